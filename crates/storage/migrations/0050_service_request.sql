-- What people ask the desk for from afar, as JSON in `body`; what is filtered and ordered stands in a column of its own.
CREATE TABLE service_request (id uuid PRIMARY KEY, worker uuid NOT NULL, kind text NOT NULL, state text NOT NULL, asked_at timestamptz NOT NULL, closed_on date, score bigint, version bigint NOT NULL, body text NOT NULL);
-- On the person's pages, and the list of open ones by age.
CREATE INDEX service_request_worker ON service_request (worker, asked_at);
CREATE INDEX service_request_state ON service_request (state, asked_at);
-- Declarations that were recorded while the national system was away, for the list of what waits for it.
CREATE INDEX status_event_provisional ON status_event (day) WHERE body LIKE '%"provisional":true%';
