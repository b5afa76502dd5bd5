"""Reports of one story: what two articles tell about how their claims answer each other."""
