"""Outlet and date are taken from the text where they stand there, and from nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.reading.outlets import find_outlet
from store.reading.published import find_published, given_day, iso_day

SEEDS = Path(__file__).parents[3] / "seeds"
PROSE = "قال المتحدث إن الجسر افتتح صباح اليوم بحضور عدد من المسؤولين في المدينة."


@pytest.mark.parametrize(
    ("number", "outlet"),
    [(0, ("عكاظ", "interview")), (1, None), (2, ("سيريانيوز", "signature")), (3, ("إرم نيوز", "domain")), (4, None)],
)
def test_the_seeds_name_their_outlets_or_not(number: int, outlet: tuple[str, str] | None) -> None:
    (file,) = SEEDS.glob(f"{number:03}_*")
    text = file.read_bytes().decode()
    assert find_outlet(text) == outlet
    assert find_published(text) is None  # weekdays and a day without its year are no date


@pytest.mark.parametrize(
    ("end", "outlet"),
    [
        ("www.enabbaladi.net", ("عنب بلدي", "domain")),
        ("صدى الوادي\nwww.sada-alwadi.example.org", ("صدى الوادي", "logo")),
        ("https://news.unknown-site.com/a/1", ("news.unknown-site.com", "domain")),
        ("القدس العربي", ("القدس العربي", "signature")),
        ("صدى الوادي نيوز", ("صدى الوادي نيوز", "signature")),
        ("جميع الحقوق محفوظة لصحيفة الشرق الأوسط", ("الشرق الأوسط", "rights")),
    ],
)
def test_signatures_logos_and_domains(end: str, outlet: tuple[str, str]) -> None:
    assert find_outlet(f"{PROSE}\n{PROSE}\n{end}") == outlet


def test_the_line_above_the_report() -> None:
    assert find_outlet(f"أبوظبي - سكاي نيوز عربية\n{PROSE}") == ("سكاي نيوز عربية", "dateline")
    assert find_outlet(f"الرياض - رويترز\n{PROSE}") is None


@pytest.mark.parametrize(
    "text",
    [
        "وأضاف في حديث لصحيفة «الشرق الأوسط» أن الأمر انتهى، وقال لـ«عكاظ» غير ذلك، كما صرح لـ«الحياة».",
        "وقالت حركة لـ«حماس» إن ذلك لن يحدث.",
        "وبحسب رويترز فإن الأمر انتهى.\nرويترز",
        "وتابعت الأمر.\nنقلا عن موقع البلدة",
        "قال في مؤتمر بمدينة الرياض إن الأمر انتهى.",
    ],
)
def test_who_is_quoted_is_not_the_outlet(text: str) -> None:
    assert find_outlet(f"{PROSE}\n{text}\n{PROSE}") is None
    assert find_outlet(f"{PROSE}\n{text}") is None


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ("الخميس 12 مايو 2016 - 14:35", "2016-05-12"),
        ("نشر في: 12/05/2016", "2016-05-12"),
        ("آخر تحديث: الخميس، 12 أيار/مايو 2016", "2016-05-12"),
        ("٥ كانون الأول ٢٠١٦", "2016-12-05"),
        ("2016-12-05 10:22", "2016-12-05"),
        ("Published: May 12, 2016", "2016-05-12"),
    ],
)
def test_a_date_line_is_the_publication_date(row: str, day: str) -> None:
    assert find_published(f"{PROSE}\n{row}\n{PROSE}") == (day, "date_line")


def test_today_and_yesterday_beside_a_full_date() -> None:
    assert find_published("أعلن الوزير اليوم الخميس 12 مايو 2016 افتتاح الجسر.") == ("2016-05-12", "in_text")
    assert find_published("أعلن الوزير أمس (الخميس) 12 مايو 2016 افتتاح الجسر.") == ("2016-05-13", "in_text")


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الوزير أمس الخميس افتتاح الجسر.",
        "وكان الاتفاق قد وقع في 27 شباط 2016 بين الطرفين بعد محادثات طويلة في جنيف استمرت أسابيع.",
        "الإثنين، 5 كانون الأول/ديسمبر",
        "32/13/2016",
    ],
)
def test_a_weekday_or_the_date_of_an_event_is_not_the_publication_date(text: str) -> None:
    assert find_published(text) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2016-05-01T10:00:00Z", "2016-05-01"),
        ("Sun, 01 May 2016 10:00:00 GMT", "2016-05-01"),
        ("1 أيار 2016", "2016-05-01"),
        ("", None),
        ("أمس", None),
        ("99999999999999999999", None),
        ("2016-05-012016-06-02", None),  # typed behind what stood there: neither is meant for sure
        ("2016-05-01, Sunday", "2016-05-01"),
    ],
)
def test_dates_as_metadata_writes_them(written: str, day: str | None) -> None:
    assert iso_day(written) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2016-05-01", "2016-05-01"),
        (" ٢٠١٦-٠٥-٠١ ", "2016-05-01"),
        ("20160501", "2016-05-01"),
        ("2016-05-01T10:00:00Z", "2016-05-01"),
        ("2016-05-01 10:00:00.5+03:00", "2016-05-01"),
        ("الأحد 1 أيار/مايو 2016م", "2016-05-01"),
        ("Sun, 01 May 2016 10:00:00 GMT", "2016-05-01"),
        ("2016-05-01, Sunday", "2016-05-01"),
        ("2016-05-01ظ", None),
        ("2016-05-01 ظ", None),
        ("ش2016-05-01", None),
        ("2016-05-01 7", None),
        ("2016-05-01 2016-05-02", None),
        ("", None),
    ],
)
def test_a_date_that_a_person_gives_is_a_date_and_nothing_else(written: str, day: str | None) -> None:
    assert given_day(written) == day
