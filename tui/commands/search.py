"""``search``: folded Arabic full text over articles and claims."""

from __future__ import annotations

import click

from store.errors import UsageError
from tui.commands.options import command, current
from tui.commands.output import print_json_array, rows


@command("search")
@click.argument("query", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(["article", "claim"]), help="Only one kind.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
def search(query: tuple[str, ...], kind: str | None, limit: int) -> None:
    """Search articles and claims: every word must be there, with «ال» or «و» or without.

    Hamza, vowel signs and the script of digits do not matter.
    """
    from store.review.search import query_words

    if not query_words(" ".join(query)):
        raise UsageError("Say which words to search for, as in `tadqiq search حلب`.")
    with current().store(readonly=True) as store:
        hits = store.search(" ".join(query), kind=kind, limit=limit)
    if current().json:
        print_json_array(
            {
                "kind": hit.kind,
                "id": hit.id,
                "article_id": hit.article_id,
                "outlet": hit.outlet,
                "file": hit.file,
                "text": hit.text,
                "start": hit.start,
                "spans": [{"start": span.start, "end": span.end} for span in hit.spans],
            }
            for hit in hits
        )
        return
    rows(((hit.id, hit.kind, hit.outlet or hit.file, hit.text) for hit in hits), "Nothing holds all of these words.")
