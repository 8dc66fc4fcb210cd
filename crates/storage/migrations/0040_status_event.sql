-- What counts for the status of unemployment of a person, as JSON in `body`; the status itself is followed from it.
CREATE TABLE status_event (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
-- On the person's page, and beside her name in lists.
CREATE INDEX status_event_worker ON status_event (worker, day);
