//! What the manifest says, against itself.

use crate::{
    expression::{Names, Type, Value},
    pack::{
        fault::Code,
        manifest::{FORM, Manifest, Parameter, ParameterKind},
        report::Report,
    },
    service::LEPS,
};

/// Checks a manifest and gives the names that every expression of the pack may use.
pub(super) fn check(report: &mut Report<'_>, manifest: &Manifest) -> Option<Names> {
    if manifest.form > FORM {
        report.fault("form", Code::NewerForm, &manifest.form.to_string(), FORM.to_string());
        return None;
    }
    if manifest.region.as_ref().is_some_and(|region| region.len() != 2 || !region.bytes().all(|byte| byte.is_ascii_digit())) {
        report.fault("region", Code::WrongKind, manifest.region.as_deref().unwrap_or_default(), "region");
    }
    report.distinct(manifest.parameters.iter().enumerate().map(|(place, one)| (format!("parameters.{}.id", place + 1), one.id.as_str())));
    for (place, lep) in manifest.leps.iter().enumerate() {
        level(report, &format!("leps.{}", place + 1), lep);
    }
    for (place, one) in manifest.parameters.iter().enumerate() {
        parameter(report, &format!("parameters.{}", place + 1), one);
    }
    let mut names: Names = manifest.parameters.iter().map(|one| (format!("parameter.{}", one.id), one.of())).collect();
    names.insert("today".to_owned(), Type::Date);
    Some(names)
}

/// A letter, or a letter and a digit, must be an essential service of the law; an installation adds longer codes of its own.
pub(super) fn level(report: &mut Report<'_>, field: &str, code: &str) {
    let own = code.len() >= 3 && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    if !own && !LEPS.iter().any(|(known, ..)| *known == code) {
        report.fault_near(field, Code::UnknownLep, code, "", LEPS.iter().map(|(known, ..)| *known));
    }
}

fn parameter(report: &mut Report<'_>, at: &str, one: &Parameter) {
    let kind = one.kind.as_str();
    let (number, choice) = (one.kind == ParameterKind::Number, one.kind == ParameterKind::Choice);
    for (field, set) in [("least", one.least.is_some()), ("most", one.most.is_some()), ("whole", one.whole)] {
        if set && !number {
            report.fault(&format!("{at}.{field}"), Code::NotForKind, field, kind);
        }
    }
    if one.options.is_empty() == choice {
        let code = if choice { Code::NeededForKind } else { Code::NotForKind };
        report.fault(&format!("{at}.options"), code, "options", kind);
    }
    if one.least.zip(one.most).is_some_and(|(least, most)| least > most) {
        report.fault(&format!("{at}.least"), Code::Reversed, "least", "most");
    }
    report
        .distinct(one.options.iter().enumerate().map(|(place, option)| (format!("{at}.options.{}.code", place + 1), option.code.as_str())));
    if !one.allows(&one.default) {
        let shown = match &one.default {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Date(date) => date.to_string(),
            Value::Boolean(flag) => flag.to_string(),
            _ => String::new(),
        };
        report.fault(&format!("{at}.default"), Code::BadDefault, &shown, kind);
    }
}
