"""Which files a load touches: what is named, sensible endings in folders, never a device, never out of the tree."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest

from store.errors import InputRefusedError, UsageError
from store.models import LoadOptions, Refusal
from store.reading.files import Source, read_bytes, storable, walk

TEXT = "قال المتحدث إن الجسر افتتح صباح اليوم.".encode()


def names(*paths: str | os.PathLike[str]) -> list[str]:
    """The base names a walk yields, refusals with a mark."""
    return [f"!{Path(x.path).name}" if isinstance(x, Refusal) else x.file for x in walk(paths)]


def test_a_folder_gives_its_texts_in_order_and_leaves_the_rest(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "picture.jpg", ".hidden.txt", "notes.docx", "deep/er/c.json"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(TEXT)
    assert names(tmp_path) == ["a.html", "b.txt", "c.json"]


def test_a_named_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    file = tmp_path / ".strange.docx"
    file.write_bytes(TEXT)
    (source,) = walk([file])
    assert isinstance(source, Source)
    assert read_bytes(source, 1000) == TEXT


def test_links_are_never_followed_out_of_the_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(TEXT)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "ok.txt").write_bytes(TEXT)
    (folder / "again").symlink_to(".")
    (folder / "same.txt").symlink_to("ok.txt")
    (folder / "out.txt").symlink_to(secret)
    (folder / "up").symlink_to("..")
    assert names(folder) == ["ok.txt", "!out.txt", "!up"]


def test_an_empty_folder_and_a_missing_file_are_refused_in_words(tmp_path: Path) -> None:
    found = list(walk([tmp_path, tmp_path / "none.txt", "x" * 300, "nul\0byte"]))
    assert all(isinstance(item, Refusal) and item.reason for item in found)
    assert len(found) == 4


def test_devices_pipes_sockets_and_loops_are_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("sock.txt")
        (tmp_path / "loop.txt").symlink_to("loop.txt")
        (tmp_path / "zero.txt").symlink_to("/dev/zero")
        for name in ("pipe.txt", "sock.txt", "zero.txt"):
            with pytest.raises(InputRefusedError, match="not a file"):
                read_bytes(Source(str(tmp_path / name)), 1000)
        assert isinstance(next(iter(walk([tmp_path / "loop.txt"]))), Refusal)


def test_too_big_is_said_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    with file.open("wb") as out:
        out.truncate(2**33)
    with pytest.raises(InputRefusedError, match="--max-size"):
        read_bytes(Source(str(file)), 10 * 2**20)


def test_standard_input_and_lists_of_files(tmp_path: Path) -> None:
    (first, second) = (tmp_path / "a.txt", tmp_path / "b c.txt")
    for file in (first, second):
        file.write_bytes(TEXT)
    (stdin,) = walk(["-"], stdin=io.BytesIO(TEXT))
    assert isinstance(stdin, Source)
    assert read_bytes(stdin, 1000) == TEXT
    listed = tmp_path / "list"
    listed.write_text(f"{first}\n\n{second}\n")
    assert [s.file for s in walk([], files_from=listed) if isinstance(s, Source)] == ["a.txt", "b c.txt"]
    zero = io.BytesIO(f"{first}\0{second}\0".encode())
    assert len(list(walk([], files_from="-", stdin=zero))) == 2
    assert isinstance(next(iter(walk(["-"], LoadOptions(max_size=5), stdin=io.BytesIO(TEXT)))), Refusal)
    with pytest.raises(UsageError, match="cannot read the list"):
        list(walk([], files_from=tmp_path / "none"))


def test_names_that_are_not_utf8_can_be_stored_and_opened(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_bytes(TEXT)
    (source,) = walk([tmp_path])
    assert isinstance(source, Source)
    assert source.file == "caf\\xe9.txt"
    assert source.key.encode().endswith(b"caf\\xe9.txt")
    assert read_bytes(source, 1000) == TEXT
    assert storable(os.fsdecode(raw)) == source.key
