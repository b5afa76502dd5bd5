"""Damage at random places of the file: every command says so or works; none falls over."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.store import newsroom
from tui.program import run

_PAGE = 4096


def damaged(good: bytes, dice: Random) -> bytes:
    """Return the file with some bits turned, bytes overwritten, pages emptied or swapped."""
    data = bytearray(good)
    for _ in range(dice.choice((1, 1, 2, 5, 40))):
        at, kind = dice.randrange(len(data)), dice.randrange(4)
        page, other = at // _PAGE * _PAGE, dice.randrange(len(data) // _PAGE) * _PAGE
        if kind == 0:
            data[at] ^= 1 << dice.randrange(8)
        elif kind == 1:
            data[at : at + 16] = dice.randbytes(16)
        else:
            data[page : page + _PAGE] = bytes(_PAGE) if kind == 2 else data[other : other + _PAGE]
    return bytes(data[: len(good)])


def test_a_file_damaged_anywhere_is_read_or_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with newsroom.newsroom(tmp_path, stories=4) as store:
        first, second = store.queue_ids()[:2]
        store.decide(first, "approve")
        store.note(second, "ملاحظة")
    good = (tmp_path / "news.db").read_bytes()
    found = 0
    for number in range(30):
        path = tmp_path / f"{number}.db"
        path.write_bytes(damaged(good, Random(number)))
        at = ["--db", str(path)]
        checked = run([*at, "check"])
        assert checked in (0, 6)
        found += checked == 6
        for words in (["groups", "--json"], ["show", first], ["stats"], ["decide", second, "approve"],
                      ["export", "--format", "jsonl", "-o", str(tmp_path / "o")]):  # fmt: skip
            assert run([*at, *words]) in (0, 2, 6), words
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert "nobody foresaw" not in said.err
    assert found > 15
