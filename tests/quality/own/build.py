"""Builds gold.json from the articles and the compact annotation in data/*.toml.

The annotation quotes the text; every offset (code points in the raw file) is found here and checked, never typed.

Compact notation, one inline table a claim, in the order of the article:

- ``t`` exact content; ``"start … end"`` stands for everything between two anchors; ``nth`` picks a later copy,
  ``rep`` says that the other copies are repeats.
- ``sp`` speaker key, ``m`` how the article names the speaker, ``res`` explicit, title, chain or anaphora,
  ``cue`` = ``"word=lemma"``; ``m``, ``cue`` and ``d`` begin with ``>`` when they stand after the claim.
- ``q`` = ``d`` direct, ``m`` mixed, ``i`` indirect, ``n`` narrator; ``st`` accepted stances, the best one first.
- ``n`` quantities ``"text=value|unit|counted|comparator"`` (``a..b`` for a range), ``d`` dates
  ``"text=iso|granularity|basis"``; ``g`` group, ``s`` slots, ``cw`` check-worthiness, ``opt`` optional, ``k`` a key.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from tests.quality.own.pairs import group_record, neutral_pairs, trap_records

HERE = Path(__file__).parent
Span = tuple[int, int]
Record = dict[str, Any]
QUOTE_TYPES = {"d": "direct", "m": "mixed", "i": "indirect", "n": "narrator"}
STANCES = {"assert", "deny", "accuse", "call_for", "question", "predict", "decline"}
COMPARATORS = {"", ">=", ">", "<=", "<", "~", "vague>="}
REASONS = {"deny": "نفي", "accuse": "اتهام", "predict": "توقع", "call_for": "مطالبة", "question": "سؤال"}


def occurrences(raw: str, part: str) -> list[Span]:
    """All spans of ``part`` in ``raw``."""
    return [(m.start(), m.end()) for m in re.finditer(re.escape(part), raw)]


def whole_words(raw: str, part: str) -> list[Span]:
    """Occurrences of ``part`` that do not end inside a word (a prefix such as و or ل may stand before)."""
    return [(s, e) for s, e in occurrences(raw, part) if not raw[e : e + 1].isalnum()]


def claim_spans(raw: str, text: str) -> list[Span]:
    """Spans of a claim's content; with an ellipsis each start anchor reaches to the next end anchor in its line."""
    head, gap, tail = text.partition(" … ")
    spans = whole_words(raw, text) if not gap else []
    for start, end in occurrences(raw, head) if gap else []:
        line_end = raw.find("\n", start)
        close = raw.find(tail, end, line_end if line_end >= 0 else len(raw))
        if close >= 0:
            spans.append((start, close + len(tail)))
    assert spans, f"not in the article: {text!r}"
    return spans


def near(raw: str, part: str, claim: Span) -> Span:
    """Span of a cue, mention or outside date: the last one before the claim, else inside, else the first after."""
    after = part.startswith(">")
    spans = whole_words(raw, part.removeprefix(">"))
    behind = [s for s in spans if s[0] >= claim[1]]
    inside = [s for s in spans if claim[0] <= s[0] and s[1] <= claim[1]]
    before = [s for s in spans if s[1] <= claim[0]]
    choice = behind[:1] if after else before[-1:] or inside[:1] or behind[:1]
    assert choice, f"not near the claim: {part!r}"
    return choice[0]


def piece(raw: str, span: Span, **more: Any) -> Record:
    """A record with text, start and end."""
    return {"text": raw[span[0] : span[1]], "start": span[0], "end": span[1], **more}


def number(text: str) -> int | float:
    """A number as int where it is whole."""
    value = float(text)
    return int(value) if value.is_integer() else value


def quantities(raw: str, claim: Span, notes: list[str]) -> list[Record]:
    """Quantity records inside the claim, in reading order; equal texts take successive places."""
    found: list[Record] = []
    cursor = claim[0]
    for note in notes:
        words, _, rest = note.partition("=")
        value, unit, counted, comparator = [*rest.split("|"), "", "", ""][:4]
        assert comparator in COMPARATORS, note
        start = raw.find(words, cursor, claim[1])
        assert start >= 0, f"quantity not in the claim after the one before: {note!r} in {raw[slice(*claim)]!r}"
        cursor = start + len(words)
        low, _, high = value.partition("..")
        record = piece(raw, (start, cursor), value=number(low), unit=unit, counted=counted or unit)
        record["comparator"] = comparator or None
        if high:
            record["value_max"] = number(high)
        found.append(record)
    return found


def dates(raw: str, claim: Span, notes: list[str]) -> list[Record]:
    """Date records; those outside the claim's span belong to its attribution."""
    found = []
    for note in notes:
        words, _, rest = note.partition("=")
        iso, granularity, basis = rest.split("|")
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", iso), note
        for day in re.findall(r"\d{4}-\d\d-\d\d", iso):
            date.fromisoformat(day)
        inside = [s for s in occurrences(raw, words) if claim[0] <= s[0] and s[1] <= claim[1]]
        assert len(inside) <= 1, f"date stands twice in the claim: {note!r}"
        span = inside[0] if inside else near(raw, words, claim)
        found.append(piece(raw, span, iso=iso, granularity=granularity, basis=basis, in_claim_span=bool(inside)))
    return found


def attribution(raw: str, span: Span, note: Record, speakers: Record) -> Record:
    """Speaker, mention, via and cue of a claim; all null for the narrator's own."""
    key = note.get("sp")
    assert bool(key) == ("cue" in note) == (note["q"] != "n"), note
    who = speakers[key] if key else None
    cue, _, lemma = note.get("cue", "").partition("=")
    speaker = who and {
        "name": who["name"],
        "name_en": who["en"],
        "title": who.get("title"),
        "org": who.get("org"),
        "type": who["type"],
        "aliases": who.get("aliases", []),
    }
    resolution = note.get("res", "explicit") if key else None
    assert resolution in (None, "explicit", "title", "chain", "anaphora"), note
    return {
        "speaker": speaker,
        "speaker_id": key,
        "speaker_mention": piece(raw, near(raw, note["m"], span)) if "m" in note else None,
        "speaker_resolution": resolution,
        "via": note.get("via"),
        "speaker_chain": note.get("chain", []),
        "cue": piece(raw, near(raw, cue, span), lemma=lemma) if cue else None,
        "quote_type": QUOTE_TYPES[note["q"]],
    }


def reason(note: Record) -> str:
    """Why the claim is worth checking, from its annotated features."""
    parts = [REASONS[s] for s in note["st"][:1] if s in REASONS]
    parts += ["أرقام"] if note.get("n") else []
    parts += ["تاريخ"] if note.get("d") else []
    return "، ".join(parts) or "خبر"


def claim_record(raw: str, file: str, ordinal: int, note: Record, speakers: Record, places: list[str]) -> Record:
    """One claim in the gold schema."""
    spans = claim_spans(raw, note["t"])
    assert len(spans) == 1 or note.get("rep") or "nth" in note, f"stands {len(spans)} times: {note['t']!r}"
    span = spans[note.get("nth", 0)]
    text = raw[slice(*span)]
    assert text == text.strip(" .،,؛؟?!:"), f"loose punctuation: {text!r}"
    assert set(note["st"]) <= STANCES, note
    who = attribution(raw, span, note, speakers)
    line = raw.count("\n", 0, span[0])
    name = f"{who['speaker']['name']}: " if who["speaker"] else ""
    return {
        "id": f"o{file[:2]}-c{ordinal:02d}",
        "article_file": file,
        "line": line,
        **piece(raw, span),
        "statement": note.get("say", name + text),
        "statement_en": note.get("en", ""),
        **who,
        "stance": note["st"][0],
        "stance_accept": note["st"],
        "quantities": quantities(raw, span, note.get("n", [])),
        "dates": dates(raw, span, note.get("d", [])),
        "places": [p for p in places if p in text],
        "checkworthiness": note["cw"],
        "checkworthiness_reason": note.get("why", reason(note)),
        "headline": "headline" if line == 0 else None,
        "optional": note.get("opt", False),
        "group": note.get("g"),
        "slots": note.get("s", {}),
        "same_as": note.get("same"),
        "contradicts": note.get("contra"),
        "repeats": [piece(raw, s, exact=True) for s in spans if s != span] if note.get("rep") else [],
    }


def article_record(raw: str, note: Record) -> Record:
    """One article's metadata in the gold schema."""
    head = raw.split("\n", 1)[0]
    lines = {"line": 0, "start": 0, "end": len(head), "text": head}
    published = date.fromisoformat(note["published"])
    furniture = []
    for kind, words in note.get("boilerplate", []):
        span = occurrences(raw, words)[-1]
        furniture.append({"kind": kind, "line": raw.count("\n", 0, span[0]), **piece(raw, span)})
    repeated = [occurrences(raw, words)[:2] for words in note.get("repeated", [])]
    return {
        "file": note["file"],
        "outlet": note["outlet"],
        "outlet_basis": "invented outlet",
        "headline": {"kind": "headline", **lines},
        "byline": note.get("byline"),
        "dateline": {
            "weekday": published.strftime("%A"),
            "in_text_iso": note.get("in_text"),
            "inferred_iso": note["published"],
            "basis": "publication date set by the writer",
            "level": "metadata",
        },
        "agencies": [
            {"name": name, **piece(raw, occurrences(raw, words)[0])} for name, words in note.get("agencies", [])
        ],
        "boilerplate": furniture,
        "repeated_blocks": [
            {"first": list(a), "second": list(b), "shift": b[0] - a[0], "exact": True} for a, b in repeated
        ],
        "traps": note.get("phenomena", []),
        "split": "own",
        "story": note["story"],
        "source_id": "own#" + note["file"][:2],
        "words": len(raw.split()),
        "sha256": hashlib.sha256(raw.encode()).hexdigest(),
    }


def check_spans(claims: list[Record]) -> None:
    """No two claims of one article may overlap."""
    rows = sorted((c["article_file"], c["start"], c["end"], c["id"]) for c in claims)
    for before, after in itertools.pairwise(rows):
        assert before[0] != after[0] or before[2] <= after[1], f"overlap: {before[3]} {after[3]}"


def build(here: Path = HERE, pattern: str = "story_*.toml") -> Record:
    """The whole gold record from the articles and the annotation that stand in ``here``."""
    stories = [tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((here / "data").glob(pattern))]
    conventions = tomllib.loads((HERE / "data" / "conventions.toml").read_text(encoding="utf-8"))["conventions"]
    blank: Record = {"title": None, "org": None, "aliases": []}
    speakers: Record = {key: blank | who for story in stories for key, who in story["speakers"].items()}
    articles, claims, names = [], [], {}
    places = [place for story in stories for place in story["places"]]
    for note in sorted((a for story in stories for a in story["articles"]), key=lambda a: a["file"]):
        raw = (here / "articles" / note["file"]).read_bytes().decode("utf-8")
        articles.append(article_record(raw, note))
        for ordinal, claim in enumerate(note["claims"], 1):
            claims.append(claim_record(raw, note["file"], ordinal, claim, speakers, places))
            names[claim.get("k", claims[-1]["id"])] = claims[-1]["id"]
    for claim in claims:
        for link in ("same_as", "contradicts"):
            claim[link] = names[claim[link]] if claim[link] else None
    check_spans(claims)
    outlets = {a["file"]: a["outlet"] for a in articles}
    groups = [group_record(g, claims, outlets) for story in stories for g in story.get("groups", [])]
    used = {c["group"] for c in claims if c["group"]}
    assert used == {g["group"] for g in groups}, used ^ {g["group"] for g in groups}
    traps = [t for story in stories for t in trap_records(story.get("traps", []), claims, names)]
    neutral = [n for story in stories for n in neutral_pairs(story, claims, names)]
    return {
        "version": "1.0",
        "split": "own",
        "annotator": "one annotator, single pass, blind to the program's rules",
        "source": "written for this test; events, people and outlets are invented",
        "conventions": conventions,
        "speakers": speakers,
        "articles": articles,
        "claims": claims,
        "groups": groups,
        "traps": traps,
        "neutral": neutral,
    }


def main() -> None:
    """Writes gold.json beside this file."""
    gold = build()
    (HERE / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print({key: len(gold[key]) for key in ("articles", "claims", "groups", "traps", "neutral")})


if __name__ == "__main__":
    main()
