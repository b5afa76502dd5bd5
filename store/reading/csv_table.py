"""Articles in a table: comma, semicolon or tab separated, with a header that names a text column."""

from __future__ import annotations

import csv
import io

from store.errors import InputRefusedError
from store.reading.items import Item, bounded

_COLUMNS = {
    "text": ("text", "body", "content", "article", "maintext", "النص", "المحتوى"),
    "title": ("title", "headline", "العنوان"),
    "url": ("url", "link", "الرابط"),
    "outlet": ("outlet", "source", "publisher", "المصدر", "الوسيلة"),
    "published": ("published", "date", "published_at", "التاريخ"),
}


def read_table(text: str) -> list[Item]:
    """Return one article a row; raises InputRefusedError when there is no header with a text column."""
    csv.field_size_limit(2**31 - 1)
    head = text.split("\n", 1)[0]
    delimiter = max("\t;,", key=head.count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        header = [name.strip().lower() for name in next(rows, [])]
        at = {field: _index(header, names) for field, names in _COLUMNS.items()}
        if at["text"] is None:
            raise InputRefusedError("this table has no column named text (or body, content, النص)")
        return bounded(_row(row, at) for row in rows)
    except csv.Error as error:
        raise InputRefusedError(f"this is not a table: {error}") from None


def _index(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _row(row: list[str], at: dict[str, int | None]) -> Item | None:
    def cell(field: str) -> str | None:
        index = at[field]
        return row[index].strip() or None if index is not None and index < len(row) else None

    index = at["text"]
    if index is None or index >= len(row) or not row[index].strip():
        return None
    url = cell("url")
    return Item(
        row[index],
        title=cell("title"),
        url=url if url and url.startswith(("http://", "https://")) else None,
        outlet=cell("outlet"),
        published=cell("published"),
    )
