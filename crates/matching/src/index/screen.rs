//! Sure losers, told from a few bytes: gates, and an upper bound of the points.
//!
//! Nobody who would be in the list is ever screened out: a gate counts as failed only where it is certain to fail,
//! and no term is taken to lose more than it does.

use std::sync::LazyLock;

use chrono::NaiveDate;
use ponte_domain::{
    vacancy::{Condition, Remote},
    work_terms::Licence,
};

use super::{
    Plan,
    block::Extent,
    columns::{BOARDS, FAR_KM, Hot, NO_RANGE, NO_RIGHT, REFUSED, RELOCATES, TIMES, VEHICLE_NO, Warm, day},
    tables::{OUT, Tables, loss},
};
use crate::{
    features::{Thing, day_number},
    outcome::TermName,
    score::facts::granting,
    taxonomy::HALF,
};

/// How the people of one block stand to the workplace.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// Whoever goes less far, and minds, is out.
    least_km: u8,
    /// Points of the distance term times metres felt.
    slope: u64,
    /// Lost at most by the distance, and by everybody.
    most: u64,
    flat: u16,
}

/// One vacancy, ready to screen people.
#[derive(Debug)]
pub(super) struct Screen<'a> {
    plan: &'a Plan<'a>,
    tables: Tables,
    per_twice: &'static [u64; 256],
    today: u16,
    start: Option<u16>,
    contract: u16,
    /// States with which she is out.
    barred: u8,
    /// States with which the distance gate does not apply, and with which the distance costs nothing.
    waives: u8,
    lodges: u8,
    /// Licences that serve nothing asked: who lists one has a list that was taken.
    licences_beside: u32,
    /// For each licence required, those that give it.
    licences_required: Vec<u32>,
}

/// 2³² parts of a point-metre for twice a range in kilometres, rounded down; a range of nothing counts as one kilometre.
static PER_TWICE: LazyLock<[u64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|km| match km {
        km if km == usize::from(FAR_KM) => 0,
        km => (1 << 32) / (2_000 * km.max(1) as u64),
    })
});

impl<'a> Screen<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, today: NaiveDate) -> Self {
        let vacancy = plan.vacancy;
        let licences = vacancy.things.iter().filter_map(|asked| match asked.thing {
            Thing::Licence(licence) => Some((licence, asked.required)),
            _ => None,
        });
        let serving = licences.clone().fold(0, |mask, (licence, _)| mask | granting(licence));
        let needs_vehicle = vacancy.things.iter().any(|asked| asked.required && asked.thing == Thing::Vehicle);
        let lodges = if vacancy.board_and_lodging { BOARDS } else { 0 };
        Self {
            plan,
            tables: Tables::new(plan),
            per_twice: &PER_TWICE,
            today: day(day_number(today)),
            start: vacancy.start.map(|start| day(day_number(start.max(today)))),
            contract: vacancy.contract.map_or(0, |contract| u16::try_from(contract.bit()).unwrap_or(u16::MAX)),
            barred: REFUSED | NO_RIGHT | if needs_vehicle { VEHICLE_NO } else { 0 },
            waives: NO_RANGE | RELOCATES | lodges,
            lodges,
            licences_beside: Licence::ALL.iter().fold(0, |mask, licence| mask | licence.bit()) & !serving,
            licences_required: licences.filter(|(_, required)| *required).map(|(licence, _)| granting(licence)).collect(),
        }
    }

    /// How a block stands, and how far it is; `None` when nobody of it can be near enough.
    pub(super) fn way(&self, extent: &Extent) -> Option<(u64, Way)> {
        let vacancy = self.plan.vacancy;
        let Some(workplace) = vacancy.workplace.filter(|_| !vacancy.is_remote()) else {
            return Some((0, Way { least_km: 0, slope: 0, most: 0, flat: 0 }));
        };
        if !extent.has_home {
            return Some((u64::MAX, Way { least_km: 0, slope: 0, most: 0, flat: loss(vacancy, TermName::Distance, HALF) }));
        }
        let squared = extent.chord_squared(workplace);
        let excludes = vacancy.excludes(Condition::Distance);
        if excludes && !extent.reaches(squared, vacancy.board_and_lodging) {
            return None;
        }
        // The straight line is never longer than the way that is measured.
        let metres = squared.isqrt();
        let felt = if vacancy.remote == Some(Remote::Partly) { metres / 2 } else { metres };
        let least_km = if excludes { u8::try_from(metres.div_ceil(1_000)).unwrap_or(FAR_KM) } else { 0 };
        let most = u64::from(vacancy.maxima.of(TermName::Distance));
        Some((squared, Way { least_km, slope: felt * most, most, flat: 0 }))
    }

    /// What everybody's first columns are certain to lose. Without branches: no guess of the processor would be good.
    #[inline]
    pub(super) fn hot(&self, way: &Way, hot: &Hot) -> u16 {
        let tables = &self.tables;
        let out = (hot.state & self.barred != 0) | ((hot.km < way.least_km) & (hot.state & self.waives == 0));
        let contract = tables.contract[usize::from(hot.contracts != 0) + usize::from(hot.contracts & self.contract != 0)];
        // Who was never asked has a day so long ago that it earns nothing.
        let days = usize::from(self.today.saturating_sub(hot.ascertained)).min(tables.ascertained.len() - 1);
        tables.times[usize::from(hot.times) % TIMES] + contract + tables.ascertained[days] + self.distance(way, hot) + OUT * u16::from(out)
    }

    #[inline]
    fn distance(&self, way: &Way, hot: &Hot) -> u16 {
        let felt = way.slope << u32::from(hot.state & VEHICLE_NO != 0);
        let lost = way.flat + ((felt * self.per_twice[usize::from(hot.km)]) >> 32).min(way.most) as u16;
        lost * u16::from(hot.state & self.lodges == 0)
    }

    /// What the further columns are certain to lose.
    #[inline]
    pub(super) fn warm(&self, warm: &Warm) -> u16 {
        let tables = &self.tables;
        let at = |table: &[u16], occupation: u16| table.get(usize::from(occupation)).copied().unwrap_or(0);
        let done = warm.done.iter().map(|done| at(&tables.done, *done)).fold(OUT, u16::min);
        let wished = at(&tables.wished[0], warm.wished[0]).min(at(&tables.wished[1], warm.wished[1]));
        let mut lost = done + wished + tables.education[usize::from(warm.education)] + tables.languages[usize::from(warm.languages)];
        if let Some(start) = self.start {
            lost += match warm.from {
                0 => tables.start_unknown,
                from => tables.late[usize::from(from.saturating_sub(start)).min(tables.late.len() - 1)],
            };
        }
        let told = warm.licences & self.licences_beside != 0;
        if told && self.licences_required.iter().any(|giving| warm.licences & giving == 0) {
            lost += OUT;
        }
        lost
    }
}
