//! Requirements typed in words: languages, licences and conditions are codes in the record and words on the screen.

use ponte_domain::{reference::Lang, text::sort_key};
use ponte_templates::{Renderer, form::FieldError, words::code_lists};

use crate::record_form::Inputs;

/// The code lists of the kinds of requirement whose value is a code, and whether other codes than those with words are taken.
const CODED: &[(&str, &str, bool)] = &[("language", "language", true), ("licence", "licence", false), ("availability", "condition", false)];

/// The sentence in which a code list is read elsewhere on the screen ("patente B").
const SENTENCES: &[(&str, &str)] = &[("licence", "what-licence")];

/// The code lists from which a requirement may come, by kind.
pub fn coded() -> impl Iterator<Item = (&'static str, &'static str, Vec<&'static str>)> {
    CODED.iter().map(|(kind, list, _)| (*kind, *list, codes_of(list)))
}

fn codes_of(list: &str) -> Vec<&'static str> {
    code_lists().into_iter().find(|(name, _)| *name == list).map(|(_, codes)| codes).unwrap_or_default()
}

/// Text compared without case, accents, signs and spaces: `C + E` is `ce`.
fn folded(text: &str) -> String {
    sort_key(text).replace(' ', "")
}

/// Whether what was typed is a code, its words, the short form before their comma, or the sentence with one of these.
fn stands_for(typed: &str, code: &str, list: &str, words: &Renderer, lang: Lang) -> bool {
    let word = words.say(&format!("{list}-{code}"), &[], lang).unwrap_or_default();
    let short = word.split(',').next().unwrap_or_default().to_owned();
    let forms = [code.to_owned(), word, short];
    let in_sentence = |form: &String| {
        let sentence = SENTENCES.iter().find(|(own, _)| *own == list)?.1;
        words.say(sentence, &[("name", form.clone())], lang).ok()
    };
    forms.iter().any(|form| folded(form) == typed) || forms.iter().filter_map(in_sentence).any(|form| folded(&form) == typed)
}

/// The code that was meant, in the visitor's language before the others.
fn meant(typed: &str, list: &str, words: &Renderer, lang: Lang) -> Option<&'static str> {
    let (typed, codes) = (folded(typed), codes_of(list));
    let langs = std::iter::once(lang).chain([Lang::It, Lang::Fr, Lang::En]);
    langs.into_iter().find_map(|lang| codes.iter().find(|code| stands_for(&typed, code, list, words, lang)).copied())
}

/// Puts codes in the place of the words that stand for them; gives the values that stand for none.
pub fn to_codes(inputs: &mut Inputs, words: &Renderer, lang: Lang) -> Vec<FieldError> {
    let mut wrong = Vec::new();
    for row in inputs.rows("requirements") {
        let kind = inputs.first(&format!("requirements.{row}.kind")).to_owned();
        let name = format!("requirements.{row}.value");
        let Some((_, list, open)) = CODED.iter().find(|(own, ..)| *own == kind) else { continue };
        match meant(inputs.first(&name), list, words, lang) {
            Some(code) => inputs.set(&name, code),
            None if *open || inputs.first(&name).is_empty() => {}
            None => wrong.push(not_one_of(&name, inputs.first(&name), list, words, lang)),
        }
        if kind == "language" {
            let level = format!("requirements.{row}.level");
            meant(inputs.first(&level), "cefr", words, lang).into_iter().for_each(|code| inputs.set(&level, code));
        }
    }
    wrong
}

/// Puts the words on the screen in the place of the codes of a record.
pub fn to_words(inputs: &mut Inputs, words: &Renderer, lang: Lang) {
    for row in inputs.rows("requirements") {
        let kind = inputs.first(&format!("requirements.{row}.kind")).to_owned();
        let name = format!("requirements.{row}.value");
        let Some((_, list, _)) = CODED.iter().find(|(own, ..)| *own == kind) else { continue };
        let code = codes_of(list).into_iter().find(|code| *code == inputs.first(&name));
        code.and_then(|code| words.say(&format!("{list}-{code}"), &[], lang).ok()).into_iter().for_each(|word| inputs.set(&name, word));
    }
}

fn not_one_of(name: &str, typed: &str, list: &str, words: &Renderer, lang: Lang) -> FieldError {
    let known: Vec<String> = codes_of(list).iter().filter_map(|code| words.say(&format!("{list}-{code}"), &[], lang).ok()).collect();
    let mut wrong = FieldError::new(name, "not-one-of");
    wrong.args.insert("value".to_owned(), typed.to_owned());
    wrong.args.insert("most".to_owned(), known.join("; "));
    wrong
}
