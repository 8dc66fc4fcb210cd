"""The assignment by other solvers, over the same pairs and places."""

import time

import numpy as np
from ortools.graph.python import min_cost_flow
from scipy.optimize import linear_sum_assignment


def least(rounds, work):
    """The least time of several rounds in milliseconds, and what the last one gave."""
    times, found = [], None
    for _ in range(rounds):
        began = time.perf_counter()
        found = work()
        times.append((time.perf_counter() - began) * 1_000)
    return min(times), found


def flow_of(arcs, capacities, candidates):
    """A network from a source through roles and candidates to a sink; places that nobody takes go straight to the sink."""
    roles, places = len(capacities), sum(capacities)
    source, sink = roles + candidates, roles + candidates + 1
    tails = np.concatenate([np.full(roles, source), arcs[:, 0], np.arange(roles, roles + candidates), [source]])
    heads = np.concatenate([np.arange(roles), roles + arcs[:, 1], np.full(candidates, sink), [sink]])
    room = np.concatenate([capacities, np.ones(len(arcs) + candidates, np.int64), [places]])
    cost = np.concatenate([np.zeros(roles, np.int64), -arcs[:, 2], np.zeros(candidates + 1, np.int64)])
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, cost)
    flow.set_node_supply(source, places)
    flow.set_node_supply(sink, -places)
    return flow


def by_flow(arcs, capacities, candidates):
    flow = flow_of(arcs, capacities, candidates)
    if flow.solve() != flow.OPTIMAL:
        raise SystemExit("the flow has no solution")
    return -flow.optimal_cost()


def by_matrix(arcs, capacities, candidates):
    """Every place a row, every candidate a column; a pair that is no pair is worth nothing."""
    points = np.zeros((len(capacities), candidates))
    points[arcs[:, 0], arcs[:, 1]] = arcs[:, 2]
    rows = np.repeat(points, capacities, axis=0)
    return int(rows[linear_sum_assignment(rows, maximize=True)].sum())


def measure(folder, cases, rounds):
    """Each case of ours with the others' times and totals."""
    measured = []
    for case in cases:
        arcs, capacities = np.load(folder / case["file"]).astype(np.int64), case["capacities"]
        given = (arcs, capacities, case["candidates"])
        whole, total = least(rounds, lambda: by_flow(*given))
        flows = iter([flow_of(*given) for _ in range(rounds)])
        solving, _ = least(rounds, lambda: next(flows).solve())
        matrix, matrix_total = least(1, lambda: by_matrix(*given))
        measured.append({**case, "flow_ms": whole, "flow_solving_ms": solving, "flow_total": total, "matrix_ms": matrix, "matrix_total": matrix_total,
                         "same": case["proven"] and case["total"] == total == matrix_total})
    return measured
