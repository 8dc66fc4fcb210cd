-- Records of one person that were made one. `before` holds the rows of both as they were, `after` the digest of the rows that came of it:
-- as long as nobody worked on them since, it can be undone to the row.
CREATE TABLE merge (id uuid PRIMARY KEY, kept uuid NOT NULL, gone uuid NOT NULL, at timestamptz NOT NULL, account uuid, undone_at timestamptz, before text NOT NULL, after text NOT NULL);
-- Where an old number leads, and what was taken into a record.
CREATE INDEX merge_gone ON merge (gone);
CREATE INDEX merge_kept ON merge (kept);
