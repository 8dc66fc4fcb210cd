//! The people as columns of numbers, in the order that decides between equals.

use std::{collections::BTreeMap, io::Result, path::Path};

use chrono::{Datelike, NaiveDate};
use ponte_domain::work_terms::Contract;
use ponte_matching::{features::WorkerFeatures, index::Record};

use crate::{names::Names, npy};

/// What stands where nothing is known, and beyond the end of a list.
const NOTHING: i32 = -1;

/// Writes a file for each column. Row numbers follow external id, then id, so that the lesser row wins among equals.
///
/// # Errors
/// A file cannot be written.
pub fn write(folder: &Path, people: &[&Record], names: &mut Names, today: NaiveDate) -> Result<()> {
    let people: Vec<&WorkerFeatures> = people.iter().map(|record| &record.features).collect();
    for (name, column) in single(&people, today) {
        npy::write(&folder.join(format!("{name}.npy")), &[people.len()], &column)?;
    }
    for (name, lists) in lists(&people, names, today) {
        write_padded(folder, name, &lists)?;
    }
    write_skills(folder, &people, names)
}

fn single(people: &[&WorkerFeatures], today: NaiveDate) -> BTreeMap<&'static str, Vec<i32>> {
    let column = |value: &dyn Fn(&WorkerFeatures) -> i32| people.iter().map(|person| value(person)).collect::<Vec<i32>>();
    let yes = |known: Option<bool>| known.map_or(NOTHING, i32::from);
    let whole = |value: Option<u32>| value.map_or(NOTHING, |value| i32::try_from(value).unwrap_or(i32::MAX));
    let mask = u32::cast_signed;
    let day = |day: Option<NaiveDate>| day.map_or(NOTHING, |day| day.num_days_from_ce());
    BTreeMap::from([
        ("has_home", column(&|person| i32::from(person.home.is_some()))),
        ("x", column(&|person| person.home.map_or(0, |home| home.x))),
        ("y", column(&|person| person.home.map_or(0, |home| home.y))),
        ("z", column(&|person| person.home.map_or(0, |home| home.z))),
        ("may_be_matched", column(&|person| i32::from(person.may_be_matched(today)))),
        ("right_to_work", column(&|person| yes(person.right_to_work))),
        ("ascertained", column(&|person| day(person.ascertained))),
        ("free_from", column(&|person| day(person.from))),
        ("hours", column(&|person| mask(person.hours))),
        ("shifts", column(&|person| mask(person.shifts))),
        ("max_km", column(&|person| whole(person.max_km))),
        ("vehicle", column(&|person| yes(person.vehicle))),
        ("relocation", column(&|person| i32::from(person.relocation))),
        ("board_and_lodging", column(&|person| i32::from(person.board_and_lodging))),
        ("min_pay_year", column(&|person| whole(person.min_pay_year))),
        ("licences", column(&|person| mask(person.licences))),
        ("firm", column(&|person| mask(person.firm))),
        ("contracts", column(&|person| i32::try_from(person.contracts.len()).unwrap_or(i32::MAX))),
    ])
}

type Lists = Vec<Vec<i32>>;

fn lists(people: &[&WorkerFeatures], names: &mut Names, today: NaiveDate) -> BTreeMap<&'static str, Lists> {
    fn each(people: &[&WorkerFeatures], mut list: impl FnMut(&WorkerFeatures) -> Vec<i32>) -> Lists {
        people.iter().map(|person| list(person)).collect()
    }
    let whole = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
    let months = |months: Option<u32>| months.map_or(NOTHING, whole);
    let rank = |person: &WorkerFeatures, contract: &Contract| {
        person.contracts.iter().position(|own| own == contract).and_then(|rank| i32::try_from(rank).ok()).unwrap_or(NOTHING)
    };
    BTreeMap::from([
        ("contract_rank", each(people, |person| Contract::ALL.iter().map(|contract| rank(person, contract)).collect())),
        // A piece of work without an occupation is told from no piece of work by its number.
        (
            "done_occupation",
            each(people, |person| {
                person.experiences.iter().map(|done| done.occupation.map_or(-2, |occupation| names.occupation(occupation))).collect()
            }),
        ),
        ("done_months", each(people, |person| person.experiences.iter().map(|done| months(done.length.months(today))).collect())),
        ("wished_occupation", each(people, |person| person.wish_occupations.iter().map(|wish| names.occupation(*wish)).collect())),
        ("wished_sector_first", each(people, |person| person.wish_sectors.iter().map(|sector| whole(sector.span().0)).collect())),
        ("wished_sector_last", each(people, |person| person.wish_sectors.iter().map(|sector| whole(sector.span().1)).collect())),
        ("excluded_sector_first", each(people, |person| person.sectors_excluded.iter().map(|sector| whole(sector.span().0)).collect())),
        ("excluded_sector_last", each(people, |person| person.sectors_excluded.iter().map(|sector| whole(sector.span().1)).collect())),
        // A title of unknown level is level 0.
        ("title_level", each(people, |person| person.education.iter().map(|title| title.eqf.map_or(0, i32::from)).collect())),
        (
            "title_field",
            each(people, |person| person.education.iter().map(|title| title.field.map_or(NOTHING, |field| names.field(field))).collect()),
        ),
        ("language", each(people, |person| person.languages.iter().map(|spoken| names.language(spoken.language)).collect())),
        (
            "language_level",
            each(people, |person| person.languages.iter().map(|spoken| spoken.cefr.map_or(0, |level| level as i32 + 1)).collect()),
        ),
        ("register", each(people, |person| person.registers.iter().map(|register| names.register(*register)).collect())),
    ])
}

/// One row for each place in the lists, as long as there are people.
fn write_padded(folder: &Path, name: &str, lists: &[Vec<i32>]) -> Result<()> {
    let width = lists.iter().map(Vec::len).max().unwrap_or(0);
    let at = |place: usize| lists.iter().map(move |list| list.get(place).copied().unwrap_or(NOTHING));
    let values: Vec<i32> = (0..width).flat_map(at).collect();
    npy::write(&folder.join(format!("{name}.npy")), &[width, lists.len()], &values)
}

/// Everybody's skills one after the other, with where each person's begin.
fn write_skills(folder: &Path, people: &[&WorkerFeatures], names: &mut Names) -> Result<()> {
    let (mut starts, mut skills, mut levels) = (vec![0], Vec::new(), Vec::new());
    for person in people {
        for (skill, level) in &person.skills {
            skills.push(names.skill(*skill));
            levels.push(level.map_or(0, i32::from));
        }
        starts.push(i32::try_from(skills.len()).unwrap_or(i32::MAX));
    }
    npy::write(&folder.join("skill_start.npy"), &[starts.len()], &starts)?;
    npy::write(&folder.join("skill.npy"), &[skills.len()], &skills)?;
    npy::write(&folder.join("skill_level.npy"), &[levels.len()], &levels)
}
