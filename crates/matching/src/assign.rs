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
    for (at, role) in roles.iter().enumerate() {
        // Positions beyond the people who may take them stay empty in any case; one of them is tried, so that the price is nothing.
        // Where one more is worth nothing, the next is not either: the other roles only take people away.
        (0..role.capacity.min(role.arcs.len() + 1)).all(|_| search.add_position(at));
    }
    search.finish()
}

const FREE: usize = usize::MAX;
const FAR: i64 = i64::MAX;

/// Positions of a role are alike: they share a potential, and whoever reaches one of them has reached all that hold them.
struct Search<'a> {
    roles: &'a [Role],
    /// Potentials: the cost of a pair (its points, negative) less both is never negative, and nothing for a pair that is taken.
    of_role: Vec<i64>,
    of_candidate: Vec<i64>,
    /// Role of each candidate, and candidates of each role.
    holder: Vec<usize>,
    held: Vec<Vec<usize>>,
    /// Of each candidate, in one search: how far, and from which role.
    distance: Vec<i64>,
    from: Vec<usize>,
    touched: Vec<usize>,
    /// Of each role: how far, and by which of its candidates.
    reached: Vec<i64>,
    entered_by: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(candidates: usize, roles: &'a [Role]) -> Self {
        Self {
            roles,
            of_role: vec![0; roles.len()],
            of_candidate: vec![0; candidates],
            holder: vec![FREE; candidates],
            held: vec![Vec::new(); roles.len()],
            distance: vec![FAR; candidates],
            from: vec![FREE; candidates],
            touched: Vec::new(),
            reached: vec![FAR; roles.len()],
            entered_by: vec![FREE; roles.len()],
        }
    }

    /// Finds the cheapest chain of moves that gives one more position of a role somebody, or leaves a position of the chain empty;
    /// whether that is another than the new one.
    fn add_position(&mut self, first: usize) -> bool {
        let mut heap: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
        let (mut role, mut at, mut empty, mut free) = (first, 0_i64, (FAR, FREE), FAR);
        let mut passed: Vec<usize> = Vec::new();
        let (length, end) = loop {
            self.reached[role] = at;
            passed.push(role);
            empty = empty.min((at - self.of_role[role], role));
            free = self.look_from(role, free.min(empty.0), &mut heap);
            match self.nearest(&mut heap) {
                Some((length, candidate)) if length < empty.0 => {
                    if self.holder[candidate] == FREE {
                        break (length, Some(candidate));
                    }
                    (role, at) = (self.holder[candidate], length);
                    self.entered_by[role] = candidate;
                }
                _ => break (empty.0, None),
            }
        };
        for role in passed {
            let slack = length - std::mem::replace(&mut self.reached[role], FAR);
            self.of_role[role] += slack;
            for candidate in &self.held[role] {
                self.of_candidate[*candidate] -= slack;
            }
        }
        self.shift(first, end, empty.1);
        for candidate in self.touched.drain(..) {
            self.distance[candidate] = FAR;
        }
        end.is_some() || empty.1 != first
    }

    /// Whether the search has reached the role that a candidate is in.
    fn is_passed(&self, candidate: usize) -> bool {
        self.reached.get(self.holder[candidate]).is_some_and(|at| *at != FAR)
    }

    /// Looks from a role at everybody who may go there, no farther than the cheapest end so far, and tells how far the nearest free
    /// candidate is by now, which is such an end.
    fn look_from(&mut self, role: usize, mut free: i64, heap: &mut BinaryHeap<Reverse<(i64, usize)>>) -> i64 {
        let start = self.reached[role] - self.of_role[role];
        for (candidate, points) in &self.roles[role].arcs {
            let candidate = *candidate;
            let Some(price) = self.of_candidate.get(candidate) else { continue };
            let length = start - i64::from(*points) - price;
            if length > free || length >= self.distance[candidate] || self.is_passed(candidate) {
                continue;
            }
            if self.distance[candidate] == FAR {
                self.touched.push(candidate);
            }
            if self.holder[candidate] == FREE {
                free = length;
            }
            (self.distance[candidate], self.from[candidate]) = (length, role);
            heap.push(Reverse((length, candidate)));
        }
        free
    }

    fn nearest(&self, heap: &mut BinaryHeap<Reverse<(i64, usize)>>) -> Option<(i64, usize)> {
        loop {
            let Reverse((length, candidate)) = heap.pop()?;
            if length == self.distance[candidate] && !self.is_passed(candidate) {
                return Some((length, candidate));
            }
        }
    }

    /// Moves everybody along the chain that ends at a free candidate, or at a role that loses one.
    fn shift(&mut self, first: usize, end: Option<usize>, emptied: usize) {
        let mut next = match end {
            Some(candidate) => candidate,
            None if emptied == first => return,
            None => self.leave(emptied),
        };
        loop {
            let role = self.from[next];
            self.holder[next] = role;
            self.held[role].push(next);
            if role == first {
                return;
            }
            next = self.leave(role);
        }
    }

    /// Takes the candidate out of a role by whom it was reached.
    fn leave(&mut self, role: usize) -> usize {
        let leaving = self.entered_by[role];
        self.held[role].retain(|candidate| *candidate != leaving);
        leaving
    }

    fn finish(self) -> Assignment {
        let mut pairs = Vec::new();
        for (at, role) in self.roles.iter().enumerate() {
            let taken = role.arcs.iter().filter(|(candidate, _)| self.holder.get(*candidate) == Some(&at));
            pairs.extend(taken.map(|(candidate, points)| Pair { role: at, candidate: *candidate, points: *points }));
        }
        pairs.sort_unstable();
        let empty = self.roles.iter().zip(&self.held).map(|(role, held)| role.capacity - held.len()).collect();
        let mut of_roles: Vec<i64> = self.of_role.iter().map(|price| -price).collect();
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

    proptest! {
        #[test]
        fn many_to_many_is_proven_best(roles in prop::collection::vec(role(60), 0..12), more in 0_usize..12) {
            let roles: Vec<_> = roles.into_iter().map(|role| Role { capacity: role.capacity * more, ..role }).collect();
            let found = assign(60, &roles);
            prop_assert!(found.is_proven_best(&roles), "{found:?}");
            prop_assert_eq!(found.total, found.pairs.iter().map(|pair| u64::from(pair.points)).sum::<u64>());
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
