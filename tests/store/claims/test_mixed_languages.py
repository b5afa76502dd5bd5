"""Articles in two languages: a sentence is read in the language it is told in, whatever it quotes."""

from __future__ import annotations

import pytest

from store.claims.extract import extract

# An article, then one line a claim: content | speaker | quote type | language.
CASES = [
    'قال ترامب في تغريدة: "We will not allow this to happen again in our great country".'
    """ وأضاف أن الجيش قتل 12 شخصا.
    We will not allow this to happen again in our great country | ترامب | direct | en
    الجيش قتل 12 شخصا | ترامب | indirect | ar""",
    """ونقلت صحيفة "نيويورك تايمز" عن المتحدث بيتر كوك قوله "The strike killed three militants near the border".
    The strike killed three militants near the border | بيتر كوك | direct | en""",
    "The spokesman, Ahmed Asseri, said in Arabic: «لن نسمح لأحد بالمساس بأمن المملكة وحدودها تحت أي ظرف كان»."
    """ He added that 12 soldiers were wounded.
    لن نسمح لأحد بالمساس بأمن المملكة وحدودها تحت أي ظرف كان | Ahmed Asseri | direct | ar
    12 soldiers were wounded | Ahmed Asseri | indirect | en""",
    """Saudi daily عكاظ reported on Monday that 14 people were arrested in جدة.
    14 people were arrested in جدة | Saudi daily عكاظ | indirect | en""",
    """The ministry said five people died.
وقالت الوزارة إن خمسة أشخاص لقوا حتفهم.
"We are ready," the minister said.
    five people died | The ministry | indirect | en
    خمسة أشخاص لقوا حتفهم | الوزارة | indirect | ar
    We are ready | the minister | direct | en""",
]


@pytest.mark.parametrize("case", CASES)
def test_each_sentence_is_read_in_its_own_language(case: str) -> None:
    lines = case.split("\n")
    text = "\n".join(line for line in lines if not line.startswith("    "))
    wanted = [tuple(line.strip().split(" | ")) for line in lines if line.startswith("    ")]
    found = extract(text, published="2015-08-05")
    assert [(one.text, one.speaker, one.quote_type, one.language) for one in found] == wanted
    assert all(text[one.start : one.end] == one.text for one in found)
