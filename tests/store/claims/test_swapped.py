"""The same sentence with another speaker, verb or name: what is said and who says it must not change.

A rule that only holds for the wording it was written for fails here. The sentences are our own.
"""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.claims.extract import extract
from store.language.folding import fold_plain
from store.models import Claim

_SPEAKERS = tomllib.loads(Path(__file__).with_name("speakers.toml").read_text("utf-8"))["speaker"]
_SAID = (
    "المشروع الجديد سيخدم أكثر من خمسة آلاف أسرة خلال العام المقبل",
    "العمل توقف في المصنع منذ ثلاثة أسابيع",
    "الحملة ضبطت 340 مخالفا في أحياء شرق المدينة",
)
# Masculine, feminine, what introduces the content.
_VERBS = (
    "قال قالت إن|ذكر ذكرت أن|أوضح أوضحت أن|أكد أكدت أن|أفاد أفادت بأن|أشار أشارت إلى_أن|"
    "لفت لفتت إلى_أن|بين بينت أن|أبان أبانت أن|كشف كشفت عن_أن|نوه نوهت إلى_أن|صرح صرحت بأن|"
    "أعلن أعلنت أن|اعتبر اعتبرت أن|رأى رأت أن|شدد شددت على_أن|حذر حذرت من_أن|توقع توقعت أن|"
    "رجح رجحت أن|زعم زعمت أن|ادعى ادعت أن|اعترف اعترفت بأن|أقر أقرت بأن|أبلغ أبلغت أن|أضاف أضافت أن|"
    "تابع تابعت أن|نفى نفت أن|استبعد استبعدت أن|ألمح ألمحت إلى_أن|نبه نبهت إلى_أن|جزم جزمت بأن|"
    "تعهد تعهدت بأن|علق علقت بأن|اشترط اشترطت أن|استغرب استغربت أن|تمنى تمنت أن|طالب طالبت بأن|"
    "اقترح اقترحت أن|أرجع أرجعت ذلك_إلى_أن|استدرك استدركت أن|فند فندت أن"
)
_PARTICIPLES = (
    "مشيرا مشيرة إلى_أن|مؤكدا مؤكدة أن|لافتا لافتة إلى_أن|مبينا مبينة أن|موضحا موضحة أن|"
    "مضيفا مضيفة أن|منوها منوهة إلى_أن|مشددا مشددة على_أن|محذرا محذرة من_أن|متوقعا متوقعة أن|"
    "معتبرا معتبرة أن|كاشفا كاشفة أن|مستبعدا مستبعدة أن|نافيا نافية أن|قائلا قائلة إن|"
    "ملمحا ملمحة إلى_أن|جازما جازمة بأن|متعهدا متعهدة بأن|معلنا معلنة أن|منبها منبهة إلى_أن|"
    "مردفا مردفة أن|زاعما زاعمة أن|مستدركا مستدركة أن|مصرحا مصرحة بأن|معللا معللة ذلك_بأن"
)
# What is asked, denied or announced without «أن»: verb, feminine verb, joint, content.
_OBJECTS = (
    ("أكد", "أكدت", "", "أهمية التعاون بين الجهات الحكومية"),
    ("أعلن", "أعلنت", "", "بدء العمل في المشروع الجديد"),
    ("نفى", "نفت", "", "وجود خلاف مع الوزارة"),
    ("كشف", "كشفت", "عن", "توجه لإنشاء ثلاثة مصانع جديدة"),
    ("شدد", "شددت", "على", "ضرورة الالتزام بالأنظمة"),
    ("أعرب", "أعربت", "عن", "أسفه لوقوع ضحايا"),
    ("أشار", "أشارت", "إلى", "وجود نقص في الأدوية"),
    ("اتهم", "اتهمت", "", "الحكومة بتجاهل المشكلة منذ سنوات"),
    ("ناشد", "ناشدت", "", "المجتمع الدولي التدخل العاجل لوقف القتال"),
)
_ACCORDS = ("بحسب {}", "وفق {}", "كما قال {}", "وفق ما أعلن {}", "بحسب ما ذكره {}", "كما أوضح {}", "حسب ما أكده {}")
_NARRATED = "ارتفع عدد المصابين بالفيروس إلى 45 حالة في المنطقة الشرقية"


def _forms(rows: str) -> list[tuple[str, str, str]]:
    parted = (row.split() for row in rows.split("|"))
    return [(one, other, joint.replace("_", " ")) for one, other, joint in parted]


def _wrong(text: str, said: str, name: str) -> str:
    """Return in words what is wrong with the claim of ``said``; empty when its words and speaker are right."""
    start = text.index(said)
    end = start + len(said)

    def share(claim: Claim) -> float:
        return (min(claim.end, end) - max(claim.start, start)) / (max(claim.end, end) - min(claim.start, start))

    best = max(extract(text, published="2015-08-04", outlet="الرياض"), key=share, default=None)
    if best is None or share(best) < 0.8:
        return f"not found: {text}"
    wanted, got = set(fold_plain(name).split()), set(fold_plain(best.speaker or "").replace('"', "").split())
    return "" if wanted <= got else f"«{best.speaker}» for «{name}»: {text}"


def _spread() -> Iterator[dict[str, str | bool]]:
    """Yield the speakers in turn, each time going on from where the last use stopped."""
    return itertools.cycle(_SPEAKERS)


@pytest.mark.parametrize("row", _SPEAKERS, ids=[str(number) for number in range(len(_SPEAKERS))])
def test_a_speaker_is_found_whatever_stands_beside_it(row: dict[str, str]) -> None:
    verb = "أوضحت" if row["feminine"] else "أوضح"
    texts = [
        f"و{verb} {row['phrase']} أن {_SAID[0]}.",
        f"{verb} {row['phrase']} أمس أن {_SAID[0]}.",
        f"و{verb} {row['phrase']} لـ«عكاظ» أن {_SAID[0]}.",
        f"من جهته {verb} {row['phrase']} في تصريح صحافي أن {_SAID[0]}.",
    ]
    assert [wrong for text in texts if (wrong := _wrong(text, _SAID[0], row["name"]))] == []


def test_any_reporting_verb_hands_over_content_and_speaker() -> None:
    speakers, wrong = _spread(), []
    for number, (one, other, joint) in enumerate(_forms(_VERBS) * 3):
        row, said = next(speakers), _SAID[number % 3]
        verb = other if row["feminine"] else one
        wrong.append(_wrong(f"و{verb} {row['phrase']} {joint} {said}.", said, str(row["name"])))
    assert [one for one in wrong if one] == []


def test_any_participle_goes_on_with_the_speaker() -> None:
    speakers, wrong = _spread(), []
    for number, (one, other, joint) in enumerate(_forms(_PARTICIPLES) * 3):
        row, said = next(speakers), _SAID[1 + number % 2]
        verb, participle = ("قالت", other) if row["feminine"] else ("قال", one)
        wrong.append(
            _wrong(f"و{verb} {row['phrase']} إن {_SAID[0]}، {participle} {joint} {said}.", said, str(row["name"]))
        )
    assert [one for one in wrong if one] == []


def test_an_attribution_after_the_statement_finds_any_speaker() -> None:
    speakers, wrong = _spread(), []
    for accord in _ACCORDS * 12:
        row = next(speakers)
        wrong.append(_wrong(f"و{_NARRATED}، {accord.format(row['phrase'])}.", _NARRATED, str(row["name"])))
    assert [one for one in wrong if one] == []


# Of the nouns side by side after the verb one in some twenty is still cut in the wrong place.
_OBJECTS_AMISS = 0.06


def test_subject_and_object_side_by_side_are_told_apart() -> None:
    texts = []
    for row, (one, other, joint, said) in itertools.product(_SPEAKERS, _OBJECTS):
        verb = other if row["feminine"] else one
        texts.append((f"و{verb} {row['phrase']} {joint} {said}.".replace("  ", " "), said, row["name"]))
    wrong = [found for text, said, name in texts if (found := _wrong(text, said, name))]
    assert len(wrong) <= _OBJECTS_AMISS * len(texts), "\n".join(wrong)
