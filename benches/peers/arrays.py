"""Everybody as NumPy's columns, sorted by range and latitude."""

import numpy as np

from array_search import Search
from population import NO_OCCUPATION
from tables import CONTRACT_BITS, HOURS_AT, MAY_WORK, SHIFTS_AT

SMALL = {"may_be_matched", "right_to_work", "vehicle", "relocation", "board_and_lodging", "firm", "contracts", "contract_rank",
         "hours", "shifts", "title_level", "language", "language_level", "register", "has_home"}


class Arrays:
    """Everybody in columns, in the order of range and latitude."""

    def __init__(self, population):
        self.population = population
        raw = population.columns
        free = (raw["max_km"] < 0) | (raw["has_home"] == 0) | (raw["relocation"] == 1)
        self.range_of = np.where(free, -1, raw["max_km"])
        order = np.lexsort((raw["z"], self.range_of))
        self.row = order
        self.column = {}
        for name, values in raw.items():
            if not name.startswith("skill"):
                kind = np.int8 if name in SMALL and abs(values).max(initial=0) < 128 else np.int32
                self.column[name] = np.ascontiguousarray(values[..., order], kind)
        for name in ("done_occupation", "wished_occupation"):
            # Two places before the first occupation: work without one, and nothing.
            known = self.column[name]
            self.column[name] = np.where(known == NO_OCCUPATION, 0, known + 2).astype(np.int32)
        lengths = np.diff(raw["skill_start"])[order]
        self.skill_length = lengths.astype(np.int32)
        self.skill_start = (np.cumsum(lengths) - lengths).astype(np.int64)
        moved = np.repeat(raw["skill_start"][:-1][order] - self.skill_start, lengths) + np.arange(lengths.sum())
        self.skill, self.skill_level = raw["skill"][moved].astype(np.int16), raw["skill_level"][moved].astype(np.int8)
        self.gates = self._gates()
        self.tie = ((self.column["ascertained"].astype(np.int64) + 1) << 24) | ((1 << 24) - 1 - order)
        ranges = self.range_of[order]
        self.classes = [(int(km), int(np.searchsorted(ranges, km)), int(np.searchsorted(ranges, km, "right"))) for km in np.unique(ranges)]
        self.boarding = np.flatnonzero((self.column["board_and_lodging"] == 1) & (ranges >= 0))

    def _gates(self):
        column = self.column
        accepted = sum((column["contract_rank"][at] >= 0).astype(np.int32) << at for at in range(CONTRACT_BITS))
        accepted[column["contracts"] == 0] = (1 << CONTRACT_BITS) - 1
        hours = np.where(column["hours"] == 0, 15, column["hours"]).astype(np.int32)
        shifts = np.where(column["shifts"] == 0, 31, column["shifts"]).astype(np.int32)
        may = (column["may_be_matched"] == 1) & (column["right_to_work"] != 0)
        return accepted | hours << HOURS_AT | shifts << SHIFTS_AT | np.where(may, MAY_WORK, 0).astype(np.int32)

    def best(self, tables):
        """Rows and points of the best for a vacancy, best first."""
        return Search(self, tables).best()
