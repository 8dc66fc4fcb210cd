-- Versions of practice packs: their files as they came, as a JSON object of path and text. A version that is held never changes.
CREATE TABLE pack_version (id uuid PRIMARY KEY, pack text NOT NULL, version text NOT NULL, digest text NOT NULL, created_at timestamptz NOT NULL, files text NOT NULL);
CREATE UNIQUE INDEX pack_version_digest ON pack_version (pack, digest);
-- Packs switched on or off at a desk, and what the desk set, as JSON.
CREATE TABLE desk_pack (desk text NOT NULL, pack text NOT NULL, pack_version uuid NOT NULL REFERENCES pack_version (id), is_on boolean NOT NULL, parameters text NOT NULL, version bigint NOT NULL, changed_at timestamptz NOT NULL, PRIMARY KEY (desk, pack));
