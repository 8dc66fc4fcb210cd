-- Quantitative profiles of people, and the tracks (GOL) that were decided, as JSON in `body`.
CREATE TABLE profile (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX profile_worker ON profile (worker, day);
CREATE TABLE track_choice (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX track_choice_worker ON track_choice (worker, day);
-- The versions of the model that desks wrote; they stay as long as a result may name them.
CREATE TABLE profiling_model (id uuid PRIMARY KEY, desk text NOT NULL, number bigint NOT NULL, body text NOT NULL);
-- The newest of a desk, and no number twice.
CREATE UNIQUE INDEX profiling_model_number ON profiling_model (desk, number);
