//! How an installation is set up, from the command line and the environment.

use std::{
    net::IpAddr,
    path::{Path, PathBuf},
};

use ponte_domain::sign_in::SecondFactor;

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
    /// Name of this node among those of the installation: its acts are chained by themselves.
    pub node: String,
    /// File of the keys of protected data: never in the data folder, never in a backup.
    pub keys: PathBuf,
    /// File of the key that backups are sealed with.
    pub backup_key: PathBuf,
    /// File of the anchors of the audit, outside the database.
    pub anchors: PathBuf,
    /// Address to which each anchor is sent as well.
    pub anchor_mail: Option<String>,
    /// Folder of the backups that are made by themselves; none when they are not.
    pub backups: Option<PathBuf>,
    /// Of these, how many days and how many weeks are kept.
    pub keep: Keep,
    /// Whether staff must have a second factor.
    pub second_factor: SecondFactor,
    /// The administrator's own list of bad passwords, one a line; without it passwords are weighed by what a guesser knows.
    pub bad_passwords: Option<PathBuf>,
    /// Addresses of the proxies before the program, whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// How many backups are kept: the last of each of so many days, and of each of so many weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    pub days: usize,
    pub weeks: usize,
}

impl Default for Keep {
    /// A week of days, a month of weeks.
    fn default() -> Self {
        Self { days: 7, weeks: 4 }
    }
}

/// The path beside a folder with the same name and an ending.
fn beside(folder: &Path, ending: &str) -> PathBuf {
    // A folder given as `.` or with a slash at its end is called by its real name.
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    folder.with_file_name(name)
}

impl Config {
    /// The usual set-up in a folder; keys, anchors and backups stand beside it.
    #[must_use]
    pub fn in_folder(data: impl Into<PathBuf>) -> Self {
        let data = data.into();
        Self {
            mail: MailTransport::Folder(data.join("mail")),
            node: "main".to_owned(),
            keys: beside(&data, "-keys").join("key"),
            backup_key: beside(&data, "-keys").join("backup-key"),
            anchors: beside(&data, "-anchors.jsonl"),
            anchor_mail: None,
            backups: Some(beside(&data, "-backups")),
            keep: Keep::default(),
            data,
            database: None,
            mail_from: "Ponte <ponte@localhost>".to_owned(),
            base_url: "http://127.0.0.1:8080".to_owned(),
            demo: false,
            second_factor: SecondFactor::Compulsory,
            bad_passwords: None,
            trusted_proxies: Vec::new(),
        }
    }
}
