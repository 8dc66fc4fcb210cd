//! What indicators count, against what is counted.

use crate::{
    expression::{Names, Type},
    pack::{
        indicator::Indicators,
        report::Report,
        tally::{of_pathway, of_questionnaire},
    },
    pathway::Pathway,
    questionnaire::Questionnaire,
};

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
    let of_questionnaires = questionnaires.iter().flat_map(|questionnaire| of_questionnaire(questionnaire));
    of_questionnaires.chain(pathways.iter().flat_map(|pathway| of_pathway(pathway))).map(|name| (name, Type::Number)).collect()
}
