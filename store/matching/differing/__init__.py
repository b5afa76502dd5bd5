"""What differs between two reports, slot by slot: figures, days, places, people, opposites, causes."""
