//! How an installation is set up, from the command line and the environment.

use std::path::PathBuf;

/// Where mail goes.
#[derive(Debug, Clone)]
pub enum MailTransport {
    /// Each message as a file in a folder (the default: nothing leaves the machine unasked).
    Folder(PathBuf),
    /// An SMTP server, as a URL (`smtps://user:password@host:465`).
    Smtp(String),
}

/// How an installation is set up.
#[derive(Debug, Clone)]
pub struct Config {
    /// Folder of the database, mail, rejects and attachments.
    pub data: PathBuf,
    /// PostgreSQL, when not SQLite in the data folder.
    pub database: Option<String>,
    pub mail: MailTransport,
    /// Address that mail comes from.
    pub mail_from: String,
    /// Address under which people reach the pages, for links in mail; no slash at the end.
    pub base_url: String,
    /// Whether this is the demonstration desk, with its accounts shown.
    pub demo: bool,
}

impl Config {
    /// The usual set-up in a folder.
    #[must_use]
    pub fn in_folder(data: impl Into<PathBuf>) -> Self {
        let data = data.into();
        Self {
            mail: MailTransport::Folder(data.join("mail")),
            data,
            database: None,
            mail_from: "Ponte <ponte@localhost>".to_owned(),
            base_url: "http://127.0.0.1:8080".to_owned(),
            demo: false,
        }
    }
}
