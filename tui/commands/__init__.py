"""One file a family of commands; each is a few lines around one Store call."""
