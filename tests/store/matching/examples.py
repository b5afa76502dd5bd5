"""Claims of our own making for the tests of the matcher."""

from __future__ import annotations

from store.language.dates import date_mentions
from store.language.numbers import quantities
from store.models import Claim, Unit


def unit(
    id: str,
    text: str,
    *,
    article: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    article_text: str | None = None,
    speaker: str | None = None,
    stance: str = "assert",
    via: str | None = None,
) -> Unit:
    """Return a claim that is its whole article unless an article text is given."""
    whole = text if article_text is None else article_text
    start = whole.index(text)
    end = start + len(text)
    claim = Claim(
        id=id,
        article_id=article or f"a-{id}",
        start=start,
        end=end,
        text=text,
        statement=text,
        quote_type="narrator",
        stance=stance,  # type: ignore[arg-type]  # tests name it as a plain word
        rule_id="test",
        confidence=1.0,
        speaker=speaker,
        via=via,
        quantities=tuple(quantities(whole, start, end)),
        dates=tuple(date_mentions(whole, start, end, published=published)),
    )
    return Unit(claim, outlet, published, whole)


FIRE = "اندلع حريق كبير في مستودع للأخشاب بميناء بنغازي وأدى إلى مقتل 12 عاملا"
FIRE_AGAIN = "حريق ضخم يلتهم مستودع الأخشاب في ميناء بنغازي ويودي بحياة 12 عاملا"
FIRE_MORE = "ارتفع عدد قتلى حريق مستودع الأخشاب في ميناء بنغازي إلى 15 عاملا"
BRIDGE = "افتتح وزير النقل جسرا جديدا فوق نهر النيل في مدينة أسوان بطول كيلومترين"
BRIDGE_AGAIN = "وزير النقل يفتتح جسر أسوان الجديد فوق نهر النيل"
HARVEST = "توقعت وزارة الزراعة محصولا قياسيا من القمح في السهول الشمالية هذا الموسم"
