"""The people and vacancies that the example `peers` of ponte-matching writes."""

import json
import pathlib

import numpy

FULL = 5_040
HALF = FULL // 2
SAME_UNIT_GROUP = FULL // 10 * 8
SAME_MINOR_GROUP = FULL // 2
ASSUMED_RANGE_KM = 30
RADIUS_SQUARED = (6_371_009 * 6_371_009) >> 10
FIRM = {"contract": 1, "hours": 2, "shifts": 4, "start": 8, "distance": 16, "pay": 32}
NO_OCCUPATION = -2


class Population:
    """Columns of people by name, vacancies as the exporter wrote them, and the expected lists."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.columns = {path.stem: numpy.load(path) for path in folder.glob("*.npy") if not path.stem.startswith("assignment")}
        written = json.loads((folder / "vacancies.json").read_text())
        self.listed = written["listed"]
        self.today = written["today"]
        self.occupations = written["occupations"]
        self.skills = written["skills"]
        self.vacancies = written["vacancies"]
        self.people = len(self.columns["x"])

    def differs(self, number, found):
        """Whether a list of (row, points) is not the expected one of a vacancy, order included."""
        return [list(map(int, pair)) for pair in found] != self.vacancies[number]["expected"]

    def differences(self, lists):
        """Numbers of the vacancies whose lists are not the expected ones."""
        return [number for number, found in enumerate(lists) if self.differs(number, found)]


def units(asked):
    """Weight of a thing among several of the same term."""
    return 2 if asked["required"] else 1


def asks_distance(vacancy):
    return vacancy["workplace"] is not None and vacancy["remote"] != "wholly"


def relevance(credit):
    """Halves by which a month counts: two in the unit group, one in the minor group."""
    return 2 if credit >= SAME_UNIT_GROUP else 1 if credit >= SAME_MINOR_GROUP else 0


def level_credit(need, have):
    """Credit of a skill held at a level (0: not told) where one is asked (0: none)."""
    if need == 0 or have >= need:
        return FULL
    return FULL // need * have if have else HALF


def lacks_level(need, have):
    return 0 < have < need
