"""Reading: bytes in, articles out. Encodings, files, one reader a format, boilerplate and repeats, outlet and date."""
