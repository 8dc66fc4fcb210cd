-- The words a record is found by: one row a word, found by its beginning. The key is the whole row,
-- so that the search reads nothing else.
CREATE TABLE search_word (kind text NOT NULL, word text NOT NULL, record uuid NOT NULL, PRIMARY KEY (kind, word, record));
