-- Breaches of personal data, as JSON in `body`; open ones first.
CREATE TABLE breach (id uuid PRIMARY KEY, known_at timestamptz NOT NULL, closed_at timestamptz, version bigint NOT NULL, body text NOT NULL);
