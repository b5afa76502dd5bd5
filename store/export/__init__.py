"""One file a format; every text made safe."""
