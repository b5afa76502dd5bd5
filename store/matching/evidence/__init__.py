"""What speaks for two claims being one: the features of a pair and their weights."""
