"""After twenty decisions the score says how likely a pair is one fact, as nearly as twenty decisions can tell."""

from __future__ import annotations

import pytest

from tests.quality import calibration
from tests.quality import matching_scores as scores


def test_pairs_of_our_own_articles_are_calibrated_to_the_noise_of_their_number() -> None:
    pairs = calibration.annotated(calibration.OWN / "gold.json", calibration.OWN / "articles")
    told = calibration.measure(pairs, draws=60)
    assert told.after <= told.floor + 0.04
    assert told.after <= told.before + 0.01


@pytest.mark.skipif(not scores.present(), reason="the development sets do not stand beside this checkout")
def test_thousands_of_news_titles_are_calibrated_to_six_hundredths() -> None:
    told = calibration.measure(calibration.labelled("ar_ans_dev"), draws=15)
    assert told.after <= 0.065


@pytest.mark.skipif(not scores.present(), reason="the development sets do not stand beside this checkout")
def test_real_reports_are_calibrated_to_the_noise_of_their_number() -> None:
    told = calibration.measure(calibration.labelled("ar_crossoutlet_dev"), draws=100)
    assert told.after <= told.floor
