"""Who speaks: the people of one article, and whom an unnamed, inherited or continued voice belongs to."""
