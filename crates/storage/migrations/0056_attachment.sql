-- Files of people, as JSON in `body`; their bytes apart, sealed, in pieces by place.
CREATE TABLE attachment (id uuid PRIMARY KEY, worker uuid NOT NULL, day date NOT NULL, version bigint NOT NULL, body text NOT NULL);
CREATE INDEX attachment_worker ON attachment (worker, day);
CREATE TABLE attachment_piece (id uuid PRIMARY KEY, attachment uuid NOT NULL, place bigint NOT NULL, content text NOT NULL);
CREATE UNIQUE INDEX attachment_piece_place ON attachment_piece (attachment, place);
