-- Circulars, instructions and acts with their versions, as JSON in `body`; what lists filter stands in a column of its own. `words` is what is searched.
CREATE TABLE circular (id uuid PRIMARY KEY, desk text NOT NULL, kind text NOT NULL, number text NOT NULL, day date NOT NULL, pack text, replaces uuid, edition integer NOT NULL, withdrawn boolean NOT NULL, words text NOT NULL, version bigint NOT NULL, body text NOT NULL);
-- Those of some desks, the latest first; and by what they replace.
CREATE INDEX circular_desk ON circular (desk, day);
CREATE INDEX circular_replaces ON circular (replaces);
-- Who has read which version, and when.
CREATE TABLE circular_receipt (circular uuid NOT NULL REFERENCES circular (id), edition integer NOT NULL, account uuid NOT NULL, desk text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (circular, edition, account));
CREATE INDEX circular_receipt_account ON circular_receipt (account);
