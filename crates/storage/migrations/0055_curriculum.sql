-- Curricula (choices over the record of a person) and cover letters, as JSON in `body`.
CREATE TABLE curriculum (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX curriculum_worker ON curriculum (worker, day);
CREATE TABLE cover_letter (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX cover_letter_worker ON cover_letter (worker, day);
