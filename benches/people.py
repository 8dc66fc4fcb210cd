"""Writes invented people as import lines, for measuring imports: python3 benches/people.py 130000 > people.jsonl

Places, occupations and skills are drawn from the official files found through PONTE_REFERENCE_DATA; the same seed
gives the same people. Half of the skills are given by URI, half in words that must be linked.
"""

import csv
import gzip
import json
import os
import random
import sys

HOME = os.environ["PONTE_REFERENCE_DATA"]
NAMES = "Giulia Matteo Amina Luca Ionela Davide Sara Paolo Yonas Chiara Marco Elena Bianca Omar Fatima Pietro".split()
FAMILIES = "Ferrando Bertoloni Belhaj Vannucci Popescu Castagnola Moruzzo Lertora Tesfay Donati Ricci Zoppi Neri Costa".split()


def rows(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(os.path.join(HOME, path), "rt", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def main(count, seed=7):
    rng = random.Random(seed)
    places = [(row["codice_istat"], float(row["popolazione_2011"] or 500)) for row in rows("territorio/comuni.csv")]
    codes, weights = zip(*places)
    occupations = [row["preferredLabel"] for row in rows("esco/it/occupations_it_v1.0.8.csv.gz")]
    skills = [(row["conceptUri"], row["preferredLabel"]) for row in rows("esco/en/skills_en.csv.gz")]
    common = skills[:40]
    homes = rng.choices(codes, weights, k=count)
    for number in range(count):
        chosen = rng.sample(common, 3) + [skills[int(len(skills) * rng.random() ** 2)] for _ in range(12)]
        person = {
            "id": f"p{number}",
            "given_name": rng.choice(NAMES),
            "family_name": f"{rng.choice(FAMILIES)} {number % 977}",
            "domicile": {"istat": homes[number]},
            "contacts": {"phone": [f"333 000 {number % 10000:04}"], "email": f"p{number}@example.org"},
            "right_to_work": rng.choice(["yes", "yes", "yes", "unknown"]),
            "skills": [{"skill": uri if at % 2 else label, "level": rng.randint(1, 4)} for at, (uri, label) in enumerate(dict(chosen).items())],
            "experiences": [{"title": rng.choice(occupations), "months": rng.randint(1, 180)} for _ in range(rng.randint(0, 3))],
            "languages": [{"code": "it", "cefr": "native"}, {"code": "en", "cefr": rng.choice(["A1", "A2", "B1", "B2"])}],
            "licences": rng.choice([[], ["B"], ["B"], ["A", "B"], ["C"]]),
            "availability": {
                "ascertained": f"2026-{rng.randint(5, 11):02}-{rng.randint(1, 20):02}",
                "max_km": rng.choice([10, 20, 30, 50]),
                "contracts": rng.sample(["permanent", "fixed_term", "seasonal", "agency"], rng.randint(0, 3)),
                "hours": rng.choice([[], ["full_time"], ["part_time_morning", "full_time"]]),
            },
            "consents": {"matching": True, "publication": rng.random() < 0.7},
        }
        print(json.dumps(person, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 130_000)
