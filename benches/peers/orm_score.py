"""The score in plain Python, one person at a time, as an application on an object-relational mapper computes it."""

import math

from population import ASSUMED_RANGE_KM, FIRM, FULL, HALF, RADIUS_SQUARED, asks_distance, units
from score_sql import BOARDS, FIRM_AT, HAS_HOME, NO_RANK, NO_VEHICLE, OWN_VEHICLE, RELOCATES, SILENT_CONTRACTS, SILENT_HOURS, SILENT_SHIFTS
from tables import HAS, HAS_LESS, HOURS_AT, SHIFTS_AT


class Out(Exception):
    """A gate fails."""


class Scorer:
    """One vacancy, with what the taxonomies make of it as dictionaries and lists."""

    def __init__(self, tables):
        self.tables, self.vacancy = tables, tables.vacancy
        self.occupation = [table.tolist() for table in tables.occupation]
        self.relevance = [table.tolist() for table in tables.relevance]
        self.tells = tables.tells_experience.tolist()
        values = {int(skill): tables.value[:, tables.place[skill]] for skill in tables.place.nonzero()[0]}
        self.serves = {skill: [(int(slot), own[:, slot].tolist()) for slot in own[0].nonzero()[0]] for skill, own in values.items()}
        self.stand_in = {skill: int(tables.stand_in[tables.place[skill]]) for skill in values}
        self.units = tables.units.tolist()

    def points(self, person):
        """The points of a person, or None where a gate fails."""
        self.person, self.total, self.parts = person, 0, 0
        try:
            for step in (self._distance, self._sector, self._contract, self._times, self._start, self._pay, self._languages, self._education,
                         self._experience, self._skills, self._occupation, self._ascertained):
                step()
        except Out:
            return None
        return self.total

    def _earn(self, term, parts, whole=FULL):
        self.total += self.vacancy["maxima"][term] * min(parts, whole) // whole

    def _has(self, flag):
        return self.person.flags & flag != 0

    def _refuse(self, fails, condition=None):
        """Excludes who fails, if the vacancy insists or she never bends."""
        if fails and (condition is None or self.vacancy["excludes"][condition] or self._has(FIRM[condition] << FIRM_AT)):
            raise Out

    def _metres(self):
        if not self._has(HAS_HOME):
            return -1
        own = (self.person.x, self.person.y, self.person.z)
        squared = sum((at - here) ** 2 for at, here in zip(own, self.vacancy["workplace"]))
        chord, squared = math.isqrt(squared), squared >> 10
        first = chord * squared // (24 * RADIUS_SQUARED)
        return chord + first + 9 * first * squared // (80 * RADIUS_SQUARED)

    def _distance(self):
        vacancy = self.vacancy
        if not asks_distance(vacancy):
            return
        metres, told = self._metres(), self.person.max_km >= 0
        reach = (self.person.max_km if told else ASSUMED_RANGE_KM) * 1_000
        lodged = self._has(BOARDS) and vacancy["board_and_lodging"]
        felt = metres * (2 if self._has(NO_VEHICLE) else 1) // (2 if vacancy["remote"] == "partly" else 1)
        twice = 2 * max(reach, 1_000)
        self._earn("distance", FULL if lodged else HALF if metres < 0 else FULL * max(twice - felt, 0) // twice)
        self._refuse(told and metres > reach and not lodged and not self._has(RELOCATES), "distance")

    def _sector(self):
        sector = self.vacancy["sector"]
        if sector is None:
            return
        covers = lambda first, last: first <= sector[0] and sector[1] <= last
        person = self.person
        self._refuse(any(map(covers, person.excluded_sector_first, person.excluded_sector_last)))
        wished = [covers(*pair) for pair in zip(person.wished_sector_first, person.wished_sector_last)]
        self._earn("wish_sector", by_rank(FULL, wished.index(True)) if True in wished else 0 if wished else HALF)

    def _contract(self):
        if self.vacancy["contract"] is None:
            return
        rank = self.person.contract_ranks >> 4 * self.vacancy["contract"] & 15
        accepted, silent = rank < NO_RANK, self._has(SILENT_CONTRACTS)
        self._earn("contract", FULL if accepted else HALF if silent else 0)
        self._earn("wish_contract", by_rank(FULL, rank) if accepted else HALF if silent else 0)
        self._refuse(not accepted and not silent, "contract")

    def _times(self):
        hours, shifts = self.vacancy["hours"], self.vacancy["shifts"]
        if hours is None and not shifts:
            return
        gates, parts = self.person.gates, 0
        if hours is not None:
            accepts = gates >> HOURS_AT & hours != 0
            parts += HALF if self._has(SILENT_HOURS) else FULL * accepts
            self._refuse(not accepts, "hours")
        accepted = sum(gates >> SHIFTS_AT & shift != 0 for shift in shifts)
        parts += HALF * len(shifts) if self._has(SILENT_SHIFTS) else FULL * accepted
        self._refuse(accepted < len(shifts), "shifts")
        self._earn("times", parts, FULL * ((hours is not None) + len(shifts)))

    def _start(self):
        start, own = self.vacancy["start"], self.person.free_from
        if start is None:
            return
        late = max(own - start, 0)
        self._earn("start", HALF if own < 0 else FULL // 60 * max(60 - late, 0))
        self._refuse(own >= 0 and late > 0, "start")

    def _pay(self):
        offered, least = self.vacancy["pay_year_cents"], self.person.min_pay_year * 100
        if offered is None:
            return
        short = least > offered
        self._earn("wish_pay", HALF if least < 0 else FULL * offered // least if short else FULL)
        self._refuse(short and self._has(FIRM["pay"] << FIRM_AT))

    def _weighed(self, term, asked, judged):
        if not asked:
            return
        parts = 0
        for thing in asked:
            credit, missing = judged(thing)
            parts += credit * units(thing)
            self._refuse(thing["required"] and missing)
        self._earn(term, parts, FULL * sum(map(units, asked)))

    def _languages(self):
        def judged(asked):
            spoken = zip(self.person.language, self.person.language_level)
            level, need = max((level for language, level in spoken if language == asked["language"]), default=-1), asked["level"]
            if need == 0:
                return (FULL if level >= 0 else HALF), False
            less = 0 < level < need
            return (FULL // need * level if less else FULL if level >= need else HALF), less

        self._weighed("languages", self.vacancy["languages"], judged)

    def _education(self):
        def fits(need, satisfied, level, field):
            fit = (-1 if level == 0 else int(level >= need)) if need else 1
            if satisfied is None:
                return fit
            field = satisfied[field] if field >= 0 else -1
            return 0 if fit == 0 or field == 0 else min(fit, field)

        def judged(asked):
            need, titles = asked["level"], list(zip(self.person.title_level, self.person.title_field))
            states = [fits(need, asked["satisfied"], *title) for title in titles]
            if 1 in states:
                return FULL, False
            if not states or -1 in states:
                return HALF, False
            best = max(self.person.title_level)
            return (0 if best <= 0 else FULL // need * best if best < need else HALF if need else 0), True

        self._weighed("education", self.vacancy["education"], judged)

    def _experience(self):
        if not self.vacancy["experience"]:
            return
        done = list(zip(self.person.done_occupation, self.person.done_months))
        told, tables = any(self.tells[own - 1] for own, _ in done), iter(self.relevance)

        def judged(asked):
            table, need = next(tables), asked["months"]
            have = sum(max(months, 0) * table[own - 1] for own, months in done) // 2
            vague = any(months < 0 and table[own - 1] > 0 for own, months in done)
            settled = have >= need or (not vague and (have > 0 or told))
            return (min(have, need) * FULL // need if settled else HALF), settled and have < need

        self._weighed("experience", self.vacancy["experience"], judged)

    def _skills(self):
        vacancy = self.vacancy
        whole = FULL * (sum(thing["units"] for thing in vacancy["things"]) + vacancy["profile_full"])
        if whole == 0:
            return
        best, told, stand_ins = [0] * len(self.units), False, 0
        for skill, level in zip(self.person.skills, self.person.levels):
            served = self.serves.get(skill)
            told |= served is None
            for slot, values in served or ():
                best[slot] = max(best[slot], values[level])
            stand_ins += self.stand_in.get(skill, 0)
        near = min(sum(value * weight for value, weight in zip(best, self.units) if value < HAS), stand_ins)
        own = [value - HAS_LESS if value >= HAS_LESS else value - HAS if value >= HAS else 0 for value in best]
        parts = self._things(best, own, told)
        if vacancy["profile"]:
            full = vacancy["profile_full"] * FULL
            earned = min(sum(map(int.__mul__, own, self.units)) + near, full)
            parts += earned if told else earned + (full - earned) * HALF // FULL
        elif told:
            parts += near
        self._earn("skills", parts, whole)

    def _things(self, best, own, told):
        """Parts of the things asked by themselves."""
        parts = 0
        for thing in self.vacancy["things"]:
            if thing["kind"] == "skill":
                slot = thing["slot"]
                has = best[slot] >= HAS
                credit, missing = own[slot] if has else 0 if told else HALF, best[slot] >= HAS_LESS if has else told
            else:
                has, missing = self._thing(thing)
                credit, missing = FULL if has else 0 if missing else HALF, missing and not has
            parts += credit * thing["units"]
            self._refuse(thing["required"] and missing)
        return parts

    def _thing(self, thing):
        """Whether a licence, register or vehicle is there, and whether it is known what else there is."""
        person, things = self.person, self.vacancy["things"]
        if thing["kind"] == "licence":
            serving = 0
            for other in things:
                serving |= other.get("giving", 0)
            return person.licences & thing["giving"] != 0, person.licences & ~serving != 0
        if thing["kind"] == "register":
            asked = [other["register"] for other in things if other["kind"] == "register"]
            return thing["register"] in person.register, any(own not in asked for own in person.register)
        return self._has(OWN_VEHICLE), self._has(NO_VEHICLE)

    def _occupation(self):
        if not self.vacancy["has_occupation"]:
            return
        table, person = self.occupation[0], self.person
        credit = max((table[own - 1] for own in person.done_occupation), default=-1)
        self._earn("occupation", HALF if credit < 0 else credit)
        near = [(table[own - 1], place) for place, own in enumerate(person.wished_occupation)]
        self._earn("wish_occupation", max((by_rank(*pair) for pair in near if pair[0] >= 0), default=HALF))

    def _ascertained(self):
        day = self.person.ascertained
        days = min(max(self.tables.today - day, 0), 90)
        self._earn("ascertained", 0 if day < 0 else FULL // 90 * (90 - days))


def by_rank(credit, rank):
    """What the place among wishes leaves of a credit."""
    return credit if rank == 0 else credit // 4 * 3 if rank == 1 else credit // 2
