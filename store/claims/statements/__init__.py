"""What is said: where it begins and ends, the single statements in it, and what the outlet tells itself."""
