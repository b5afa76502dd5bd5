-- A count of claims beside each article that nothing ever read: the tally counts all claims, the reader reads an article's own.
ALTER TABLE article DROP COLUMN claims;
