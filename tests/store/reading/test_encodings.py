"""A fact-checker is sent files in whatever encoding; the text must come out right or be refused in words."""

from __future__ import annotations

import os
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import InputRefusedError, UsageError
from store.reading.encodings import decode

REPORT = "أعلن محافظ البحيرة أمس أن ثلاث قرى عادت إليها المياه، وقال إن «العمل مستمر» في باقي القرى. " * 3


@pytest.mark.parametrize(
    "codec",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"],
)
def test_arabic_text_is_read_in_any_usual_encoding(codec: str) -> None:
    found = decode(REPORT.encode(codec))
    assert found.text == REPORT
    assert found.confidence >= 0.7


def test_iso_8859_6_is_not_taken_for_cp1256() -> None:
    plain = REPORT.translate(str.maketrans("«»", '""'))
    assert decode(plain.encode("iso8859_6")).text == plain


def test_a_headline_of_two_words_in_cp1256() -> None:
    assert decode("هدنة حلب".encode("cp1256")).text == "هدنة حلب"


def test_a_file_cut_in_the_middle_of_a_letter_loads_and_says_so() -> None:
    found = decode(REPORT.encode()[:-3])
    assert found.flags == ("damaged_utf8",)
    assert found.text.startswith("أعلن محافظ البحيرة")
    assert found.confidence < 1


def test_line_endings_and_odd_spaces_stay_as_they_are() -> None:
    raw = "سطر أول\r\nسطر ثان\u00a0هنا\x85\u2028ثالث".encode()
    assert decode(raw).text.encode() == raw


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"%PDF-1.7\n" + bytes(50), "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (b"PK\x03\x04" + bytes(50), "zip"),
        (b"\x1f\x8b" + bytes(50), "gzip"),
        (b"SQLite format 3\x00" + bytes(50), "database"),
        (bytes(5000), "binary"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_what_is_not_text_is_refused_with_its_kind(raw: bytes, word: str) -> None:
    with pytest.raises(InputRefusedError, match=word):
        decode(raw)


def test_escape_sequences_and_overrides_are_kept_and_flagged() -> None:
    text = REPORT + "\x1b]52;c;eA==\x07 \u202eخلف\u202c"
    found = decode(text.encode())
    assert found.text == text
    assert "hidden_controls" in found.flags
    assert decode(("می\u200cخواهم " + REPORT).encode()).flags == ()


def test_the_callers_encoding_is_the_only_one_tried() -> None:
    assert decode("été".encode("latin-1"), "latin-1").text == "été"
    with pytest.raises(InputRefusedError, match="not utf-8"):
        decode(REPORT.encode("cp1256"), "utf-8")
    with pytest.raises(UsageError, match="no such encoding"):
        decode(b"x", "klingon")
    with pytest.raises(UsageError, match="no such encoding"):
        decode(b"x", "hex")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_refusal(raw: bytes) -> None:
    try:
        decode(raw)
    except InputRefusedError as error:
        assert str(error)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_valid_utf8_is_never_changed(text: str) -> None:
    raw = text.encode()
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe")) or b"\x06" in raw:
        return
    with suppress(InputRefusedError):  # it happens to begin like an archive
        assert decode(raw).text == text


def test_noise_is_not_read_as_arabic() -> None:
    for _ in range(5):
        with pytest.raises(InputRefusedError):
            decode(os.urandom(4000))


def test_a_page_that_names_its_encoding_is_believed() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><p>Le prix : 12 €, été</p>'
    raw = page.encode("iso-8859-15")
    assert decode(raw, declares=True).text == page
    assert decode(page.replace("iso-8859-15", "nonsense").encode(), declares=True).encoding == "utf-8"
    arabic = f'<?xml version="1.0" encoding="windows-1256"?><rss>{REPORT}</rss>'
    assert decode(arabic.encode("cp1256"), declares=True).text == arabic
