"""A busy day's reports share phrases, leaders and kinds of news: few strangers are put together, no story is lost."""

from __future__ import annotations

from functools import cache

from tests.quality.busy_day import scores

# Reached: 7, after 10 (one of four reports) when articles did not count against a pair. Better is always welcome.
MOST_STRANGERS = 8


@cache
def day() -> scores.Day:
    return scores.day()


def test_few_reports_of_different_stories_are_put_together() -> None:
    assert day().articles >= 36
    assert len(day().strangers) <= MOST_STRANGERS, day().strangers
    assert all(len(claims) <= 2 for claims in day().strangers)


def test_stories_that_two_outlets_tell_are_found() -> None:
    assert len(day().told) == 5
    assert all(groups >= 2 for groups in day().told.values()), day().told
