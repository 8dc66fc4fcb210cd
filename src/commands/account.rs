//! `ponte account …`

use clap::Subcommand;
use ponte_app::{account, error::Refusal};
use ponte_domain::actor::{Purpose, Role};
use ponte_storage::Kind;

use super::{Cli, Failure, Result, Session};
use crate::outlet;

/// Accounts.
#[derive(Subcommand)]
pub enum Account {
    /// Make an account; the password is read from standard input, one line
    Create {
        username: String,
        /// How the person is called on screen
        #[arg(long)]
        name: String,
        /// What the person is at the desk (operator, reception, desk_manager, administrator …); may be given several times
        #[arg(long = "role", default_value = "operator", value_parser = role)]
        roles: Vec<Role>,
        /// Code of the desk; the installation's own when absent
        #[arg(long)]
        desk: Option<String>,
    },
    /// List accounts
    List {
        #[arg(long)]
        json: bool,
    },
    /// Shut an account; its sessions and tokens end at once
    Disable { username: String },
    /// Open an account again
    Enable { username: String },
    /// Take the second factor of an account away that lost it: its sessions end, and its owner is told at the next sign-in
    ResetSecondFactor { username: String },
    /// Make a token for the API in the name of an account (use with --as)
    Token {
        /// What it is for
        name: String,
        #[arg(long, default_value_t = 90)]
        days: i64,
    },
}

fn role(text: &str) -> std::result::Result<Role, String> {
    Role::from_code(text).ok_or_else(|| Role::ALL.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", "))
}

impl Account {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let session = Session::open(cli, Purpose::Administration).await?;
        match self {
            Self::Create { username, name, roles, desk } => create(&session, username, name, roles, desk).await,
            Self::List { json } => list(&session, json).await,
            Self::Disable { username } => set_disabled(&session, &username, true).await,
            Self::Enable { username } => set_disabled(&session, &username, false).await,
            Self::ResetSecondFactor { username } => reset_second_factor(&session, &username).await,
            Self::Token { name, days } => {
                let secret = account::create_token(&session.app, &session.caller, &name, days).await?;
                outlet::line(&secret);
                Ok(())
            }
        }
    }
}

async fn create(session: &Session, username: String, name: String, roles: Vec<Role>, desk: Option<String>) -> Result<()> {
    let mut password = String::new();
    std::io::stdin().read_line(&mut password).map_err(anyhow::Error::from)?;
    let password = password.trim_end_matches(['\n', '\r']).to_owned();
    if password.is_empty() {
        return Err(Failure::Use(session.words("cli-password-wanted", &[])));
    }
    let desk = desk.unwrap_or_else(|| session.app.market.desk().code.clone());
    let made = account::create(&session.app, &session.caller, account::NewAccount { username, name, roles, desk, password }).await?;
    session.say("cli-account-created", &[("username", made.username)]);
    Ok(())
}

async fn list(session: &Session, json: bool) -> Result<()> {
    let accounts = account::list(&session.app, &session.caller).await?;
    if json {
        return session.print(&accounts);
    }
    for account in accounts {
        let state = if account.disabled { "-" } else { "+" };
        outlet::line(&format!("{state} {}\t{}\t{}\t{}", account.username, account.name, account.role, account.desk));
    }
    Ok(())
}

async fn named(session: &Session, username: &str) -> Result<ponte_domain::account::Account> {
    let accounts = account::list(&session.app, &session.caller).await?;
    let found = accounts.into_iter().find(|account| account.username == username.to_lowercase());
    Ok(found.ok_or(Refusal::NotFound(Kind::Account))?)
}

async fn reset_second_factor(session: &Session, username: &str) -> Result<()> {
    let found = named(session, username).await?;
    account::take_factor_away(&session.app, &session.caller, found.id).await?;
    session.say("cli-second-factor-removed", &[("username", found.username)]);
    Ok(())
}

async fn set_disabled(session: &Session, username: &str, disabled: bool) -> Result<()> {
    let found = named(session, username).await?;
    account::set_disabled(&session.app, &session.caller, found.id, disabled).await?;
    session.say(if disabled { "cli-account-disabled" } else { "cli-account-enabled" }, &[("username", found.username)]);
    Ok(())
}
