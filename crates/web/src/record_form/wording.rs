//! Errors of the import format, as a form says them.

use ponte_app::import::error::FieldError;
use ponte_templates::form::FieldError as Shown;

use super::{Spec, spec::Words};

/// An error beside the field of the form that it is about.
pub fn shown(error: &FieldError, spec: &Spec) -> Shown {
    let mut shown = Shown::new(field_of(&error.field, spec), error.code.as_str());
    shown.args = error.message_arguments().into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    shown
}

/// The field of the form for a field of the record.
pub fn field_of(name: &str, spec: &Spec) -> String {
    let owner = |name: &str, ends: &[&str]| ends.iter().find_map(|end| name.strip_suffix(end).map(str::to_owned));
    for words in spec.words {
        match *words {
            Words::Whole(base) if name.starts_with(base) => {
                if let Some(owner) = owner(name, &[".uri", ".label", ".sure"]) {
                    return owner;
                }
            }
            Words::Beside(list, field) if name.starts_with(list) => {
                if let Some(owner) = owner(name, &[".label", ".sure"]) {
                    return format!("{owner}.{field}");
                }
            }
            Words::Title(list, field, concept) if name.starts_with(list) => {
                if let Some((owner, _)) = name.split_once(&format!(".{concept}")) {
                    return format!("{owner}.{field}");
                }
            }
            _ => {}
        }
    }
    // An entry of a list that stands in one field.
    let in_list = spec.lists.iter().any(|list| name.starts_with(list.name))
        || spec.words.iter().any(|words| matches!(words, Words::Whole(list) if name.starts_with(list)));
    match name.rsplit_once('.') {
        Some((owner, number)) if !in_list && number.bytes().all(|byte| byte.is_ascii_digit()) => owner.to_owned(),
        _ => name.to_owned(),
    }
}
