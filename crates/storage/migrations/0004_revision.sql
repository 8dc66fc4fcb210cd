-- What a record was before each change: its erasable history.
CREATE TABLE revision (record uuid NOT NULL, version bigint NOT NULL, kind text NOT NULL, replaced_at timestamptz NOT NULL, replaced_by text NOT NULL, batch uuid, body text NOT NULL, PRIMARY KEY (record, version));
CREATE INDEX revision_batch ON revision (batch);
