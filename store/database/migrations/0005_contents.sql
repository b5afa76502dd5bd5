-- How many articles began with the same content: asked once for each new article, and without an index by reading them all.
CREATE INDEX version_by_content ON article_version (sha256) WHERE version = 1;
