//! What the people of the demonstration have learnt and done: careers that make sense for a trade.

use ponte_domain::{
    concept::ConceptRef,
    work_terms::{Cefr, Contract, Evidence, Licence},
    worker::{Education, Experience, Language, Skill, Worker},
};

use super::{
    calendar::Calendar,
    dice::Dice,
    lookup::Lookup,
    people::{Draft, trade_of},
    trades::{Field, TRADES},
};

/// Age from which a job may stand on a CV.
const FIRST_JOB_AGE: u32 = 16;

/// Jobs that go back no farther than this many months are remembered.
const REMEMBERED_MONTHS: u32 = 300;

/// Fills studies, work history, skills, languages, licences and certificates.
pub fn fill(worker: &mut Worker, draft: &Draft, lookup: &Lookup<'_>, calendar: &Calendar, dice: &mut Dice) {
    worker.education = education(draft, calendar, dice);
    worker.experiences = experiences(draft, lookup, calendar, dice);
    let months = worker.experiences.iter().filter_map(|job| job.length_months(calendar.today)).sum();
    worker.skills = skills(draft.trade, months, lookup, dice);
    worker.languages = languages(draft, dice);
    worker.licences = licences(draft, dice);
    worker.registers = trade_of(draft).registers.iter().filter(|_| dice.chance(62)).map(|&register| register.to_owned()).collect();
}

fn education(draft: &Draft, calendar: &Calendar, dice: &mut Dice) -> Vec<Education> {
    let (title, eqf) = trade_of(draft).study;
    // One in twelve was never asked; one in six has school only.
    if dice.chance(8) {
        return Vec::new();
    }
    let (title, eqf) = if dice.chance(17) { ("Licenza media", 1) } else { (title, eqf) };
    let age = match eqf {
        0..=2 => 14,
        3 => 17,
        4 | 5 => 19,
        _ => 23,
    };
    if draft.age < age {
        return Vec::new();
    }
    let born = draft.birth.format("%Y").to_string().parse::<u16>().unwrap_or_default();
    let year = born + u16::try_from(age).unwrap_or_default();
    let this_year = calendar.today.format("%Y").to_string().parse::<u16>().unwrap_or_default();
    let abroad = draft.origin.country != "IT" && dice.chance(70);
    vec![Education {
        title: title.to_owned(),
        eqf: if dice.chance(92) { Some(eqf) } else { None },
        year: if dice.chance(85) { Some(year.min(this_year)) } else { None },
        recognised: if abroad { dice.pick(&[None, Some(false), Some(true)]).copied().flatten() } else { None },
        ..Education::default()
    }]
}

fn experiences(draft: &Draft, lookup: &Lookup<'_>, calendar: &Calendar, dice: &mut Dice) -> Vec<Experience> {
    let able = (draft.age.saturating_sub(FIRST_JOB_AGE + 2) * 12).min(REMEMBERED_MONTHS);
    let mut jobs = Vec::new();
    // Months back from today at which the job before this one may have ended.
    let mut back = dice.below(30);
    while back < able && jobs.len() < 5 && !(jobs.is_empty() && dice.chance(6)) {
        let longest = (able - back).min(110);
        let months = dice.between(2, longest.max(3)).min(dice.between(3, 110)).min(longest);
        if months == 0 {
            break;
        }
        let trade = if jobs.is_empty() || dice.chance(66) { draft.trade } else { other_trade(draft, dice) };
        jobs.push(job(trade, back, months, lookup, calendar, dice));
        back += months + dice.below(10);
        if dice.chance(22) {
            break;
        }
    }
    jobs
}

/// A trade of the same field, or any that needs no papers.
fn other_trade(draft: &Draft, dice: &mut Dice) -> usize {
    let field = trade_of(draft).field;
    let near: Vec<usize> = (0..TRADES.len())
        .filter(|ix| TRADES[*ix].study.1 < 6 && (TRADES[*ix].field == field || TRADES[*ix].study.1 == 1) && TRADES[*ix].licences.is_empty())
        .collect();
    dice.pick(&near).copied().unwrap_or(draft.trade)
}

fn job(trade: usize, back: u32, months: u32, lookup: &Lookup<'_>, calendar: &Calendar, dice: &mut Dice) -> Experience {
    let told_in_months = dice.chance(14);
    let with_day = dice.chance(30);
    let contract = match TRADES[trade].field {
        Field::Tourism if months < 9 => Some(Contract::Seasonal),
        _ => dice
            .pick(&[None, Some(Contract::Permanent), Some(Contract::FixedTerm), Some(Contract::FixedTerm), Some(Contract::Agency)])
            .copied()
            .flatten(),
    };
    Experience {
        title: TRADES[trade].title.to_owned(),
        // One in ten stands as it was told, not linked to any concept.
        occupation: if dice.chance(90) { Some(lookup.concept(trade)) } else { None },
        employer: None,
        sector: if dice.chance(60) { Some(TRADES[trade].ateco.to_owned()) } else { None },
        from: if told_in_months { None } else { calendar.about(back + months, with_day) },
        to: if told_in_months || back == 0 { None } else { calendar.about(back, with_day) },
        months: told_in_months.then_some(months),
        contract,
        duties: None,
    }
}

/// Skills of the trade (the more, the longer the practice), some that help, few of its neighbours.
pub fn skills(trade: usize, months: u32, lookup: &Lookup<'_>, dice: &mut Dice) -> Vec<Skill> {
    let practised = (months / 2).min(40);
    let mut known = dice.some_of(&lookup.essential(trade), 45 + practised);
    known.extend(dice.some_of(&lookup.optional(trade), 8 + practised / 2));
    let neighbouring = lookup.neighbouring(trade);
    for _ in 0..dice.below(4) {
        known.extend(dice.pick(&neighbouring).cloned());
    }
    let mut skills: Vec<Skill> = Vec::new();
    for skill in known {
        if skills.iter().all(|held| held.skill.uri != skill.uri) {
            skills.push(held(skill, months, dice));
        }
    }
    skills
}

fn held(skill: ConceptRef, months: u32, dice: &mut Dice) -> Skill {
    let most = if months > 60 { 4 } else { 3 };
    let level = u8::try_from(dice.between(1, most)).ok().filter(|_| dice.chance(72));
    let evidence = match dice.below(10) {
        0..=2 => None,
        3..=7 => Some(Evidence::Declared),
        8 => Some(Evidence::Observed),
        _ => Some(Evidence::Certified),
    };
    Skill { skill, level, evidence }
}

fn languages(draft: &Draft, dice: &mut Dice) -> Vec<Language> {
    let spoken = |code: &str, cefr| Language { code: code.to_owned(), cefr };
    let mut languages = vec![spoken(draft.origin.language, Some(Cefr::Native))];
    if draft.origin.language != "it" {
        let level = dice.pick(&[None, Some(Cefr::A2), Some(Cefr::B1), Some(Cefr::B1), Some(Cefr::B2), Some(Cefr::C1)]).copied().flatten();
        languages.push(spoken("it", level));
    }
    let foreign: &[(&str, u32)] = match trade_of(draft).field {
        Field::Tourism | Field::Nautical | Field::Office => &[("en", 62), ("fr", 22), ("de", 10), ("es", 9)],
        _ => &[("en", 34), ("fr", 12), ("es", 5)],
    };
    for (code, percent) in foreign {
        if *code != draft.origin.language && dice.chance(*percent) {
            let level = dice.pick(&[None, Some(Cefr::A1), Some(Cefr::A2), Some(Cefr::A2), Some(Cefr::B1), Some(Cefr::B2), Some(Cefr::C1)]);
            languages.push(spoken(code, level.copied().flatten()));
        }
    }
    languages
}

fn licences(draft: &Draft, dice: &mut Dice) -> Vec<Licence> {
    let mut licences = Vec::new();
    if draft.age >= 18 && dice.chance(74) {
        licences.push(Licence::B);
    } else if dice.chance(20) {
        licences.push(Licence::Am);
    }
    for licence in trade_of(draft).licences {
        if dice.chance(82) {
            licences.push(*licence);
        }
    }
    if trade_of(draft).field == Field::Nautical && draft.age >= 18 && dice.chance(16) {
        licences.push(Licence::Boat);
    }
    licences
}
