#!/usr/bin/env python3
"""Measures Ponte's engine beside other programs that compute the same score over the same people, in one run.

    benches/peers/run.py                           everything, 130,000 people in a country and in a region
    benches/peers/run.py --workers 20000 --quick   smaller, without the sizes, the whole market and the changes

Prints tables in Markdown and writes target/peers/figures.json, tables.md and time.svg. A list or a total that differs is a failure.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OUT = ROOT / "target" / "peers"
VENV = OUT / "venv"
SIZES = [10_000, 30_000, 65_000, 130_000, 390_000, 1_300_000]
OPEN = 9_000


def enter_environment():
    """Goes on in a virtual environment below target/ with the packages of requirements.txt."""
    wanted = (HERE / "requirements.txt").read_text()
    installed = VENV / "installed"
    if not installed.exists() or installed.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([VENV / "bin" / "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
        installed.write_text(wanted)
    python = str(VENV / "bin" / "python")
    # Which environment it is, Python tells by the path it is called by.
    os.execv(python, [python, *sys.argv])


if sys.prefix != str(VENV):
    enter_environment()

import database
import orm
import report
import server
from arrays import Arrays
from assignment import measure as measure_assignment
from population import Population
from tables import Tables


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=130_000)
    parser.add_argument("--vacancies", type=int, default=200)
    parser.add_argument("--population", choices=["national", "regional"], action="append", help="one alone; both otherwise")
    parser.add_argument("--every", type=int, default=5, help="plans of the database are compared on every so manieth vacancy, the best one runs on all")
    parser.add_argument("--quick", action="store_true", help="without sizes, the whole market and changes")
    parser.add_argument("--no-database", action="store_true")
    parser.add_argument("--no-mapper", action="store_true", help="without Django, which takes seconds for each vacancy")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of people for the plot")
    return parser.parse_args()


def engine(*options):
    """Runs the example that measures the engine; its figures."""
    program = [ROOT / "target" / "release" / "examples" / "peers", *map(str, options)]
    return json.loads(subprocess.run(program, check=True, stdout=subprocess.PIPE).stdout)


def numpy_lists(population, all_tables, rounds=5):
    """Least times of several rounds over all vacancies, and the lists."""
    arrays, lists = Arrays(population), []
    times = [float("inf")] * len(all_tables)
    for _ in range(rounds):
        lists = []
        for number, tables in enumerate(all_tables):
            began = time.perf_counter()
            lists.append(arrays.best(tables))
            times[number] = min(times[number], (time.perf_counter() - began) * 1_000)
    return times, lists


def database_peers(population, all_tables, every, mapper):
    """Every plan on some vacancies, and the best of them on all; with the object-relational mapper on half of the some."""
    plans = [(plan, True, 0) for plan in database.INDEXES]
    plans += [(plan, False, processes) for plan in (database.SCAN, database.COMMUTE_BOX) for processes in (0, 2)]
    asked = range(0, len(all_tables), every)
    with server.running() as address, database.opened(address, population, all_tables) as peer:
        measured = peer.measure(plans, asked, rounds=1)
        best = min(measured, key=lambda one: report.spread(one["ms"])["median"])
        of_all = peer.measure([best["variant"]], range(len(all_tables)), rounds=2)[0]
        mapped = [orm.measure(address, peer, range(0, len(all_tables), 2 * every), rounds=2)] if mapper else []
    named = [{**one, "name": f"PostgreSQL, {one['name']}"} for one in measured]
    return [*named, {**of_all, "name": f"PostgreSQL, best plan ({best['name']})"}, *mapped]


def side_by_side(name, wanted):
    """One population: the engine first, then the others over what it wrote."""
    folder = OUT / name
    ponte = engine(name, "--workers", wanted.workers, "--vacancies", wanted.vacancies, "--out", folder, "--assign",
                   *([] if wanted.quick else ["--open", OPEN, "--changes"]))
    population = Population(folder)
    all_tables = [Tables(vacancy, population) for vacancy in population.vacancies]
    everyone = list(range(len(all_tables)))
    times, lists = numpy_lists(population, all_tables)
    peers = [
        {"name": report.ENGINE, "ms": ponte["explained_ms"], "asked": everyone, "different": []},
        {"name": "Ponte, points alone", "ms": ponte["points_ms"], "asked": everyone, "different": []},
        {"name": "NumPy", "ms": times, "asked": everyone, "different": population.differences(lists)},
    ]
    if not wanted.no_database:
        peers += database_peers(population, all_tables, wanted.every, mapper=not wanted.no_mapper)
    return {"ponte": ponte, "peers": peers, "assignments": measure_assignment(folder, ponte["assign"], rounds=20)}


def by_size(names, wanted):
    """The engine and NumPy on fewer and on more people; twice the people also with the whole market."""
    measured = []
    for name in names:
        for workers in sorted(wanted.sizes):
            folder = OUT / "size"
            vacancies = min(wanted.vacancies, 100)
            one = engine(name, "--workers", workers, "--vacancies", vacancies, "--out", folder, *(["--open", OPEN] if workers in (65_000, 130_000) else []))
            population = Population(folder)
            times, lists = numpy_lists(population, [Tables(vacancy, population) for vacancy in population.vacancies], rounds=2)
            measured.append({**one, "numpy_ms": times, "numpy_different": population.differences(lists)})
    return measured


def goals(figures):
    """What the project asks of itself, with what was seen."""
    lines = []
    for name, of in figures["populations"].items():
        lines += [[name, *line] for line in (*list_goals(of), *assignment_goals(of), *market_goals(of["ponte"]))]
    by_people = {(of["population"], of["workers"]): of for of in figures["sizes"]}
    for (name, workers), of in by_people.items():
        lines += [[name, *line] for line in size_goals(of, by_people.get((name, workers // 2)))]
    return report.table(["Population", "Goal", "Seen", "Asked", ""], lines)


def at_least(goal, seen, bound):
    return [goal, f"{seen:.2f}", f"at least {bound}", "met" if seen >= bound else "missed"]


def at_most(goal, seen, bound):
    return [goal, f"{seen:.2f}", f"at most {bound}", "met" if seen <= bound else "missed"]


def list_goals(of):
    ours = report.spread(of["ponte"]["explained_ms"])
    ratio = {peer["name"].split(" (")[0]: report.spread(peer["ms"])["median"] / ours["median"] for peer in of["peers"]}
    yield at_least("NumPy's median ÷ ours", ratio["NumPy"], 3)
    if "PostgreSQL, best plan" in ratio:
        yield at_least("median of PostgreSQL's best plan ÷ ours", ratio["PostgreSQL, best plan"], 50)
    yield at_most("our p95 ÷ our median", ours["p95"] / ours["median"], 4)


def assignment_goals(of):
    for case in of["assignments"]:
        yield at_least(f"assignment of {case['candidates']:,}: OR-tools' time, solving alone, ÷ ours", case["flow_solving_ms"] / min(case["ms"]), 1)


def market_goals(ponte):
    if "market" not in ponte:
        return
    single, market = report.spread(ponte["explained_ms"])["median"], ponte["market"]
    yield at_most("median of suggestions ÷ median of a shortlist", report.spread(market["suggest_ms"])["median"] / single, 0.5)
    yield at_most("all people × all vacancies on one core ÷ (vacancies × median)", market["batch_one_core_s"] * 1_000 / market["open"] / single, 1.2)


def size_goals(of, half):
    if of["workers"] == 1_300_000:
        ratio = report.spread(of["numpy_ms"])["median"] / report.spread(of["explained_ms"])["median"]
        yield at_least("1,300,000 people: NumPy's median ÷ ours", ratio, 2)
    if half is not None and "market" in of and "market" in half:
        times = of["market"]["batch_one_core_s"] / half["market"]["batch_one_core_s"]
        yield at_most(f"all × all, {of['workers']:,} people ÷ {half['workers']:,}", times, 2.3)


def failures(figures):
    """Lists and totals that are not the same."""
    for name, of in figures["populations"].items():
        yield from (f"{name}: {peer['name']}: {len(peer['different'])} lists differ" for peer in of["peers"] if peer["different"])
        yield from (f"{name}: the assignment of {case['candidates']} differs" for case in of["assignments"] if not case["same"])
        if not of["ponte"].get("market", {}).get("same_points", True):
            yield f"{name}: a suggestion has other points than the shortlist"
    yield from (f"{of['workers']} people: NumPy differs" for of in figures["sizes"] if of["numpy_different"])


def tables(figures):
    yield f"Seen on {figures['date']}, {figures['machine']}, load {figures['load']} at the start, {figures['load_after']} at the end.\n"
    for name, of in figures["populations"].items():
        yield f"\n### {of['ponte']['workers']:,} people, {name}\n\n{report.lists(of)}\n{report.assignments(of['assignments'])}"
        if "market" in of["ponte"]:
            yield f"\n{report.market(of['ponte'])}"
        if "changes" in of["ponte"]:
            yield f"\n{report.changes(of['ponte'])}"
    if figures["sizes"]:
        yield f"\n### Time against people\n\n{report.sizes(figures['sizes'])}"
    yield f"\n### Goals\n\n{goals(figures)}"


def write(figures):
    """Keeps figures and tables below target/; the tables."""
    (OUT / "figures.json").write_text(json.dumps(figures))
    text = "".join(tables(figures))
    (OUT / "tables.md").write_text(text)
    return text


def main():
    wanted = arguments()
    names = wanted.population or ["national", "regional"]
    os.chdir(ROOT)
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet", "-p", "ponte-matching", "--example", "peers"], check=True)
    load = lambda: " ".join(f"{of:.1f}" for of in os.getloadavg())
    figures = {"date": datetime.date.today().isoformat(), "machine": f"{platform.machine()}, {os.cpu_count()} cores", "load": load()}
    figures |= {"populations": {}, "sizes": [], "load_after": load()}
    for name in names:
        figures["populations"][name] = side_by_side(name, wanted)
        write(figures)
    figures["sizes"] = [] if wanted.quick else by_size(names, wanted)
    figures["load_after"] = load()
    print(write(figures))
    if figures["sizes"]:
        report.plot(figures["sizes"], OUT / "time.svg")
    found = list(failures(figures))
    print("\n".join(found), file=sys.stderr)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
