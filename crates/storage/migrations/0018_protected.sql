-- The keys that protected data were sealed with: names, and a text sealed with each that tells whether a key fits.
CREATE TABLE protected_key (name text PRIMARY KEY, made_at timestamptz NOT NULL, proof text NOT NULL);
-- The protected part of a case file: as many rows for everybody who has one as there are sections, in an order that
-- says nothing. Which section a row is, and what stands in it, is sealed.
CREATE TABLE protected_section (id uuid PRIMARY KEY, subject uuid NOT NULL, slot bigint NOT NULL, version bigint NOT NULL, updated_at timestamptz NOT NULL, content text NOT NULL, UNIQUE (subject, slot));
-- What a section or a protected file was before it was changed, sealed as well.
CREATE TABLE protected_revision (id uuid PRIMARY KEY, record uuid NOT NULL, version bigint NOT NULL, replaced_at timestamptz NOT NULL, replaced_by uuid, content text NOT NULL, UNIQUE (record, version));
-- Files that exist for their team only.
CREATE TABLE protected_file (id uuid PRIMARY KEY, version bigint NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, content text NOT NULL);
CREATE TABLE protected_team (file uuid NOT NULL REFERENCES protected_file (id), account uuid NOT NULL, added_at timestamptz NOT NULL, PRIMARY KEY (file, account));
CREATE INDEX protected_team_account ON protected_team (account);
