//! Pages and mails of Ponte: typed contexts, their templates, and the words of three languages.
//!
//! A page is a struct of [`pages`] that implements [`Page`]; it carries facts and codes, never sentences. The templates
//! (folder `templates/` of the repository) and the Fluent files (`translations/`) turn them into words, and
//! [`Renderer`] puts the two together. What the domain means by its nouns is left to `ponte-domain`.

pub mod form;
pub mod format;
mod functions;
pub mod layout;
pub mod list;
pub mod mails;
mod page;
pub mod pages;
mod renderer;
mod samples;
mod sources;
mod translator;
pub mod words;

pub use page::{Mail, Page};
pub use ponte_domain::reference::Lang;
pub use renderer::{MailText, RenderError, Renderer};
pub use samples::{Sample, render_samples};
