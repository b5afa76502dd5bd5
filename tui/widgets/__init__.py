"""What the screens are made of; lists draw line by line."""
