-- The team of a case file. The key serves the file's page.
CREATE TABLE case_member (worker uuid NOT NULL, account uuid NOT NULL, part text NOT NULL, since date NOT NULL, until date, PRIMARY KEY (worker, account, part, since));
-- "My cases", and every list that shows a person only what is of her cases.
CREATE INDEX case_member_account ON case_member (account, worker);
-- Lists that show the records of some desks.
CREATE INDEX worker_desk ON worker (desk, sort_key);
CREATE INDEX vacancy_desk ON vacancy (desk, sort_key);
CREATE INDEX employer_desk ON employer (desk, sort_key);
