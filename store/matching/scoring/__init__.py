"""The probability of a pair, learning it from decisions, and the scores of any two texts."""
