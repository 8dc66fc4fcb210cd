-- What a key begins with, so that it is recognised; the rights that it is limited to (all of the account when absent); its last use.
ALTER TABLE api_token ADD COLUMN hint text;
ALTER TABLE api_token ADD COLUMN scope text;
ALTER TABLE api_token ADD COLUMN used_at timestamptz;
CREATE INDEX api_token_account ON api_token (account);
