CREATE TABLE proposal (id uuid PRIMARY KEY, vacancy uuid NOT NULL REFERENCES vacancy (id), worker uuid NOT NULL REFERENCES worker (id), state text NOT NULL, points integer, version bigint NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, body text NOT NULL, UNIQUE (vacancy, worker));
-- The proposals of a worker, and the open ones of the desk by what was last done.
CREATE INDEX proposal_worker ON proposal (worker);
CREATE INDEX proposal_state ON proposal (state, updated_at);
-- A shortlist sent to an employer, as it left.
CREATE TABLE dispatch (id uuid PRIMARY KEY, vacancy uuid NOT NULL REFERENCES vacancy (id), sent_at timestamptz NOT NULL, body text NOT NULL);
CREATE INDEX dispatch_vacancy ON dispatch (vacancy);
-- One-use links in mail: what they open, until when.
CREATE TABLE link (digest text PRIMARY KEY, purpose text NOT NULL, subject uuid NOT NULL, created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, used_at timestamptz);
CREATE INDEX link_subject ON link (subject);
