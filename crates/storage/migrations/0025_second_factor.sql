-- The second factor of an account, whose number is `id`: its secret sealed with the key of protected data; in force once a
-- code was shown. `step` is the last step whose code was taken: no code is taken twice.
CREATE TABLE second_factor (id uuid PRIMARY KEY, content text NOT NULL, made_at timestamptz NOT NULL, confirmed_at timestamptz, step bigint NOT NULL);
-- Recovery codes by their digests; one that was used stays, so that it is known how many there were.
CREATE TABLE recovery_code (account uuid NOT NULL, digest text NOT NULL, used_at timestamptz, PRIMARY KEY (account, digest));
-- Browsers that stand in the desk for everybody, by the digest of their cookie.
CREATE TABLE kiosk (digest text PRIMARY KEY, desk text NOT NULL, begun_by uuid NOT NULL, begun_at timestamptz NOT NULL);
