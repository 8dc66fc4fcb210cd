//! What an office writes in documents: letters of its own, and what it has printed in those of the program.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    codes,
    expression::{Names, Type},
    fill::{BadPlaceholder, bad_placeholders},
    reference::Lang,
};

/// Most characters of a text, and of a name or subject.
pub const TEXT_CHARS: usize = 20_000;
pub const NAME_CHARS: usize = 120;

codes! {
    /// Where a text is printed.
    pub enum TemplateUse {
        /// A letter to a person, alone or to many.
        Letter = "letter",
        /// In the certificate of the status of unemployment.
        StatusCertificate = "status_certificate",
        /// In the service pact.
        ServicePact = "service_pact",
        /// In the sheet with all that is held about a person.
        WorkerSheet = "worker_sheet",
        /// In the sheet of a vacancy, for the window.
        VacancySheet = "vacancy_sheet",
        /// In the list of people that goes to an employer.
        Shortlist = "shortlist",
    }
}

/// What an office wrote. A document of the program has one text of a desk at most; what a desk above wrote holds below until a desk
/// writes its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pub id: Uuid,
    pub desk: String,
    pub about: TemplateUse,
    /// What operators call it.
    pub name: String,
    /// Subject of a letter.
    #[serde(default)]
    pub subject: BTreeMap<Lang, String>,
    /// The letter; in a document of the program, what stands under its title.
    #[serde(default)]
    pub text: BTreeMap<Lang, String>,
    /// What stands at the end of a document of the program.
    #[serde(default)]
    pub after: BTreeMap<Lang, String>,
    /// Nobody is offered it any more.
    #[serde(default)]
    pub retired: bool,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// Why a text of an office is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    #[error("the name is missing or too long")]
    Name,
    /// A letter needs subject and text in Italian at least; a document of the program, some text.
    #[error("the text is missing")]
    Text,
    #[error("a text is too long")]
    TooLong,
    /// What cannot be filled: name of the field, language, and where.
    #[error("{} placeholders cannot be filled", .0.len())]
    Placeholders(Vec<(&'static str, Lang, BadPlaceholder)>),
    /// The desk has a text for this document already.
    #[error("there is one already")]
    Another,
}

/// Names that every text of an office may use.
#[must_use]
pub fn names(about: TemplateUse) -> Names {
    let texts = ["desk_name", "desk_phone", "desk_email", "desk_address", "operator_name"];
    let mut names: Names = texts.into_iter().map(|name| (name.to_owned(), Type::Text)).collect();
    names.insert("today".to_owned(), Type::Date);
    if about == TemplateUse::Letter {
        names.extend(["given_name", "family_name", "codice_fiscale", "town", "address"].map(|name| (name.to_owned(), Type::Text)));
        names.extend(["birth_date", "declared", "pact_signed", "pact_review"].map(|name| (name.to_owned(), Type::Date)));
        names.insert("unemployed_days".to_owned(), Type::Number);
    }
    names
}

impl Template {
    /// A text in a language, else in Italian.
    #[must_use]
    pub fn said(texts: &BTreeMap<Lang, String>, lang: Lang) -> &str {
        let written = |lang: Lang| texts.get(&lang).map(String::as_str).filter(|text| !text.trim().is_empty());
        written(lang).or_else(|| written(Lang::It)).unwrap_or_default()
    }

    /// Checks all that is written.
    ///
    /// # Errors
    /// [`TemplateError`].
    pub fn check(&self) -> Result<(), TemplateError> {
        let fields = [("subject", &self.subject), ("text", &self.text), ("after", &self.after)];
        if self.name.trim().is_empty() || self.name.chars().count() > NAME_CHARS {
            return Err(TemplateError::Name);
        }
        let is_written = |texts: &BTreeMap<Lang, String>| texts.get(&Lang::It).is_some_and(|text| !text.trim().is_empty());
        let enough = match self.about {
            TemplateUse::Letter => is_written(&self.subject) && is_written(&self.text),
            _ => is_written(&self.text) || is_written(&self.after),
        };
        if !enough {
            return Err(TemplateError::Text);
        }
        let too_long = |(field, texts): &(&str, &BTreeMap<Lang, String>)| {
            let most = if *field == "subject" { NAME_CHARS } else { TEXT_CHARS };
            texts.values().any(|text| text.chars().count() > most)
        };
        if fields.iter().any(too_long) {
            return Err(TemplateError::TooLong);
        }
        let names = names(self.about);
        let in_field = |(field, texts): (&'static str, &BTreeMap<Lang, String>)| {
            let found =
                texts.iter().flat_map(|(lang, text)| bad_placeholders(text, &names).into_iter().map(move |bad| (field, *lang, bad)));
            found.collect::<Vec<_>>()
        };
        let bad: Vec<_> = fields.into_iter().flat_map(in_field).collect();
        if bad.is_empty() { Ok(()) } else { Err(TemplateError::Placeholders(bad)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(text: &str) -> Template {
        let it = |text: &str| BTreeMap::from([(Lang::It, text.to_owned())]);
        Template {
            id: Uuid::nil(),
            desk: "spezia".into(),
            about: TemplateUse::Letter,
            name: "Convocazione".into(),
            subject: it("Convocazione"),
            text: it(text),
            after: BTreeMap::new(),
            retired: false,
            by: Actor::Console,
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_letter_says_what_is_wrong_with_it() {
        assert_eq!(letter("Buongiorno {{ given_name }}").check(), Ok(()));
        assert_eq!(letter(" ").check(), Err(TemplateError::Text));
        assert_eq!(Template { name: " ".into(), ..letter("x") }.check(), Err(TemplateError::Name));
        assert_eq!(letter(&"x".repeat(TEXT_CHARS + 1)).check(), Err(TemplateError::TooLong));
        let Err(TemplateError::Placeholders(bad)) = letter("x\n{{ nome }}").check() else { panic!("not refused") };
        assert_eq!(bad, [("text", Lang::It, BadPlaceholder { line: 2, written: "nome".into() })]);
    }

    #[test]
    fn a_text_in_a_document_of_the_program_knows_no_person() {
        let certificate = Template { about: TemplateUse::StatusCertificate, ..letter("{{ desk_name }}") };
        assert_eq!(certificate.check(), Ok(()));
        let named = Template { about: TemplateUse::StatusCertificate, ..letter("{{ given_name }}") };
        assert!(matches!(named.check(), Err(TemplateError::Placeholders(_))));
        let only_after = Template { text: BTreeMap::new(), after: certificate.text.clone(), ..certificate };
        assert_eq!(only_after.check(), Ok(()));
    }

    #[test]
    fn a_language_that_nobody_wrote_is_italian() {
        let texts = BTreeMap::from([(Lang::It, "ciao".to_owned()), (Lang::Fr, " ".to_owned())]);
        assert_eq!(Template::said(&texts, Lang::Fr), "ciao");
        assert_eq!(Template::said(&texts, Lang::En), "ciao");
    }
}
