"""What commands say of lists without end, empty anchors, locks, versions and groups that are no longer there."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from store.errors import UsageError
from store.reading import files
from tests.cli.conftest import Tadqiq

HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("PRAGMA journal_mode=DELETE")
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("place", ["/dev/zero", "pipe"])
def test_a_list_of_files_is_a_file(tadqiq: Tadqiq, tmp_path: Path, place: str) -> None:
    import os

    if place == "pipe":
        place = str(tmp_path / "pipe")
        os.mkfifo(place)
    ran = tadqiq("load", "--files-from", place)
    assert ran.code == 2
    assert "cannot read the list of files: this is a " in ran.err


def test_a_list_of_files_has_an_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files, "_LONGEST_LIST", 100)
    long = tmp_path / "list"
    long.write_bytes(b"x\n" * 51)
    for place, stdin in ((long, None), ("-", io.BytesIO(long.read_bytes()))):
        with pytest.raises(UsageError, match=r"too big: the limit is 100 bytes$"):
            list(files.walk([], files_from=place, stdin=stdin))
    long.write_bytes(b"x\n" * 50)
    assert len(list(files.walk([], files_from=long))) == 50


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_an_emptied_file_of_anchors_agrees_with_nothing(tadqiq: Tadqiq, db: Path, tmp_path: Path, content: str) -> None:
    anchors = tmp_path / "anchors"
    anchors.write_text(content)
    ran = tadqiq("audit", "verify", "--anchors", anchors, db=db)
    assert ran.code == 2
    assert "holds no anchor" in ran.err


def test_an_anchor_in_a_missing_folder_is_a_wrong_path(tadqiq: Tadqiq, db: Path, tmp_path: Path) -> None:
    ran = tadqiq("audit", "anchor", "--file", tmp_path / "nowhere" / "anchors", db=db)
    assert ran.code == 2
    assert "its folder does not exist" in ran.err


def test_a_reader_before_a_lock_is_told_no_tale_of_saving(
    tadqiq: Tadqiq, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Another process: the locks of one are no hindrance to itself.
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    monkeypatch.setenv("TADQIQ_BUSY", "0.1")
    ran = tadqiq("queue", db=db)
    holder.communicate("leave")
    assert ran.code == 5
    assert "is locked by another process" in ran.err
    assert "saved" not in ran.err


def test_show_prints_notes_tags_and_evidence(tadqiq: Tadqiq, db: Path, group: str) -> None:
    claim = tadqiq("show", group, "--json", db=db).json["lead"]
    for target in (group, claim):
        tadqiq("note", target, "ملاحظة", db=db)
        tadqiq("tag", target, "وسم", db=db)
        assert tadqiq("evidence", target, "https://e.example/x", "--quote", "نص", "--refutes", db=db).code == 0
        shown = tadqiq("show", target, db=db).out
        for said in ("note  ملاحظة", "tag  وسم", "evidence  https://e.example/x  refutes  «نص»"):
            assert said in shown
    assert tadqiq("show", group, "--json", db=db).json["evidence"][0]["url"] == "https://e.example/x"


def test_a_version_that_is_still_to_come_is_said_so(tadqiq: Tadqiq, db: Path, group: str) -> None:
    ran = tadqiq("decide", group, "approve", "--expect-version", "9", db=db)
    assert ran.code == 3
    assert f"Group {group} has no version 9 yet: it has version 1" in ran.err


def test_a_pair_that_lost_a_member_is_not_spoken_of(tadqiq: Tadqiq, db: Path, group: str) -> None:
    claim = tadqiq("show", group, "--json", db=db).json["lead"]
    for step in (("not-checkable", claim), ("undo",), ("redo",)):
        said = tadqiq(*step, db=db).out
        assert "version 0" not in said
    assert said.startswith(f"{claim}: done")
    assert "version 0" not in tadqiq("log", db=db).out
    assert json.loads(tadqiq("check", "--json", db=db).out)["ok"]


def test_an_article_is_named_as_it_was_loaded_or_as_it_is_listed(
    tadqiq: Tadqiq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for place in ("one/a.txt", "two/a.txt", "two/b.txt"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(f"أعلن محافظ البحيرة سمير النجار افتتاح {place} جسرا جديدا يوم السبت.\n")
    assert tadqiq("load", "one", "./two").code == 0
    found = [tadqiq("show", name, "--json").json["id"] for name in ("two/b.txt", "one/../two/b.txt", "b.txt")]
    assert len(set(found)) == 1
    assert {line["article_id"] for line in tadqiq("claims", "--article", "b.txt", "--json").lines} == set(found)
    ran = tadqiq("show", "a.txt")
    assert ran.code == 2 and "Several articles are from a file a.txt: name one by its path or id." in ran.err
    assert "There is no article three.txt" in tadqiq("show", "three.txt").err


def test_a_reader_that_has_seen_enough_is_no_failure_of_an_export(tadqiq: Tadqiq, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(f"أعلن محافظ البحيرة افتتاح الجسر {number} يوم السبت. " * 200)
    assert tadqiq("load", tmp_path, "--format", "text").code in (0, 4)
    words = [sys.executable, "-m", "tui", "--db", str(tmp_path / "x.db"), "export", "--format", "jsonl", "-o", "-"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as export:
        assert export.stdout is not None and export.stderr is not None
        assert export.stdout.readline().startswith(b"{")
        export.stdout.close()
        assert export.stderr.read() == b""
    assert export.returncode == 0


def test_statistics_read_as_sentences(tadqiq: Tadqiq, tmp_path: Path) -> None:
    for outlet, verb in (("السبيل", "أعلن"), ("الخبر", "قال")):
        (tmp_path / f"{verb}.txt").write_text(f"{verb} محافظ البحيرة أن 46 أسرة انتقلت إلى مدينة دمنهور بعد الفيضان.\n")
        tadqiq("load", tmp_path / f"{verb}.txt", "--outlet", outlet)
    assert "No group was decided twice yet" in tadqiq("agreement").out
    assert "groups  1 pending\n" in tadqiq("stats").out
    group = tadqiq("queue", "--json").json[0]["id"]
    assert tadqiq("--reviewer", "mona", "decide", group, "approve").code == 0
    told = tadqiq("stats").out.splitlines()
    assert told[0].startswith("2 articles  2 claims  ")
    assert "groups  1 approved" in told
    assert "reviewer  mona  1 decision: 1 approve" in told
    assert "outlet  الخبر  1 article  1 done  0 open  0 deferred" in told
    assert "shared  الخبر  السبيل  1 group" in told
    assert any(line.startswith("scores  1 pair decided, 1 of them one fact") for line in told)
    from store.store import Store

    with Store.open(tmp_path / "x.db", reviewer="omar") as store:
        store.second(group, "reject")
    told = tadqiq("agreement").out.splitlines()
    assert told[0] == "1 group decided twice" and told[1].startswith("per cent  0.00")
    assert f"for adjudication  {group}" in told


def test_a_statement_that_was_split_off_is_not_told_as_pending(tadqiq: Tadqiq, tmp_path: Path) -> None:
    for outlet, verb in (("السبيل", "أعلن"), ("الخبر", "قال")):
        (tmp_path / f"{verb}.txt").write_text(f"{verb} محافظ أسيوط أن 31 مدرسة أغلقت أبوابها بعد العاصفة الترابية.\n")
        tadqiq("load", tmp_path / f"{verb}.txt", "--outlet", outlet)
    group = tadqiq("queue", "--json").json[0]["id"]
    alone = tadqiq("claims", "--json", "--group", group).lines[0]["id"]
    assert tadqiq("split", group, alone).code == 0
    told = tadqiq("stats").out.splitlines()
    assert "groups  none yet" in told
    assert "outside the queue  1 single statement" in told
    assert len(tadqiq("queue", "--json").json) == tadqiq("stats", "--json").json["open"] == 0


def test_the_queue_counts_statements_and_takes_none_for_a_report(tadqiq: Tadqiq, tmp_path: Path) -> None:
    told = "أن 58 أسرة غادرت بلدة الريحان بعد السيل"
    (tmp_path / "a.txt").write_text(f"أعلن محافظ المنيا {told}.\n")
    (tmp_path / "b.txt").write_text(f"قال محافظ المنيا {told}.\n")
    tadqiq("load", tmp_path / "a.txt", tmp_path / "b.txt")
    assert "  2 statements  " in tadqiq("queue").out
