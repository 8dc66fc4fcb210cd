-- Whom a person lets act for her, as JSON in `body`; what is compared stands in a column of its own.
CREATE TABLE mandate (id uuid PRIMARY KEY, worker uuid NOT NULL, account uuid, since date NOT NULL, until date, body text NOT NULL);
-- On the person's page, and what a delegate's own account may see.
CREATE INDEX mandate_worker ON mandate (worker, since);
CREATE INDEX mandate_account ON mandate (account, since);
