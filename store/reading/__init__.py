"""From bytes to articles: encodings, formats, furniture and repeats, outlets and dates."""
