//! Coherence: occupation, skills, experience, education, languages.

use super::{
    Earned, Nearness, Sink,
    facts::{Facts, Known},
    things,
};
use crate::{
    features::{AskedEducation, AskedExperience, AskedLanguage, Studied, VacancyFeatures},
    outcome::{TermName, What, Why},
    taxonomy::{BROADER, FULL, HALF, ISCO},
};

/// Units of a required thing among several of the same term.
const REQUIRED_UNITS: u64 = 2;
const PREFERRED_UNITS: u64 = 1;

/// Units of a thing among several of the same term.
pub(crate) const fn units(required: bool) -> u64 {
    if required { REQUIRED_UNITS } else { PREFERRED_UNITS }
}

pub(super) fn earn<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    earn_occupation(facts, sink);
    things::earn(facts, sink);
    earn_experience(facts, sink);
    earn_education(facts, sink);
    earn_languages(facts, sink);
}

/// The nearest of the occupations she has worked in.
fn earn_occupation<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let Some((asked, key)) = &facts.vacancy.occupation else { return };
    let done = facts.worker.experiences.iter().filter_map(|done| done.occupation);
    let best = done.map(|done| (facts.nearness.occupation(0, done), done)).reduce(|best, next| if next.0 > best.0 { next } else { best });
    if best.is_none() {
        sink.ask(u64::from(FULL - HALF), false, || What::Occupation { occupation: asked.clone(), key: *key });
    }
    let credit = best.map_or(HALF, |(credit, _)| credit);
    tell_experience(facts, credit, sink);
    let earned = Earned { parts: credit.into(), whole: FULL.into() };
    sink.term(TermName::Occupation, facts.vacancy.maxima.of(TermName::Occupation), earned, || match best {
        None => Why::Unknown,
        Some((FULL, _)) => Why::SameOccupation { occupation: asked.clone() },
        Some((BROADER, done)) => Why::BroaderOrNarrowerOccupation { uri: facts.nearness.uri(done) },
        Some((credit, done)) => match isco_digits(credit) {
            0 => Why::OtherOccupation,
            digits => Why::IscoGroup { digits, uri: facts.nearness.uri(done) },
        },
    });
}

/// Who has the experience asked has worked in its occupation too.
fn tell_experience<S: Sink>(facts: &Facts<'_, impl Nearness>, credit: u16, sink: &mut S) {
    if !S::EXPLAINS {
        return;
    }
    for length in &facts.vacancy.experience {
        let of_it = length.slot.map_or(0, |slot| facts.nearness.occupation(0, facts.vacancy.occupations[slot]));
        let gain = u64::from(of_it.saturating_sub(credit));
        match facts.months(length) {
            _ if gain == 0 => {}
            None => sink.ask(gain, length.required, || experience_what(facts.vacancy, length)),
            Some(have) if have < length.months => sink.missing(gain, || experience_what(facts.vacancy, length)),
            Some(_) => {}
        }
    }
}

/// How many ISCO digits a credit stands for.
fn isco_digits(credit: u16) -> u8 {
    ISCO.iter().rposition(|of| *of <= credit).and_then(|digits| u8::try_from(digits).ok()).unwrap_or(0)
}

/// Months of relevant work against the months asked, saturating.
fn earn_experience<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let asked = &facts.vacancy.experience;
    let (mut parts, mut whole, mut met) = (0, 0, 0);
    for length in asked {
        let months = facts.months(length);
        let credit = months.map_or(u64::from(HALF), |have| u64::from(have.min(length.months)) * u64::from(FULL) / u64::from(length.months));
        let gain = (u64::from(FULL) - credit) * units(length.required);
        match months {
            None => sink.ask(gain, length.required, || experience_what(facts.vacancy, length)),
            Some(have) if have < length.months => sink.missing(gain, || experience_what(facts.vacancy, length)),
            Some(_) => met += 1,
        }
        parts += credit * units(length.required);
        whole += u64::from(FULL) * units(length.required);
    }
    if whole == 0 {
        return;
    }
    sink.term(TermName::Experience, facts.vacancy.maxima.of(TermName::Experience), Earned { parts, whole }, || match asked.as_slice() {
        [only] => facts.months(only).map_or(Why::Unknown, |have| Why::Months { have, need: only.months }),
        several => Why::ExperiencesMet { met, of: u16::try_from(several.len()).unwrap_or(u16::MAX) },
    });
}

pub(crate) fn experience_what(vacancy: &VacancyFeatures, asked: &AskedExperience) -> What {
    What::Experience { occupation: asked.named.clone(), months: asked.months, key: asked.slot.map(|slot| vacancy.occupations[slot]) }
}

/// A title met earns all; a lower one its share of the levels asked, by half when the field is known to be another.
fn earn_education<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let asked = &facts.vacancy.education;
    let (mut parts, mut whole) = (0, 0);
    for title in asked {
        let (known, have) = facts.education(title);
        let credit = education_credit(title, known, have);
        let gain = u64::from(FULL - credit) * units(title.required);
        match known {
            Known::Yes => {}
            Known::Unknown => sink.ask(gain, title.required, || education_what(title)),
            Known::No => sink.missing(gain, || education_what(title)),
        }
        parts += u64::from(credit) * units(title.required);
        whole += u64::from(FULL) * units(title.required);
    }
    if whole == 0 {
        return;
    }
    sink.term(TermName::Education, facts.vacancy.maxima.of(TermName::Education), Earned { parts, whole }, || {
        let seen: Vec<_> = asked.iter().map(|title| facts.education(title)).collect();
        if seen.iter().all(|(known, _)| *known == Known::Unknown) {
            return Why::Unknown;
        }
        Why::Education {
            have: seen.iter().filter_map(|(_, have)| *have).max(),
            need: asked.iter().filter_map(|title| title.eqf).max(),
            field_met: field_met(&facts.worker.education, asked),
        }
    });
}

/// Whether her titles are in every field asked: of those that reach the level asked, else of the highest.
fn field_met(titles: &[Studied], asked: &[AskedEducation]) -> Option<bool> {
    let highest = titles.iter().filter_map(|title| title.eqf).max();
    let of_one = |asked: &AskedEducation| {
        let (_, field) = asked.field.as_ref()?;
        let reaches = |title: &&Studied| asked.eqf.is_none_or(|need| title.eqf.is_some_and(|have| have >= need));
        let any_reaches = titles.iter().any(|title| reaches(&title));
        let counted = titles.iter().filter(|title| if any_reaches { reaches(title) } else { title.eqf == highest });
        let seen: Vec<Option<bool>> = counted.map(|title| title.field.and_then(|own| own.satisfies(*field))).collect();
        Some(if seen.contains(&Some(true)) {
            Some(true)
        } else if seen.is_empty() || seen.contains(&None) {
            None
        } else {
            Some(false)
        })
    };
    let of_all: Vec<Option<bool>> = asked.iter().filter_map(of_one).collect();
    if of_all.contains(&Some(false)) {
        return Some(false);
    }
    (!of_all.is_empty() && !of_all.contains(&None)).then_some(true)
}

fn education_credit(asked: &AskedEducation, known: Known, have: Option<u8>) -> u16 {
    match (known, asked.eqf, have) {
        (Known::Yes, ..) => FULL,
        (Known::Unknown, ..) => HALF,
        (Known::No, Some(need), Some(have)) if have < need => FULL / u16::from(need) * u16::from(have),
        // High enough, in another field.
        (Known::No, Some(_), Some(_)) => HALF,
        (Known::No, ..) => 0,
    }
}

pub(crate) fn education_what(asked: &AskedEducation) -> What {
    What::Education {
        eqf: asked.eqf,
        field: asked.field.as_ref().map(|(words, _)| words.clone()),
        key: asked.field.as_ref().map(|(_, key)| *key),
    }
}

/// A language spoken well enough earns all; less well, its share of the steps of the scale.
fn earn_languages<N: Nearness>(facts: &Facts<'_, N>, sink: &mut impl Sink) {
    let asked = &facts.vacancy.languages;
    let (mut parts, mut whole, mut met, mut unknown) = (0, 0, 0, 0);
    for language in asked {
        let (known, have) = facts.language(language);
        let credit = match (known, language.cefr, have) {
            (Known::Yes, ..) => FULL,
            (Known::No, Some(need), Some(have)) => FULL / (need as u16 + 1) * (have as u16 + 1),
            _ => HALF,
        };
        let gain = u64::from(FULL - credit) * units(language.required);
        match known {
            Known::Yes => met += 1,
            Known::Unknown => {
                unknown += 1;
                sink.ask(gain, language.required, || language_what(language));
            }
            Known::No => sink.missing(gain, || language_what(language)),
        }
        parts += u64::from(credit) * units(language.required);
        whole += u64::from(FULL) * units(language.required);
    }
    if whole == 0 {
        return;
    }
    let of = u16::try_from(asked.len()).unwrap_or(u16::MAX);
    let earned = Earned { parts, whole };
    sink.term(TermName::Languages, facts.vacancy.maxima.of(TermName::Languages), earned, || Why::LanguagesMet { met, of, unknown });
}

pub(crate) fn language_what(asked: &AskedLanguage) -> What {
    What::Language { code: asked.code.clone(), cefr: asked.cefr }
}
