-- Where an account is written to (confirmed by a link), the address that waits to be confirmed, and the last day on which it signs in.
ALTER TABLE account ADD COLUMN email text;
ALTER TABLE account ADD COLUMN email_wanted text;
ALTER TABLE account ADD COLUMN last_day date;
-- Sign-in and "forgotten password" find accounts by address.
CREATE INDEX account_email ON account (email);
-- Letters that somebody without a session asked for, by digests of who they go to and where the request came from.
CREATE TABLE letter_request (key text NOT NULL, at timestamptz NOT NULL);
-- How many there were lately.
CREATE INDEX letter_request_key ON letter_request (key, at);
