-- Files opened in an emergency by somebody outside their team: why, until when, and who read of it.
CREATE TABLE urgent_access (id uuid PRIMARY KEY, worker uuid NOT NULL, account uuid NOT NULL, reason text NOT NULL, at timestamptz NOT NULL, until timestamptz NOT NULL, seen_at timestamptz, seen_by uuid);
-- What is open to somebody now.
CREATE INDEX urgent_access_account ON urgent_access (account, until);
-- The latest first.
CREATE INDEX urgent_access_at ON urgent_access (at);
