"""``python -m tests.bench.claims``: what reading claims costs: an article of 300 words, and runaway inputs."""

from __future__ import annotations

import resource
import time

from store.claims.extract import extract

_SENTENCES = (
    "أعلنت وزارة الداخلية أمس توقيف 12 شخصا يشتبه بانتمائهم إلى شبكة تهريب، مشيرة إلى أن التحقيق مستمر. "
    "وقال المتحدث باسم الوزارة منصور التركي إن «الموقوفين من ثلاث جنسيات». وأضاف أن المضبوطات بلغت 3.5 مليون ريال. "
    "وتشهد المناطق الحدودية منذ أسابيع تعزيزات أمنية، فيما أغلقت السلطات منفذين بريين الأحد الماضي. "
)
_LINE = "قالت الوزارة إنها اتفقت مع الجانب الآخر على ضرورة إجلاء المدنيين من المدينة. "

HOSTILE = {
    "5 MB in one line": _LINE * (5 * 2**20 // len(_LINE.encode())),
    "a word of 500,000 letters": "ح" * 500_000,
    "200,000 quotation marks": '"' * 200_000,
    "200,000 commas": "، " * 200_000,
    "200,000 figures": "1 " * 200_000,
    "100 lines of figures": ("1 23 " * 780 + "\n") * 100,
    "100 lines of dates": ("أمس 5 آب 2015 " * 270 + "\n") * 100,
    "100,000 open quotations": "«قال " * 100_000,
    "no full stop in 2 MB": "قال محمد إن الوضع سيء " * 60_000,
    "English in one line": "Officials said on Monday that 25 people were killed. " * 40_000,
}


_ENGLISH = (
    "At least 14 people were killed and 31 wounded in a blast at a fuel depot on Tuesday, the governor, Samir Haddou,"
    " said. "
    '"We found no trace of explosives," he told reporters, adding that the inquiry would take two weeks. '
    "The company, which owns 12 depots in the region, denied that safety rules had been ignored. "
)


def article_ms(sentences: str = _SENTENCES, rounds: int = 40) -> float:
    """Return CPU milliseconds for 300 words of ordinary news."""
    text = sentences
    while len(text.split()) < 300:
        text += "\n" + sentences
    words = len(text.split())
    extract(text, published="2015-08-03")
    begin = time.process_time()
    for _ in range(rounds):
        extract(text, published="2015-08-03")
    return (time.process_time() - begin) / rounds * 300 / words * 1000


def growth() -> list[tuple[int, float]]:
    """Return (characters, CPU milliseconds per 10,000 characters) of texts that double: level when linear."""
    found = []
    for times in (25, 50, 100, 200):
        text = (_SENTENCES + "\n") * times
        begin = time.process_time()
        extract(text, published="2015-08-03")
        found.append((len(text), (time.process_time() - begin) * 1e7 / len(text)))
    return found


def main() -> None:
    """Print the table."""
    print(f"article of 300 words: {article_ms():.1f} ms CPU, in English {article_ms(_ENGLISH):.1f} ms (bar 40 ms)")
    print("growth: " + ", ".join(f"{size:,d} characters {each:.0f} ms per 10,000" for size, each in growth()))
    for name, text in HOSTILE.items():
        begin = time.process_time()
        claims = len(extract(text, published="2015-08-03"))
        spent = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name:28s} {len(text):9,d} characters {claims:6,d} claims {spent:6.2f} s CPU, peak {peak} MB")


if __name__ == "__main__":
    main()
