-- Sessions are listed to whoever holds them, locked, and raised in steps. Those that were open end with the change:
-- everybody signs in again once.
DROP TABLE session;
-- `stage` says what is still asked for before it is open, `proof` how she showed who she is, `proven_at` when she did so last.
CREATE TABLE session (id uuid PRIMARY KEY, digest text NOT NULL UNIQUE, account uuid NOT NULL, stage text NOT NULL, proof text NOT NULL, assurance text, agent text NOT NULL, kiosk boolean NOT NULL, tries bigint NOT NULL, created_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, proven_at timestamptz NOT NULL, locked_at timestamptz);
-- The sessions of an account, for the page that lists them.
CREATE INDEX session_account ON session (account);
DROP TABLE sign_in_failure;
-- Failed sign-ins by digests of the user name, of the browser where it is known to the account, and of the address otherwise.
CREATE TABLE sign_in_failure (id uuid PRIMARY KEY, username text NOT NULL, device text, address text, at timestamptz NOT NULL);
CREATE INDEX sign_in_failure_name ON sign_in_failure (username, at);
CREATE INDEX sign_in_failure_address ON sign_in_failure (address, at);
CREATE INDEX sign_in_failure_at ON sign_in_failure (at);
-- Browsers in which an account has signed in before, by the digest of their cookie.
CREATE TABLE device (digest text NOT NULL, account uuid NOT NULL, used_at timestamptz NOT NULL, PRIMARY KEY (digest, account));
CREATE INDEX device_used ON device (used_at);
