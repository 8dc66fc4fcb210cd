"""What one vacancy makes of every occupation and skill, before the clock starts, as the taxonomies of the engine are made."""

import numpy as np

from population import FULL, lacks_level, level_credit, relevance

# Values of a skill she has, and of one she has below the level asked, stand above every credit.
HAS = 10_000
HAS_LESS = 20_000
# Where the bits of gates stand in one number: contracts first.
CONTRACT_BITS, HOURS_AT, SHIFTS_AT, MAY_WORK = 12, 12, 16, 1 << 21


class Tables:
    """What one vacancy makes of every occupation and skill."""

    def __init__(self, vacancy, population):
        self.vacancy, self.today = vacancy, population.today
        self.occupation = [self._occupation(pairs, population) for pairs in vacancy["occupation_credits"]]
        self.relevance = [self._relevance(asked, population) for asked in vacancy["experience"]]
        serves = np.zeros(population.occupations + 2, bool)
        for table in self.relevance:
            serves |= table > 0
        self.tells_experience = ~serves
        self.tells_experience[:2] = False
        self._skills(vacancy, population)
        self.needs = self._needs(vacancy)

    @staticmethod
    def _occupation(pairs, population):
        table = np.zeros(population.occupations + 2, np.int32)
        table[:2] = -1
        for occupation, credit in pairs:
            table[occupation + 2] = credit
        return table

    def _relevance(self, asked, population):
        if asked["slot"] is None:
            table = np.full(population.occupations + 2, 2, np.int32)
        else:
            table = np.array([relevance(credit) for credit in self.occupation[asked["slot"]]], np.int32)
            table[0] = 0
        table[1] = 0
        return table

    def _skills(self, vacancy, population):
        served = sorted({skill for pairs in vacancy["skill_credits"] for skill, _ in pairs})
        self.place = np.zeros(population.skills, np.int16)
        self.place[served] = np.arange(1, len(served) + 1)
        self.value = np.zeros((5, len(served) + 1, len(vacancy["skill_credits"])), np.int16)
        # What a skill that is not asked itself can stand in for: the one asked where it earns most.
        self.stand_in = np.zeros(len(served) + 1, np.int64)
        weighs = {thing["slot"]: thing["units"] for thing in vacancy["things"] if thing["kind"] == "skill"} | dict(map(tuple, vacancy["profile"]))
        self.units = np.array([weighs[slot] for slot in range(len(vacancy["skill_credits"]))], np.int64)
        need = {thing["slot"]: thing["level"] for thing in vacancy["things"] if thing["kind"] == "skill"}
        for slot, pairs in enumerate(vacancy["skill_credits"]):
            for skill, credit in pairs:
                place = self.place[skill]
                self.stand_in[place] = max(self.stand_in[place], credit * weighs[slot])
                for level in range(5):
                    value = credit
                    if credit == FULL:
                        asked = need.get(slot, 0)
                        value = level_credit(asked, level) + (HAS_LESS if lacks_level(asked, level) else HAS)
                    self.value[level, place, slot] = value
        self.stand_in[(self.value[0] >= HAS).any(axis=1)] = 0

    @staticmethod
    def _needs(vacancy):
        """Bits of a person's gates that must all be there."""
        excludes, needs = vacancy["excludes"], MAY_WORK
        if vacancy["contract"] is not None and excludes["contract"]:
            needs |= 1 << vacancy["contract"]
        if vacancy["hours"] is not None and excludes["hours"]:
            needs |= vacancy["hours"] << HOURS_AT
        if excludes["shifts"]:
            needs |= sum(vacancy["shifts"]) << SHIFTS_AT
        return needs
