-- What was decided of how autonomous a person is online, and what was proposed, as JSON in `body`.
CREATE TABLE segment_decision (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
-- On the person's page.
CREATE INDEX segment_decision_worker ON segment_decision (worker, day);
