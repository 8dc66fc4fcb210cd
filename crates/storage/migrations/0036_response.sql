-- Questionnaires put to somebody, as JSON in `body`; what is counted, listed or compared stands in a column of its own.
CREATE TABLE response (id uuid PRIMARY KEY, desk text NOT NULL, pack_version uuid NOT NULL, questionnaire text NOT NULL, worker uuid, employer uuid, campaign uuid, run uuid, state text NOT NULL, channel text, fault text, code text NOT NULL, external_id text, anonymous boolean NOT NULL, band text, invited boolean NOT NULL, opened boolean NOT NULL, completed boolean NOT NULL, completed_at timestamptz, by_operator boolean NOT NULL, entered_by uuid, reminders integer NOT NULL, minutes integer, reason text, version bigint NOT NULL, body text NOT NULL);
-- On the person's and the employer's page, on that of a campaign, of a pathway, by the code on a sheet of paper, by desk for figures.
CREATE INDEX response_worker ON response (worker);
CREATE INDEX response_employer ON response (employer);
CREATE INDEX response_campaign ON response (campaign, state, id);
CREATE INDEX response_run ON response (run);
CREATE INDEX response_code ON response (code);
CREATE INDEX response_desk ON response (desk, questionnaire);
