"""Texts that break off anywhere are read: pages are cut, titles are clipped, leads end in mid-sentence."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest

from store.claims.extract import extract

_FILES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_a_text_cut_between_or_inside_words_is_read(file: Path) -> None:
    chance = random.Random(file.stem)
    for row in tomllib.loads(file.read_text("utf-8"))["case"]:
        words = row["text"].split(" ")
        for end in sorted(chance.sample(range(1, len(words) + 1), min(5, len(words)))):
            cut = " ".join(words[:end])
            for text in (cut, cut[: -chance.randrange(1, 4)], " ".join(words[-end:])):
                for claim in extract(text, published=row.get("published"), outlet=row["outlet"]):
                    assert text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize(
    "text",
    [
        'وجزم المحلل " المالي\nس',
        "وقال الخبير « الاقتصادي سامي",
        'وأكد الناطق باسم " الحركة\n\n',
        "ونقلت الطائرة عن لـ« طريق جسر جوي : لـ«",
    ],
)
def test_a_quotation_never_closed_behind_who_speaks_is_read(text: str) -> None:
    for claim in extract(text, published=None, outlet="س"):
        assert text[claim.start : claim.end] == claim.text
