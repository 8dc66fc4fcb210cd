-- Which role an account has at which desk, from when to when; `subject` is the person it is about, for a citizen's own account.
CREATE TABLE assignment (account uuid NOT NULL, role text NOT NULL, desk text NOT NULL, since date NOT NULL, until date, subject uuid, PRIMARY KEY (account, role, desk, since));
-- What accounts could do so far: who administered a desk was its manager too.
INSERT INTO assignment (account, role, desk, since) SELECT id, role, desk, '1970-01-01' FROM account;
INSERT INTO assignment (account, role, desk, since) SELECT id, 'desk_manager', desk, '1970-01-01' FROM account WHERE role = 'administrator';
-- The one desk of an installation so far is its own: what names no desk that is known belongs to it.
INSERT INTO setting (key, value) SELECT 'home_desk', code FROM desk WHERE code = (SELECT MIN(code) FROM desk);
