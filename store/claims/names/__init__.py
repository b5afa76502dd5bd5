"""Noun phrases that name somebody: where they begin and end, and who can have a voice."""
