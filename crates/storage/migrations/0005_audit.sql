-- Who did what, when, as which role, for which purpose: names of fields, never values.
CREATE TABLE audit (seq {identity}, at timestamptz NOT NULL, actor text NOT NULL, role text, purpose text NOT NULL, verb text NOT NULL, kind text, record uuid, fields text);
CREATE INDEX audit_record ON audit (record, seq);
