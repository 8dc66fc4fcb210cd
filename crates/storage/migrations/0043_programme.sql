-- Programmes, and the people in them, as JSON in `body`.
CREATE TABLE programme (id uuid PRIMARY KEY, desk text NOT NULL, name text NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX programme_desk ON programme (desk, name);
CREATE TABLE adhesion (id uuid PRIMARY KEY, worker uuid NOT NULL, programme uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
-- On the person's page, and the quota of a programme.
CREATE INDEX adhesion_worker ON adhesion (worker, day);
CREATE INDEX adhesion_programme ON adhesion (programme, day);
