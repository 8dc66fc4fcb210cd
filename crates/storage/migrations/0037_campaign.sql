-- Questionnaires put to many, as JSON in `body`.
CREATE TABLE campaign (id uuid PRIMARY KEY, desk text NOT NULL, pack_version uuid NOT NULL, questionnaire text NOT NULL, state text NOT NULL, created_at timestamptz NOT NULL, version bigint NOT NULL, body text NOT NULL);
-- The campaigns of some desks, the latest first, and those that are open, for reminders.
CREATE INDEX campaign_desk ON campaign (desk, created_at);
CREATE INDEX campaign_state ON campaign (state);
