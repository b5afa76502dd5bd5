-- What stored scores are made of, so that they follow every decision without grouping again.

-- The feature values of a pair and, last, the log-odds that the second reader added, as a JSON list: with the weights that decisions have
-- taught so far they give the probability. An empty list: not known, the stored probability stands until the next grouping.
ALTER TABLE pair ADD COLUMN features TEXT NOT NULL DEFAULT '[]';
UPDATE pair SET features = (
    SELECT json_group_array(value) FROM (
        SELECT json_extract(f.value, '$.value') AS value FROM json_each(pair.detail, '$.features') f UNION ALL SELECT 0.0
    )
) WHERE json_extract(detail, '$.scorer') = 'lexical';

-- The same of every pair that a decision binds or parts: a split or a merge may take the pair itself away.
CREATE TABLE lesson (
    a        TEXT NOT NULL,
    b        TEXT NOT NULL CHECK (a < b),
    features TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
INSERT OR IGNORE INTO lesson SELECT p.a, p.b, p.features FROM pair p JOIN claim_group g ON g.pk = p.grp
    WHERE p.features <> '[]' AND g.id IN (SELECT grp FROM pair_constraint);
