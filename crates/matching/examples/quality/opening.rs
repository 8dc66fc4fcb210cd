//! What an employer truly needs, offers and would put up with.

use rand::{Rng, RngExt};

use crate::{
    draw::{self, Purpose, chance, normal, one},
    province::Province,
    trades::{OCCUPATIONS, Trades},
};

/// When the work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    Day,
    Evening,
    Night,
    Weekend,
}

/// How the person is engaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engaged {
    Permanent,
    FixedTerm,
    Agency,
    Traineeship,
}

/// A place of work to fill, as it is.
#[derive(Debug)]
pub struct Opening {
    pub occupation: usize,
    pub workplace: usize,
    pub level: u8,
    /// What the work needs and how much each matters; the weights sum to 1.
    pub needs: Vec<(usize, f64)>,
    /// The productivity under which the employer would rather wait.
    pub threshold: f64,
    /// How much the employer's judgement wavers.
    pub wavers: f64,
    /// Gross euro a year.
    pub pay: f64,
    pub times: Times,
    pub part_time: bool,
    pub engaged: Engaged,
    pub needs_licence: bool,
    pub needs_forklift: bool,
    /// 1 (A1) to 7 (native).
    pub needs_italian: u8,
    /// A title without which the law forbids the work.
    pub needs_eqf: Option<u8>,
    pub starts_in: u32,
}

impl Opening {
    pub fn invent(seed: u64, n: usize, province: &Province, trades: &Trades) -> Self {
        let mut rng = draw::stream(seed, Purpose::Vacancy, n);
        let occupation = trades.work.draw(&mut rng);
        let trade = &trades.all[occupation];
        let picky = normal(&mut rng);
        let pay = trade.pay * (0.03 * picky + 0.09 * normal(&mut rng)).exp();
        Self {
            workplace: province.work.draw(&mut rng),
            level: trade.level,
            needs: needs(&mut rng, occupation, trades),
            // Who pays more can wait for better people; simple work forgives more.
            threshold: [0.47, 0.52, 0.5, 0.48][usize::from(trade.level - 1)] + 0.05 * picky,
            wavers: if chance(&mut rng, 0.5) { 0.12 } else { 0.07 },
            pay,
            times: match rng.random_range(0..100) {
                0..60 => Times::Day,
                60..75 => Times::Evening,
                75..84 => Times::Night,
                _ => Times::Weekend,
            },
            part_time: chance(&mut rng, 0.28),
            engaged: one(
                &mut rng,
                &[
                    Engaged::FixedTerm,
                    Engaged::FixedTerm,
                    Engaged::FixedTerm,
                    Engaged::Permanent,
                    Engaged::Permanent,
                    Engaged::Agency,
                    Engaged::Traineeship,
                ],
            ),
            needs_licence: chance(&mut rng, 0.25),
            needs_forklift: chance(&mut rng, if trade.family == 9 { 0.4 } else { 0.03 }),
            needs_italian: if trade.level == 1 { rng.random_range(1..4) } else { rng.random_range(3..7) },
            needs_eqf: (trade.level >= 3 && chance(&mut rng, 0.4)).then_some(trade.level + 2),
            starts_in: rng.random_range(0..50),
            occupation,
        }
    }
}

/// The occupation's needs as this employer weighs them; one in six employers needs something of a neighbouring trade too.
fn needs(rng: &mut impl Rng, occupation: usize, trades: &Trades) -> Vec<(usize, f64)> {
    let usual = &trades.all[occupation].needs;
    let mut needs: Vec<(usize, f64)> = usual.iter().map(|(skill, weight)| (*skill, weight * (0.6 * normal(rng)).exp())).collect();
    if chance(rng, 0.17) {
        let other = rng.random_range(0..OCCUPATIONS);
        if trades.all[other].family == trades.all[occupation].family {
            needs.push((trades.all[other].needs[0].0, 0.25));
        }
    }
    needs.sort_by(|a, b| b.1.total_cmp(&a.1));
    needs.truncate(7);
    let sum: f64 = needs.iter().map(|(_, weight)| weight).sum();
    needs.iter_mut().for_each(|(_, weight)| *weight /= sum);
    needs
}
