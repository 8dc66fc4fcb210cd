//! Serves the demonstration desk for the contract check of the API, and writes a token of its administrator.
//!
//! `contract_server ADDRESS TOKEN_FILE [POSTGRES_URL]`; the data folder is thrown away at the end.

use std::{error::Error, sync::Arc};

use ponte_app::{App, account, config::Config, demo, jobs, reference::import::load_starter, rights::Caller};
use ponte_domain::{
    actor::{Purpose, Role},
    clock::{Clock, SystemClock},
};
use ponte_storage::{Db, migrate::migrate};
use ponte_web::{Site, presses, serve};
use tokio::{net::TcpListener, sync::watch};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // Its faults are the findings of the check.
    tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::ERROR).with_writer(std::io::stderr).init();
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(token_file)) = (arguments.next(), arguments.next()) else {
        return Err("usage: contract_server ADDRESS TOKEN_FILE [POSTGRES_URL]".into());
    };
    let folder = tempfile::tempdir()?;
    let db = match arguments.next() {
        Some(url) => Db::open_postgres(&url).await?,
        None => Db::open_sqlite(&folder.path().join("ponte.db")).await?,
    };
    let clock = Arc::new(SystemClock);
    migrate(&db, clock.now()).await?;
    load_starter(&db, clock.now()).await?;
    let app = Arc::new(App::over(db, Config::in_folder(folder.path().join("data")), clock, presses()?).await?);
    demo::load(&app).await?;
    let accounts = account::list(&app, &Caller::console(Purpose::Administration)).await?;
    let administrator = accounts.iter().find(|account| account.role == Role::Administrator).ok_or("no administrator")?;
    let caller = app.caller_of(administrator, Purpose::Administration).await?;
    std::fs::write(&token_file, account::create_token(&app, &caller, "contract", 1).await?)?;
    let (_stop, stopped) = watch::channel(false);
    tokio::spawn(jobs::run(Arc::clone(&app), stopped.clone()));
    serve(Site::new(app), TcpListener::bind(address).await?, stopped).await?;
    Ok(())
}
