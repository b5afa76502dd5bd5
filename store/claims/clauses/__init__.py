"""The clause around a reporting word: where it opens, where its subject ends, whom it is said to."""
