-- The registers. Each holds its record as JSON in `body`, read and written as a whole; what is
-- filtered, sorted or compared stands in a column of its own, computed by the program.
--   sort_key   what the list is ordered by, folded (lower case, no accents)
--   code       codice fiscale or partita IVA, for duplicates and search
--   state      state of the record, where it has one
--   parent     the record it belongs to (a vacancy's employer, a project's body)
--   due_on     the day that sorts what is urgent (a vacancy's expiry, a worker's ascertained availability)
--   place      ISTAT code
--   search     folded words, joined by spaces, from which search_word is made
CREATE TABLE worker (id uuid PRIMARY KEY, source text NOT NULL, external_id text NOT NULL, desk text NOT NULL, version bigint NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, batch uuid, sort_key text NOT NULL, code text, state text, parent uuid, due_on date, place text, search text NOT NULL, body text NOT NULL, UNIQUE (source, external_id));
CREATE TABLE employer (id uuid PRIMARY KEY, source text NOT NULL, external_id text NOT NULL, desk text NOT NULL, version bigint NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, batch uuid, sort_key text NOT NULL, code text, state text, parent uuid, due_on date, place text, search text NOT NULL, body text NOT NULL, UNIQUE (source, external_id));
CREATE TABLE vacancy (id uuid PRIMARY KEY, source text NOT NULL, external_id text NOT NULL, desk text NOT NULL, version bigint NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, batch uuid, sort_key text NOT NULL, code text, state text, parent uuid, due_on date, place text, search text NOT NULL, body text NOT NULL, UNIQUE (source, external_id));
CREATE TABLE course (id uuid PRIMARY KEY, source text NOT NULL, external_id text NOT NULL, desk text NOT NULL, version bigint NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, batch uuid, sort_key text NOT NULL, code text, state text, parent uuid, due_on date, place text, search text NOT NULL, body text NOT NULL, UNIQUE (source, external_id));
CREATE TABLE body (id uuid PRIMARY KEY, source text NOT NULL, external_id text NOT NULL, desk text NOT NULL, version bigint NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, batch uuid, sort_key text NOT NULL, code text, state text, parent uuid, due_on date, place text, search text NOT NULL, body text NOT NULL, UNIQUE (source, external_id));
CREATE TABLE project (id uuid PRIMARY KEY, source text NOT NULL, external_id text NOT NULL, desk text NOT NULL, version bigint NOT NULL, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, batch uuid, sort_key text NOT NULL, code text, state text, parent uuid, due_on date, place text, search text NOT NULL, body text NOT NULL, UNIQUE (source, external_id));
-- Lists in order, and "begins with" as one types.
CREATE INDEX worker_sort ON worker (sort_key, id);
CREATE INDEX employer_sort ON employer (sort_key, id);
CREATE INDEX vacancy_sort ON vacancy (sort_key, id);
CREATE INDEX course_sort ON course (sort_key, id);
CREATE INDEX body_sort ON body (sort_key, id);
CREATE INDEX project_sort ON project (sort_key, id);
-- Duplicates by codice fiscale or partita IVA.
CREATE INDEX worker_code ON worker (code);
CREATE INDEX employer_code ON employer (code);
-- Stale availabilities, oldest first.
CREATE INDEX worker_due ON worker (due_on, id);
-- Open vacancies by deadline, and those of an employer.
CREATE INDEX vacancy_state ON vacancy (state, due_on, id);
CREATE INDEX vacancy_parent ON vacancy (parent);
-- What a batch made, for its undo.
CREATE INDEX worker_batch ON worker (batch);
CREATE INDEX vacancy_batch ON vacancy (batch);
CREATE INDEX employer_batch ON employer (batch);
CREATE INDEX course_batch ON course (batch);
