-- People of some desks in every order of their list, and counted by what the list filters: a row of the
-- register is wide, and a big installation would read each of them.
CREATE INDEX worker_desk_sort ON worker (desk, sort_key, id);
CREATE INDEX worker_desk_changed ON worker (desk, updated_at DESC, id);
CREATE INDEX worker_desk_due ON worker (desk, (CASE WHEN due_on IS NULL THEN 1 ELSE 0 END), due_on, id);
CREATE INDEX worker_desk_counted ON worker (desk, state, place, due_on);
CREATE INDEX worker_changed ON worker (updated_at DESC, id);
DROP INDEX worker_due;
CREATE INDEX worker_due ON worker ((CASE WHEN due_on IS NULL THEN 1 ELSE 0 END), due_on, id);
CREATE INDEX worker_place ON worker (place, sort_key, id);
