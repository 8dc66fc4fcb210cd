//! The sentences that explain a match: each kind of reason has one in every language, with the numbers and names of the reason and
//! nothing else that is not a word.

mod kinds;
mod numbers;
mod shown;

use std::collections::BTreeSet;

use ponte_matching::{
    features::{VacancyFeatures, WorkerFeatures},
    outcome::{Verdict, What, Why, Words},
    population::{Population, Spread},
    score,
    taxonomy::Taxonomy,
};
use ponte_templates::{Lang, Renderer};
use serde_json::{Value, json};

use kinds::{all_refusals, all_whats, all_whys};
use numbers::{Facts, facts_of_refusal, facts_of_what, facts_of_why, numbers_in};
use shown::{Told, tell};

/// What a sentence must never show.
const NO_WORDS: [&str; 14] = ["{", "}", "$", "_", "http", "null", "none", "None", "undefined", "EQF", "ISCO", "ESCO", "CITP", "  "];

/// Words that give another language away.
const TELLTALE: [(Lang, &[&str]); 3] = [
    (Lang::It, &["della", "delle", "che", "più", "serve", "chiedono", "questo", "lavoro", "ancora"]),
    (Lang::Fr, &["pour", "travail", "demande", "encore", "vous", "faut", "dans", "parmi"]),
    (Lang::En, &["the", "they", "work", "you", "not", "has", "can", "takes"]),
];

/// Units that follow a number: one, several.
const UNITS: [(&str, &str); 8] = [
    ("mese", "mesi"),
    ("giorno", "giorni"),
    ("anno", "anni"),
    ("jour", "jours"),
    ("an", "ans"),
    ("month", "months"),
    ("day", "days"),
    ("year", "years"),
];

/// Checks a sentence by what must stand in it.
fn check(sentence: &str, facts: &Facts, lang: Lang, whole: bool) {
    let context = || format!("{lang}: {sentence:?} {facts:?}");
    assert!(!sentence.trim().is_empty(), "{}", context());
    let mut ours = format!(" {sentence} ");
    for name in &facts.names {
        assert!(ours.contains(name.as_str()), "{name} is not in {}", context());
        ours = ours.replacen(name.as_str(), "…", 1);
    }
    for wrong in NO_WORDS {
        assert!(!ours.contains(wrong), "{wrong:?} in {}", context());
    }
    if whole {
        assert!(sentence.starts_with(char::is_uppercase), "{}", context());
        assert!(sentence.ends_with(['.', '?']), "{}", context());
    }
    assert_eq!(numbers_in(&ours, lang), facts.numbers, "{}", context());
    let words: Vec<String> = ours.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    for (other, tells) in TELLTALE.iter().filter(|(other, _)| *other != lang) {
        let found: Vec<_> = words.iter().filter(|word| tells.contains(&word.as_str())).collect();
        assert!(found.is_empty(), "{found:?} of {other} in {}", context());
    }
    for pair in words.windows(2) {
        let (number, unit) = (pair[0].as_str(), pair[1].as_str());
        let is_number = number.chars().all(|c| c.is_ascii_digit());
        let agrees = |(one, many): &(&str, &str)| if number == "1" { unit != *many } else { unit != *one };
        assert!(!is_number || UNITS.iter().all(agrees), "{number} {unit} in {}", context());
    }
}

/// Every reason, question and refusal without the names in it.
pub fn own_words(renderer: &Renderer, lang: Lang) -> Vec<String> {
    let (whys, whats, refusals) = (all_whys(), all_whats(), all_refusals());
    let told = everything(renderer, lang);
    let without = |told: &String, facts: Facts| facts.names.iter().fold(told.clone(), |told, name| told.replacen(name.as_str(), "", 1));
    let reasons = whys.iter().zip(&told.reasons).map(|(why, told)| without(told, facts_of_why(why, renderer, lang)));
    let questions = whats.iter().zip(&told.questions).map(|(what, told)| without(told, facts_of_what(what, renderer, lang)));
    let refused = refusals.iter().zip(&told.refusals).map(|(refusal, told)| without(told, facts_of_refusal(refusal, renderer, lang)));
    reasons.chain(questions).chain(refused).collect()
}

fn everything(renderer: &Renderer, lang: Lang) -> Told {
    let values = (values(&all_whys()), values(&all_whats()), values(&all_refusals()));
    tell(renderer, lang, &values.0, &values.1, &values.2)
}

fn values(told: &[impl serde::Serialize]) -> Vec<Value> {
    told.iter().map(|each| serde_json::to_value(each).expect("plain data")).collect()
}

#[test]
fn every_kind_has_a_true_sentence_in_every_language() {
    let renderer = Renderer::new().expect("templates and words");
    let (whys, whats, refusals) = (all_whys(), all_whats(), all_refusals());
    let mut seen: Vec<BTreeSet<String>> = Vec::new();
    for lang in Lang::ALL.iter().copied() {
        let told = everything(&renderer, lang);
        assert_eq!(
            (told.reasons.len(), told.questions.len(), told.things.len(), told.refusals.len()),
            (whys.len(), whats.len(), whats.len(), refusals.len())
        );
        for (why, sentence) in whys.iter().zip(&told.reasons) {
            check(sentence, &facts_of_why(why, &renderer, lang), lang, true);
        }
        for (what, (question, thing)) in whats.iter().zip(told.questions.iter().zip(&told.things)) {
            let facts = facts_of_what(what, &renderer, lang);
            check(question, &facts, lang, true);
            check(thing, &facts, lang, false);
        }
        for (refusal, sentence) in refusals.iter().zip(&told.refusals) {
            check(sentence, &facts_of_refusal(refusal, &renderer, lang), lang, true);
        }
        seen.push(told.reasons.iter().chain(&told.questions).chain(&told.refusals).cloned().collect());
    }
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        let same: Vec<_> = seen[one].intersection(&seen[other]).collect();
        assert!(same.is_empty(), "not translated: {same:?}");
    }
}

#[test]
fn what_the_engine_says_of_people_is_told_with_its_numbers() {
    let today = "2026-11-23".parse().expect("a day");
    let population = Population::invented(3, Spread::Regional, today);
    let taxonomy = Taxonomy::new(std::sync::Arc::clone(population.catalogue()));
    let renderer = Renderer::new().expect("templates and words");
    let (mut sentences, mut refused) = (0, 0);
    for n in 0..12 {
        let (_, vacancy) = population.vacancy(n);
        let sector = population.employer_of(n).1.sector;
        let asked = VacancyFeatures::new(&vacancy, sector.as_deref(), population.catalogue(), ponte_domain::vacancy::Weights::DEFAULT);
        for who in 0..6 {
            let (id, worker) = population.worker(n * 6 + who);
            let features = WorkerFeatures::from_worker(&worker, population.catalogue());
            let verdict = score::judge(&taxonomy, &asked, (id, &Words::from("w"), &features), today);
            let (whys, whats, failures): (Vec<Why>, Vec<What>, Vec<_>) = match verdict {
                Verdict::In(found) => {
                    let whats = found.ask.into_iter().map(|ask| ask.what).chain(found.missing.into_iter().map(|gap| gap.what));
                    (found.terms.into_iter().map(|term| term.why).collect(), whats.collect(), Vec::new())
                }
                Verdict::Out { failures } => (Vec::new(), Vec::new(), failures),
            };
            for lang in Lang::ALL.iter().copied() {
                let told = tell(&renderer, lang, &values(&whys), &values(&whats), &values(&failures));
                whys.iter().zip(&told.reasons).for_each(|(why, told)| check(told, &facts_of_why(why, &renderer, lang), lang, true));
                whats.iter().zip(&told.questions).for_each(|(what, told)| check(told, &facts_of_what(what, &renderer, lang), lang, true));
                failures
                    .iter()
                    .zip(&told.refusals)
                    .for_each(|(failure, told)| check(told, &facts_of_refusal(failure, &renderer, lang), lang, true));
                sentences += told.reasons.len() + told.questions.len();
                refused += told.refusals.len();
            }
        }
    }
    assert!(sentences > 100 && refused > 50, "{sentences} {refused}");
}

#[test]
fn a_name_of_hers_is_told_when_the_page_knows_it() {
    let renderer = Renderer::new().expect("templates and words");
    let named = json!({"kind": "isco_group", "digits": 3, "uri": "https://ponte.invalid/occupation/1", "name": "quadrista"});
    for lang in Lang::ALL.iter().copied() {
        let told = tell(&renderer, lang, std::slice::from_ref(&named), &[], &[]);
        assert!(told.reasons[0].ends_with(": quadrista.") && !told.reasons[0].contains("ponte.invalid"), "{:?}", told.reasons);
    }
}
