//! What an employer puts on paper: some of what is needed, some of what is not, in words of its own.

use chrono::{Days, NaiveDate};
use ponte_domain::{
    concept::ConceptRef,
    id::ExternalId,
    vacancy::{Asked, Condition, Need, Pay, PayPer, Requirement, Vacancy, VacancyState, Workplace},
    work_terms::{Cefr, Contract, Hours, Licence, Shift},
};
use rand::{Rng, RngExt};

use crate::{
    draw::{self, Purpose, chance, one},
    opening::{Engaged, Opening, Times},
    province::Province,
    recording::Recording,
    trades::{OCCUPATIONS, SKILLS, Trades, occupation_uri, skill_uri},
    words::Words,
};

/// An advert: the vacancy as the desk has it, and its text.
#[derive(Debug)]
pub struct Advert {
    pub vacancy: Vacancy,
    pub sector: &'static str,
    pub text: Vec<String>,
}

/// Writes advert number `n`.
pub fn write(
    (seed, n, today): (u64, usize, NaiveDate),
    opening: &Opening,
    (province, trades, words): (&Province, &Trades, &Words),
    recording: &Recording,
) -> Advert {
    let mut rng = draw::stream(seed, Purpose::Advert, n);
    let errors = recording.errors;
    let place = &province.places[opening.workplace];
    let mut requirements = skills(&mut rng, opening, trades, recording);
    let title = &trades.titles[opening.occupation][if chance(&mut rng, 0.4) { 1 + rng.random_range(0..2) } else { 0 }];
    let mut text: Vec<String> = title.split(' ').map(str::to_owned).collect();
    for asked in &requirements {
        if let Asked::Skill { skill, .. } = &asked.what {
            text.extend(skill.text.split(' ').map(str::to_owned));
        }
    }
    text.push(place.name.clone());
    text.extend((0..rng.random_range(8..25)).map(|_| words.filler(&mut rng)));
    requirements.extend(papers(&mut rng, opening));
    let external = ExternalId { source: "quality".to_owned(), id: format!("v{n:07}") };
    let vacancy = Vacancy {
        occupation: occupation(&mut rng, opening.occupation, title, trades, errors),
        workplace: Workplace { istat: Some(place.code.clone()), ..Workplace::default() },
        requirements,
        contract: chance(&mut rng, 0.9).then_some(contract(opening.engaged)),
        hours: chance(&mut rng, 0.85).then_some(if opening.part_time { Hours::PartTimeMorning } else { Hours::FullTime }),
        shifts: if chance(&mut rng, 0.55) { vec![shift(opening.times)] } else { Vec::new() },
        pay: chance(&mut rng, 0.45).then(|| {
            // Gross a month, thirteen times a year, to the next fifty euro.
            let cents = (opening.pay / 13.0 / 50.0).round() as i64 * 5_000;
            Pay { min_cents: None, max_cents: Some(cents), per: PayPer::Month }
        }),
        start: if chance(&mut rng, 0.6) { today.checked_add_days(Days::new(opening.starts_in.into())) } else { None },
        published: Some(today),
        state: VacancyState::Published,
        ..Vacancy::new(external, "quality".to_owned(), format!("e{n}"), title)
    };
    Advert { vacancy, sector: trades.sector(opening.occupation), text }
}

/// Mostly the right concept; sometimes a neighbour in the classification, sometimes words that stand for nothing, or nothing.
fn occupation(rng: &mut impl Rng, right: usize, title: &str, trades: &Trades, errors: f64) -> Option<ConceptRef> {
    let draw = rng.random::<f64>();
    if draw < 0.05 * errors {
        None
    } else if draw < 0.12 * errors {
        Some(ConceptRef::words(title))
    } else {
        let concept = if draw < 0.22 * errors { neighbour(rng, right, trades) } else { right };
        Some(ConceptRef::known(&trades.titles[concept][0], occupation_uri(concept)))
    }
}

/// Another occupation of the same group.
pub fn neighbour(rng: &mut impl Rng, right: usize, trades: &Trades) -> usize {
    let group = trades.all[right].group;
    let others: Vec<usize> = (0..OCCUPATIONS).filter(|other| trades.all[*other].group == group && *other != right).collect();
    one(rng, &others)
}

/// Half of what the work needs, and now and then something that it does not need at all. Four adverts in ten name no skill.
fn skills(rng: &mut impl Rng, opening: &Opening, trades: &Trades, recording: &Recording) -> Vec<Requirement> {
    if chance(rng, 0.4) {
        return Vec::new();
    }
    let ask = |rng: &mut dyn FnMut() -> f64, skill: usize, required: f64| {
        let need = if rng() < required { Need::Required } else { Need::Preferred };
        let level = (rng() < 0.2).then(|| 1 + (rng() * 3.0) as u8);
        let concept = ConceptRef::known(&trades.skill_words[skill], skill_uri(skill));
        Requirement { need, what: Asked::Skill { skill: concept, level } }
    };
    let mut draws = || rng.random::<f64>();
    let mut all = Vec::new();
    for (skill, _) in &opening.needs {
        if draws() < 0.55 * recording.completeness.min(1.0) {
            all.push(ask(&mut draws, *skill, 0.06));
        }
    }
    // Copied from an older advert.
    for _ in 0..4 {
        if draws() < 0.3 * recording.errors {
            let group: Vec<usize> = (0..SKILLS).filter(|s| trades.kin_of_skill[*s] == trades.all[opening.occupation].group).collect();
            let skill = group[(draws() * group.len() as f64) as usize];
            all.push(ask(&mut draws, skill, 0.02));
        }
    }
    all
}

/// Licences, titles, months, languages: what is needed is stated more often than not, and what is not needed now and then.
fn papers(rng: &mut impl Rng, opening: &Opening) -> Vec<Requirement> {
    let mut all = Vec::new();
    let mut stated = |rng: &mut dyn FnMut() -> f64, needed: bool, what: Asked| {
        if rng() < if needed { 0.75 } else { 0.12 } {
            let required = rng() < if needed { 0.8 } else { 0.35 };
            all.push(Requirement { need: if required { Need::Required } else { Need::Preferred }, what });
        }
    };
    let mut draws = || rng.random::<f64>();
    stated(&mut draws, opening.needs_licence, Asked::Licence { licence: Licence::B });
    stated(&mut draws, opening.needs_licence, Asked::Vehicle);
    if opening.needs_forklift {
        stated(&mut draws, true, Asked::Licence { licence: Licence::Forklift });
    }
    let eqf = opening.needs_eqf.unwrap_or(opening.level + 1);
    stated(&mut draws, opening.needs_eqf.is_some(), Asked::Education { eqf: Some(eqf), field: None });
    let months = [6, 12, 24, 36][(draws() * 4.0) as usize];
    stated(&mut draws, asks_months(opening), Asked::Experience { occupation: None, months });
    let cefr = Cefr::ALL[usize::from(opening.needs_italian - 1)];
    stated(&mut draws, opening.needs_italian >= 4, Asked::Language { code: "it".to_owned(), cefr: Some(cefr) });
    if draws() < 0.12 {
        let condition = Condition::ALL[(draws() * Condition::ALL.len() as f64) as usize];
        all.push(Requirement { need: Need::Preferred, what: Asked::Availability { condition } });
    }
    all
}

/// Picky employers ask for months of work.
fn asks_months(opening: &Opening) -> bool {
    opening.threshold > 0.5
}

pub fn contract(engaged: Engaged) -> Contract {
    match engaged {
        Engaged::Permanent => Contract::Permanent,
        Engaged::FixedTerm => Contract::FixedTerm,
        Engaged::Agency => Contract::Agency,
        Engaged::Traineeship => Contract::Traineeship,
    }
}

fn shift(times: Times) -> Shift {
    match times {
        Times::Day => Shift::Day,
        Times::Evening => Shift::Evening,
        Times::Night => Shift::Night,
        Times::Weekend => Shift::Weekend,
    }
}
