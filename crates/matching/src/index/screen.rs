//! Sure losers, told from a few bytes: gates, and an upper bound of the points.
//!
//! Nobody who would be in the list is ever screened out: a gate counts as failed only where it is certain to fail,
//! and no term is taken to lose more than it does.

use std::sync::LazyLock;

use chrono::NaiveDate;
use ponte_domain::{
    vacancy::{Condition, Remote},
    work_terms::{Contract, Hours, Licence},
};

use super::{
    Plan,
    block::Extent,
    columns::{ANY_TRADE, BOARDS, FAR_KM, Gates, MAY_DRIVE, MAY_WORK, Row, TIMES, VEHICLE_NO, WOULD_BOARD, day},
    tables::{OUT, Tables, loss},
};
use crate::{
    features::{Thing, VacancyFeatures, day_number},
    outcome::TermName,
    position::{Position, square_root},
    score::facts::granting,
    taxonomy::HALF,
};

/// How the people of one block stand to the workplace.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Way {
    /// Whoever goes less far, and minds, is out: a range as [`Gates`] has it.
    least: u32,
    /// Points of the distance term times metres felt.
    slope: u64,
    /// Lost at most by the distance, and by everybody.
    most: u64,
    flat: u16,
    /// What everybody of the block loses at least.
    least_lost: u16,
}

/// One vacancy, ready to screen people.
#[derive(Debug)]
pub(super) struct Screen<'a> {
    plan: &'a Plan<'a>,
    /// Where people would have to go.
    workplace: Option<Position>,
    excludes_distance: bool,
    tables: Tables,
    per_twice: &'static [u64; 256],
    today: u16,
    start: Option<u16>,
    contract: u16,
    /// Bits that [`Gates`] must have.
    needs: u32,
    /// The bit with which the distance is no gate, where board and lodging are offered.
    boards: u32,
    /// States with which the distance costs nothing.
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
        Self {
            plan,
            workplace: vacancy.workplace.filter(|_| !vacancy.is_remote()),
            excludes_distance: vacancy.excludes(Condition::Distance),
            tables: Tables::new(plan),
            per_twice: &PER_TWICE,
            today: day(day_number(today)),
            start: vacancy.start.map(|start| day(day_number(start.max(today)))),
            contract: vacancy.contract.map_or(0, |contract| u16::try_from(contract.bit()).unwrap_or(u16::MAX)),
            needs: needs(vacancy) | MAY_WORK | if needs_vehicle { MAY_DRIVE } else { 0 },
            boards: if vacancy.board_and_lodging { WOULD_BOARD } else { 0 },
            lodges: if vacancy.board_and_lodging { BOARDS } else { 0 },
            licences_beside: Licence::ALL.iter().fold(0, |mask, licence| mask | licence.bit()) & !serving,
            licences_required: licences.filter(|(_, required)| *required).map(|(licence, _)| granting(licence)).collect(),
        }
    }

    /// How far a block is, in metres; `None` when nobody of it can be near enough. Who has no home is farthest.
    #[inline]
    pub(super) fn metres(&self, extent: &Extent) -> Option<u32> {
        let Some(workplace) = self.workplace else { return Some(0) };
        if !extent.has_home {
            return Some(u32::MAX);
        }
        let squared = extent.chord_squared(workplace);
        let near = !self.excludes_distance || extent.reaches(squared, self.lodges != 0);
        near.then(|| u32::try_from(square_root(squared)).unwrap_or(u32::MAX - 1))
    }

    /// How the people of a block so far away stand.
    pub(super) fn way(&self, extent: &Extent, metres: u32) -> Way {
        let vacancy = self.plan.vacancy;
        if self.workplace.is_none() {
            return Way::default();
        }
        let flat = if metres == u32::MAX { loss(vacancy, TermName::Distance, HALF) } else { 0 };
        // The straight line is never longer than the way that is measured.
        let metres = if metres == u32::MAX { 0 } else { u64::from(metres) };
        let felt = if vacancy.remote == Some(Remote::Partly) { metres / 2 } else { metres };
        let least = if self.excludes_distance { u8::try_from(metres.div_ceil(1_000)).unwrap_or(FAR_KM) } else { 0 };
        let most = u64::from(vacancy.maxima.of(TermName::Distance));
        let mut way = Way { least: Gates::range(least), slope: felt * most, most, flat, least_lost: 0 };
        if !(extent.boards && self.lodges != 0) {
            way.least_lost = self.lost_by(&way, 0, extent.widest_km);
        }
        way
    }

    /// The trades of which somebody must have one, when only so many points may be lost.
    pub(super) fn trades(&self, way: &Way, spare: u16) -> u32 {
        if self.tables.far + way.least_lost > spare { self.tables.near } else { ANY_TRADE }
    }

    /// Tells for each of a stretch of people whether she may pass the gates and has one of some trades, without branches: no
    /// guess of the processor would be good, and it looks at several at once.
    #[inline]
    pub(super) fn pass(&self, way: &Way, trades: u32, people: (&[Gates], &[u32]), may: &mut [bool]) {
        let (needs, least) = (self.needs, way.least);
        let people = people.0.iter().zip(people.1);
        if self.boards == 0 {
            for (may, (Gates(gates), own)) in may.iter_mut().zip(people) {
                *may = (gates & needs == needs) & (*gates >= least) & (own & trades != 0);
            }
            return;
        }
        for (may, (Gates(gates), own)) in may.iter_mut().zip(people) {
            *may = (gates & needs == needs) & ((*gates >= least) | (gates & self.boards != 0)) & (own & trades != 0);
        }
    }

    /// What somebody's row is certain to lose, the distance apart from her skills.
    #[inline]
    pub(super) fn lost(&self, way: &Way, row: &Row) -> u16 {
        let tables = &self.tables;
        let contract = tables.contract[usize::from(row.contracts != 0) + usize::from(row.contracts & self.contract != 0)];
        // Who was never asked has a day so long ago that it earns nothing.
        let days = usize::from(self.today.saturating_sub(row.ascertained)).min(tables.ascertained.len() - 1);
        let at = |table: &[u16], occupation: u16| table.get(usize::from(occupation)).copied().unwrap_or(0);
        let done = row.done.iter().map(|done| at(&tables.done, *done)).fold(OUT, u16::min);
        let wished = at(&tables.wished[0], row.wished[0]).min(at(&tables.wished[1], row.wished[1]));
        let lost = tables.times[usize::from(row.times) % TIMES] + contract + tables.ascertained[days] + self.distance(way, row);
        let more = done + wished + tables.education[usize::from(row.education) % 16] + tables.languages[usize::from(row.languages)];
        lost + more + self.start(row) + self.licences(row)
    }

    #[inline]
    fn distance(&self, way: &Way, row: &Row) -> u16 {
        self.lost_by(way, u32::from(row.state & VEHICLE_NO != 0), row.km) * u16::from(row.state & self.lodges == 0)
    }

    /// What a way costs, doubled so many times, to whom goes so far.
    #[inline]
    fn lost_by(&self, way: &Way, doubled: u32, km: u8) -> u16 {
        way.flat + (((way.slope << doubled) * self.per_twice[usize::from(km)]) >> 32).min(way.most) as u16
    }

    #[inline]
    fn start(&self, row: &Row) -> u16 {
        match (self.start, row.from) {
            (None, _) => 0,
            (Some(_), 0) => self.tables.start_unknown,
            (Some(start), from) => self.tables.late[usize::from(from.saturating_sub(start)).min(self.tables.late.len() - 1)],
        }
    }

    /// Whoever lists a licence beside those asked, and none that gives one required, is out.
    #[inline]
    fn licences(&self, row: &Row) -> u16 {
        let told = row.licences & self.licences_beside != 0;
        let lacks = told && self.licences_required.iter().any(|giving| row.licences & giving == 0);
        OUT * u16::from(lacks)
    }
}

/// Contract, hours and shifts that a vacancy insists on, as bits of [`Gates`].
fn needs(vacancy: &VacancyFeatures) -> u32 {
    let gate = |condition, mask: u32| if vacancy.excludes(condition) { mask } else { 0 };
    Gates::accepting(
        gate(Condition::Contract, vacancy.contract.map_or(0, Contract::bit)),
        gate(Condition::Hours, vacancy.hours.map_or(0, Hours::bit)),
        gate(Condition::Shifts, vacancy.shifts.iter().fold(0, |mask, shift| mask | shift.bit())),
    )
}
