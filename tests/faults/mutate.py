"""Mutations of bytes: small damages such as a bad transfer, a wrong tool or an enemy would do. Pure, given the dice."""

from __future__ import annotations

from random import Random

HOSTILE = (
    b"\x00", b"\x1b[2J", b"\x1b]52;c;QQ==\x07", b"\x9b31m", b"\xc2\x9b5m", b"\xe2\x80\xae", b"\xe2\x81\xa6",
    b"\xff\xfe",
    b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf3\xa0\x81\x81", b"[/nope]", b"[@click=app.quit]", b"<script>",
    b"&#x202e;",
    b"=1+1", b"\r", b"\x85", b'"', b"{", b"]]>", b"<!DOCTYPE x [", b"\\ud800", b"1e999", b"NaN", b"\xef\xbb\xbf",
    "«".encode(), "٪".encode(), "ألف و".encode(), b"12/13/20166", b"0" * 400, "ّ".encode() * 300, b"-" * 2000,
)  # fmt: skip


def mutate(data: bytes, others: list[bytes], dice: Random) -> bytes:
    """Return ``data`` with one to eight damages; ``others`` are files a piece may come from."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 3, 5, 8))):
        _damage(changed, others, dice)
    return bytes(changed)


def _damage(data: bytearray, others: list[bytes], dice: Random) -> None:
    at = dice.randrange(len(data) + 1)
    length = dice.choice((1, 1, 2, 3, 8, 64, 1000))
    kind = dice.randrange(8)
    if kind == 0 and at < len(data):
        data[at] ^= 1 << dice.randrange(8)
    elif kind == 1:
        data[at : at + length] = dice.randbytes(min(length, 8))
    elif kind == 2:
        del data[at : at + length]
    elif kind == 3:
        data[at:at] = data[at : at + length] * dice.choice((1, 2, 20))
    elif kind == 4:
        del data[at:]
    elif kind == 5:
        other = dice.choice(others)
        start = dice.randrange(len(other) + 1)
        data[at:at] = other[start : start + length]
    else:
        data[at:at] = dice.choice(HOSTILE) * dice.choice((1, 1, 1, 3))
