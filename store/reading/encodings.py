"""From bytes to text: which encoding, how sure, and what is odd about the result.

The order is the one measured to work on Arabic news: byte order mark, UTF-16 by parity, strict UTF-8, UTF-8 with
a little damage, cp1256 or ISO-8859-6 by how Arabic the letters look, a second opinion, else a refusal. Nothing is
dropped and no newline is translated: the text is the bytes decoded, without the byte order mark.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from math import log

from store.errors import InputRefusedError, UsageError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
)
_DAMAGE = 0.005
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9._-]{2,40})""", re.I)
_CONTROL_BYTES = bytes(set(range(0x20)) - {9, 10, 12, 13, 27})
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f\U0001d173-\U0001d17a]"
)
_MOJIBAKE = re.compile("[\u00d8\u00d9][\u0080-\u00bf\u2018-\u203a\u0152-\u0178\u02c6\u02dc\u20ac\u2122]")

# Share of each letter in Arabic news, in per mille; enough to tell two code pages apart.
_LETTERS = dict(
    zip(
        "المينوترهبدعسفكحقجةشطصأىخضغذثزإئءظؤآ",
        (155, 118, 65, 70, 62, 58, 52, 48, 40, 38, 33, 32, 28, 27, 24, 22, 22, 15, 34, 12, 11, 10, 23, 9, 9, 6, 5, 6,
         6, 6, 9, 4, 4, 2, 2, 2),
        strict=True,
    )
)  # fmt: skip
_MARKS = set("ـًٌٍَُِّْ،؛؟«»“”‘’–—…\xa0")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the codec that gave it, a confidence between 0 and 1, and flags such as ``damaged_utf8``."""

    text: str
    encoding: str
    confidence: float
    flags: tuple[str, ...] = ()


def decode(raw: bytes, encoding: str | None = None, *, declares: bool = False) -> Decoded:
    """Return the text of ``raw``; ``encoding`` is the caller's word and is then the only one tried.

    ``declares``: this is a page or feed whose own declaration is believed before a guess.

    Raises InputRefusedError for binary data and for bytes no encoding explains, UsageError for an unknown codec.
    """
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise InputRefusedError(f"this is {what}, not text")
    if encoding is not None:
        return _as_told(raw, encoding)
    found = _by_mark(raw) or _utf16(raw) or _utf8(raw) or (_declared(raw) if declares else None)
    found = found or _arabic_page(raw) or _second_opinion(raw)
    if found is None:
        raise InputRefusedError("no text encoding explains these bytes; name one with --encoding if it is text")
    return _flagged(found)


def _as_told(raw: bytes, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding)
        if not getattr(codec, "_is_text_encoding", True):
            raise LookupError
        text = raw.decode(codec.name)
    except LookupError:
        raise UsageError(f"no such encoding: {encoding}; try utf-8, cp1256 or iso8859_6") from None
    except UnicodeError as error:
        raise InputRefusedError(f"not {encoding}: {error.__class__.__name__} in the bytes") from None
    return _flagged(Decoded(text.removeprefix("\ufeff"), codec.name, 1.0))


def _flagged(found: Decoded) -> Decoded:
    flags = list(found.flags)
    if _HIDDEN.search(found.text):
        flags.append("hidden_controls")
    sample = found.text[:20_000]
    if len(_MOJIBAKE.findall(sample)) * 4 > len(sample):
        flags.append("double_encoded")
    return Decoded(found.text, found.encoding, found.confidence, tuple(flags))


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            text = raw[len(mark) :].decode(name, "replace")
            damage = text.count("\ufffd")
            if damage > max(1, len(text) * _DAMAGE):
                return None
            return Decoded(text, name, 1.0, (f"damaged_{name[:5].replace('-', '')}",) if damage else ())
    return None


def _utf16(raw: bytes) -> Decoded | None:
    """Half of UTF-16 text's bytes are 0x00 or 0x06, all at one parity; in UTF-8 and code pages neither occurs."""
    sample = raw[: 1 << 16]
    even, odd = sample[0::2], sample[1::2]
    if not odd:
        return None
    shares = [(half.count(0) + half.count(6)) / len(half) for half in (even, odd)]
    if max(shares) < 0.6 or min(shares) > 0.2:
        return None
    name = "utf-16-be" if shares[0] > shares[1] else "utf-16-le"
    text = raw.decode(name, "replace")
    if text.count("\ufffd") > max(1, len(text) * _DAMAGE) or _unlikely(text[:20_000]):
        return None
    return Decoded(text, name, 0.95, ("damaged_utf16",) if "\ufffd" in text else ())


def _unlikely(text: str) -> bool:
    known = sum(1 for c in text if c.isspace() or "\u0020" <= c <= "\u024f" or "\u0600" <= c <= "\u06ff")
    return known < 0.8 * len(text)


def _binary(raw: bytes) -> bool:
    sample = raw[: 1 << 20]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return controls > max(8, len(sample) * 0.02)


def _utf8(raw: bytes) -> Decoded | None:
    if _binary(raw):
        raise InputRefusedError("this is binary data, not text")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", 1.0)
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "replace")
    damage = text.count("\ufffd")
    cut = text.endswith("\ufffd")
    seen = sum(1 for byte in raw[:4096] if byte >= 0xC0)
    if damage - cut <= len(text) * _DAMAGE and seen > damage:
        return Decoded(text, "utf-8", round(1 - damage / len(text), 4), ("damaged_utf8",))
    return None


def _declared(raw: bytes) -> Decoded | None:
    """The encoding that the markup itself names, when the bytes are possible in it."""
    named = _DECLARED.search(raw, 0, 4096)
    if named is None:
        return None
    try:
        codec = codecs.lookup(named[1].decode("ascii"))
        if getattr(codec, "_is_text_encoding", True) and not codec.name.startswith("utf"):
            return Decoded(raw.decode(codec.name), codec.name, 0.9)
    except (LookupError, UnicodeError):
        pass
    return None


def _arabic_page(raw: bytes) -> Decoded | None:
    sample = raw[: 1 << 16]
    found = {name: _arabic_score(sample, name) for name in ("cp1256", "iso8859_6")}
    # The bonus is the log of how much more often a page is cp1256: it settles texts of a few letters.
    name = max(found, key=lambda name: (found[name][1] + (3.0 if name == "cp1256" else 0.0), name))
    score = found[name][0]
    if score < 0.5:
        return None
    text = raw.decode(name, "replace")
    flags = ("damaged_bytes",) if "\ufffd" in text else ()
    return Decoded(text, name.replace("_", "-"), round(score, 3), flags)


def _arabic_score(sample: bytes, name: str) -> tuple[float, float]:
    """How the high bytes read in code page ``name``: from 0 (noise) to 1 (news), and the log likelihood."""
    high = [c for c in sample.decode(name, "replace") if c >= "\x80"]
    letters = [c for c in high if c in _LETTERS]
    if len(high) < 3 or not letters:
        return 0.0, -1e9
    marks = sum(1 for c in high if c in _MARKS)
    known = (len(letters) + marks) / len(high)
    spelled = sum(log(_LETTERS[c] / 1000) for c in letters)
    total = spelled - 4.0 * marks - 8.0 * (len(high) - len(letters) - marks)
    # News text has a mean log share near -3.1; a wrong page or noise is well below -3.6.
    likeness = min(1.0, max(0.0, (spelled / len(letters) + 4.4) / 1.2))
    return float(known**2 * likeness), total


def _second_opinion(raw: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    matches = [match for match in from_bytes(raw[: 1 << 16], threshold=0.15) if not match.encoding.startswith("utf")]
    if not matches or matches[0].chaos > 0.1:
        return None
    best = next((m for m in matches if m.encoding == "cp1252" and m.chaos <= matches[0].chaos), matches[0])
    try:
        text = raw.decode(best.encoding)
    except (UnicodeError, LookupError):
        return None
    return Decoded(text, best.encoding, round(0.7 * (1 - best.chaos), 3), ("guessed_encoding",))
