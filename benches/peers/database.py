"""The peers in PostgreSQL: one table of people, the credits of each vacancy in another, and several plans for the same answer."""

import contextlib
import math
import time

import numpy as np
import psycopg

import score_sql
from arrays import Arrays
from population import RADIUS_SQUARED

# Metres that no distance on the globe exceeds, and their square: the reach of those whom their range does not bind.
EVERYWHERE, EVERYWHERE_SQUARED = 14_000_000, 200_000_000_000_000
SINGLE = {"x": "integer", "y": "integer", "z": "integer", "gates": "integer", "flags": "integer", "ascertained": "integer", "free_from": "integer",
          "max_km": "integer", "reach_km": "smallint", "reach_squared": "bigint", "min_pay_year": "integer", "licences": "integer",
          "contract_ranks": "bigint"}
LISTS = {"done_occupation": "smallint[]", "done_months": "integer[]", "wished_occupation": "smallint[]", "wished_sector_first": "integer[]",
         "wished_sector_last": "integer[]", "excluded_sector_first": "integer[]", "excluded_sector_last": "integer[]",
         "title_level": "smallint[]", "title_field": "smallint[]", "language": "smallint[]", "language_level": "smallint[]",
         "register": "smallint[]", "skills": "smallint[]", "levels": "smallint[]"}

SCAN, COMMUTE_BOX, HOME_CUBE, BANDS, SKILLS, COVERING = "scan", "commute box", "home cube", "range and latitude", "skills", "covering"
INDEXES = {
    SCAN: [],
    COMMUTE_BOX: ["CREATE INDEX ON people USING gist (commute) WHERE reach_km >= 0", "CREATE INDEX ON people (id) WHERE reach_km < 0",
                  "CREATE INDEX ON people (id) WHERE flags & 8 <> 0 AND reach_km >= 0"],
    HOME_CUBE: ["CREATE INDEX ON people USING gist (home) WHERE reach_km >= 0", "CREATE INDEX ON people (id) WHERE reach_km < 0"],
    BANDS: ["CREATE INDEX ON people (reach_km, z)"],
    SKILLS: ["CREATE INDEX ON people USING gin (skills)"],
    COVERING: [f"CREATE INDEX ON people (reach_km, z) INCLUDE ({', '.join(['id', *(name for name in [*SINGLE, *LISTS] if name not in ('reach_km', 'z'))])})"],
}


def greatest_squared(metres):
    """The greatest square of a straight line whose arc is not longer, as the engine rounds."""
    def arc(squared):
        chord, high = math.isqrt(squared), squared >> 10
        first = chord * high // (24 * RADIUS_SQUARED)
        return chord + first + 9 * first * high // (80 * RADIUS_SQUARED)

    low, high = 0, (metres + 1) ** 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if arc(middle) <= metres else (low, middle)
    return low


def load(connection, population):
    """Fills the table, in the order of latitude so that neighbours share pages."""
    arrays, raw = Arrays(population), population.columns
    rows = np.argsort(arrays.row)
    single, lists = single_columns(raw, arrays.gates[rows], arrays.range_of), list_columns(raw)
    connection.execute("CREATE EXTENSION IF NOT EXISTS cube")
    described = ", ".join(f"{name} {kind} NOT NULL" for name, kind in {**SINGLE, **LISTS}.items())
    connection.execute(f"CREATE TABLE people (id integer NOT NULL, {described}, commute box NOT NULL, home cube NOT NULL)")
    with connection.cursor().copy("COPY people FROM STDIN") as copy:
        for row in np.argsort(raw["z"], kind="stable"):
            values = [int(row), *(int(single[name][row]) for name in SINGLE), *(text(lists[name], row) for name in LISTS)]
            x, y, z, reach = *(int(single[axis][row]) for axis in "xyz"), int(single["reach_km"][row]) * 1_000
            reach = EVERYWHERE if reach < 0 else reach
            copy.write_row([*values, f"({y - reach},{z - reach}),({y + reach},{z + reach})", f"({x},{y},{z})"])
    connection.execute("VACUUM (FREEZE, ANALYZE) people")


def single_columns(raw, gates, reach_km):
    bits = (raw["vehicle"] == 0, raw["vehicle"] == 1, raw["relocation"] == 1, raw["board_and_lodging"] == 1, raw["has_home"] == 1,
            raw["hours"] == 0, raw["shifts"] == 0, raw["contracts"] == 0)
    flags = sum(bit.astype(np.int64) << at for at, bit in enumerate(bits)) | raw["firm"].astype(np.int64) << score_sql.FIRM_AT
    ranks = np.where(raw["contract_rank"] < 0, score_sql.NO_RANK, raw["contract_rank"]).astype(np.int64)
    squares = {int(km): greatest_squared(int(km) * 1_000) for km in np.unique(reach_km) if km >= 0} | {-1: EVERYWHERE_SQUARED}
    made = {"gates": gates, "flags": flags, "reach_km": reach_km, "reach_squared": np.array([squares[int(km)] for km in reach_km]),
            "contract_ranks": sum(ranks[at] << 4 * at for at in range(len(ranks)))}
    return {**{name: raw[name] for name in SINGLE if name in raw}, **made}


def list_columns(raw):
    """Lists by row; an occupation stands as its place in a table of credits, counted from 1."""
    lists = {}
    for name in LISTS:
        if name in raw:
            ends = (raw["done_occupation" if name == "done_months" else pair_of(name)] != -1).sum(axis=0)
            values = raw[name] + 3 if name.endswith("_occupation") else raw[name]
            lists[name] = (values, ends)
    lists["skills"], lists["levels"] = (raw["skill"], raw["skill_start"]), (raw["skill_level"], raw["skill_start"])
    return lists


def pair_of(name):
    """The list that says how long another is."""
    return {"title_field": "title_level", "language_level": "language"}.get(name, name)


def text(column, row):
    values, ends = column
    own = values[ends[row]:ends[row + 1]] if values.ndim == 1 else values[:ends[row], row]
    return "{" + ",".join(map(str, own.tolist())) + "}"


def load_credits(connection, all_tables):
    """For each vacancy the value of every skill at every level, as the array program gets it."""
    connection.execute("CREATE TABLE credit (vacancy smallint, skill smallint, level smallint, slot smallint, value integer, units integer, "
                       "required boolean, is_first boolean, stand_in integer)")
    with connection.cursor().copy("COPY credit FROM STDIN") as copy:
        for number, tables in enumerate(all_tables):
            asked = {thing["slot"]: (thing["units"], thing["required"]) for thing in tables.vacancy["things"] if thing["kind"] == "skill"}
            asked.update({slot: (weight, False) for slot, weight in tables.vacancy["profile"]})
            for skill in np.flatnonzero(tables.place):
                values = tables.value[:, tables.place[skill]]
                slots = np.flatnonzero(values[0])
                for slot in slots:
                    for level in range(5):
                        copy.write_row([number, int(skill), level, int(slot), int(values[level, slot]), *asked[slot], slot == slots[0],
                                        int(tables.stand_in[tables.place[skill]]) if slot == slots[0] else 0])
    connection.execute("CREATE INDEX ON credit (vacancy, skill, level)")
    connection.execute("VACUUM (FREEZE, ANALYZE) credit")


def arms(plan, statement, kilometres):
    """The tables or joins, with conditions, from which a plan takes who may pass."""
    if not statement.insists_on_distance():
        return by_skill(statement, "people", []) if plan == SKILLS else [("people", [])]
    _, y, z = statement.vacancy["workplace"]
    exact = statement.within_reach()
    free, bound = ("people", ["reach_km < 0"]), ["reach_km >= 0", exact]
    lodging = [("people", ["reach_km >= 0", "flags & 8 <> 0", f"NOT {exact}"])] if statement.vacancy["board_and_lodging"] else []
    if plan == SCAN:
        return [("people", [exact]), *lodging]
    if plan == SKILLS:
        return [*by_skill(statement, "people", [exact]), *lodging]
    if plan == COMMUTE_BOX:
        return [("people", [f"commute @> box(point({y}, {z}), point({y}, {z}))", *bound]), free, *lodging]
    if plan == HOME_CUBE:
        farthest = max(kilometres) * 1_000
        corners = [",".join(str(own + sign * farthest) for own in statement.vacancy["workplace"]) for sign in (-1, 1)]
        return [("people", [f"home <@ '({corners[0]}),({corners[1]})'::cube", *bound]), free, *lodging]
    band = [("people", [f"reach_km = {km}", f"z BETWEEN {z - km * 1_000} AND {z + km * 1_000}", exact]) for km in kilometres]
    return [*band, ("people", ["reach_km = -1"]), *lodging]


def by_skill(statement, people, where):
    """Those with a skill that serves, then the others, who can be among the best as well."""
    served = sorted({skill for pairs in statement.vacancy["skill_credits"] for skill, _ in pairs})
    if not served:
        return [(people, where)]
    overlap = f"skills && {score_sql.array(served)}"
    return [(people, [overlap, *where]), (people, [f"NOT {overlap}", *where])]


@contextlib.contextmanager
def opened(address, population, all_tables):
    """A connection to a server that holds the people and the credits of all vacancies."""
    with psycopg.connect(address, autocommit=True) as connection:
        # Estimates are far too low, since nothing tells the planner how many pass a mask of bits: hashing is right throughout.
        connection.execute("SET enable_nestloop = off")
        connection.execute("SET enable_mergejoin = off")
        load(connection, population)
        load_credits(connection, all_tables)
        yield Peer(connection, population, all_tables)


class Peer:
    """Measures plans on one connection."""

    def __init__(self, connection, population, all_tables):
        self.connection, self.population = connection, population
        self.kilometres = sorted(int(km) for km in np.unique(Arrays(population).range_of) if km >= 0)
        widths = {name: len(values) for name, values in population.columns.items() if values.ndim == 2}
        self.statements = [score_sql.Statement(number, tables, widths) for number, tables in enumerate(all_tables)]

    def measure(self, variants, asked, rounds):
        """For each variant (plan, with the bound or without, further processes) the times and the lists that differ."""
        measured = []
        for plan in dict.fromkeys(plan for plan, _, _ in variants):
            for index in INDEXES[plan]:
                self.connection.execute(index)
            self.connection.execute("VACUUM (ANALYZE) people")
            measured += [self._variant(variant, asked, rounds) for variant in variants if variant[0] == plan]
            self._drop_indexes()
        return measured

    def _variant(self, variant, asked, rounds):
        plan, bounded, processes = variant
        self.connection.execute(f"SET max_parallel_workers_per_gather = {processes}")
        times, different = [], []
        for number in asked:
            statement = self.statements[number]
            least, found = self._run(statement.text(arms(plan, statement, self.kilometres), bounded), rounds)
            times.append(least)
            if self.population.differs(number, found):
                different.append(number)
        name = ", ".join([plan, *(["bound"] if bounded else []), *([f"{processes} more processes"] if processes else [])])
        return {"name": name, "variant": variant, "ms": times, "asked": list(asked), "different": different}

    def _run(self, text, rounds):
        """The least time of a statement, prepared and run once before the clock starts, and its rows."""
        self.connection.execute(f"PREPARE best AS {text}")
        found = self.connection.execute("EXECUTE best").fetchall()
        least = float("inf")
        for _ in range(rounds):
            began = time.perf_counter()
            found = self.connection.execute("EXECUTE best").fetchall()
            least = min(least, (time.perf_counter() - began) * 1_000)
        self.connection.execute("DEALLOCATE best")
        return least, found

    def _drop_indexes(self):
        for (name,) in self.connection.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'people'").fetchall():
            self.connection.execute(f'DROP INDEX "{name}"')
