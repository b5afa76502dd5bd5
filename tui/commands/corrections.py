"""``claim add|edit|delete`` and ``article edit``: a reviewer's own claims and corrections."""

from __future__ import annotations

import re

import click

from store.errors import UsageError
from tui.commands.decisions import report
from tui.commands.items import whole
from tui.commands.load import iso_option
from tui.commands.options import current, family
from tui.commands.output import print_json, say


@family("claim")
def claim() -> None:
    """Add, edit or delete a claim by hand."""


@claim.command("add")
@click.argument("article")
@click.argument("start", type=click.IntRange(0), required=False)
@click.argument("end", type=click.IntRange(1), required=False)
@click.option("--quote", help="The words of the article instead of START END.")
@click.option("--statement", help="The claim in one's own words.")
@click.option("--speaker", help="Who said it.")
def add(
    article: str, start: int | None, end: int | None, quote: str | None, statement: str | None, speaker: str | None
) -> None:
    """Add a claim over words of an article: --quote, or START END in code points, end exclusive."""
    with current().store() as store:
        found = store.article(article)
        if quote is not None:
            start, end = place_of(found.text, quote)
        if start is None or end is None:
            raise click.UsageError("Say which words: --quote TEXT, or START END")
        made = store.claim_add(found.id, start, end, statement=statement, speaker=speaker)
    if current().json:
        print_json({"claim": made})
    else:
        say(f"{made} was added.")


def place_of(text: str, quote: str, near: tuple[int, int] | None = None) -> tuple[int, int]:
    """Return where ``quote`` stands in ``text``, vowel signs and hamza aside; raises UsageError unless it is once.

    Whole words come before parts of words; of several places the one that meets the span ``near`` is meant.
    """
    from store.language.folding import fold

    page, wanted = fold(text), " ".join(fold(quote).text.split())
    pattern = r"\s+".join(map(re.escape, wanted.split()))
    found = [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", page.text)] if wanted else []
    found = found or ([match.span() for match in re.finditer(pattern, page.text)] if wanted else [])
    if not found:
        raise UsageError("These words are not in the article; `tadqiq show` prints it.")
    spans = [page.raw_span(*one) for one in found]
    here = [one for one in spans if near is not None and one.start < near[1] and near[0] < one.end]
    chosen = here or spans
    if len(chosen) > 1:
        raise UsageError("These words stand in the article more than once; quote more of them, or give START END.")
    return chosen[0].start, chosen[0].end


@claim.command("edit")
@click.argument("claim_id", metavar="CLAIM")
@click.option("--statement", help="The claim in one's own words.")
@click.option("--speaker", help="Who said it.")
@click.option("--quote", help="The words of the article it stands on.")
@click.option("--start", type=click.IntRange(0), help="Where it begins in the article, in code points.")
@click.option("--end", type=click.IntRange(1), help="Where it ends, exclusive.")
def edit(
    claim_id: str, statement: str | None, speaker: str | None, quote: str | None, start: int | None, end: int | None
) -> None:
    """Correct a claim's statement, speaker or words; the quoted text always comes from the article."""
    if all(value is None for value in (statement, speaker, quote, start, end)):
        raise click.UsageError("Say what to correct: --statement, --speaker, --quote, --start or --end")
    with current().store() as store:
        claim_id = whole(store, claim_id)
        if quote is not None:
            now = store.claim(claim_id)
            start, end = place_of(store.article(now.article_id).text, quote, (now.start, now.end))
        report(store.claim_edit(claim_id, statement=statement, speaker=speaker, start=start, end=end))


@claim.command("delete")
@click.argument("claim_id", metavar="CLAIM")
def delete(claim_id: str) -> None:
    """Take a claim out; it stays in the record."""
    with current().store() as store:
        report(store.claim_delete(whole(store, claim_id)))


@family("article")
def article() -> None:
    """Correct an article's outlet, date or URL."""


@article.command("edit")
@click.argument("article_id", metavar="ARTICLE")
@click.option("--outlet", help="Who published it.")
@click.option("--published", metavar="DATE", help="When (2016-12-09).")
@click.option("--url", help="Where it is on the web.")
def edit_article(article_id: str, outlet: str | None, published: str | None, url: str | None) -> None:
    """Set the outlet, date or URL of an article by hand; a later load never overwrites them."""
    if all(value is None for value in (outlet, published, url)):
        raise click.UsageError("Say what to correct: --outlet, --published or --url")
    with current().store() as store:
        found = store.article(article_id).id
        report(store.article_edit(found, outlet=outlet, published=iso_option(published), url=url))
