-- Runs of an import: what was given, what came of it.
CREATE TABLE import_batch (id uuid PRIMARY KEY, kind text NOT NULL, file_name text NOT NULL, at timestamptz NOT NULL, actor text NOT NULL, state text NOT NULL, report text NOT NULL, undone_at timestamptz);
CREATE INDEX import_batch_at ON import_batch (at);
