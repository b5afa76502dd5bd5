-- The candidate index of the matcher: which claims share rare words, kept up as claims come and go, so that a hundred new
-- articles are compared with a million stored claims without reading them. Everything here can be rebuilt from the claims.

-- One row a claim that is indexed. `pk` is short for the postings; `day` is the publication day as a day number (NULL: undated).
CREATE TABLE match_claim (
    pk      INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL,
    day     INTEGER
);

-- Which claims have a key. Clustered by key: the claims of a rare key lie on one page, and no second index is needed.
-- `key` is a 63-bit hash of a stem or of a piece of a long one; a collision costs one needless comparison.
CREATE TABLE match_posting (
    key   INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    PRIMARY KEY (key, claim)
) WITHOUT ROWID;

-- In how many claims a key is: rarest keys are looked up first, keys above the cap never. Counting postings instead would read them all.
CREATE TABLE match_key (
    key    INTEGER PRIMARY KEY,
    claims INTEGER NOT NULL
);
