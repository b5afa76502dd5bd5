-- What grouping needs to know to work on the neighbourhood of new articles in a large collection, instead of on everything.

-- Articles whose claims changed, or came back to the pool, since the groups were last brought up to date.
CREATE TABLE regroup_article (
    article INTEGER PRIMARY KEY REFERENCES article (pk)
);

-- In how many distinct texts a match key stood when everything was grouped last; the row with the empty key counts the texts. Scores
-- of a neighbourhood are computed with the word weights of the whole.
CREATE TABLE match_word (
    key   TEXT PRIMARY KEY,
    texts INTEGER NOT NULL
) WITHOUT ROWID;
