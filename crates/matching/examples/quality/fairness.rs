//! Whether equals have the same chances: what the truly suitable of a group are shown, against those of the rest.
//!
//! Exposure against merit, as Singh and Joachims define it ("Fairness of Exposure in Rankings", KDD 2018): the attention that the
//! places of the lists get, divided by the chances to be hired, over all pairs that are truly suitable. Who belongs to a group is
//! drawn apart from everything that is true of her work, so a ratio of 1 is what a fair method gives. People are drawn again for the
//! interval, not pairs: one person is in many pairs.

use serde::Serialize;

use crate::{
    bootstrap::Figure,
    measure::{FIRST, attention},
    recording::Group,
    truth::SUITABLE,
};

/// Exposure and merit of each person over all vacancies.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub exposure: Vec<f64>,
    pub merit: Vec<f64>,
}

impl Shown {
    pub fn of(lists: &[Vec<u32>], hired: &[Vec<f32>]) -> Self {
        let people = hired.first().map_or(0, Vec::len);
        let (mut exposure, mut merit) = (vec![0.0; people], vec![0.0; people]);
        for (list, row) in lists.iter().zip(hired) {
            for (n, chance) in row.iter().enumerate().filter(|(_, chance)| f64::from(**chance) >= SUITABLE) {
                merit[n] += f64::from(*chance);
            }
            for (place, n) in list.iter().take(FIRST).enumerate() {
                if f64::from(row[*n as usize]) >= SUITABLE {
                    exposure[*n as usize] += attention(place);
                }
            }
        }
        Self { exposure, merit }
    }

    /// Joins the people of another province.
    pub fn join(&mut self, other: &Self) {
        self.exposure.extend(&other.exposure);
        self.merit.extend(&other.merit);
    }

    /// Exposure for merit of those inside, divided by that of those outside.
    pub fn ratio(&self, inside: &[bool], seed: u64) -> Figure {
        let suitable: Vec<usize> = (0..self.merit.len()).filter(|n| self.merit[*n] > 0.0).collect();
        Figure::of(suitable.len(), seed, |times| {
            let mut sums = [[0.0; 2]; 2];
            for (n, times) in suitable.iter().zip(times) {
                let of = &mut sums[usize::from(inside[*n])];
                of[0] += self.exposure[*n] * f64::from(*times);
                of[1] += self.merit[*n] * f64::from(*times);
            }
            (sums[1][0] / sums[1][1]) / (sums[0][0] / sums[0][1])
        })
    }
}

/// The ratios for the three groups.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Fairness {
    pub women: Figure,
    pub older: Figure,
    pub newcomers: Figure,
}

impl Fairness {
    pub fn of(shown: &Shown, groups: &[Group], seed: u64) -> Self {
        let ratio = |inside: fn(&Group) -> bool| shown.ratio(&groups.iter().map(inside).collect::<Vec<bool>>(), seed);
        Self { women: ratio(|group| group.woman), older: ratio(|group| group.older), newcomers: ratio(|group| group.newcomer) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::of_pair;

    /// 200 lists of the suitable in random order, from which some of a group are left out with a chance.
    fn planted(left_out: f64) -> Figure {
        let people = 600;
        let hired: Vec<Vec<f32>> = (0..200)
            .map(|v| (0..people).map(|n| if of_pair(5, v, n) < 0.1 { 0.3 + 0.5 * of_pair(6, v, n) as f32 } else { 0.0 }).collect())
            .collect();
        let inside: Vec<bool> = (0..people).map(|n| of_pair(7, 0, n) < 0.3).collect();
        let lists: Vec<Vec<u32>> = hired
            .iter()
            .enumerate()
            .map(|(v, row)| {
                let shown = |n: &usize| row[*n] > 0.25 && !(inside[*n] && of_pair(8, v, *n) < left_out);
                let mut list: Vec<u32> = (0..people).filter(shown).map(|n| n as u32).collect();
                list.sort_by(|a, b| of_pair(9, v, *a as usize).total_cmp(&of_pair(9, v, *b as usize)));
                list
            })
            .collect();
        Shown::of(&lists, &hired).ratio(&inside, 1)
    }

    #[test]
    fn a_planted_bias_is_seen_and_none_is_seen_where_there_is_none() {
        let fair = planted(0.0);
        assert!(!fair.excludes(1.0), "{fair:?}");
        let biased = planted(0.3);
        assert!(biased.excludes(1.0) && biased.mean < 0.85, "{biased:?}");
    }
}
