-- What supports people while they have no work, as JSON in `body`.
CREATE TABLE benefit (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
-- On the person's page.
CREATE INDEX benefit_worker ON benefit (worker, day);
