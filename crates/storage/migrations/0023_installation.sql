-- Which database this is: what a node keeps outside of it names it. A backup does not hold it, so that one brought back is another.
CREATE TABLE installation (only_one integer PRIMARY KEY CHECK (only_one = 1), id uuid NOT NULL);
