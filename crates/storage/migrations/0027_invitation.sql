-- Invitations to have an account: who, as what, at which desk, until when the link works. The link is kept as its digest.
CREATE TABLE invitation (id uuid PRIMARY KEY, digest text NOT NULL UNIQUE, desk text NOT NULL, body text NOT NULL, created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, closed_at timestamptz, account uuid);
-- Those that are open, the latest first.
CREATE INDEX invitation_open ON invitation (closed_at, created_at);
-- Who an account is at an outer provider of identities.
CREATE TABLE identity (issuer text NOT NULL, subject text NOT NULL, account uuid NOT NULL, created_at timestamptz NOT NULL, PRIMARY KEY (issuer, subject));
CREATE INDEX identity_account ON identity (account);
-- Sign-ins that are under way at an outer provider, by the digest of what the browser carries.
CREATE TABLE provider_visit (digest text PRIMARY KEY, provider text NOT NULL, nonce text NOT NULL, verifier text NOT NULL, back text NOT NULL, created_at timestamptz NOT NULL);
