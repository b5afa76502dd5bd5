"""Attribution frames of one sentence: reporting word, speaker and content together."""
