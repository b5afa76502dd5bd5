"""Whatever words and marks follow each other, an English text is read, and every claim stands where it says."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.claims.extract import extract

_PIECES = st.sampled_from(
    [
        *("said", "says", "told", "according", "to", "The", "company", "Officials", "he", "that", "and", "but", "Mr"),
        *("Anita", "Bose", "army", "denied", "reports", "adding", "accused", "of", "called", "on", "put", "toll", "at"),
        *("46", "$5", "million", "people", "Monday", "May", "2", "in", "a", "statement", "known", "as", "29", "year"),
        *('"', "“", "”", "'s", ",", ".", ";", ":", "-", "—", "(", ")", "%", "\n", "wrote", "found", "who", "were"),
        *("announced", "pointed", "out", "quoted", "described", "agency", "news", "half", "third", "one", "every"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=24), st.booleans())
@example(['"', "said", "said", '"', "said"], False)
def test_any_row_of_words_is_read(pieces: list[str], headline: bool) -> None:
    text = " ".join(pieces) + ("\nThe end came on Monday." if headline else "")
    for claim in extract(text, published="2019-05-10", outlet="Wire"):
        assert text[claim.start : claim.end] == claim.text
        assert claim.text.strip() == claim.text != ""
        spans = [(one.start, one.end) for one in claim.quantities] + [(one.start, one.end) for one in claim.dates]
        for start, end in spans:
            assert claim.start <= start < end <= claim.end
