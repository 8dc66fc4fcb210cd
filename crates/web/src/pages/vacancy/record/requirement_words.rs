//! Requirements typed in words: languages, licences and conditions are codes in the record.

use ponte_domain::{reference::Lang, text::sort_key};
use ponte_templates::{Renderer, words::code_lists};

use crate::record_form::Inputs;

/// The code lists of the kinds of requirement whose value is a code.
const CODED: &[(&str, &str)] = &[("language", "language"), ("licence", "licence"), ("availability", "condition")];

/// The code lists from which a requirement may come, by kind.
pub fn coded() -> impl Iterator<Item = (&'static str, &'static str, Vec<&'static str>)> {
    let lists = code_lists();
    CODED.iter().filter_map(move |(kind, list)| {
        let codes = lists.iter().find(|(name, _)| name == list)?.1.clone();
        Some((*kind, *list, codes))
    })
}

/// Puts codes in the place of the words that stand for them, in the visitor's language.
pub fn to_codes(inputs: &mut Inputs, words: &Renderer, lang: Lang) {
    for (kind, list, codes) in coded() {
        for row in inputs.rows("requirements") {
            let name = format!("requirements.{row}.value");
            if inputs.first(&format!("requirements.{row}.kind")) != kind {
                continue;
            }
            let typed = sort_key(inputs.first(&name));
            let meant = codes.iter().find(|code| words.say(&format!("{list}-{code}"), &[], lang).is_ok_and(|word| sort_key(&word) == typed));
            if let Some(code) = meant {
                inputs.set(&name, *code);
            }
        }
    }
}
