"""The numbered, append-only steps that make the schema; a step that was released is never edited."""
