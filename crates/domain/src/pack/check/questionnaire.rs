//! What a questionnaire says, against itself.

use crate::{
    expression::{Names, Number, Type},
    pack::{fault::Code, report::Report},
    questionnaire::{Count, Item, ItemKind, Questionnaire, Sample, Score},
};

/// Most steps between the ends of a scale.
const MOST_SCALE: i64 = 20;

/// Checks a questionnaire: conditions may use what is asked above them, scores also those above them.
pub(super) fn check(report: &mut Report<'_>, questionnaire: &Questionnaire, common: &Names) {
    let mut names = common.clone();
    distinct(report, questionnaire);
    for (s, section) in questionnaire.sections.iter().enumerate() {
        let at = format!("sections.{}", s + 1);
        report.typed(&format!("{at}.when"), section.when.as_ref(), &Type::Boolean, &names);
        for (i, item) in section.items.iter().enumerate() {
            let at = format!("{at}.items.{}", i + 1);
            report.typed(&format!("{at}.when"), item.when.as_ref(), &Type::Boolean, &names);
            item_alone(report, &at, item);
            for (field, bound) in [("since", &item.since), ("until", &item.until)] {
                report.typed(&format!("{at}.{field}"), bound.as_ref(), &Type::Date, &names);
            }
            names.insert(item.id.clone(), item.answer_type());
            report.typed(&format!("{at}.points"), item.points.as_ref(), &Type::Number, &names);
            names.extend(item.names());
        }
    }
    for (place, score) in questionnaire.scores.iter().enumerate() {
        let at = format!("scores.{}", place + 1);
        report.typed(&format!("{at}.formula"), Some(&score.formula), &Type::Number, &names);
        bands(report, &at, score);
        names.extend(score.names());
    }
    for (place, check) in questionnaire.checks.iter().enumerate() {
        let at = format!("checks.{}", place + 1);
        report.typed(&format!("{at}.holds"), Some(&check.holds), &Type::Boolean, &names);
        report.one_of(&format!("{at}.item"), &check.item, "item", questionnaire.items().map(|(_, item)| item.id.as_str()));
    }
    counts(report, &questionnaire.counts, &names);
    samples(report, &questionnaire.samples);
}

fn samples(report: &mut Report<'_>, samples: &[Sample]) {
    report.distinct(samples.iter().enumerate().map(|(place, sample)| (format!("samples.{}.id", place + 1), sample.id.as_str())));
    for (place, sample) in samples.iter().enumerate() {
        let field = format!("samples.{}.by", place + 1);
        match sample.by.check(&Sample::names()) {
            Ok(Type::Code(_)) => {}
            Ok(found) => report.fault(&field, Code::FormulaType, found.as_str(), "code"),
            Err(faults) => faults.into_iter().for_each(|fault| report.expression_fault(&field, fault)),
        }
    }
}

/// Checks what is counted, here and in pathways.
pub(super) fn counts(report: &mut Report<'_>, counts: &[Count], names: &Names) {
    report.distinct(counts.iter().enumerate().map(|(place, count)| (format!("counts.{}.id", place + 1), count.id.as_str())));
    for (place, count) in counts.iter().enumerate() {
        let at = format!("counts.{}", place + 1);
        report.typed(&format!("{at}.when"), count.when.as_ref(), &Type::Boolean, names);
        report.typed(&format!("{at}.amount"), count.amount.as_ref(), &Type::Number, names);
    }
}

/// Items and scores are asked for by one kind of name, so they share it; sections have their own.
fn distinct(report: &mut Report<'_>, questionnaire: &Questionnaire) {
    let sections = questionnaire.sections.iter().enumerate();
    report.distinct(sections.clone().map(|(place, section)| (format!("sections.{}.id", place + 1), section.id.as_str())));
    let items = sections.flat_map(|(s, section)| {
        let named = move |(i, item): (usize, &'_ Item)| (format!("sections.{}.items.{}.id", s + 1, i + 1), item.id.clone());
        section.items.iter().enumerate().map(named).collect::<Vec<_>>()
    });
    let scores = questionnaire.scores.iter().enumerate().map(|(place, score)| (format!("scores.{}.id", place + 1), score.id.clone()));
    let names: Vec<(String, String)> = items.chain(scores).collect();
    names.iter().for_each(|(field, name)| report.free(field, name));
    report.distinct(names.iter().map(|(field, name)| (field.clone(), name.as_str())));
}

/// What an item says against its kind.
fn item_alone(report: &mut Report<'_>, at: &str, item: &Item) {
    let kind = item.kind;
    let chosen = matches!(kind, ItemKind::Choice | ItemKind::Multiple);
    let counted = matches!(kind, ItemKind::Scale | ItemKind::Number);
    let there = [
        ("options", !item.options.is_empty(), chosen),
        ("least", item.least.is_some(), counted),
        ("most", item.most.is_some(), counted),
        ("unit", item.unit != Default::default(), counted),
        ("least_label", item.least_label != Default::default(), kind == ItemKind::Scale),
        ("most_label", item.most_label != Default::default(), kind == ItemKind::Scale),
        ("reversed", item.reversed, kind == ItemKind::Scale),
        ("decimals", item.decimals > 0, kind == ItemKind::Number),
        ("since", item.since.is_some(), kind == ItemKind::Date),
        ("until", item.until.is_some(), kind == ItemKind::Date),
        ("most_chosen", item.most_chosen.is_some(), kind == ItemKind::Multiple),
        ("most_chars", item.most_chars.is_some(), kind == ItemKind::Text),
    ];
    for (field, _, _) in there.iter().filter(|(_, set, fits)| *set && !fits) {
        report.fault(&format!("{at}.{field}"), Code::NotForKind, field, kind.as_str());
    }
    let needed: &[&str] = if chosen {
        &["options"]
    } else if kind == ItemKind::Scale {
        &["least", "most"]
    } else {
        &[]
    };
    for (field, _, _) in there.iter().filter(|(field, set, _)| needed.contains(field) && !set) {
        report.fault(&format!("{at}.{field}"), Code::NeededForKind, field, kind.as_str());
    }
    options(report, at, item);
    bounds(report, at, item);
}

fn options(report: &mut Report<'_>, at: &str, item: &Item) {
    report.distinct(
        item.options.iter().enumerate().map(|(place, option)| (format!("{at}.options.{}.code", place + 1), option.code.as_str())),
    );
    for (place, option) in item.options.iter().enumerate().filter(|_| item.kind != ItemKind::Multiple) {
        if option.alone {
            report.fault(&format!("{at}.options.{}.alone", place + 1), Code::NotForKind, "alone", item.kind.as_str());
        }
    }
}

fn bounds(report: &mut Report<'_>, at: &str, item: &Item) {
    let Some((least, most)) = item.least.zip(item.most) else { return };
    if least > most || (item.kind == ItemKind::Scale && least == most) {
        report.fault(&format!("{at}.least"), Code::Reversed, "least", "most");
    } else if item.kind == ItemKind::Scale {
        let steps = least.as_whole().zip(most.as_whole()).map(|(least, most)| most - least);
        if steps.is_none_or(|steps| steps > MOST_SCALE) {
            report.fault(&format!("{at}.most"), Code::OutOfBounds, &most.to_string(), format!("{least}–{}", above(least)));
        }
    }
}

fn above(least: Number) -> String {
    Number::whole(MOST_SCALE).and_then(|steps| least.plus(steps)).map_or_else(|_| String::new(), |most| most.to_string())
}

fn bands(report: &mut Report<'_>, at: &str, score: &Score) {
    report.distinct(score.bands.iter().enumerate().map(|(place, band)| (format!("{at}.bands.{}.code", place + 1), band.code.as_str())));
    let mut before: Option<Number> = None;
    for (place, band) in score.bands.iter().enumerate() {
        let field = format!("{at}.bands.{}.from", place + 1);
        match band.from {
            None if place > 0 => report.fault(&field, Code::BandBound, &band.code, ""),
            Some(_) if place == 0 => report.fault(&field, Code::BandBound, &band.code, ""),
            Some(from) if before.is_some_and(|before| from <= before) => report.fault(&field, Code::BandsNotRising, &from.to_string(), ""),
            from => before = from,
        }
    }
}
