"""What the terminal is and how to write to it: modes, output filter, detection."""
