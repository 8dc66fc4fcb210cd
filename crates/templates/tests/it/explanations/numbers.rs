//! The numbers and names that must stand in a sentence, from the reason alone.

use chrono::{Datelike, NaiveDate};
use ponte_domain::{
    language::Language,
    work_terms::{Cefr, Licence},
};
use ponte_matching::outcome::{Gate, GateFailure, Quantity, What, Why};
use ponte_templates::{Lang, Renderer};

/// What a sentence must show: names as they stand, then numbers in their order. Numbers within names do not count.
#[derive(Debug, Default)]
pub struct Facts {
    pub names: Vec<String>,
    pub numbers: Vec<f64>,
}

fn number(numbers: &[u32]) -> Facts {
    Facts { numbers: numbers.iter().map(|number| f64::from(*number)).collect(), ..Facts::default() }
}

fn name(names: Vec<String>) -> Facts {
    Facts { names, ..Facts::default() }
}

/// Months as they are told: months, years, or years and months.
fn months(months: u32) -> Vec<f64> {
    match months {
        0..24 => vec![f64::from(months)],
        _ if months.is_multiple_of(12) => vec![f64::from(months / 12)],
        _ => vec![f64::from(months / 12), f64::from(months % 12)],
    }
}

fn tenth_km(metres: u32) -> f64 {
    (f64::from(metres) / 100.0).round() / 10.0
}

/// Never less than it is: who is ten metres too far away is not there.
fn tenth_km_up(metres: u32) -> f64 {
    f64::from(metres.div_ceil(100)) / 10.0
}

fn euro(cents: i64) -> f64 {
    cents as f64 / 100.0
}

fn say(renderer: &Renderer, lang: Lang, key: &str) -> String {
    renderer.say(key, &[], lang).expect("a word")
}

pub fn facts_of_why(why: &Why, renderer: &Renderer, lang: Lang) -> Facts {
    let eqf = |level: u8| say(renderer, lang, &format!("eqf-{level}"));
    match why {
        Why::Unknown
        | Why::BroaderOrNarrowerOccupation { .. }
        | Why::IscoGroup { .. }
        | Why::OtherOccupation
        | Why::NeverAscertained
        | Why::ContractNotAccepted
        | Why::FreeInTime
        | Why::BoardAndLodging
        | Why::NotWished => Facts::default(),
        Why::SameOccupation { occupation } => name(vec![occupation.text.as_str().to_owned()]),
        // Where nothing is known, that is all there is to tell.
        Why::SkillsMet { essential_of, optional_of, unknown, profile: false, .. } if *unknown == essential_of + optional_of => {
            Facts::default()
        }
        Why::LanguagesMet { of, unknown, .. } | Why::TimesMet { of, unknown, .. } if of == unknown => Facts::default(),
        Why::SkillsMet { essential, essential_of, optional, optional_of, near, unknown, .. } => {
            let mut told = Vec::new();
            let mut add = |shown: bool, numbers: &[u16]| told.extend(numbers.iter().filter(|_| shown).map(|number| f64::from(*number)));
            add(*essential_of > 0, &[*essential, *essential_of]);
            add(*optional_of > 0, &[*optional, *optional_of]);
            add(*near > 0, &[*near]);
            add(*unknown > 0, &[*unknown]);
            Facts { numbers: told, ..Facts::default() }
        }
        Why::Months { have: 0, need } => Facts { numbers: months(*need), ..Facts::default() },
        Why::Months { have, need } => Facts { numbers: [months(*have), months(*need)].concat(), ..Facts::default() },
        Why::ExperiencesMet { met, of } => number(&[(*met).into(), (*of).into()]),
        Why::Education { have, need, .. } => name(have.map(|have| [Some(have), *need]).into_iter().flatten().flatten().map(eqf).collect()),
        Why::LanguagesMet { met, of, unknown } | Why::TimesMet { accepted: met, of, unknown } => {
            let all = [u32::from(*met), (*of).into(), (*unknown).into()];
            number(if *unknown > 0 { &all } else { &all[..2] })
        }
        // Today and yesterday have words of their own.
        Why::AscertainedDaysAgo { days } => number(if *days > 1 { std::slice::from_ref(days) } else { &[] }),
        Why::ContractAccepted { rank } | Why::Wished { rank } | Why::NearWish { rank, .. } => {
            let rank = u32::from(*rank);
            number(if rank > 1 { std::slice::from_ref(&rank) } else { &[] })
        }
        Why::FreeLate { days } => number(&[*days]),
        // What is less than a tenth of a kilometre away is near.
        Why::Metres { metres: 0..50, range, .. } => Facts { numbers: vec![tenth_km(*range)], ..Facts::default() },
        Why::Metres { metres, range, .. } => Facts { numbers: vec![tenth_km(*metres), tenth_km(*range)], ..Facts::default() },
        Why::Pay { offered_cents, least_cents } => Facts { numbers: vec![euro(*offered_cents), euro(*least_cents)], ..Facts::default() },
    }
}

fn spoken(cefr: Cefr, renderer: &Renderer, lang: Lang) -> String {
    let told = say(renderer, lang, &format!("cefr-{cefr}"));
    if cefr == Cefr::Native { told.to_lowercase() } else { told }
}

fn codes(renderer: &Renderer, lang: Lang, kind: &str, codes: impl Iterator<Item = String>) -> Vec<String> {
    codes.map(|code| say(renderer, lang, &format!("{kind}-{code}")).to_lowercase()).collect()
}

fn title(eqf: Option<u8>, field: Option<&str>, renderer: &Renderer, lang: Lang) -> Vec<String> {
    // A code of a field of study is told by the words of its first two digits.
    let field_words = |field: &str| match field.get(..2) {
        Some(digits) if field.chars().all(|c| c.is_ascii_digit()) => say(renderer, lang, &format!("isced-{digits}")),
        _ => field.to_owned(),
    };
    eqf.map(|eqf| say(renderer, lang, &format!("eqf-{eqf}"))).into_iter().chain(field.map(field_words)).collect()
}

fn date(day: NaiveDate) -> f64 {
    f64::from(day.day())
}

pub fn facts_of_what(what: &What, renderer: &Renderer, lang: Lang) -> Facts {
    match what {
        What::Skill { skill, level, .. } => {
            let scale = level.map(|level| vec![f64::from(level), 4.0]);
            Facts { names: vec![skill.text.as_str().to_owned()], numbers: scale.unwrap_or_default() }
        }
        What::Licence { licence } => name(vec![say(renderer, lang, &format!("licence-{licence}"))]),
        What::Register { register: text } | What::Other { text } => name(vec![text.as_str().to_owned()]),
        What::Language { code, cefr } => {
            let language = Language::from_code(code.as_str()).expect("a language").name(lang).to_owned();
            name(std::iter::once(language).chain(cefr.map(|cefr| spoken(cefr, renderer, lang))).collect())
        }
        What::Education { eqf, field, .. } => name(title(*eqf, field.as_ref().map(|field| field.as_str()), renderer, lang)),
        What::Experience { occupation, months: length, .. } => {
            Facts { names: occupation.iter().map(|named| named.text.as_str().to_owned()).collect(), numbers: months(*length) }
        }
        What::Occupation { occupation, .. } | What::WishOccupation { occupation, .. } => name(vec![occupation.text.as_str().to_owned()]),
        What::Contract { contract } => name(codes(renderer, lang, "contract", std::iter::once(contract.to_string()))),
        What::Hours { hours } => name(codes(renderer, lang, "hours", std::iter::once(hours.to_string()))),
        What::Shifts { shifts } => name(codes(renderer, lang, "shift", shifts.iter().map(ToString::to_string))),
        What::Start { date: start } => Facts { numbers: vec![date(*start)], ..Facts::default() },
        What::MaxKm { km } => number(&[*km]),
        What::Pay { euro_year } => number(&[*euro_year]),
        What::SkillsOfOccupation
        | What::Vehicle
        | What::Availability
        | What::Home
        | What::Distance
        | What::RightToWork
        | What::WishSector
        | What::Sector
        | What::Consent => Facts::default(),
    }
}

/// Licences in a list: those to drive by their letters, the others by name.
fn licences(list: &[Licence], renderer: &Renderer, lang: Lang) -> Vec<String> {
    list.iter()
        .map(|licence| if *licence < Licence::CqcGoods { licence.to_string() } else { say(renderer, lang, &format!("licence-{licence}")) })
        .collect()
}

pub fn facts_of_refusal(failure: &GateFailure, renderer: &Renderer, lang: Lang) -> Facts {
    use Quantity as Q;
    let asked = || facts_of_what(&failure.what, renderer, lang);
    let lists =
        |kind: &str, lists: &[Vec<String>]| name(lists.iter().flat_map(|list| codes(renderer, lang, kind, list.iter().cloned())).collect());
    let texts = |list: &[String]| list.to_vec();
    match (failure.gate, &failure.have, &failure.need, &failure.short_by) {
        (_, Q::Cents(have), Q::Cents(need), Some(Q::Cents(short))) => {
            Facts { numbers: vec![euro(*have), euro(*need), euro(*short)], ..Facts::default() }
        }
        (_, Q::Contracts(have), Q::Contracts(need), _) => lists("contract", &[names_of(need), names_of(have)]),
        (_, Q::Hours(have), Q::Hours(need), _) => lists("hours", &[names_of(need), names_of(have)]),
        (_, Q::Shifts(have), Q::Shifts(need), Some(Q::Shifts(short))) => lists("shift", &[names_of(need), names_of(have), names_of(short)]),
        (_, Q::Date(have), Q::Date(need), Some(Q::Days(days))) => {
            Facts { numbers: vec![date(*need), date(*have), f64::from(*days)], ..Facts::default() }
        }
        (_, Q::Metres(have), Q::Metres(need), Some(Q::Metres(short))) => {
            Facts { numbers: vec![tenth_km_up(*need), tenth_km(*have), tenth_km_up(*short)], ..Facts::default() }
        }
        (_, Q::Licences(have), ..) => name([asked().names, licences(have, renderer, lang)].concat()),
        (Gate::Skill, Q::Level(have), ..) => {
            let mut facts = asked();
            facts.numbers.extend([f64::from(*have), 4.0]);
            facts
        }
        (Gate::Language, Q::Cefr(Some(have)), ..) => name([asked().names, vec![spoken(*have, renderer, lang)]].concat()),
        (Gate::Education, Q::Eqf(have), ..) => name([asked().names, texts(&[say(renderer, lang, &format!("eqf-{have}"))])].concat()),
        (Gate::Experience, Q::Months(0), ..) => asked(),
        (Gate::Experience, Q::Months(have), _, Some(Q::Months(short))) => {
            let mut facts = asked();
            facts.numbers.extend([months(*have), months(*short)].concat());
            facts
        }
        _ => asked(),
    }
}

fn names_of(list: &[impl ToString]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

/// The numbers in a sentence, read as people of a language write them.
pub fn numbers_in(text: &str, lang: Lang) -> Vec<f64> {
    let (thousands, decimals) = match lang {
        Lang::It => ('.', ','),
        Lang::Fr => ('\u{202f}', ','),
        Lang::En => (',', '.'),
    };
    let signs: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        if !is_digit(at) {
            at += 1;
            continue;
        }
        let mut number = String::new();
        while is_digit(at) || (is_digit(at + 1) && (signs[at] == thousands || signs[at] == decimals)) {
            match signs[at] {
                sign if sign == thousands => {}
                sign if sign == decimals => number.push('.'),
                digit => number.push(digit),
            }
            at += 1;
        }
        numbers.push(number.parse().expect("a number"));
    }
    numbers
}
