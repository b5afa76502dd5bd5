"""Groups of a busy day's reports: which hold one story, and which put strangers together."""

from __future__ import annotations

import tempfile
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from store.models import LoadOptions
from tests.quality.matching_scores import grouped

ARTICLES = Path(__file__).parent / "articles.toml"


@dataclass(frozen=True)
class Day:
    """``strangers`` are the groups that hold claims of two stories, each as its claims; ``told`` the groups of every
    story that two articles tell; ``articles`` how many there are.
    """

    articles: int
    strangers: list[list[str]]
    told: dict[str, int]


def day() -> Day:
    """Load, extract and group the reports as the product does."""
    given = tomllib.loads(ARTICLES.read_text("utf-8"))
    stories = [article["story"] for article in given["article"]]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, article in enumerate(given["article"]):
            path = Path(folder) / f"{number:02}.txt"
            path.write_text(article["text"].strip() + "\n", "utf-8")
            paths.append((path, LoadOptions(outlet=article["outlet"], published=given["published"])))
        groups = [group["members"] for group in grouped(paths, Path(folder))]
    told = Counter({story: 0 for story, count in Counter(stories).items() if count > 1})
    strangers = []
    for members in groups:
        tellers = {stories[int(member["article_file"].removesuffix(".txt"))] for member in members}
        if len(tellers) > 1:
            strangers.append([member["text"] for member in members])
        told.update(tellers if len(tellers) == 1 else ())
    return Day(len(stories), strangers, dict(told))
