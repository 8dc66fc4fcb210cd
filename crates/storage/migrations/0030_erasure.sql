-- People who were erased: numbers only, so that a backup brought back does not bring them back. `report` says what went, in counts.
CREATE TABLE erasure (worker uuid PRIMARY KEY, at timestamptz NOT NULL, account uuid, reason text NOT NULL, report text NOT NULL);
-- What remains of their proposals, for counting: no person, and the month instead of the day.
CREATE TABLE erased_outcome (id uuid PRIMARY KEY, vacancy uuid NOT NULL, state text NOT NULL, sent boolean NOT NULL, month date NOT NULL);
CREATE INDEX erased_outcome_vacancy ON erased_outcome (vacancy);
-- What forbids erasing for a while.
CREATE TABLE legal_hold (id uuid PRIMARY KEY, worker uuid NOT NULL, until date, lifted_at timestamptz, body text NOT NULL);
CREATE INDEX legal_hold_worker ON legal_hold (worker);
