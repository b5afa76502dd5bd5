"""Arabic and English text: folding with an index map, sentences, stems, numbers, dates, names."""
