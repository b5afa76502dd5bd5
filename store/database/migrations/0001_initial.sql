-- The first schema. Opens in SQLite 3.40; no Python functions in indexes or triggers, so any SQLite tool can read the file.
-- Ids in `id` columns derive from content (a… article, c… claim, g… group); `pk` columns are for joins only and mean nothing.

-- Recorded here, one row a step, so that a file tells its own history.
CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at     TEXT NOT NULL
);

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE reviewer (
    name    TEXT NOT NULL,
    os_user TEXT NOT NULL,
    since   TEXT NOT NULL,
    PRIMARY KEY (name, os_user)
) WITHOUT ROWID;

-- ── what was read ──────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE outlet (
    pk      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    aliases TEXT NOT NULL DEFAULT '[]',
    domain  TEXT,
    kind    TEXT
);

-- One row a report: what names it across loads (`key`: URL, else absolute path) and what is current of it.
CREATE TABLE article (
    pk              INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    key             TEXT NOT NULL UNIQUE,
    file            TEXT NOT NULL,
    version         INTEGER NOT NULL CHECK (version >= 1),
    sha256          TEXT NOT NULL,
    title           TEXT,
    url             TEXT,
    outlet          INTEGER REFERENCES outlet (pk),
    outlet_basis    TEXT,
    published       TEXT,
    published_basis TEXT,
    loaded_at       TEXT NOT NULL,
    claims          INTEGER NOT NULL DEFAULT 0
);
-- "Is this content here already, and how often?" is asked for every new file: the n-th article with equal content has an ordinal in its id.
CREATE INDEX article_by_content ON article (sha256);
-- Lists filtered by outlet.
CREATE INDEX article_by_outlet ON article (outlet) WHERE outlet IS NOT NULL;

-- The immutable source: raw bytes as read and the text they decode to, one row a version.
CREATE TABLE article_version (
    article    INTEGER NOT NULL REFERENCES article (pk),
    version    INTEGER NOT NULL,
    raw        BLOB NOT NULL,
    text       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    encoding   TEXT NOT NULL,
    confidence REAL NOT NULL,
    flags      TEXT NOT NULL DEFAULT '[]',
    loaded_at  TEXT NOT NULL,
    PRIMARY KEY (article, version)
);

CREATE TABLE fold (
    article  INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL CHECK ("end" > start),
    kind     TEXT NOT NULL CHECK (kind IN ('repeat', 'boilerplate')),
    reason   TEXT NOT NULL,
    of_start INTEGER,
    of_end   INTEGER,
    PRIMARY KEY (article, version, start, "end"),
    FOREIGN KEY (article, version) REFERENCES article_version (article, version)
) WITHOUT ROWID;

-- What a reviewer says about an article; laid over the loaded values, never mixed into them.
CREATE TABLE article_edit (
    article INTEGER PRIMARY KEY REFERENCES article (pk),
    body    TEXT NOT NULL
);

-- ── what was extracted ─────────────────────────────────────────────────────────────────────────────────────────────
-- `version` is the article version whose text the span points into. `live` is 0 when a newer version no longer has the claim.
CREATE TABLE claim (
    pk              INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    article         INTEGER NOT NULL REFERENCES article (pk),
    version         INTEGER NOT NULL,
    start           INTEGER NOT NULL CHECK (start >= 0),
    "end"           INTEGER NOT NULL CHECK ("end" > start),
    text            TEXT NOT NULL,
    statement       TEXT NOT NULL,
    quote_type      TEXT NOT NULL,
    stance          TEXT NOT NULL,
    speaker         TEXT,
    rule_id         TEXT NOT NULL,
    confidence      REAL NOT NULL,
    checkworthiness INTEGER NOT NULL,
    score           REAL NOT NULL,
    detail          TEXT NOT NULL DEFAULT '{}',
    origin          TEXT NOT NULL DEFAULT 'extracted' CHECK (origin IN ('extracted', 'reviewer')),
    live            INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0, 1)),
    FOREIGN KEY (article, version) REFERENCES article_version (article, version)
);
-- The claims of an article in reading order: the reader, the source pane, a re-load.
CREATE INDEX claim_by_article ON claim (article, start);
-- Lists filtered by speaker; most claims of a narrator have none.
CREATE INDEX claim_by_speaker ON claim (speaker) WHERE speaker IS NOT NULL;

CREATE TABLE quantity (
    claim      INTEGER NOT NULL REFERENCES claim (pk) ON DELETE CASCADE,
    n          INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    value      REAL NOT NULL,
    value_max  REAL,
    unit       TEXT,
    counted    TEXT,
    comparator TEXT,
    PRIMARY KEY (claim, n)
) WITHOUT ROWID;

CREATE TABLE date_mention (
    claim       INTEGER NOT NULL REFERENCES claim (pk) ON DELETE CASCADE,
    n           INTEGER NOT NULL,
    start       INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    iso         TEXT,
    granularity TEXT NOT NULL,
    basis       TEXT NOT NULL,
    text        TEXT NOT NULL,
    PRIMARY KEY (claim, n)
) WITHOUT ROWID;

-- A reviewer's corrections of one claim (statement, speaker, span, not checkable, deleted …); a re-load never touches them.
CREATE TABLE claim_edit (
    claim INTEGER PRIMARY KEY REFERENCES claim (pk),
    body  TEXT NOT NULL
);

-- Folded shadow columns: FTS5 does not fold Arabic, so what is indexed was folded by the program; rowid = pk.
CREATE VIRTUAL TABLE claim_search USING fts5 (folded, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE article_search USING fts5 (folded, tokenize = "unicode61 remove_diacritics 0");

-- ── what was grouped ───────────────────────────────────────────────────────────────────────────────────────────────
-- `anchor` is the claim the id derives from. `place` is NULL outside the queue, 0 while waiting, the event's number when deferred,
-- so that deferred groups stand at the end in the order they were put there. `reopened` lies over a decided state. `touched` is 1 once an
-- event names the group. `signature` is what the matcher said last, hashed: an equal proposal is not written again.
CREATE TABLE claim_group (
    pk              INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    anchor          TEXT NOT NULL,
    version         INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    state           TEXT NOT NULL DEFAULT 'pending'
                    CHECK (state IN ('pending', 'approved', 'rejected', 'deferred', 'not_checkable')),
    reopened        INTEGER NOT NULL DEFAULT 0 CHECK (reopened IN (0, 1)),
    touched         INTEGER NOT NULL DEFAULT 0 CHECK (touched IN (0, 1)),
    score           REAL NOT NULL,
    lead            TEXT NOT NULL,
    pinned          INTEGER NOT NULL DEFAULT 0,
    relation        INTEGER NOT NULL DEFAULT 1,
    relation_reason TEXT NOT NULL DEFAULT '',
    relation_by     TEXT,
    flagged         INTEGER NOT NULL DEFAULT 0,
    verdict         TEXT,
    needs_second    INTEGER NOT NULL DEFAULT 0,
    size            INTEGER NOT NULL,
    articles        INTEGER NOT NULL,
    outlets         INTEGER NOT NULL,
    outlet_names    TEXT NOT NULL,
    headline        TEXT NOT NULL,
    differs         TEXT NOT NULL DEFAULT '[]',
    sources         INTEGER NOT NULL DEFAULT 0,
    conflicts       INTEGER NOT NULL DEFAULT 0,
    uncertainty     REAL NOT NULL DEFAULT 0,
    newest          TEXT NOT NULL DEFAULT '',
    story           TEXT NOT NULL DEFAULT '',
    place           INTEGER,
    decided_by      TEXT,
    decided_at      TEXT,
    signature       TEXT NOT NULL DEFAULT ''
);
-- The queue in each of its orders. Partial: only what waits is in them, so they stay small while the archive grows. Each ends in the id,
-- so that a page can be fetched by key (no OFFSET) and the list of ids is read from the index alone. At a million claims the next card
-- costs 0.01 ms with them and 265 ms without.
CREATE INDEX queue_conflicts ON claim_group (place, conflicts DESC, outlets DESC, uncertainty DESC, newest DESC, id) WHERE place IS NOT NULL;
CREATE INDEX queue_outlets   ON claim_group (place, outlets DESC, sources DESC, conflicts DESC, newest DESC, id) WHERE place IS NOT NULL;
CREATE INDEX queue_uncertain ON claim_group (place, uncertainty DESC, conflicts DESC, newest DESC, id) WHERE place IS NOT NULL;
CREATE INDEX queue_newest    ON claim_group (place, newest DESC, conflicts DESC, id) WHERE place IS NOT NULL;
CREATE INDEX queue_story     ON claim_group (place, story, newest DESC, id) WHERE place IS NOT NULL;
-- Lists by state leave out the open ones, which are nearly all.
CREATE INDEX group_decided ON claim_group (state, id) WHERE state <> 'pending';
-- What a reviewer has touched is compared with the record of events; the rest only with the matcher.
CREATE INDEX group_touched ON claim_group (id) WHERE touched = 1;

-- `live` is 0 for the record of a rejected group; `confirmed` is 1 once a reviewer's decision covered the member.
CREATE TABLE member (
    grp       INTEGER NOT NULL REFERENCES claim_group (pk) ON DELETE CASCADE,
    claim     INTEGER NOT NULL REFERENCES claim (pk),
    position  INTEGER NOT NULL,
    confirmed INTEGER NOT NULL DEFAULT 0,
    live      INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (grp, claim)
) WITHOUT ROWID;
-- A claim stands in at most one living group; also answers "which group is this claim in?".
CREATE UNIQUE INDEX member_once ON member (claim) WHERE live = 1;

-- What a card shows beside the members; apart, so that rows of the queue stay narrow.
CREATE TABLE group_detail (
    grp         INTEGER PRIMARY KEY REFERENCES claim_group (pk) ON DELETE CASCADE,
    differences TEXT NOT NULL,
    sources     TEXT NOT NULL
);

-- The scored pairs inside groups, with the reasons.
CREATE TABLE pair (
    grp         INTEGER NOT NULL REFERENCES claim_group (pk) ON DELETE CASCADE,
    a           TEXT NOT NULL,
    b           TEXT NOT NULL CHECK (a < b),
    probability REAL NOT NULL,
    detail      TEXT NOT NULL,
    PRIMARY KEY (grp, a, b)
) WITHOUT ROWID;

-- What a decision on a group means for the matcher, as sets of claim ids: `must` binds all of `ids` together; `cannot` keeps all of `ids`
-- apart from each other, or, where `others` is given, every one of `ids` from every one of `others`.
CREATE TABLE pair_constraint (
    grp    TEXT NOT NULL,
    n      INTEGER NOT NULL,
    kind   TEXT NOT NULL CHECK (kind IN ('must', 'cannot')),
    ids    TEXT NOT NULL,
    others TEXT,
    PRIMARY KEY (grp, n)
) WITHOUT ROWID;

-- Typed links between groups: 4 contradicts, 6 recap, 7 related. `by` is NULL for a proposal of the matcher.
CREATE TABLE link (
    a        TEXT NOT NULL,
    b        TEXT NOT NULL,
    relation INTEGER NOT NULL CHECK (relation IN (4, 6, 7)),
    reason   TEXT NOT NULL,
    by       TEXT,
    PRIMARY KEY (a, b, relation)
) WITHOUT ROWID;
-- A card shows the links of both ends.
CREATE INDEX link_by_end ON link (b);

-- ── what reviewers did ─────────────────────────────────────────────────────────────────────────────────────────────
-- Notes, tags and evidence hang on a group, claim or article by its id.
CREATE TABLE annotation (
    id     TEXT PRIMARY KEY,
    kind   TEXT NOT NULL CHECK (kind IN ('note', 'tag', 'evidence')),
    target TEXT NOT NULL,
    body   TEXT NOT NULL,
    by     TEXT NOT NULL,
    at     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX annotation_by_target ON annotation (target, kind);

-- Second opinions, given blind; the first decision stands until somebody adjudicates.
CREATE TABLE second_opinion (
    grp      TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    outcome  TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (grp, reviewer)
) WITHOUT ROWID;

-- The append-only record. `seq` has no gaps; `hash` is SHA-256 over the canonical JSON of [seq, at, reviewer, kind, body, prev].
CREATE TABLE event (
    seq      INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL,
    prev     TEXT NOT NULL,
    hash     TEXT NOT NULL
);
-- Progress and pace by reviewer.
CREATE INDEX event_by_reviewer ON event (reviewer, kind, seq);
CREATE TRIGGER event_is_never_edited BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'events are never edited'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'events are never deleted'); END;

-- Which event touched which group, claim, article …: history of an item, and "has anybody changed it since?". Derived from the bodies.
CREATE TABLE touch (
    entity TEXT NOT NULL,
    seq    INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (entity, seq)
) WITHOUT ROWID;

-- What each reviewer can undo and redo, newest last; `undone_by` is the undoing event. Derived from the events.
CREATE TABLE undoable (
    seq       INTEGER PRIMARY KEY REFERENCES event (seq),
    reviewer  TEXT NOT NULL,
    undone_by INTEGER
);
CREATE INDEX undoable_by_reviewer ON undoable (reviewer, undone_by, seq);

-- ── hints, not content: no events ──────────────────────────────────────────────────────────────────────────────────
CREATE TABLE lease (
    grp      TEXT PRIMARY KEY,
    reviewer TEXT NOT NULL,
    session  TEXT NOT NULL,
    expires  REAL NOT NULL
) WITHOUT ROWID;

CREATE TABLE presence (
    session  TEXT PRIMARY KEY,
    reviewer TEXT NOT NULL,
    expires  REAL NOT NULL
) WITHOUT ROWID;

CREATE TABLE draft (
    reviewer TEXT NOT NULL,
    target   TEXT NOT NULL,
    text     TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (reviewer, target)
) WITHOUT ROWID;

-- ── the tally: counts without counting (count(*) by state over a million claims takes 153 ms, this 0.005) ──────────
CREATE TABLE tally (
    name TEXT PRIMARY KEY,
    n    INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO tally VALUES ('articles', 0), ('claims', 0), ('events', 0), ('pending', 0), ('approved', 0), ('rejected', 0),
    ('deferred', 0), ('not_checkable', 0), ('reopened', 0), ('waiting', 0);

CREATE TRIGGER tally_article AFTER INSERT ON article BEGIN UPDATE tally SET n = n + 1 WHERE name = 'articles'; END;
CREATE TRIGGER tally_article_gone AFTER DELETE ON article BEGIN UPDATE tally SET n = n - 1 WHERE name = 'articles'; END;
CREATE TRIGGER tally_claim AFTER INSERT ON claim WHEN new.live BEGIN UPDATE tally SET n = n + 1 WHERE name = 'claims'; END;
CREATE TRIGGER tally_claim_gone AFTER DELETE ON claim WHEN old.live BEGIN UPDATE tally SET n = n - 1 WHERE name = 'claims'; END;
CREATE TRIGGER tally_claim_live AFTER UPDATE OF live ON claim WHEN new.live <> old.live BEGIN
    UPDATE tally SET n = n + new.live - old.live WHERE name = 'claims';
END;
CREATE TRIGGER tally_event AFTER INSERT ON event BEGIN UPDATE tally SET n = n + 1 WHERE name = 'events'; END;
CREATE TRIGGER tally_group AFTER INSERT ON claim_group BEGIN
    UPDATE tally SET n = n + 1 WHERE name = new.state;
    UPDATE tally SET n = n + 1 WHERE name = 'reopened' AND new.reopened;
    UPDATE tally SET n = n + 1 WHERE name = 'waiting' AND new.place = 0;
END;
CREATE TRIGGER tally_group_gone AFTER DELETE ON claim_group BEGIN
    UPDATE tally SET n = n - 1 WHERE name = old.state;
    UPDATE tally SET n = n - 1 WHERE name = 'reopened' AND old.reopened;
    UPDATE tally SET n = n - 1 WHERE name = 'waiting' AND old.place = 0;
END;
CREATE TRIGGER tally_group_moved AFTER UPDATE OF state, reopened, place ON claim_group BEGIN
    UPDATE tally SET n = n - 1 WHERE name = old.state;
    UPDATE tally SET n = n + 1 WHERE name = new.state;
    UPDATE tally SET n = n + new.reopened - old.reopened WHERE name = 'reopened';
    UPDATE tally SET n = n + (new.place IS 0) - (old.place IS 0) WHERE name = 'waiting';
END;
