-- Work to be done after the transaction that asked for it: mail, reminders, imports.
-- A job is taken by a lease; one whose lease has run out is taken again, so it may run twice.
CREATE TABLE job (id uuid PRIMARY KEY, kind text NOT NULL, payload text NOT NULL, unique_key text UNIQUE, run_at timestamptz NOT NULL, leased_until timestamptz, attempts integer NOT NULL, state text NOT NULL, progress_done bigint NOT NULL, progress_total bigint NOT NULL, last_error text, created_at timestamptz NOT NULL, ended_at timestamptz);
CREATE INDEX job_due ON job (state, run_at);
