"""Outlets are not sources: copies, shared agencies and unknown outlets fold, each with its reason."""

from __future__ import annotations

from store.matching.origins.sources import sources
from tests.store.matching.examples import BRIDGE, FIRE, FIRE_AGAIN, unit

LONG = "قالت السلطات المحلية إن فرق الدفاع المدني تمكنت من السيطرة على الحريق بعد ست ساعات من العمل المتواصل. "


def test_two_outlets_with_their_own_words_are_two_sources() -> None:
    found = sources([unit("c1", FIRE, outlet="أ"), unit("c2", FIRE_AGAIN, outlet="ب")])
    assert (found.count, found.folds) == (2, ())


def test_a_long_shared_run_makes_one_source_and_shows_where() -> None:
    one = unit("c1", FIRE, outlet="أ", article_text=LONG + FIRE)
    other = unit("c2", FIRE_AGAIN, outlet="ب", article_text=FIRE_AGAIN + ". " + LONG)
    found = sources([one, other])
    assert found.count == 1
    fold = found.folds[0]
    assert fold.kind == "wire_copy" and 0 < (fold.share or 0) <= 1
    texts = {one.claim.article_id: one.article_text, other.claim.article_id: other.article_text}
    shown = {texts[article][start:end] for article, start, end in fold.spans}
    assert shown == {LONG.strip().rstrip(".")}


def test_one_agency_in_both_is_one_source() -> None:
    units = [
        unit("c1", FIRE, outlet="أ", via="رويترز", article_text=f"{FIRE}."),
        unit("c2", FIRE_AGAIN, outlet="ب", via="رويترز", article_text=f"ميناء بنغازي - د ب أ\n{FIRE_AGAIN}."),
    ]
    found = sources(units)
    assert (found.count, found.folds[0].kind) == (1, "agency")
    assert found.agencies == ("رويترز", "وكالة الأنباء الألمانية")


def test_one_outlet_twice_is_one_source() -> None:
    assert sources([unit("c1", FIRE, outlet="أ"), unit("c2", FIRE_AGAIN, outlet="أ")]).count == 1


def test_an_unknown_outlet_is_never_counted_as_another_source() -> None:
    found = sources([unit("c1", FIRE, outlet="أ"), unit("c2", FIRE_AGAIN)])
    assert (found.count, found.folds[0].kind) == (1, "unknown_outlet")


def test_who_printed_first_is_said_only_when_the_dates_show_it() -> None:
    dated = [
        unit("c1", FIRE, outlet="أ", published="2024-01-02"),
        unit("c2", FIRE_AGAIN, outlet="ب", published="2024-01-01"),
    ]
    assert sources(dated).first == "ب"
    assert sources([*dated, unit("c3", BRIDGE, outlet="ج")]).first is None


def test_there_are_never_more_sources_than_articles() -> None:
    text = FIRE + ". " + FIRE_AGAIN
    units = [
        unit("c1", FIRE, article="a1", outlet="أ", article_text=text),
        unit("c2", FIRE_AGAIN, article="a1", outlet="أ", article_text=text),
    ]
    assert sources(units).count == 1


def test_one_who_tells_what_the_other_source_said_is_no_second_source() -> None:
    told = unit("c1", "الوزير قاسم العمري أعلن افتتاح المطار في حزيران", outlet="أ", speaker="هند الراوي")
    said = unit("c2", "المطار يفتتح في حزيران", outlet="ب", speaker="قاسم العمري")
    found = sources([told, said])
    assert found.count == 1
    assert [fold.reason for fold in found.folds] == ["هند الراوي tells what قاسم العمري said: one voice"]
