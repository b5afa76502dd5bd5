"""What reviewers do: queue, decisions, undo, constraints, agreement."""
