"""Closed word classes and the row of words that every rule walks along."""
