//! Templates, words and contexts put together.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::{Duration, Instant},
};

use fluent_bundle::FluentArgs;
use minijinja::{
    AutoEscape, Environment, UndefinedBehavior,
    value::{Serde, Value},
};
use serde::Serialize;

use crate::{
    Lang, Mail, Page, functions, sources,
    translator::{Translator, WordsError},
};

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The words of a language could not be read.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// A template is wrong, or asks for something the context does not hold.
    #[error("{template}, line {line}: {reason}")]
    Template { template: String, line: usize, reason: String },
}

/// A mail in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailText {
    pub subject: String,
    pub text: String,
}

/// How often a debug build looks whether a source was edited: to look is to read every one of them.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Renders pages and mails; made once, shared by all requests.
pub struct Renderer {
    assets: Arc<BTreeMap<String, String>>,
    loaded: RwLock<Loaded>,
    looked: Mutex<Instant>,
}

struct Loaded {
    changed: u64,
    environments: [Environment<'static>; 3],
    words: [Arc<Translator>; 3],
}

impl Renderer {
    /// Reads all templates and words.
    ///
    /// # Errors
    /// When a template or a Fluent file does not follow its syntax.
    pub fn new() -> Result<Self, RenderError> {
        Self::with_asset_versions(BTreeMap::new())
    }

    /// As [`Renderer::new`], with the content hash of each asset: `asset("ponte.css")` becomes `/static/ponte.css?v=HASH`.
    ///
    /// # Errors
    /// As [`Renderer::new`].
    pub fn with_asset_versions(versions: BTreeMap<String, String>) -> Result<Self, RenderError> {
        let assets = Arc::new(versions);
        let loaded = RwLock::new(Loaded::new(&assets)?);
        Ok(Self { assets, loaded, looked: Mutex::new(Instant::now()) })
    }

    /// Makes the HTML of a page in a language.
    ///
    /// # Errors
    /// When the template asks for something that the context or the words do not hold.
    pub fn render<P: Page>(&self, page: &P, lang: Lang) -> Result<String, RenderError> {
        self.template(P::TEMPLATE, page, lang)
    }

    /// Makes a mail in a language.
    ///
    /// # Errors
    /// As [`Renderer::render`].
    pub fn mail<M: Mail>(&self, mail: &M, lang: Lang) -> Result<MailText, RenderError> {
        let whole = self.template(M::TEMPLATE, mail, lang)?;
        let (subject, text) = whole.trim_start().split_once('\n').unwrap_or((whole.trim(), ""));
        Ok(MailText { subject: subject.trim().to_owned(), text: format!("{}\n", text.trim()) })
    }

    /// A sentence that codes of the program choose (an error of an import, an answer of the command line).
    ///
    /// # Errors
    /// When there is no such key, or an argument it names is not given.
    pub fn say(&self, key: &str, args: &[(&str, String)], lang: Lang) -> Result<String, RenderError> {
        let mut given = FluentArgs::new();
        for (name, value) in args {
            given.set((*name).to_owned(), value.clone());
        }
        self.read(|loaded| Ok(loaded.words[lang as usize].say(key, &given)?))
    }

    fn template(&self, name: &str, context: &impl Serialize, lang: Lang) -> Result<String, RenderError> {
        self.follow_edits()?;
        self.read(|loaded| {
            let template = loaded.environments[lang as usize].get_template(name).map_err(template_error)?;
            template.render(Value::from(Serde(context))).map_err(template_error)
        })
    }

    /// Takes edited sources over, in a debug build.
    fn follow_edits(&self) -> Result<(), RenderError> {
        if !cfg!(debug_assertions) {
            return Ok(());
        }
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if looked.elapsed() < LOOK_EVERY {
            return Ok(());
        }
        if self.read(|loaded| loaded.changed) != sources::last_change() {
            let fresh = Loaded::new(&self.assets)?;
            *self.loaded.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        }
        *looked = Instant::now();
        Ok(())
    }

    fn read<T>(&self, f: impl FnOnce(&Loaded) -> T) -> T {
        f(&self.loaded.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Loaded {
    fn new(assets: &Arc<BTreeMap<String, String>>) -> Result<Self, RenderError> {
        let changed = sources::last_change();
        let words = [Arc::new(Translator::new(Lang::It)?), Arc::new(Translator::new(Lang::Fr)?), Arc::new(Translator::new(Lang::En)?)];
        let of = |lang: Lang| environment(lang, &words[lang as usize], assets);
        Ok(Self { changed, environments: [of(Lang::It)?, of(Lang::Fr)?, of(Lang::En)?], words })
    }
}

fn environment(lang: Lang, words: &Arc<Translator>, assets: &Arc<BTreeMap<String, String>>) -> Result<Environment<'static>, RenderError> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_auto_escape_callback(|name| if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None });
    functions::add(&mut env, lang, Arc::clone(words), Arc::clone(assets));
    for path in sources::template_paths() {
        if let Some(text) = sources::template(&path) {
            env.add_template_owned(path, text).map_err(template_error)?;
        }
    }
    Ok(env)
}

fn template_error(error: minijinja::Error) -> RenderError {
    let mut reason = error.detail().map_or_else(|| error.kind().to_string(), |detail| format!("{}: {detail}", error.kind()));
    let (mut template, mut line) = (error.name().unwrap_or_default().to_owned(), error.line().unwrap_or(0));
    let mut cause = std::error::Error::source(&error);
    // The innermost error names the place where it happened.
    while let Some(inner) = cause.and_then(|cause| cause.downcast_ref::<minijinja::Error>()) {
        reason = inner.detail().map_or_else(|| inner.kind().to_string(), |detail| format!("{}: {detail}", inner.kind()));
        if let (Some(name), Some(number)) = (inner.name(), inner.line()) {
            (template, line) = (name.to_owned(), number);
        }
        cause = std::error::Error::source(inner);
    }
    RenderError::Template { template, line, reason }
}
