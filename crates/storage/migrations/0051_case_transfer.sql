-- Cases that moved together, as JSON in `body`, and each file of them with how it was before.
CREATE TABLE case_transfer (id uuid PRIMARY KEY, at timestamptz NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX case_transfer_at ON case_transfer (at);
CREATE TABLE case_transfer_file (transfer uuid NOT NULL, worker uuid NOT NULL, state text NOT NULL, body text NOT NULL, PRIMARY KEY (transfer, worker));
-- What an erased person leaves.
CREATE INDEX case_transfer_file_worker ON case_transfer_file (worker);
