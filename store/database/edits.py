"""What a reviewer said of an article, laid over what was found, as SQL: also when he said that it is not known."""

from __future__ import annotations


def laid_over(key: str, found: str) -> str:
    """Return the SQL for a field: the reviewer's word in ``article_edit e``, else the column ``found``."""
    return f"iif(json_type(e.body, '$.{key}') IS NULL, {found}, json_extract(e.body, '$.{key}'))"


OUTLET = laid_over("outlet", "o.name")
