//! What commands share: the open installation, who acts, and the words of answers.

use std::{net::IpAddr, path::PathBuf, sync::Arc};

use ponte_app::{
    App, account,
    config::{Config, Keep, MailTransport},
    error::{Error, Refusal},
    rights::Caller,
};
use ponte_domain::{account::PasswordError, actor::Purpose, clock::SystemClock, reference::Lang, sign_in::SecondFactor};
use ponte_web::presses;
use serde::Serialize;

use super::{Cli, Failure, Result, in_clear};
use crate::outlet;

/// An open installation and who acts on it.
pub struct Session {
    pub app: Arc<App>,
    pub caller: Caller,
    lang: Lang,
}

/// The set-up that the command line and the environment describe.
///
/// # Errors
/// [`Failure::Use`] when a setting cannot be understood.
pub fn config(cli: &Cli) -> Result<Config> {
    let mut config = Config::in_folder(&cli.data);
    config.database.clone_from(&cli.database);
    if let Ok(url) = std::env::var("PONTE_SMTP") {
        config.mail = MailTransport::Smtp(url);
    }
    if let Ok(from) = std::env::var("PONTE_MAIL_FROM") {
        config.mail_from = from;
    }
    if let Ok(url) = std::env::var("PONTE_BASE_URL") {
        config.base_url = url.trim_end_matches('/').to_owned();
    }
    config.scan_command = std::env::var("PONTE_SCAN_COMMAND").ok().filter(|command| !command.trim().is_empty());
    set_apart(&mut config);
    set_sign_in(cli, &mut config)?;
    refuse_in_clear(cli, &config)?;
    Ok(config)
}

/// Refuses mail and databases on other machines to which the connection may go in clear, unless the set-up says that it may.
fn refuse_in_clear(cli: &Cli, config: &Config) -> Result<()> {
    let said = std::env::var("PONTE_IN_CLEAR").unwrap_or_default();
    let may = |what: &str| said.split(',').any(|word| word.trim() == what);
    let mail = matches!(&config.mail, MailTransport::Smtp(url) if in_clear::mail(url));
    let database = config.database.as_deref().is_some_and(in_clear::database);
    for (what, name, refused) in [("mail", "PONTE_SMTP", mail), ("database", "PONTE_DATABASE", database)] {
        if refused && !may(what) {
            let args = [("name", name.to_owned()), ("what", what.to_owned())];
            let words = presses().ok().and_then(|presses| presses.words.say("cli-in-clear", &args, cli.lang).ok());
            return Err(Failure::Use(words.unwrap_or_else(|| format!("{name}: in clear"))));
        }
    }
    Ok(())
}

/// How people sign in: what a slip of the pen would loosen is refused.
fn set_sign_in(cli: &Cli, config: &mut Config) -> Result<()> {
    let bad = |name: &str, value: &str| {
        let args = [("name", name.to_owned()), ("value", value.to_owned())];
        let words = presses().ok().and_then(|presses| presses.words.say("cli-bad-setting", &args, cli.lang).ok());
        Failure::Use(words.unwrap_or_else(|| format!("{name}: {value}")))
    };
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(value) = variable("PONTE_SECOND_FACTOR") {
        config.second_factor = SecondFactor::from_code(&value).ok_or_else(|| bad("PONTE_SECOND_FACTOR", &value))?;
    }
    if let Some(value) = variable("PONTE_TRUSTED_PROXY") {
        let addresses = value.split(',').map(|address| address.trim().parse::<IpAddr>().map(|address| address.to_canonical()));
        config.trusted_proxies = addresses.collect::<std::result::Result<_, _>>().map_err(|_| bad("PONTE_TRUSTED_PROXY", &value))?;
    }
    config.bad_passwords = variable("PONTE_BAD_PASSWORDS").map(PathBuf::from);
    Ok(())
}

/// What stands outside the data folder: keys, anchors and backups. Keys are by default where a person's settings are,
/// so that copying the data folder does not copy them.
fn set_apart(config: &mut Config) {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let home = variable("XDG_CONFIG_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(variable("HOME")?).join(".config")));
    if let Some(home) = home.filter(|home| home.is_absolute()) {
        config.keys = home.join("ponte").join("key");
    }
    if let Some(file) = variable("PONTE_KEY_FILE") {
        config.keys = file.into();
    }
    config.backup_key = variable("PONTE_BACKUP_KEY_FILE").map_or_else(|| config.keys.with_file_name("backup-key"), PathBuf::from);
    if let Some(file) = variable("PONTE_ANCHOR_FILE") {
        config.anchors = file.into();
    }
    config.anchor_mail = std::env::var("PONTE_ANCHOR_MAIL").ok().filter(|address| !address.is_empty());
    match std::env::var("PONTE_BACKUP_DIR").as_deref() {
        Ok("off") => config.backups = None,
        Ok(folder) if !folder.is_empty() => config.backups = Some(folder.into()),
        _ => {}
    }
    let count = |name: &str, usual| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    config.keep = Keep { days: count("PONTE_BACKUP_DAYS", config.keep.days), weeks: count("PONTE_BACKUP_WEEKS", config.keep.weeks) };
    if let Ok(node) = std::env::var("PONTE_NODE") {
        config.node = node;
    }
}

impl Session {
    /// Opens the installation.
    pub async fn open(cli: &Cli, purpose: Purpose) -> Result<Self> {
        Self::over(cli, config(cli)?, purpose).await
    }

    /// Opens an installation that is set up otherwise than the command line says.
    pub async fn over(cli: &Cli, config: Config, purpose: Purpose) -> Result<Self> {
        let presses = presses().map_err(|error| anyhow::anyhow!("{error}"))?;
        let app = App::open(config, Arc::new(SystemClock), presses).await?;
        let caller = match &cli.acting {
            None => Caller::console(purpose),
            Some(name) => app.caller(account::acting(&app, name).await?, purpose).await?,
        };
        Ok(Self { app: Arc::new(app), caller, lang: cli.lang })
    }

    /// A sentence in the chosen language.
    pub fn words(&self, key: &str, args: &[(&str, String)]) -> String {
        self.app.presses.words.say(key, args, self.lang).unwrap_or_else(|error| error.to_string())
    }

    /// Answers with a sentence.
    pub fn say(&self, key: &str, args: &[(&str, String)]) {
        outlet::line(&self.words(key, args));
    }

    /// Answers with data.
    pub fn print(&self, value: &impl Serialize) -> Result<()> {
        outlet::line(&serde_json::to_string(value).map_err(anyhow::Error::from)?);
        Ok(())
    }
}

/// Tells on standard error why a command failed, in the chosen language.
pub fn tell_failure(failure: &Failure, lang: Lang) {
    let words = presses().ok().map(|presses| presses.words);
    let say = |key: &str, args: &[(&str, String)]| {
        words.as_ref().and_then(|words| words.say(key, args, lang).ok()).unwrap_or_else(|| failure.to_string())
    };
    let text = match failure {
        Failure::App(Error::Refused(refusal)) => say(&refusal_key(refusal), &refusal_args(refusal)),
        other => say("cli-failed", &[("reason", other.to_string())]),
    };
    eprintln!("{text}");
}

fn refusal_key(refusal: &Refusal) -> String {
    let key = match refusal {
        Refusal::Password(fault) => return password_key(*fault),
        Refusal::NotSignedIn => "cli-not-signed-in",
        Refusal::Forbidden(_) => "cli-forbidden",
        Refusal::NotFound(_) => "cli-not-found",
        Refusal::Exists(_) => "cli-exists",
        Refusal::NoFactor => "cli-no-factor",
        Refusal::CannotUndo => "cli-cannot-undo",
        Refusal::NotABackup { .. } => "cli-not-a-backup",
        Refusal::NotEmpty => "cli-not-empty",
        Refusal::OtherKey => "cli-other-key",
        Refusal::Key(_) => "cli-key",
        _ => "cli-failed",
    };
    key.to_owned()
}

/// The words with which the pages say why a password was refused.
fn password_key(fault: PasswordError) -> String {
    match fault {
        PasswordError::TooShort => "error-too-short".to_owned(),
        PasswordError::TooLong => "error-too-long".to_owned(),
        PasswordError::ContainsName => "error-contains-name".to_owned(),
        PasswordError::Listed => "error-listed".to_owned(),
        PasswordError::Weak(weakness) => format!("error-weak-{weakness}"),
    }
}

fn refusal_args(refusal: &Refusal) -> Vec<(&'static str, String)> {
    match refusal {
        Refusal::Forbidden(right) => vec![("right", right.to_string())],
        Refusal::NotFound(kind) | Refusal::Exists(kind) => vec![("kind", kind.to_string())],
        Refusal::NotABackup { line } => vec![("line", line.to_string())],
        other => vec![("reason", other.to_string())],
    }
}
