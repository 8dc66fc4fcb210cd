-- Balances of competences, and individual plans with their units, as JSON in `body`.
CREATE TABLE balance (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX balance_worker ON balance (worker, day);
CREATE TABLE plan (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX plan_worker ON plan (worker, day);
