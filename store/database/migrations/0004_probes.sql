-- What reviewers are shown from below the threshold, what the score was when they decided, and what a line of the queue tells first.

-- Above 0 for a pair from below the threshold: for how many such pairs it stands. An open one is a question and no proposal: it waits in
-- the queue, but is no part of the counts that progress is measured by.
ALTER TABLE claim_group ADD COLUMN probe REAL NOT NULL DEFAULT 0;
-- The most telling difference as short text («46 ≠ 48»).
ALTER TABLE claim_group ADD COLUMN telling TEXT NOT NULL DEFAULT '';
-- Descriptions are written anew by the next grouping.
UPDATE claim_group SET signature = '';

-- The probability of a pair as its card showed it when the pair was decided, and for how many pairs it stands. A row counts while a
-- decision binds or parts the pair, so taking a decision back takes it out of the figures.
CREATE TABLE judged (
    a           TEXT NOT NULL,
    b           TEXT NOT NULL CHECK (a < b),
    probability REAL NOT NULL,
    weight      REAL NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;

DROP TRIGGER tally_group;
DROP TRIGGER tally_group_gone;
DROP TRIGGER tally_group_moved;
CREATE TRIGGER tally_group AFTER INSERT ON claim_group WHEN NOT (new.probe > 0 AND new.state = 'pending') BEGIN
    UPDATE tally SET n = n + 1 WHERE name = new.state;
    UPDATE tally SET n = n + 1 WHERE name = 'reopened' AND new.reopened;
    UPDATE tally SET n = n + 1 WHERE name = 'waiting' AND new.place = 0;
END;
CREATE TRIGGER tally_group_gone AFTER DELETE ON claim_group WHEN NOT (old.probe > 0 AND old.state = 'pending') BEGIN
    UPDATE tally SET n = n - 1 WHERE name = old.state;
    UPDATE tally SET n = n - 1 WHERE name = 'reopened' AND old.reopened;
    UPDATE tally SET n = n - 1 WHERE name = 'waiting' AND old.place = 0;
END;
CREATE TRIGGER tally_group_moved AFTER UPDATE OF state, reopened, place, probe ON claim_group BEGIN
    UPDATE tally SET n = n - 1 WHERE name = old.state AND NOT (old.probe > 0 AND old.state = 'pending');
    UPDATE tally SET n = n + 1 WHERE name = new.state AND NOT (new.probe > 0 AND new.state = 'pending');
    UPDATE tally SET n = n + new.reopened - old.reopened WHERE name = 'reopened';
    UPDATE tally SET n = n + (new.place IS 0 AND NOT (new.probe > 0 AND new.state = 'pending'))
        - (old.place IS 0 AND NOT (old.probe > 0 AND old.state = 'pending')) WHERE name = 'waiting';
END;
