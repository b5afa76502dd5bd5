"""What the matcher keeps of one claim: stems, names, places, and two texts laid word beside word."""
