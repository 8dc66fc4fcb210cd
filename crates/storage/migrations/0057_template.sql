-- What offices write in documents, every version of it, as JSON in `body`.
CREATE TABLE template (id uuid NOT NULL, version bigint NOT NULL, desk text NOT NULL, about text NOT NULL, body text NOT NULL, PRIMARY KEY (id, version));
CREATE INDEX template_desk ON template (desk, about);
