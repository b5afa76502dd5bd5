"""Calendar reckoning: years that are left out, weekdays with a direction, Hijri days. Pure functions on dates."""

from __future__ import annotations

from datetime import date, timedelta

# A day of the month without a year lies this near to the publication, at most, unless a word says otherwise.
_NEAREST = 200


def parse_iso(text: str | None) -> date | None:
    """Return the day of an ISO date or time stamp, ``None`` when there is none."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def day_iso(year: int, month: int, day: int) -> str | None:
    """Return ``YYYY-MM-DD``, ``None`` for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def year_of(month: int, day: int | None, published: date, direction: str) -> int:
    """Return the year meant by a month (and day) without one, seen from the day of publication.

    ``direction`` is ``past``, ``next``, ``this`` or empty: then the nearest such day counts.
    """
    near = sorted(
        (published.year - 1, published.year, published.year + 1),
        key=lambda year: _distance(year, month, day, published),
    )
    if not direction:
        # What is to come is told with its year sooner than what was: a far day lies rather behind.
        near.sort(key=lambda year: _weighed(_distance_signed(year, month, day, published)))
    if direction == "past":
        return max(year for year in near if _distance_signed(year, month, day, published) < 0)
    if direction == "next":
        return min(year for year in near if _distance_signed(year, month, day, published) > 0)
    return published.year if direction == "this" else near[0]


def _distance_signed(year: int, month: int, day: int | None, published: date) -> int:
    if day is None:
        return (year - published.year) * 12 + month - published.month
    return (date(year, month, min(day, 28)) - published).days


def _weighed(distance: int) -> float:
    return distance * 1.5 if distance > 0 else -distance


def _distance(year: int, month: int, day: int | None, published: date) -> int:
    return abs(_distance_signed(year, month, day, published))


def weekday_near(weekday: int, published: date, direction: str) -> date:
    """Return the day meant by a weekday: ``past`` before, ``next`` after, else the latest up to publication."""
    back = (published.weekday() - weekday) % 7
    if direction == "next":
        return published + timedelta(days=(7 - back) if back else 7)
    if direction == "coming":
        return published + timedelta(days=(7 - back) % 7)
    if direction == "past" and back == 0:
        back = 7
    return published - timedelta(days=back)


def on_weekday(iso: str | None, weekday: int | None) -> str | None:
    """Return the day next to ``iso`` that is the named weekday: papers and tables of the moon differ by a day."""
    day = parse_iso(iso)
    if day is None or weekday is None:
        return iso
    near = sorted((day + timedelta(days=step) for step in (0, -1, 1, -2, 2)), key=lambda one: abs((one - day).days))
    return next((one.isoformat() for one in near if one.weekday() == weekday), iso)


def weekday_told(iso: str | None, weekday: int | None, anchor: date | None, days: int) -> str | None:
    """Return the day that «أمس الثلاثاء» means when it is no Tuesday that lies ``days`` from the day of publication.

    The weekday is right: the latest one up to publication, or the first from it on when ``days`` lie ahead.
    """
    day = parse_iso(iso)
    if day is None or weekday is None or anchor is None or day.weekday() == weekday:
        return iso
    return weekday_near(weekday, anchor, "coming" if days > 0 else "").isoformat()


def month_shift(day: date, months: int) -> str:
    """Return the ISO month so many months away."""
    index = day.year * 12 + day.month - 1 + months
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def hijri_iso(year: int, month: int, day: int | None) -> str | None:
    """Return the Gregorian day (or month) of a Hijri date by the Umm al-Qura calendar, ``None`` outside it."""
    from hijridate import Hijri

    try:
        begin = Hijri(year, month, day or 1).to_gregorian()
    except (ValueError, OverflowError):
        return None
    iso = date(begin.year, begin.month, begin.day).isoformat()
    return iso if day else iso[:7]


def hijri_year_of(published: date, month: int, day: int | None, direction: str) -> int:
    """Return the Hijri year meant by a month without one, seen from the day of publication; 0 outside the calendar."""
    from hijridate import Gregorian

    try:
        today = Gregorian(published.year, published.month, published.day).to_hijri()
    except (ValueError, OverflowError):
        return 0
    year, now = int(today.year), int(today.month)
    if direction == "past":
        return year if month < now else year - 1
    if direction == "next":
        return year if month > now else year + 1
    days = ((one, parse_iso(hijri_iso(one, month, day or 1))) for one in (year - 1, year, year + 1))
    near = [(_weighed((when - published).days), one) for one, when in days if when is not None]
    return min(near)[1] if near and direction != "this" else year
