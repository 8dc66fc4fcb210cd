//! A text as an invented person would get it, while it is being written.

use chrono::Days;
use ponte_documents::{Block, Composed, ComposedPart, compose};
use ponte_domain::{
    expression::{Number, Value},
    fill::{CodeWords, fill},
    reference::Lang,
    template::{Template, TemplateUse},
};

use super::{
    letter::{header, typeset},
    values::desk_values,
};
use crate::{App, error::Result, rights::Caller};

/// What a text looks like.
#[derive(Debug, Clone)]
pub struct Preview {
    pub subject: String,
    pub blocks: Vec<Block>,
    pub after: Vec<Block>,
}

/// Fills a text with the data of nobody.
#[must_use]
pub fn preview(app: &App, caller: &Caller, text: &Template, lang: Lang) -> Preview {
    let mut values = desk_values(app, &text.desk, caller.actor.name());
    if text.about == TemplateUse::Letter {
        let texts = [
            ("given_name", "Anna"),
            ("family_name", "Esempio"),
            ("codice_fiscale", "SMPNNA84C42E463X"),
            ("address", "Via dell’Esempio 1"),
            ("town", "19121 La Spezia"),
        ];
        values.extend(texts.map(|(name, said)| (name.to_owned(), Value::text(said))));
        let day = |ago: u64| app.today().checked_sub_days(Days::new(ago)).map_or(Value::None, Value::Date);
        let days = [("birth_date", 15_500), ("declared", 90), ("pact_signed", 70), ("pact_review", 0)];
        values.extend(days.map(|(name, ago)| (name.to_owned(), day(ago))));
        values.insert("unemployed_days".to_owned(), Number::whole(90).map_or(Value::None, Value::Number));
    }
    let filled = |texts| fill(Template::said(texts, lang), &values, &CodeWords::new(), lang).text;
    Preview { subject: filled(&text.subject), blocks: compose(&filled(&text.text)), after: compose(&filled(&text.after)) }
}

/// The same as a PDF.
///
/// # Errors
/// When it cannot be typeset.
pub fn preview_pdf(app: &App, caller: &Caller, text: &Template, lang: Lang) -> Result<Vec<u8>> {
    let seen = preview(app, caller, text, lang);
    let subject = Some(seen.subject).filter(|subject| !subject.is_empty());
    let to = if subject.is_some() { vec!["Anna Esempio".to_owned()] } else { Vec::new() };
    let blocks = seen.blocks.into_iter().chain(seen.after).collect();
    let desk = header(app, caller, &text.desk);
    let composed = Composed { desk, title: text.name.clone(), parts: vec![ComposedPart { to, subject, blocks }] };
    typeset(app, composed, lang, app.today())
}
