"""The peer in NumPy: gates over whole slices, exact points for who is left."""

import numpy as np

from population import ASSUMED_RANGE_KM, FIRM, FULL, HALF, RADIUS_SQUARED, asks_distance, units
from tables import HAS, HAS_LESS

# How many are scored whole before the others' bounds are compared with the worst of the best.
FIRST = 256


class Search:
    """One vacancy's search; `at` holds the places of who is still in."""

    def __init__(self, arrays, tables):
        self.arrays, self.tables, self.vacancy = arrays, tables, tables.vacancy
        self.at = self._within_reach()
        self.metres = self._metres() if asks_distance(self.vacancy) else None
        self.terms = np.zeros(len(self.at), np.int64)

    def _take(self, name, *place):
        return self.arrays.column[name][place][self.at] if place else self.arrays.column[name][self.at]

    def _keep(self, kept):
        if not kept.all():
            self.at, self.terms = self.at[kept], self.terms[kept]
            self.metres = self.metres[kept] if self.metres is not None else None

    def _within_reach(self):
        arrays, vacancy, needs = self.arrays, self.vacancy, self.tables.needs
        if not (asks_distance(vacancy) and vacancy["excludes"]["distance"]):
            return np.flatnonzero((arrays.gates & needs) == needs)
        _, y, z = vacancy["workplace"]
        found = []
        for km, first, last in arrays.classes:
            if km >= 0:
                reach = arrays.column["z"][first:last]
                first, last = first + np.searchsorted(reach, z - km * 1_000), first + np.searchsorted(reach, z + km * 1_000, "right")
            passes = (arrays.gates[first:last] & needs) == needs
            if km >= 0:
                passes &= np.abs(arrays.column["y"][first:last] - y) <= km * 1_000
            found.append(first + np.flatnonzero(passes))
        if vacancy["board_and_lodging"]:
            boarding = arrays.boarding
            found.append(boarding[(arrays.gates[boarding] & needs) == needs])
            return np.unique(np.concatenate(found))
        return np.concatenate(found)

    def _metres(self):
        squared = np.zeros(len(self.at), np.int64)
        for axis, own in zip("xyz", self.vacancy["workplace"]):
            along = self._take(axis).astype(np.int64) - own
            squared += along * along
        chord = np.sqrt(squared.astype(np.float64)).astype(np.int64)
        squared >>= 10
        first = chord * squared // (24 * RADIUS_SQUARED)
        return np.where(self._take("has_home") == 1, chord + first + 9 * first * squared // (80 * RADIUS_SQUARED), -1)

    def _earn(self, term, parts, whole=FULL):
        self.terms += self.vacancy["maxima"][term] * np.minimum(parts, whole) // whole

    def _binding(self, condition):
        """Whom a condition excludes: everybody where the vacancy insists, else those who never bend."""
        return True if self.vacancy["excludes"][condition] else (self._take("firm") & FIRM[condition]) != 0

    def best(self):
        for step in (self._distance, self._own_gates, self._contract, self._times, self._start, self._pay, self._languages, self._education,
                     self._experience, self._things, self._occupation, self._sector, self._ascertained):
            step()
        if self.tables.value.shape[2] == 0:
            self.terms += self._thing_points(self.parts)
            return self._listed(self.at, self.terms)
        return self._with_skills()

    def _distance(self):
        if self.metres is None:
            return
        kilometres = self._take("max_km")
        ranges = np.where(kilometres < 0, ASSUMED_RANGE_KM, kilometres).astype(np.int64) * 1_000
        lodged = (self._take("board_and_lodging") == 1) & self.vacancy["board_and_lodging"]
        waived = lodged | (self._take("relocation") == 1)
        felt = self.metres * np.where(self._take("vehicle") == 0, 2, 1) // (2 if self.vacancy["remote"] == "partly" else 1)
        twice = 2 * np.maximum(ranges, 1_000)
        credit = np.where(self.metres < 0, HALF, FULL * np.maximum(twice - felt, 0) // twice)
        self._earn("distance", np.where(lodged, FULL, credit))
        self._keep(~((self.metres > ranges) & (kilometres >= 0) & ~waived & self._binding("distance")))

    def _own_gates(self):
        sector = self.vacancy["sector"]
        if sector is None:
            return
        column = self.arrays.column
        out = np.zeros(len(self.at), bool)
        for place in range(len(column["excluded_sector_first"])):
            out |= self._covers("excluded_sector", place, sector)
        self._keep(~out)

    def _covers(self, name, place, sector):
        first, last = self._take(f"{name}_first", place), self._take(f"{name}_last", place)
        return (first >= 0) & (first <= sector[0]) & (sector[1] <= last)

    def _contract(self):
        if self.vacancy["contract"] is None:
            return
        rank = self._take("contract_rank", self.vacancy["contract"])
        silent = self._take("contracts") == 0
        self._earn("contract", np.where(rank >= 0, FULL, np.where(silent, HALF, 0)))
        self._earn("wish_contract", np.where(rank >= 0, ranked(FULL, rank), np.where(silent, HALF, 0)))
        if not self.vacancy["excludes"]["contract"]:
            self._keep(~((rank < 0) & ~silent & self._binding("contract")))

    def _times(self):
        hours, shifts = self.vacancy["hours"], self.vacancy["shifts"]
        if hours is None and not shifts:
            return
        parts = np.zeros(len(self.at), np.int64)
        out = np.zeros(len(self.at), bool)
        if hours is not None:
            own = self._take("hours")
            parts += np.where(own == 0, HALF, np.where(own & hours, FULL, 0))
            out |= (own != 0) & ((own & hours) == 0) & self._binding("hours")
        if shifts:
            own = self._take("shifts")
            accepted = sum(((own & shift) != 0).astype(np.int64) for shift in shifts)
            parts += np.where(own == 0, HALF * len(shifts), FULL * accepted)
            out |= (own != 0) & (accepted < len(shifts)) & self._binding("shifts")
        self._earn("times", parts, FULL * ((hours is not None) + len(shifts)))
        self._keep(~out)

    def _start(self):
        if self.vacancy["start"] is None:
            return
        own = self._take("free_from")
        late = np.maximum(own - self.vacancy["start"], 0)
        self._earn("start", np.where(own < 0, HALF, FULL // 60 * np.maximum(60 - late, 0)))
        self._keep(~((own >= 0) & (late > 0) & self._binding("start")))

    def _pay(self):
        offered = self.vacancy["pay_year_cents"]
        if offered is None:
            return
        least = self._take("min_pay_year").astype(np.int64) * 100
        short = least > offered
        share = FULL * offered // np.maximum(least, 1)
        self._earn("wish_pay", np.where(least < 0, HALF, np.where(short, share, FULL)))
        self._keep(~(short & ((self._take("firm") & FIRM["pay"]) != 0)))

    def _weighed(self, term, asked, judged):
        """Earns a term of several things, each judged to a credit and to whether it is known to be missing."""
        if not asked:
            return
        parts, out = np.zeros(len(self.at), np.int64), np.zeros(len(self.at), bool)
        for thing in asked:
            credit, missing = judged(thing)
            parts += credit * units(thing)
            if thing["required"]:
                out |= missing
        self._earn(term, parts, FULL * sum(units(thing) for thing in asked))
        self._keep(~out)

    def _languages(self):
        def judged(asked):
            level = np.full(len(self.at), -1, np.int64)
            for place in range(len(self.arrays.column["language"])):
                spoken = self._take("language", place) == asked["language"]
                level = np.maximum(level, np.where(spoken, self._take("language_level", place), -1))
            need = asked["level"]
            if need == 0:
                return np.where(level >= 0, FULL, HALF), np.zeros(len(self.at), bool)
            less = (level > 0) & (level < need)
            return np.where(less, FULL // need * level, np.where(level >= need, FULL, HALF)), less

        self._weighed("languages", self.vacancy["languages"], judged)

    def _education(self):
        def judged(asked):
            need, best = asked["level"], np.full(len(self.at), -1, np.int64)
            met, open_ = np.zeros(len(self.at), bool), np.ones(len(self.at), bool)
            maybe = np.zeros(len(self.at), bool)
            for place in range(len(self.arrays.column["title_level"])):
                level = self._take("title_level", place)
                there = level >= 0
                fits = np.where(level == 0, -1, level >= need) if need else np.ones(len(self.at), np.int64)
                if asked["satisfied"] is not None:
                    field = np.array([*asked["satisfied"], -1])[self._take("title_field", place)]
                    fits = np.where((fits == 0) | (field == 0), 0, np.minimum(fits, field))
                met |= there & (fits == 1)
                maybe |= there & (fits < 0)
                open_ &= ~there
                best = np.maximum(best, level)
            unknown, lower = ~met & (open_ | maybe), (best > 0) & (best < need)
            other = np.where(lower, FULL // max(need, 1) * best, HALF if need else 0) * (best > 0)
            return np.where(met, FULL, np.where(unknown, HALF, other)), ~met & ~unknown

        self._weighed("education", self.vacancy["education"], judged)

    def _experience(self):
        if not self.vacancy["experience"]:
            return
        places = range(len(self.arrays.column["done_occupation"]))
        done, lasted = [self._take("done_occupation", place) for place in places], [self._take("done_months", place) for place in places]
        told = np.logical_or.reduce([self.tables.tells_experience[own] for own in done])
        tables = iter(self.tables.relevance)

        def judged(asked):
            table, halves, vague = next(tables), np.zeros(len(self.at), np.int64), np.zeros(len(self.at), bool)
            for own, months in zip(done, lasted):
                times = table[own]
                halves += np.maximum(months, 0) * times
                vague |= (months < 0) & (times > 0)
            have, need = halves // 2, asked["months"]
            settled = (have >= need) | (~vague & ((have > 0) | told))
            return np.where(settled, np.minimum(have, need) * FULL // need, HALF), settled & (have < need)

        self._weighed("experience", self.vacancy["experience"], judged)

    def _things(self):
        """Licences, registers and vehicle; skills follow for who can still be among the best."""
        things, column = self.vacancy["things"], self.arrays.column
        self.parts = np.zeros(len(self.at), np.int64)
        out = np.zeros(len(self.at), bool)
        serving = 0
        for thing in things:
            serving |= thing.get("giving", 0)
        registers = [thing["register"] for thing in things if thing["kind"] == "register"]
        for thing in things:
            if thing["kind"] == "licence":
                own = self._take("licences")
                has, told = (own & thing["giving"]) != 0, (own & ~serving) != 0
            elif thing["kind"] == "register":
                own = [self._take("register", place) for place in range(len(column["register"]))]
                has = np.logical_or.reduce([one == thing["register"] for one in own])
                told = np.logical_or.reduce([(one >= 0) & ~np.isin(one, registers) for one in own])
            elif thing["kind"] == "vehicle":
                own = self._take("vehicle")
                has, told = own == 1, own == 0
            else:
                continue
            self.parts += np.where(has, FULL, np.where(told, 0, HALF)) * thing["units"]
            if thing["required"]:
                out |= ~has & told
        self.parts = self.parts[~out]
        self._keep(~out)

    def _occupation(self):
        if not self.vacancy["has_occupation"]:
            return
        table = self.tables.occupation[0]
        done = self.arrays.column["done_occupation"]
        credit = np.maximum.reduce([table[done[place][self.at]] for place in range(len(done))])
        self._earn("occupation", np.where(credit < 0, HALF, credit))
        wished = self.arrays.column["wished_occupation"]
        best = np.full(len(self.at), -1, np.int64)
        for place in range(len(wished)):
            near = table[wished[place][self.at]]
            best = np.maximum(best, np.where(near < 0, -1, ranked(near, place)))
        self._earn("wish_occupation", np.where(best < 0, HALF, best))

    def _sector(self):
        sector = self.vacancy["sector"]
        if sector is None:
            return
        credit = np.zeros(len(self.at), np.int64)
        for place in reversed(range(len(self.arrays.column["wished_sector_first"]))):
            credit = np.where(self._covers("wished_sector", place, sector), ranked(FULL, place), credit)
        self._earn("wish_sector", np.where(self._take("wished_sector_first", 0) < 0, HALF, credit))

    def _ascertained(self):
        day = self._take("ascertained")
        days = np.minimum(np.maximum(self.arrays.population.today - day, 0), 90)
        self._earn("ascertained", np.where(day < 0, 0, FULL // 90 * (90 - days)))

    def _with_skills(self):
        """Scores the most promising whole, then whoever could still be among the best."""
        most, listed = self.vacancy["maxima"]["skills"], self.arrays.population.listed
        if len(self.at) <= FIRST:
            return self._listed(*self._scored(np.arange(len(self.at))))
        promising = np.argpartition(-self.terms, FIRST)
        first_at, first_points = self._scored(promising[:FIRST])
        others = promising[FIRST:]
        if len(first_points) >= listed:
            least = np.partition(first_points, len(first_points) - listed)[len(first_points) - listed]
            others = others[self.terms[others] + most >= least]
        at, points = self._scored(others)
        return self._listed(np.concatenate([first_at, at]), np.concatenate([first_points, points]))

    def _scored(self, chosen):
        """Places and points of those of the chosen who have every skill that is required."""
        at = self.at[chosen]
        best, told, stand_ins = self._skills(at)
        has, less = best >= HAS, best >= HAS_LESS
        own = np.where(less, best - HAS_LESS, np.where(has, best - HAS, 0)).astype(np.int64)
        parts, out = self.parts[chosen].copy(), np.zeros(len(at), bool)
        near = np.minimum(np.where(has, 0, best) @ self.tables.units, stand_ins)
        for thing in self.vacancy["things"]:
            if thing["kind"] == "skill":
                slot = thing["slot"]
                credit = np.where(has[:, slot] | told, own[:, slot], HALF)
                parts += credit * thing["units"]
                if thing["required"]:
                    out |= less[:, slot] | (~has[:, slot] & told)
        if self.vacancy["profile"]:
            full = self.vacancy["profile_full"] * FULL
            earned = np.minimum(own @ self.tables.units + near, full)
            parts += np.where(told, earned, earned + (full - earned) * HALF // FULL)
        else:
            parts += np.where(told, near, 0)
        points = self.terms[chosen] + self._thing_points(parts)
        return at[~out], points[~out]

    def _skills(self, at):
        """For each of them and each skill asked the best value, whether she lists a skill that serves nothing asked, and what hers stand in for."""
        arrays, tables = self.arrays, self.tables
        length = arrays.skill_length[at]
        ends = np.cumsum(length, dtype=np.int64)
        who = np.repeat(np.arange(len(at)), length)
        every = np.repeat(arrays.skill_start[at] - (ends - length), length) + np.arange(len(who))
        place = tables.place[arrays.skill[every]]
        serving = np.flatnonzero(place)
        who = who[serving]
        told = np.bincount(who, minlength=len(at)) < length
        best = np.zeros((len(at), tables.value.shape[2]), np.int16)
        if len(who):
            values = tables.value[arrays.skill_level[every[serving]], place[serving]]
            begins = np.flatnonzero(np.diff(who, prepend=-1))
            best[who[begins]] = np.maximum.reduceat(values, begins, axis=0)
        return best, told, np.bincount(who, tables.stand_in[place[serving]], minlength=len(at)).astype(np.int64)

    def _thing_points(self, parts):
        whole = FULL * (sum(thing["units"] for thing in self.vacancy["things"]) + self.vacancy["profile_full"])
        return self.vacancy["maxima"]["skills"] * np.minimum(parts, whole) // whole if whole else 0

    def _listed(self, at, points):
        listed = self.arrays.population.listed
        order = (points << 44) | self.arrays.tie[at]
        if len(order) > listed:
            chosen = np.argpartition(order, len(order) - listed)[len(order) - listed:]
            at, points, order = at[chosen], points[chosen], order[chosen]
        best = np.argsort(-order)
        return list(zip(self.arrays.row[at[best]], points[best]))


def ranked(credit, rank):
    """What the place among wishes leaves of a credit: all, three quarters, then half."""
    return np.where(np.equal(rank, 0), credit, np.where(np.equal(rank, 1), np.multiply(credit, 1) // 4 * 3, np.multiply(credit, 1) // 2))
