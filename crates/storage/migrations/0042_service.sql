-- Services delivered, as JSON in `body`; what is counted and filtered stands in a column of its own.
CREATE TABLE service (id uuid PRIMARY KEY, worker uuid, employer uuid, lep text NOT NULL, desk text NOT NULL, account uuid, programme uuid, at timestamptz NOT NULL, minutes bigint NOT NULL, channel text NOT NULL, outcome text NOT NULL, origin text, version bigint NOT NULL, body text NOT NULL);
-- On the page of a person, of an employer, and the last choice of an operator.
CREATE INDEX service_worker ON service (worker, at);
CREATE INDEX service_employer ON service (employer, at);
CREATE INDEX service_account ON service (account, at);
-- The counters of a desk over a period.
CREATE INDEX service_desk ON service (desk, at);
-- The service that an act recorded by itself: one of each.
CREATE UNIQUE INDEX service_origin ON service (origin);
-- What stays of the services of people who were erased, to be counted: the month, and nobody.
CREATE TABLE erased_service (id uuid PRIMARY KEY, lep text NOT NULL, desk text NOT NULL, month date NOT NULL, minutes bigint NOT NULL);
