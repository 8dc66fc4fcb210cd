//! The words of one language: Fluent messages by key.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, memoizer::MemoizerKind, types::FluentNumber};
use unic_langid::{LanguageIdentifier, langid};

use crate::{Lang, format, sources};

/// Why the words of a language could not be read, or a sentence not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// A Fluent file does not follow the syntax.
    #[error("{file}: {reason}")]
    Syntax { file: String, reason: String },
    /// Two messages have the same key.
    #[error("{file}: a key is defined twice: {reason}")]
    Twice { file: String, reason: String },
    /// No message has this key.
    #[error("no message {key} in {lang}")]
    Missing { key: String, lang: Lang },
    /// A message uses something that was not given.
    #[error("message {key} in {lang}: {reason}")]
    Broken { key: String, lang: Lang, reason: String },
}

/// The messages of one language.
pub(crate) struct Translator {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

const fn tag(lang: Lang) -> LanguageIdentifier {
    match lang {
        Lang::It => langid!("it"),
        Lang::Fr => langid!("fr"),
        Lang::En => langid!("en"),
    }
}

fn number_of(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, .. }) => Some(format::decimal(*value, lang)),
        _ => None,
    }
}

fn write_it<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_of(value, Lang::It)
}

fn write_fr<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_of(value, Lang::Fr)
}

fn write_en<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number_of(value, Lang::En)
}

impl Translator {
    /// Reads every `.ftl` file of a language.
    pub(crate) fn new(lang: Lang) -> Result<Self, WordsError> {
        let mut bundle = FluentBundle::new_concurrent(vec![tag(lang)]);
        // The marks would show as odd characters in mails and in names that are copied.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::It => write_it,
            Lang::Fr => write_fr,
            Lang::En => write_en,
        }));
        for (file, text) in sources::translations(lang) {
            let resource = FluentResource::try_new(text)
                .map_err(|(_, errors)| WordsError::Syntax { file: file.clone(), reason: format!("{errors:?}") })?;
            bundle.add_resource(resource).map_err(|errors| WordsError::Twice { file, reason: format!("{errors:?}") })?;
        }
        Ok(Self { lang, bundle })
    }

    /// Whether there is a message with this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The sentence of a key.
    pub(crate) fn say(&self, key: &str, args: &FluentArgs<'_>) -> Result<String, WordsError> {
        let missing = || WordsError::Missing { key: key.to_owned(), lang: self.lang };
        let pattern = self.bundle.get_message(key).and_then(|message| message.value()).ok_or_else(missing)?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        match errors.first() {
            None => Ok(text),
            Some(error) => Err(WordsError::Broken { key: key.to_owned(), lang: self.lang, reason: error.to_string() }),
        }
    }
}
