"""Many outlets on one story: ``python -m tests.bench.one_story``.

Made-up reports of one fire: each tells a dozen of sixteen facts in its own order, in one of three wordings and with
figures that differ here and there, as a story of the day is told by every paper. They are read and grouped as `load`
does; what counts is the CPU time, and how it grows with the reports (pairs of claims grow with their square).
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
import time
from pathlib import Path

# Facts in three wordings each; {n} is a figure of the fact, now and then one more or less.
_FACTS = [
    (15, "قتل {n} عاملا في حريق شب في مصنع الأقمشة", "لقي {n} عاملا حتفهم جراء حريق بمصنع للأقمشة",
     "ارتفعت حصيلة حريق المصنع إلى {n} قتيلا"),
    (42, "أصيب {n} شخصا بحروق واختناقات", "بلغ عدد المصابين {n} شخصا", "نقل {n} جريحا إلى مستشفيات المدينة"),
    (9, "أعلن مدير المستشفى أن {n} من الجرحى في حالة حرجة", "قال مدير المستشفى إن حالة {n} مصابين خطيرة",
     "أكد مدير المستشفى بقاء {n} جرحى في العناية المركزة"),
    (3, "أوضح قائد الإطفاء أن الحريق بدأ في الطابق {n}", "قال قائد الإطفاء إن النيران اندلعت في الطابق {n}",
     "ذكر قائد الإطفاء أن ألسنة اللهب خرجت من الطابق {n}"),
    (20, "شاركت {n} سيارة إطفاء في إخماد الحريق", "دفعت الحماية المدنية بـ{n} سيارة إطفاء",
     "عملت {n} سيارة إطفاء على السيطرة على النيران"),
    (6, "استغرق إخماد النيران {n} ساعات", "سيطر رجال الإطفاء على الحريق بعد {n} ساعات",
     "لم تخمد النيران إلا بعد {n} ساعات"),
    (2, "أوقفت الشرطة {n} من مسؤولي المصنع", "اعتقلت الشرطة {n} من مديري المصنع",
     "قال المدعي العام إن {n} من المسؤولين أوقفا"),
    (30, "قدر المحافظ الخسائر بنحو {n} مليون جنيه", "قال المحافظ إن الخسائر تبلغ {n} مليون جنيه",
     "أشار المحافظ إلى خسائر أولية قيمتها {n} مليون جنيه"),
    (2400, "أتت النيران على مساحة {n} متر مربع", "التهم الحريق {n} متر مربع من المخازن",
     "دمرت النيران مخازن مساحتها {n} متر مربع"),
    (5, "قال شهود إن أبواب الطوارئ الـ{n} كانت مغلقة", "ذكر ناجون أن {n} من أبواب الطوارئ كانت موصدة",
     "أكد عمال أن أبواب النجاة وعددها {n} كانت مقفلة"),
    (1, "نفى مالك المصنع إغلاق الأبواب", "رفض مالك المصنع الاتهامات بإغلاق الأبواب",
     "قال مالك المصنع إن الأبواب كانت مفتوحة"),
    (100, "أمر رئيس الوزراء بصرف {n} ألف جنيه لأسرة كل ضحية", "أعلن رئيس الوزراء تعويضا قدره {n} ألف جنيه لكل أسرة",
     "قرر رئيس الوزراء منح أسر الضحايا {n} ألف جنيه"),
    (7, "كلفت النيابة لجنة من {n} خبراء بالتحقيق", "شكلت النيابة لجنة تضم {n} خبراء لمعرفة السبب",
     "قالت النيابة إن {n} خبراء يحققون في أسباب الحريق"),
    (2016, "شهد المصنع حريقا مماثلا عام {n}", "يذكر أن حريقا آخر وقع في المصنع عام {n}",
     "سبق أن احترق المصنع في عام {n}"),
    (350, "يعمل في المصنع {n} عاملا معظمهم من النساء", "يشغل المصنع {n} عاملا", "قالت النقابة إن المصنع يضم {n} عاملا"),
    (8, "طالبت النقابة بتفتيش {n} مصانع مجاورة", "دعت النقابة إلى تفتيش {n} مصانع في المنطقة",
     "قالت النقابة إن {n} مصانع مجاورة تحتاج إلى تفتيش"),
]  # fmt: skip
_TOLD, _ANOTHER = 12, 0.2


def reports(many: int, seed: int = 11) -> list[str]:
    """Return so many reports of the fire."""
    rng = random.Random(seed)
    made = []
    for _ in range(many):
        lines = []
        for figure, *wordings in rng.sample(_FACTS, _TOLD):
            told = figure + (rng.choice((-1, 1)) if figure > 1 and rng.random() < _ANOTHER else 0)
            lines.append(rng.choice(wordings).format(n=told) + ".")
        made.append("حريق مصنع الأقمشة في المحلة\n" + "\n".join(lines))
    return made


def measured(many: int) -> tuple[float, int, int]:
    """Load so many reports into a new database; return the CPU seconds, the claims and the groups."""
    from store.models import LoadOptions
    from store.store import Store

    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(reports(many)):
            (Path(folder) / f"{number:03}.txt").write_text(text, encoding="utf-8")
        with Store.open(Path(folder) / "bench.db", create=True) as store:
            begin = time.process_time()
            found = store.load([folder], LoadOptions(published="2026-03-12"))
            return time.process_time() - begin, found.claims, found.groups


def main() -> None:
    """Print the time for growing numbers of reports and the exponent by which it grows with the claims."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, nargs="*", default=[10, 20, 40])
    rows = []
    for many in parser.parse_args().reports:
        rows.append((*measured(many), many))
        cpu, claims, groups, _ = rows[-1]
        print(f"{many} reports of one story: {claims} claims, {groups} groups, CPU {cpu:.2f} s", flush=True)
    if len(rows) > 1:
        exponent = math.log(rows[-1][0] / rows[0][0]) / math.log(rows[-1][1] / rows[0][1])
        print(f"CPU grows with exponent {exponent:.2f} of the claims (their pairs grow with 2)")


if __name__ == "__main__":
    main()
