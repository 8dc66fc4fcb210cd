//! What indicators count, against what is counted.

use crate::{
    expression::{Names, Type},
    pack::{indicator::Indicators, report::Report},
    pathway::Pathway,
    questionnaire::Questionnaire,
};

/// What is counted of every questionnaire.
const OF_QUESTIONNAIRES: [&str; 6] = ["invited", "opened", "completed", "by_operator", "minutes", "reminded"];
/// What is counted of every pathway.
const OF_PATHWAYS: [&str; 3] = ["begun", "open", "ended"];

/// Checks indicators.
pub(super) fn check(report: &mut Report<'_>, indicators: &Indicators, questionnaires: &[&Questionnaire], pathways: &[&Pathway]) {
    let names = names(questionnaires, pathways);
    let all = indicators.indicators.iter().enumerate();
    report.distinct(all.clone().map(|(place, indicator)| (format!("indicators.{}.id", place + 1), indicator.id.as_str())));
    for (place, indicator) in all {
        report.typed(&format!("indicators.{}.formula", place + 1), Some(&indicator.formula), &Type::Number, &names);
    }
}

fn names(questionnaires: &[&Questionnaire], pathways: &[&Pathway]) -> Names {
    let mut names = Names::new();
    let mut add = |name: String| drop(names.insert(name, Type::Number));
    for questionnaire in questionnaires {
        let counts = questionnaire.counts.iter().map(|count| count.id.as_str());
        OF_QUESTIONNAIRES.into_iter().chain(counts).for_each(|name| add(format!("questionnaire.{}.{name}", questionnaire.id)));
    }
    for pathway in pathways {
        let id = &pathway.id;
        let counts = pathway.counts.iter().map(|count| count.id.as_str());
        OF_PATHWAYS.into_iter().chain(counts).for_each(|name| add(format!("pathway.{id}.{name}")));
        pathway.phases.iter().for_each(|phase| add(format!("pathway.{id}.phase.{}", phase.id)));
        pathway.exits.iter().for_each(|exit| add(format!("pathway.{id}.exit.{}", exit.id)));
    }
    names
}
