-- Packs that a desk is writing: their files as they stand, with faults or without, as a JSON object of path and text.
CREATE TABLE pack_draft (desk text NOT NULL, pack text NOT NULL, files text NOT NULL, version bigint NOT NULL, changed_at timestamptz NOT NULL, PRIMARY KEY (desk, pack));
