"""From an article to its attributed statements: pure functions, lexicons as data."""
