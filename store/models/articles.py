"""Articles as read and as stored, and the spans folded away in them."""

from __future__ import annotations

from typing import Literal

from store.frozen import dataclass

FoldKind = Literal["repeat", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of raw text, in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch folded away from claims: furniture of the page, or text that the same page prints again.

    ``reason`` is the rule in words; ``of`` is the kept copy of a repeat.
    """

    start: int
    end: int
    kind: FoldKind
    reason: str
    of: Span | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. ``kind`` is newspaper, agency, broadcaster, site or None."""

    name: str
    aliases: tuple[str, ...] = ()
    domain: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as read from a source, before it is stored.

    ``key`` names the article across loads (its URL, else the absolute path, with ``#n`` for the n-th item of
    a file with several); ``file`` is the base name of the loaded file. ``flags`` are machine words such as
    ``hidden_controls`` or ``damaged_utf8``. ``published_basis`` says where the date came from: ``given``,
    ``in_text``, ``metadata``, ``weekday`` …; both are None when nothing is known.
    """

    key: str
    file: str
    raw: bytes
    text: str
    encoding: str
    encoding_confidence: float
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    published: str | None = None
    published_basis: str | None = None
    flags: tuple[str, ...] = ()
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One stored report by one outlet: the newest version, or the version asked for. ``id`` is ``a…``."""

    id: str
    file: str
    path: str
    text: str
    sha256: str
    encoding: str
    encoding_confidence: float
    version: int
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    published: str | None = None
    published_basis: str | None = None
    loaded_at: str | None = None
    flags: tuple[str, ...] = ()
    folds: tuple[Fold, ...] = ()
