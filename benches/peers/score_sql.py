"""The score as SQL: one statement for a vacancy, whole numbers throughout.

Three steps: `passing` applies the gates and every term but skills; `scored` adds the skills of the rows it is given; the best are
taken. With a bound, 256 promising people are scored whole first, and then only who could still be among the best.
"""

from array_search import FIRST
from population import ASSUMED_RANGE_KM, FIRM, FULL, HALF, RADIUS_SQUARED, asks_distance, units
from tables import HAS, HAS_LESS

# Bits of the column `flags`; those of the parts that never bend stand above them.
NO_VEHICLE, OWN_VEHICLE, RELOCATES, BOARDS, HAS_HOME, SILENT_HOURS, SILENT_SHIFTS, SILENT_CONTRACTS = (1 << at for at in range(8))
FIRM_AT = 8
NO_RANK = 15


def array(values):
    return f"'{{{','.join(str(int(value)) for value in values)}}}'::smallint[]"


def flag(bit):
    return f"flags & {bit} <> 0"


def binding(vacancy, condition):
    return "true" if vacancy["excludes"][condition] else flag(FIRM[condition] << FIRM_AT)


class Statement:
    """Collects what a vacancy needs of the first step (`facts`), and gates and terms of the second."""

    def __init__(self, number, tables, widths):
        self.number, self.tables, self.vacancy, self.widths = number, tables, tables.vacancy, widths
        self.facts, self.gates, self.terms, self.parts = [], [], [], ["0"]
        for add in (self._distance, self._sector, self._contract, self._times, self._start, self._pay, self._languages, self._education,
                    self._experience, self._things, self._occupation, self._ascertained):
            add()

    def text(self, arms, bounded):
        """The statement over arms, each a table or join with its conditions, that together hold whoever may pass, each once."""
        passing = " UNION ALL ".join(self._passing(people, where) for people, where in arms)
        best = "ORDER BY points DESC, ascertained DESC, id LIMIT 50"
        if not self.vacancy["skill_credits"]:
            whole = self._whole()
            skills = f" + {self.vacancy['maxima']['skills']} * least(parts, {whole}) / {whole}" if whole else ""
            return f"SELECT id, terms{skills} AS points FROM ({passing}) AS passing {best}"
        passing = f"WITH passing AS MATERIALIZED ({passing})"
        if not bounded:
            return f"{passing}, {self._scored('all', 'passing')} SELECT id, points FROM scored_all {best}"
        most = self.vacancy["maxima"]["skills"]
        return f"""{passing},
            promising AS MATERIALIZED (SELECT * FROM passing ORDER BY terms DESC LIMIT {FIRST}), {self._scored("first", "promising")},
            bound AS MATERIALIZED (SELECT coalesce((SELECT points FROM scored_first ORDER BY points DESC OFFSET 49 LIMIT 1), 0) AS least),
            others AS MATERIALIZED (SELECT * FROM passing WHERE terms + {most} >= (SELECT least FROM bound)), {self._scored("rest", "others")}
            SELECT id, points FROM scored_rest {best}"""

    def _passing(self, people, where):
        facts = "".join(f", {fact} AS {name}" for name, fact in self.facts)
        asked = [f"gates & {self.tables.needs} = {self.tables.needs}", *where]
        return f"""SELECT id, ascertained, skills, levels, ({" + ".join(self.terms)})::int AS terms, ({" + ".join(self.parts)})::int AS parts
            FROM (SELECT people.*{facts} FROM {people} WHERE {" AND ".join(asked)} OFFSET 0) AS near WHERE {" AND ".join(self.gates) or "true"}"""

    def _earn(self, term, parts, whole=FULL):
        self.terms.append(f"{self.vacancy['maxima'][term]} * ({parts}) / {whole}")

    def squared(self):
        return " + ".join(f"({axis} - ({own}))::bigint * ({axis} - ({own}))" for axis, own in zip("xyz", self.vacancy["workplace"]))

    def insists_on_distance(self):
        return asks_distance(self.vacancy) and self.vacancy["excludes"]["distance"]

    def within_reach(self):
        """The exact gate of the distance, for vacancies that insist on it."""
        return f"({self.squared()} <= reach_squared)"

    def _distance(self):
        vacancy = self.vacancy
        if not asks_distance(vacancy):
            return
        self.facts.append(("squared", self.squared()))
        chord = "floor(sqrt(squared::float8))::bigint"
        first = f"{chord} * (squared >> 10) / {24 * RADIUS_SQUARED}"
        metres = f"({chord} + {first} + 9 * ({first}) * (squared >> 10) / {80 * RADIUS_SQUARED})"
        felt = f"{metres} * (CASE WHEN {flag(NO_VEHICLE)} THEN 2 ELSE 1 END) / {2 if vacancy['remote'] == 'partly' else 1}"
        twice = f"greatest(CASE WHEN max_km < 0 THEN {ASSUMED_RANGE_KM} ELSE max_km END * 2000, 2000)"
        credit = f"CASE WHEN flags & {HAS_HOME} = 0 THEN {HALF} ELSE {FULL} * greatest({twice} - {felt}, 0) / {twice} END"
        if vacancy["board_and_lodging"]:
            credit = f"CASE WHEN {flag(BOARDS)} THEN {FULL} ELSE {credit} END"
        self._earn("distance", credit)
        if not vacancy["excludes"]["distance"]:
            lodged = f" OR {flag(BOARDS)}" if vacancy["board_and_lodging"] else ""
            self.gates.append(f"(squared <= reach_squared{lodged} OR NOT {binding(vacancy, 'distance')})")

    def _sector(self):
        sector = self.vacancy["sector"]
        if sector is None:
            return

        def covers(name, place):
            return f"coalesce({name}_first[{place}] <= {sector[0]} AND {name}_last[{place}] >= {sector[1]}, false)"

        excluded = [covers("excluded_sector", place) for place in range(1, self.widths["excluded_sector_first"] + 1)]
        self.gates += [f"NOT {one}" for one in excluded]
        wished = [f"WHEN {covers('wished_sector', place)} THEN {by_rank(str(FULL), place - 1)}"
                  for place in range(1, self.widths["wished_sector_first"] + 1)]
        self._earn("wish_sector", f"CASE WHEN wished_sector_first = '{{}}' THEN {HALF} {' '.join(wished)} ELSE 0 END")

    def _contract(self):
        contract = self.vacancy["contract"]
        if contract is None:
            return
        self.facts.append(("rank", f"(contract_ranks >> {4 * contract} & 15)::int"))
        silent = flag(SILENT_CONTRACTS)
        self._earn("contract", f"CASE WHEN rank < {NO_RANK} THEN {FULL} WHEN {silent} THEN {HALF} ELSE 0 END")
        self._earn("wish_contract", f"CASE WHEN rank = 0 THEN {FULL} WHEN rank = 1 THEN {FULL // 4 * 3} "
                                    f"WHEN rank < {NO_RANK} OR {silent} THEN {HALF} ELSE 0 END")
        if not self.vacancy["excludes"]["contract"]:
            self.gates.append(f"(rank < {NO_RANK} OR {silent} OR NOT {binding(self.vacancy, 'contract')})")

    def _times(self):
        hours, shifts = self.vacancy["hours"], self.vacancy["shifts"]
        if hours is None and not shifts:
            return
        parts = []
        if hours is not None:
            accepts = f"gates & {hours << 12} <> 0"
            parts.append(f"CASE WHEN {flag(SILENT_HOURS)} THEN {HALF} WHEN {accepts} THEN {FULL} ELSE 0 END")
            if not self.vacancy["excludes"]["hours"]:
                self.gates.append(f"({accepts} OR NOT {binding(self.vacancy, 'hours')})")
        if shifts:
            accepted = " + ".join(f"(gates >> {16 + shift.bit_length() - 1} & 1)" for shift in shifts)
            parts.append(f"CASE WHEN {flag(SILENT_SHIFTS)} THEN {HALF * len(shifts)} ELSE {FULL} * ({accepted}) END")
            if not self.vacancy["excludes"]["shifts"]:
                self.gates.append(f"(gates & {sum(shifts) << 16} = {sum(shifts) << 16} OR NOT {binding(self.vacancy, 'shifts')})")
        self._earn("times", " + ".join(parts), FULL * ((hours is not None) + len(shifts)))

    def _start(self):
        start = self.vacancy["start"]
        if start is None:
            return
        self._earn("start", f"CASE WHEN free_from < 0 THEN {HALF} ELSE {FULL // 60} * greatest(60 - greatest(free_from - {start}, 0), 0) END")
        self.gates.append(f"(free_from <= {start} OR NOT {binding(self.vacancy, 'start')})")

    def _pay(self):
        offered = self.vacancy["pay_year_cents"]
        if offered is None:
            return
        share = f"({FULL}::bigint * {offered} / (min_pay_year * 100::bigint))"
        self._earn("wish_pay", f"CASE WHEN min_pay_year < 0 THEN {HALF} WHEN min_pay_year * 100::bigint <= {offered} THEN {FULL} ELSE {share} END")
        self.gates.append(f"(min_pay_year * 100::bigint <= {offered} OR NOT {flag(FIRM['pay'] << FIRM_AT)})")

    def _weighed(self, term, asked, judged):
        parts = []
        for at, thing in enumerate(asked):
            credit, missing = judged(at, thing)
            parts.append(f"{units(thing)} * ({credit})")
            if thing["required"]:
                self.gates.append(f"({missing}) IS NOT TRUE")
        if asked:
            self._earn(term, " + ".join(parts), FULL * sum(units(thing) for thing in asked))

    def _languages(self):
        def judged(at, asked):
            name, need = f"spoken_{at}", asked["level"]
            places = range(1, self.widths["language"] + 1)
            levels = ", ".join(f"CASE WHEN language[{place}] = {asked['language']} THEN language_level[{place}] END" for place in places)
            self.facts.append((name, f"greatest({levels})"))
            if need == 0:
                return f"CASE WHEN {name} IS NULL THEN {HALF} ELSE {FULL} END", "false"
            return (f"CASE WHEN coalesce({name}, 0) = 0 THEN {HALF} WHEN {name} >= {need} THEN {FULL} ELSE {FULL // need} * {name} END",
                    f"{name} > 0 AND {name} < {need}")

        self._weighed("languages", self.vacancy["languages"], judged)

    def _education(self):
        def judged(at, asked):
            need, best, least = asked["level"], f"title_best_{at}", f"title_least_{at}"
            states = []
            for place in range(1, self.widths["title_level"] + 1):
                level = f"title_level[{place}]"
                state = f"CASE WHEN {level} = 0 THEN -1 ELSE ({level} >= {need})::int END" if need else f"CASE WHEN {level} >= 0 THEN 1 END"
                if asked["satisfied"] is not None:
                    field = f"({array([-1, *asked['satisfied']])})[title_field[{place}] + 2]"
                    state = f"CASE WHEN {state} = 0 OR {field} = 0 THEN 0 ELSE least({state}, {field}) END"
                states.append(state)
            levels = ", ".join(f"title_level[{place}]" for place in range(1, self.widths["title_level"] + 1))
            self.facts += [(best, f"greatest({', '.join(states)})"), (least, f"least({', '.join(states)})"), (f"level_{at}", f"greatest({levels})")]
            other = "0"
            if need:
                other = f"CASE WHEN level_{at} <= 0 THEN 0 WHEN level_{at} < {need} THEN {FULL // need} * level_{at} ELSE {HALF} END"
            return (f"CASE WHEN {best} = 1 THEN {FULL} WHEN {best} IS NULL OR {least} = -1 THEN {HALF} ELSE {other} END",
                    f"{best} = 0 AND {least} = 0")

        self._weighed("education", self.vacancy["education"], judged)

    def _experience(self):
        places = range(1, self.widths["done_occupation"] + 1)
        if self.vacancy["experience"]:
            tells = array(self.tables.tells_experience)
            self.facts.append(("told", f"coalesce(greatest({', '.join(f'({tells})[done_occupation[{place}]]' for place in places)}), 0) = 1"))
        tables = iter(self.tables.relevance)

        def judged(at, asked):
            table, need, have, vague = array(next(tables)), asked["months"], f"have_{at}", f"vague_{at}"
            times = [f"({table})[done_occupation[{place}]]" for place in places]
            halves = " + ".join(f"coalesce({one} * greatest(done_months[{place}], 0)::int, 0)" for one, place in zip(times, places))
            unsaid = " OR ".join(f"coalesce(done_months[{place}] < 0 AND {one} > 0, false)" for one, place in zip(times, places))
            self.facts += [(have, f"({halves}) / 2"), (vague, unsaid)]
            settled = f"({have} >= {need} OR (NOT {vague} AND ({have} > 0 OR told)))"
            return f"CASE WHEN {settled} THEN least({have}, {need}) * {FULL} / {need} ELSE {HALF} END", f"{settled} AND {have} < {need}"

        self._weighed("experience", self.vacancy["experience"], judged)

    def _things(self):
        things = self.vacancy["things"]
        serving = 0
        for thing in things:
            serving |= thing.get("giving", 0)
        registers = array(thing["register"] for thing in things if thing["kind"] == "register")
        for thing in things:
            if thing["kind"] == "licence":
                has, told = f"licences & {thing['giving']} <> 0", f"licences & {~serving} <> 0"
            elif thing["kind"] == "register":
                has, told = f"{thing['register']} = ANY (register)", f"NOT register <@ {registers}"
            elif thing["kind"] == "vehicle":
                has, told = flag(OWN_VEHICLE), flag(NO_VEHICLE)
            else:
                continue
            self.parts.append(f"{thing['units']} * CASE WHEN {has} THEN {FULL} WHEN {told} THEN 0 ELSE {HALF} END")
            if thing["required"]:
                self.gates.append(f"({has} OR NOT ({told}))")

    def _occupation(self):
        if not self.vacancy["has_occupation"]:
            return
        table = array(self.tables.occupation[0])
        done = ", ".join(f"({table})[done_occupation[{place}]]" for place in range(1, self.widths["done_occupation"] + 1))
        self._earn("occupation", f"coalesce(nullif(greatest({done}), -1), {HALF})")
        wished = (by_rank(f"({table})[wished_occupation[{place}]]", place - 1) for place in range(1, self.widths["wished_occupation"] + 1))
        self._earn("wish_occupation", f"coalesce(greatest({', '.join(wished)}), {HALF})")

    def _ascertained(self):
        today = f"least(greatest({self.tables.today} - ascertained, 0), 90)"
        self._earn("ascertained", f"CASE WHEN ascertained < 0 THEN 0 ELSE {FULL // 90} * (90 - {today}) END")

    def _whole(self):
        return FULL * (sum(thing["units"] for thing in self.vacancy["things"]) + self.vacancy["profile_full"])

    def _scored(self, name, source):
        """Two steps: the best value of each skill asked, by person; then the points of the skills term."""
        vacancy, whole = self.vacancy, self._whole()
        skills = [thing for thing in vacancy["things"] if thing["kind"] == "skill"]
        required, all_units = sum(thing["required"] for thing in skills), sum(thing["units"] for thing in skills)
        earned = f"CASE WHEN best >= {HAS_LESS} THEN best - {HAS_LESS} WHEN best >= {HAS} THEN best - {HAS} ELSE"
        near = f"least(coalesce(near, 0), coalesce(stand_ins, 0))"
        full = vacancy["profile_full"] * FULL
        if full:
            parts = f"least(coalesce(parts_told, 0) + {near}, {full})"
            parts = f"CASE WHEN skills_told THEN {parts} ELSE {parts} + ({full} - {parts}) * {HALF} / {FULL} END"
        else:
            parts = f"CASE WHEN skills_told THEN coalesce(parts_told, 0) + {near} ELSE coalesce(parts_open, 0) + ({all_units} - coalesce(matched, 0)) * {HALF} END"
        out = f"coalesce(less, false) OR (skills_told AND coalesce(required_had, 0) < {required})" if required else "false"
        return f"""slot_{name} AS (SELECT p.id, slot, c.units, c.required, max(value) AS best, count(*) FILTER (WHERE is_first) AS served,
                sum(stand_in) AS stand_ins
                FROM {source} AS p CROSS JOIN LATERAL unnest(p.skills, p.levels) AS own(skill, level)
                JOIN credit AS c ON c.vacancy = {self.number} AND c.skill = own.skill AND c.level = own.level
                WHERE ({array(self.tables.place > 0)})[own.skill + 1] = 1
                GROUP BY p.id, slot, c.units, c.required),
            person_{name} AS (SELECT id, sum(served) AS served, sum(stand_ins) AS stand_ins, sum(units) AS matched, bool_or(required AND best >= {HAS_LESS}) AS less,
                count(*) FILTER (WHERE required AND best >= {HAS}) AS required_had, sum(units * ({earned} 0 END)) AS parts_told,
                sum(units * best) FILTER (WHERE best < {HAS}) AS near,
                sum(units * ({earned} {HALF} END)) AS parts_open FROM slot_{name} GROUP BY id),
            scored_{name} AS (SELECT id, ascertained, terms + {vacancy["maxima"]["skills"]} * least(parts + {parts}, {whole})::int / {whole} AS points
                FROM (SELECT q.*, s.matched, less, required_had, parts_told, parts_open, near, stand_ins, coalesce(s.served, 0) < cardinality(q.skills) AS skills_told
                    FROM {source} AS q LEFT JOIN person_{name} AS s USING (id)) AS joined WHERE NOT ({out}))"""


def by_rank(credit, rank):
    return credit if rank == 0 else f"{credit} / 4 * 3" if rank == 1 else f"{credit} / 2"
