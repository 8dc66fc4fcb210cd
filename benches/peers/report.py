"""Tables and the plot."""

import statistics

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.fonttype"] = "none"
from matplotlib import pyplot

ENGINE = "Ponte, explained"


def spread(times):
    ordered = sorted(times)
    at = lambda percent: ordered[(len(ordered) - 1) * percent // 100]
    return {"median": statistics.median(ordered), "p95": at(95), "p99": at(99), "worst": ordered[-1], "questions": len(ordered)}


def table(titles, rows):
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def milliseconds(time):
    return f"{time:.2f}" if time < 10 else f"{time:.1f}" if time < 100 else f"{time:.0f}"


def lists(figures):
    """Everybody's times for the same lists; a peer measured on fewer vacancies is compared with Ponte on those."""
    rows = []
    for peer in figures["peers"]:
        own = spread(peer["ms"])
        ours = spread([figures["ponte"]["explained_ms"][number] for number in peer["asked"]])
        rows.append([peer["name"], own["questions"], milliseconds(own["median"]), milliseconds(own["p95"]), f"{own['p95'] / own['median']:.1f}",
                     f"{own['median'] / ours['median']:.1f}", "yes" if not peer["different"] else f"no: {len(peer['different'])}"])
    return table(["Top 50", "Vacancies", "Median ms", "p95 ms", "p95 ÷ median", "÷ Ponte's median", "Same people, same order"], rows)


def assignments(cases):
    rows = []
    for case in cases:
        ours = min(case["ms"])
        rows += [
            [f"{case['candidates']:,}", f"{case['arcs']:,}", "Ponte", milliseconds(ours), "1.0", case["total"], "proven" if case["proven"] else "not proven"],
            ["", "", "OR-tools, min-cost flow, solving alone", milliseconds(case["flow_solving_ms"]), f"{case['flow_solving_ms'] / ours:.2f}",
             case["flow_total"], ""],
            ["", "", "OR-tools, with the making of the network", milliseconds(case["flow_ms"]), f"{case['flow_ms'] / ours:.2f}", case["flow_total"], ""],
            ["", "", "SciPy, `linear_sum_assignment`", milliseconds(case["matrix_ms"]), f"{case['matrix_ms'] / ours:.2f}", case["matrix_total"], ""],
        ]
    return table(["Candidates", "Pairs", "Solver", "ms", "÷ Ponte", "Total points", "Dual"], rows)


def market(ponte):
    figures, single = ponte["market"], spread(ponte["explained_ms"])
    suggest = spread(figures["suggest_ms"])
    batch = figures["batch_one_core_s"]
    rows = [
        [f"Suggestions over {figures['open']:,} vacancies, median and p95 ms", f"{milliseconds(suggest['median'])}, {milliseconds(suggest['p95'])}"],
        ["÷ median of a shortlist (at most 0.5)", f"{suggest['median'] / single['median']:.2f}"],
        ["Same points for the same pair", "yes" if figures["same_points"] else "no"],
        [f"Everybody × {figures['open']:,} on one core, s", f"{batch:.1f}"],
        ["÷ (vacancies × median of a shortlist) (at most 1.2)", f"{batch * 1_000 / figures['open'] / single['median']:.2f}"],
    ]
    return table([f"{ponte['workers']:,} people, {ponte['population']}", ""], rows)


def changes(ponte):
    figures = ponte["changes"]
    without, with_ = spread(figures["without_ms"]), spread(figures["with_ms"])
    made = spread(figures["change_ms"])
    rows = [[name, of["questions"], milliseconds(of["median"]), milliseconds(of["p99"])]
            for name, of in (("Shortlists alone", without), ("Shortlists while people change", with_), ("Changes, waiting for the lock included", made))]
    return table([f"{figures['seconds']} s each, {ponte['population']}", "Count", "Median ms", "p99 ms"], rows)


def sizes(measured):
    rows = []
    for of in measured:
        explained, numpy = spread(of["explained_ms"]), spread(of["numpy_ms"])
        batch = of.get("market", {}).get("batch_one_core_s")
        rows.append([of["population"], f"{of['workers']:,}", milliseconds(explained["median"]), milliseconds(explained["p95"]),
                     milliseconds(numpy["median"]), f"{numpy['median'] / explained['median']:.1f}", f"{of['index_bytes'] / 2**20:.0f}",
                     f"{of['index_bytes'] / of['workers']:.0f}", f"{of['resident_kib'] / 1024:.0f}" if of["resident_kib"] else "",
                     f"{batch:.1f}" if batch else ""])
    return table(["Population", "People", "Median ms", "p95 ms", "NumPy median ms", "÷ Ponte", "Index MiB", "Bytes a person",
                  "Most resident MiB, population included", "All × 9,000 on one core, s"], rows)


def plot(measured, path):
    """Time of a shortlist against the number of people."""
    figure, axes = pyplot.subplots(figsize=(7, 4.5))
    for population in dict.fromkeys(of["population"] for of in measured):
        own = [of for of in measured if of["population"] == population]
        people = [of["workers"] for of in own]
        axes.plot(people, [spread(of["explained_ms"])["median"] for of in own], marker="o", label=f"Ponte, {population}, median")
        axes.plot(people, [spread(of["explained_ms"])["p95"] for of in own], marker=".", linestyle="--", label=f"Ponte, {population}, p95")
        axes.plot(people, [spread(of["numpy_ms"])["median"] for of in own], marker="s", label=f"NumPy, {population}, median")
    axes.set(xscale="log", yscale="log", xlabel="People", ylabel="Milliseconds for the best 50")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
