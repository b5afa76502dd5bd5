"""Loading from the command line: idempotent, refusals in words, standard input, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import REPORTS, SEEDS, Tadqiq


def test_the_seeds_load_once(tadqiq: Tadqiq) -> None:
    first = tadqiq("load", SEEDS, "--json")
    assert first.code == 0
    assert first.err == ""
    assert (first.json["loaded"], first.json["unchanged"], first.json["rejected"]) == (5, 0, [])
    assert first.json["claims"] > 20
    again = tadqiq("load", SEEDS, "--json").json
    assert (again["loaded"], again["updated"], again["unchanged"]) == (0, 0, 5)
    assert (again["claims"], again["groups"]) == (first.json["claims"], first.json["groups"])


def test_good_neighbours_of_bad_files_load_and_the_exit_code_says_so(tadqiq: Tadqiq, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(REPORTS["a.txt"])
    bad = tmp_path / "bad\n\x1b[31m.pdf"
    bad.write_bytes(b"%PDF-1.7 ...")
    found = tadqiq("load", "--json", "--", bad, good, tmp_path / "none.txt")
    assert found.code == 4
    assert found.json["loaded"] == 1
    assert [Path(r["path"]).name for r in found.json["rejected"]] == ["none.txt", bad.name]  # missing ones first
    assert "\x1b" not in found.err + found.out
    assert len(found.err.strip().splitlines()) == 2
    assert "PDF" in found.err


def test_a_thousand_bad_files_are_summed_up(tadqiq: Tadqiq, tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").touch()
    found = tadqiq("load", tmp_path, "--json")
    assert found.code == 4
    assert len(found.json["rejected"]) == 300
    assert len(found.err) < 9000
    assert "260 more" in found.err


def test_a_changed_file_is_a_new_version(tadqiq: Tadqiq, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(REPORTS["a.txt"])
    tadqiq("load", file)
    file.write_text(REPORTS["b.txt"])
    assert tadqiq("load", file, "--json").json["updated"] == 1
    (article,) = tadqiq("articles", "--json").json
    assert article["version"] == 2


def test_standard_input_and_a_name_with_a_dash(tadqiq: Tadqiq, tmp_path: Path) -> None:
    dash = tmp_path / "--help"
    dash.write_text(REPORTS["a.txt"])
    words = [sys.executable, "-m", "tui", "--db", str(tmp_path / "x.db"), "load", "--json", "--", "-", str(dash)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(words, input=REPORTS["c.txt"].encode(), capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert {a["file"] for a in tadqiq("articles", "--json").json} == {"--help", "stdin"}


def test_what_is_said_of_the_articles_is_kept(tadqiq: Tadqiq, tmp_path: Path) -> None:
    file = tmp_path / "a.dat"
    file.write_bytes(REPORTS["a.txt"].encode("cp1256"))
    options = ["--outlet", "المثال", "--published", "2016-12-04", "--encoding", "cp1256", "--format", "text"]
    assert tadqiq("load", file, *options).code == 0
    (article,) = tadqiq("articles", "--json").json
    assert (article["outlet"], article["published"], article["encoding"]) == ("المثال", "2016-12-04", "cp1256")


def test_options_that_cannot_be_are_wrong_usage(tadqiq: Tadqiq, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(REPORTS["a.txt"])
    for option, value in (
        ("--max-size", "many"),
        ("--published", "أمس"),
        ("--encoding", "klingon"),
        ("--format", "pdf"),
    ):
        found = tadqiq("load", file, option, value)
        assert found.code == 2, option
        assert value in found.err
    assert tadqiq("load", file, "--max-size", "10").code == 4
