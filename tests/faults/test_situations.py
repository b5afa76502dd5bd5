"""docs/RELIABILITY.md promises nothing that no test shows."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "RELIABILITY.md").read_text("utf-8")
_NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


def rows() -> list[str]:
    part = PAGE.split("## What happens\n")[1].split("\n## ")[0]
    return [line for line in part.splitlines() if line.startswith("| ")][1:]


def test_every_test_the_page_names_exists() -> None:
    named = _NAMED.findall(PAGE)
    assert len(named) > 40
    for file, test in named:
        source = ROOT / "tests" / file
        assert source.is_file(), file
        assert re.search(rf"^(async )?def {test}\(", source.read_text("utf-8"), re.MULTILINE), f"{file}::{test}"


def test_every_situation_names_a_test() -> None:
    assert len(rows()) > 30
    for row in rows():
        assert _NAMED.search(row), row


def test_every_command_the_page_names_exists() -> None:
    for module in re.findall(r"`python -m (tests\.[\w.]+)", PAGE):
        assert (ROOT / Path(*module.split("."))).with_suffix(".py").is_file(), module
