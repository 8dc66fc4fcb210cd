-- Who came to the desk, as JSON in `body`; `holds` says what it keeps of somebody (nothing, a name, the person).
CREATE TABLE visit (id uuid PRIMARY KEY, desk text NOT NULL, day date NOT NULL, ticket bigint NOT NULL, worker uuid, holds text NOT NULL, version bigint NOT NULL, body text NOT NULL);
-- The queue of a desk on a day; no number twice.
CREATE UNIQUE INDEX visit_ticket ON visit (desk, day, ticket);
-- On the page of a person.
CREATE INDEX visit_worker ON visit (worker);
-- What is to be forgotten.
CREATE INDEX visit_holds ON visit (holds, day);
