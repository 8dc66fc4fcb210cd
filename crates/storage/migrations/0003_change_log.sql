-- What changed, in the order of commit: the matching index of every node follows it.
CREATE TABLE change (seq {identity}, kind text NOT NULL, record uuid NOT NULL, at timestamptz NOT NULL);
