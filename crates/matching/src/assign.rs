//! Many candidates to many positions at once: the assignment with the most points in total, exactly.
//!
//! Shortest augmenting paths with potentials. The potentials prove the result: see [`Assignment::is_proven_best`].

use std::{cmp::Reverse, collections::BinaryHeap};

use serde::Serialize;

/// Positions that are alike, and who may take one for how many points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// How many people it takes.
    pub capacity: usize,
    /// Candidate and points; each candidate at most once.
    pub arcs: Vec<(usize, u16)>,
}

/// One candidate in one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Pair {
    pub role: usize,
    pub candidate: usize,
    pub points: u16,
}

/// An assignment with the proof that none has more points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assignment {
    /// By role, then candidate.
    pub pairs: Vec<Pair>,
    pub total: u64,
    /// Positions that nobody takes, by role.
    pub empty: Vec<usize>,
    /// What one more position of each role would be worth at most, and one more of each candidate.
    #[serde(skip)]
    duals: (Vec<i64>, Vec<i64>),
}

impl Assignment {
    /// Whether the dual solution proves that no assignment has more points: prices of roles and candidates, none negative, that
    /// cover the points of every pair, and cost together exactly the total.
    #[must_use]
    pub fn is_proven_best(&self, roles: &[Role]) -> bool {
        let (of_roles, of_candidates) = &self.duals;
        let covered = roles.iter().zip(of_roles).all(|(role, price)| {
            role.arcs.iter().all(|(candidate, points)| of_candidates.get(*candidate).is_some_and(|own| price + own >= i64::from(*points)))
        });
        let cost: i64 =
            roles.iter().zip(of_roles).map(|(role, price)| i64::try_from(role.capacity).unwrap_or(i64::MAX).saturating_mul(*price)).sum();
        let cost = cost.saturating_add(of_candidates.iter().sum());
        covered && of_roles.iter().chain(of_candidates).all(|price| *price >= 0) && u64::try_from(cost) == Ok(self.total)
    }
}

/// Assigns each candidate to at most one role and each role at most its capacity, with the most points in total.
/// Candidates are numbered from 0; arcs to others are left out.
#[must_use]
pub fn assign(candidates: usize, roles: &[Role]) -> Assignment {
    let mut search = Search::new(candidates, roles);
    let mut unwanted = None;
    for seat in 0..search.seats.len() {
        // Where one more position of a role is worth nothing, those after it are not either: the others only take people away.
        if unwanted != Some(search.seats[seat]) && !search.seat(seat) {
            unwanted = Some(search.seats[seat]);
        }
    }
    search.finish()
}

const FREE: usize = usize::MAX;

struct Search<'a> {
    roles: &'a [Role],
    /// Role of each position.
    seats: Vec<usize>,
    /// Potentials of positions and candidates: cost − potentials is never negative.
    of_seat: Vec<i64>,
    of_candidate: Vec<i64>,
    holder: Vec<usize>,
    held: Vec<usize>,
    distance: Vec<i64>,
    from: Vec<usize>,
    settled: Vec<bool>,
    touched: Vec<usize>,
    /// For each role how far the nearest of its positions is that this search has looked from.
    reached: Vec<i64>,
}

impl<'a> Search<'a> {
    fn new(candidates: usize, roles: &'a [Role]) -> Self {
        // Positions beyond the people who may take them stay empty in any case; one of them is kept, so that the price is nothing.
        let seats: Vec<usize> =
            roles.iter().enumerate().flat_map(|(at, role)| std::iter::repeat_n(at, role.capacity.min(role.arcs.len() + 1))).collect();
        Self {
            roles,
            of_seat: vec![0; seats.len()],
            held: vec![FREE; seats.len()],
            seats,
            of_candidate: vec![0; candidates],
            holder: vec![FREE; candidates],
            distance: vec![i64::MAX; candidates],
            from: vec![FREE; candidates],
            settled: vec![false; candidates],
            touched: Vec::new(),
            reached: vec![i64::MAX; roles.len()],
        }
    }

    /// Finds the cheapest chain of moves that gives a position somebody, or leaves one of the chain empty; whether it is another
    /// than the position itself.
    fn seat(&mut self, first: usize) -> bool {
        let mut heap: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
        let (mut seat, mut base, mut empty) = (first, 0_i64, (i64::MAX, FREE));
        let mut free = i64::MAX;
        self.reached.fill(i64::MAX);
        let mut settled: Vec<usize> = Vec::new();
        let (length, end) = loop {
            empty = empty.min((base - self.of_seat[seat], seat));
            free = self.relax(seat, base, free, &mut heap);
            match self.nearest(&mut heap) {
                Some((length, candidate)) if length < empty.0 => {
                    if self.holder[candidate] == FREE {
                        break (length, Some(candidate));
                    }
                    self.settled[candidate] = true;
                    settled.push(candidate);
                    (seat, base) = (self.holder[candidate], length);
                }
                _ => break (empty.0, None),
            }
        };
        for candidate in settled {
            let slack = length - self.distance[candidate];
            self.of_candidate[candidate] -= slack;
            self.of_seat[self.holder[candidate]] += slack;
        }
        self.of_seat[first] += length;
        self.shift(first, end, empty.1);
        for candidate in self.touched.drain(..) {
            (self.distance[candidate], self.settled[candidate]) = (i64::MAX, false);
        }
        end.is_some() || empty.1 != first
    }

    /// Looks from a position at everybody who may take it, and tells how far the nearest free candidate is by now. Nobody farther
    /// than that one is on the shortest chain; nor is one found from a position when an alike one was as near.
    fn relax(&mut self, seat: usize, base: i64, mut free: i64, heap: &mut BinaryHeap<Reverse<(i64, usize)>>) -> i64 {
        let (role, start) = (self.seats[seat], base - self.of_seat[seat]);
        if start >= self.reached[role] {
            return free;
        }
        self.reached[role] = start;
        for (candidate, points) in &self.roles[role].arcs {
            let candidate = *candidate;
            if candidate >= self.settled.len() || self.settled[candidate] {
                continue;
            }
            let length = start - i64::from(*points) - self.of_candidate[candidate];
            if length <= free && length < self.distance[candidate] {
                if self.distance[candidate] == i64::MAX {
                    self.touched.push(candidate);
                }
                if self.holder[candidate] == FREE {
                    free = length;
                }
                (self.distance[candidate], self.from[candidate]) = (length, seat);
                heap.push(Reverse((length, candidate)));
            }
        }
        free
    }

    fn nearest(&self, heap: &mut BinaryHeap<Reverse<(i64, usize)>>) -> Option<(i64, usize)> {
        loop {
            let Reverse((length, candidate)) = heap.pop()?;
            if !self.settled[candidate] && length == self.distance[candidate] {
                return Some((length, candidate));
            }
        }
    }

    /// Moves everybody along the chain that ends at a free candidate, or at a position left empty.
    fn shift(&mut self, first: usize, end: Option<usize>, emptied: usize) {
        let mut next = match end {
            Some(candidate) => candidate,
            None if emptied == first => return,
            None => std::mem::replace(&mut self.held[emptied], FREE),
        };
        loop {
            let seat = self.from[next];
            self.holder[next] = seat;
            let before = std::mem::replace(&mut self.held[seat], next);
            if seat == first {
                return;
            }
            next = before;
        }
    }

    fn finish(self) -> Assignment {
        let mut pairs = Vec::new();
        let mut empty: Vec<usize> = self.roles.iter().map(|role| role.capacity).collect();
        for (seat, candidate) in self.held.iter().enumerate().filter(|(_, candidate)| **candidate != FREE) {
            let role = self.seats[seat];
            let points = self.roles[role].arcs.iter().find(|(own, _)| own == candidate).map_or(0, |(_, points)| *points);
            pairs.push(Pair { role, candidate: *candidate, points });
            empty[role] -= 1;
        }
        pairs.sort_unstable();
        let mut of_roles = vec![0; self.roles.len()];
        for (seat, role) in self.seats.iter().enumerate() {
            // Alike positions have alike prices, save that those of an empty one is nothing.
            of_roles[*role] = (-self.of_seat[seat]).max(of_roles[*role]);
        }
        for (role, price) in self.roles.iter().zip(&mut of_roles).filter(|(role, _)| role.capacity == 0) {
            // What does not exist may be priced at will.
            *price = role.arcs.iter().map(|(_, points)| i64::from(*points)).max().unwrap_or(0);
        }
        let of_candidates = self.of_candidate.iter().map(|price| -price).collect();
        let total = pairs.iter().map(|pair| u64::from(pair.points)).sum();
        Assignment { pairs, total, empty, duals: (of_roles, of_candidates) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Role, assign};

    fn best_by_trying(roles: &mut [Role], candidate: usize, candidates: usize) -> u64 {
        if candidate == candidates {
            return 0;
        }
        let mut best = best_by_trying(roles, candidate + 1, candidates);
        for at in 0..roles.len() {
            let Some((_, points)) = roles[at].arcs.iter().find(|(own, _)| *own == candidate).copied() else { continue };
            if roles[at].capacity > 0 {
                roles[at].capacity -= 1;
                best = best.max(u64::from(points) + best_by_trying(roles, candidate + 1, candidates));
                roles[at].capacity += 1;
            }
        }
        best
    }

    fn role(candidates: usize) -> impl Strategy<Value = Role> {
        let arcs = prop::collection::vec(prop::option::weighted(0.7, 0_u16..=30), candidates);
        (0_usize..4, arcs).prop_map(|(capacity, points)| {
            let arcs = points.into_iter().enumerate().filter_map(|(candidate, points)| points.map(|points| (candidate, points))).collect();
            Role { capacity, arcs }
        })
    }

    proptest! {
        #[test]
        fn no_other_assignment_has_more_points(roles in prop::collection::vec(role(6), 0..4)) {
            let found = assign(6, &roles);
            prop_assert_eq!(found.total, best_by_trying(&mut roles.clone(), 0, 6));
            prop_assert!(found.is_proven_best(&roles), "{found:?}");
            for (at, role) in roles.iter().enumerate() {
                let taken = found.pairs.iter().filter(|pair| pair.role == at).count();
                prop_assert_eq!(taken + found.empty[at], role.capacity);
            }
            let mut people: Vec<_> = found.pairs.iter().map(|pair| pair.candidate).collect();
            people.sort_unstable();
            people.dedup();
            prop_assert_eq!(people.len(), found.pairs.len());
        }
    }

    #[test]
    fn a_worse_assignment_is_not_proven_best() {
        let roles = [Role { capacity: 1, arcs: vec![(0, 5), (1, 9)] }];
        let mut found = assign(2, &roles);
        assert!(found.is_proven_best(&roles));
        found.total = 5;
        assert!(!found.is_proven_best(&roles));
    }
}
