"""Scores on the development sets that stand beside the checkout; floors a little below what is reached."""
