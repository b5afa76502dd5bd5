"""Everything below the screen: articles, claims, groups and decisions in one SQLite file."""
