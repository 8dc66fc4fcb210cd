-- Service pacts with their versions, what people did to find work, and what they missed, as JSON in `body`.
CREATE TABLE pact (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX pact_worker ON pact (worker, day);
CREATE TABLE diary_entry (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX diary_entry_worker ON diary_entry (worker, day);
CREATE TABLE absence (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX absence_worker ON absence (worker, day);
