-- Looks for what is kept too long (dry), and what was erased then, in counts.
CREATE TABLE retention_run (id uuid PRIMARY KEY, at timestamptz NOT NULL, dry boolean NOT NULL, people bigint NOT NULL, proposals bigint NOT NULL, requests bigint NOT NULL, mail bigint NOT NULL);
