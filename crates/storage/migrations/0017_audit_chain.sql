-- Who did or looked at what, when, as which role, for which purpose: names of fields and keyed digests, never
-- values. A chain a node: each record holds the hash of the one before it. The program moves the records of the
-- table `audit` here and drops it, and forbids changing and deleting in the words of each engine.
CREATE TABLE audit_entry (seq {identity}, chain text NOT NULL, number bigint NOT NULL, at timestamptz NOT NULL, who text NOT NULL, actor uuid, role text, desk text, purpose text NOT NULL, verb text NOT NULL, kind text, record uuid, person uuid, fields text, digests text, context text, correlation text, previous text NOT NULL, hash text NOT NULL, UNIQUE (chain, number));
-- "Who opened my file", "what did she do", "what was done to this".
CREATE INDEX audit_entry_person ON audit_entry (person, seq);
CREATE INDEX audit_entry_actor ON audit_entry (actor, seq);
CREATE INDEX audit_entry_record ON audit_entry (record, seq);
-- The last record of each chain.
CREATE TABLE audit_head (chain text PRIMARY KEY, number bigint NOT NULL, hash text NOT NULL);
-- The head of each chain at the end of a day, also kept in a file outside.
CREATE TABLE audit_anchor (chain text NOT NULL, day date NOT NULL, number bigint NOT NULL, hash text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (chain, day));
-- The key of the digests about a record; without it they say nothing, so deleting it erases them.
CREATE TABLE audit_key (record uuid PRIMARY KEY, secret text NOT NULL);
