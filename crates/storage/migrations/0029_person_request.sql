-- What people ask for under their rights, as JSON in `body`; what is compared stands in a column of its own.
CREATE TABLE person_request (id uuid PRIMARY KEY, worker uuid NOT NULL, kind text NOT NULL, state text NOT NULL, due_on date NOT NULL, version bigint NOT NULL, body text NOT NULL);
-- On the person's page, and the register of open ones by their time limit.
CREATE INDEX person_request_worker ON person_request (worker);
CREATE INDEX person_request_due ON person_request (state, due_on, id);
-- Consents given and withdrawn, with what proves them; what holds now stands in the person's record.
CREATE TABLE consent_act (id uuid PRIMARY KEY, worker uuid NOT NULL, at timestamptz NOT NULL, body text NOT NULL);
CREATE INDEX consent_act_worker ON consent_act (worker, at);
