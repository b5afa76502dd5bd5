"""Short reports of one busy day, nearly all of different stories."""
