CREATE TABLE desk (code text PRIMARY KEY, body text NOT NULL);
CREATE TABLE setting (key text PRIMARY KEY, value text NOT NULL);
CREATE TABLE account (id uuid PRIMARY KEY, username text NOT NULL UNIQUE, name text NOT NULL, role text NOT NULL, desk text NOT NULL, password_hash text NOT NULL, disabled boolean NOT NULL, created_at timestamptz NOT NULL);
-- Sessions and API tokens are kept by the digest of their secret; the secret itself is nowhere.
CREATE TABLE session (digest text PRIMARY KEY, account uuid NOT NULL, created_at timestamptz NOT NULL, seen_at timestamptz NOT NULL);
CREATE TABLE api_token (digest text PRIMARY KEY, account uuid NOT NULL, name text NOT NULL, created_at timestamptz NOT NULL, expires_at timestamptz);
-- Failed sign-ins by user name, to slow guessing down.
CREATE TABLE sign_in_failure (username text NOT NULL, at timestamptz NOT NULL);
CREATE INDEX sign_in_failure_name ON sign_in_failure (username, at);
-- Small choices remembered for a person: saved views, last opened, column mappings.
CREATE TABLE preference (account uuid NOT NULL, key text NOT NULL, value text NOT NULL, PRIMARY KEY (account, key));
