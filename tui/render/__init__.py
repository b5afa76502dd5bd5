"""Arabic from logical text to terminal cells, as pure functions without an app (design: DISPLAY).

Widgets hold **logical raw text and raw offsets** (code points); what they draw are **visual cells**. Always pass
the raw text: the engine shows hostile characters as signs itself (:mod:`store.safe`) and keeps raw offsets true.

How to use it (import from the modules named):

``layout.lay_out(text, width, *, spans=(), align="auto") -> Layout``
    A text of any number of paragraphs wrapped to ``width`` cells. ``spans`` is a sequence of
    ``(start, end, key)``; ``key`` is anything hashable (a style's name); spans may overlap, later ones win.
    ``align``: ``auto`` (right when the paragraph's first strong letter is right-to-left), ``left``, ``right``,
    ``center``. The geometry is cached by (text, width, align); moving a highlight costs almost nothing.
    ``Layout.rows`` · ``len(layout.rows)`` is the height · ``.row_of(offset)`` · ``.cells_of(start, end) ->
    [(row, c0, c1)]`` · ``.offset_at(row, cell)`` · ``.word_at(offset) -> (start, end)`` ·
    ``.with_spans(spans)`` (same geometry, other highlights).

``VisualRow``
    ``.cells`` the visual text, exactly ``width`` cells · ``.segments() -> [(text, keys)]`` where ``keys`` is the
    tuple of span keys there, in the order given · ``.offset_at(cell) -> int | None`` (None on padding) ·
    ``.cells_of(start, end) -> [(c0, c1)]`` half-open cells · ``.start``/``.end`` raw offsets of the row · ``.rtl``.

``line.one_line(text, width, *, spans=(), align="auto") -> VisualRow``
    One line for a list: newlines and tabs become blanks, too long ends in ``…`` at the *logical* end.
``line.plain(text) -> str``
    Visual string of one line, no padding: border titles, toasts, footers, palette, tooltips, CLI on a terminal.

``field.Field(value, cursor)``
    An input line: logical value and cursor, drawn visually, arrows as seen. ``.insert(text)`` (also paste),
    ``.edit(key) -> Field | None`` (Textual's key names, shift+ and ctrl+ too), ``.row(width) -> ((text, key), …)``
    with keys ``input``, ``selected``, ``caret``, ``.click(cell, width, extend=False)``, ``.selected``,
    ``.reads_right_to_left()``.

``svg.readable(svg) -> str``
    Makes Textual's SVG picture read right in a browser.

Never crop an Arabic strip after layout (scroll bars!): lay out to the width that is really visible
(``self.scrollable_content_region.width`` with ``scrollbar-gutter: stable``).
"""
