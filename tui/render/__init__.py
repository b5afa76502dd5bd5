"""Pure drawing of text: bidi, shaping, cells, wrapping, spans."""
