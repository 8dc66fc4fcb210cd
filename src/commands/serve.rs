//! `ponte serve`: pages and API, jobs and the change log, until told to stop.

use std::net::SocketAddr;

use clap::Args;
use ponte_app::{demo, first_run, import_batch, jobs, schedule};
use ponte_domain::actor::Purpose;
use ponte_web::Site;
use tokio::{net::TcpListener, signal, sync::watch};

use super::{Cli, Failure, Result, Session, session::config};

/// Serve pages and API.
#[derive(Args)]
pub struct Serve {
    /// Fill an empty installation with the demonstration desk and show its accounts
    #[arg(long)]
    demo: bool,
    /// Address to listen on
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
}

impl Serve {
    pub async fn run(self, cli: &Cli) -> Result<()> {
        let mut set_up = config(cli)?;
        set_up.demo = self.demo;
        if self.demo {
            set_up.backups = None;
        }
        if std::env::var("PONTE_BASE_URL").is_err() {
            set_up.base_url = format!("http://{}", self.listen);
        }
        let session = Session::over(cli, set_up, Purpose::Administration).await?;
        if self.demo && !self.listen.ip().is_loopback() {
            return Err(Failure::Use(session.words("cli-demo-elsewhere", &[])));
        }
        // The address first: who cannot listen should not fill a folder.
        let listener = TcpListener::bind(self.listen).await.map_err(|error| anyhow::anyhow!("{}: {error}", self.listen))?;
        let cut_short = import_batch::interrupted(&session.app).await?;
        if cut_short > 0 {
            tracing::warn!(imports = cut_short, "imports had been cut short; giving the files again brings in the rest");
        }
        self.greet(&session, &listener).await?;
        // The demonstration is thrown away: it makes no backups.
        if !self.demo {
            schedule::ensure(&session.app).await?;
        }
        let (stop, stopped) = watch::channel(false);
        let runner = tokio::spawn(jobs::run(session.app.clone(), stopped.clone()));
        let mut serving = tokio::spawn(ponte_web::serve(Site::new(session.app.clone()), listener, stopped));
        // A server that ends by itself has failed: the program ends with it and says so.
        let ended = tokio::select! {
            () = wait_for_signal() => None,
            ended = &mut serving => Some(ended),
        };
        let _ = stop.send(true);
        let ended = match ended {
            Some(ended) => ended,
            None => serving.await,
        };
        ended.map_err(anyhow::Error::from)?.map_err(anyhow::Error::from)?;
        runner.await.map_err(anyhow::Error::from)?;
        session.say("cli-stopped", &[]);
        Ok(())
    }

    async fn greet(&self, session: &Session, listener: &TcpListener) -> Result<()> {
        let address = listener.local_addr().map_err(anyhow::Error::from)?;
        if self.demo {
            demo::load(&session.app).await?;
        }
        session.say("cli-serving", &[("url", format!("http://{address}"))]);
        if let Some(token) = first_run::token(&session.app).await? {
            session.say("cli-first-run", &[("url", format!("http://{address}/primo-avvio")), ("token", token)]);
        }
        if self.demo {
            for account in demo::DEMO_ACCOUNTS {
                let args = [("username", account.username.to_owned()), ("password", account.password.to_owned())];
                session.say("cli-demo-account", &args);
            }
        }
        Ok(())
    }
}

/// Ctrl-C, or the request to end that service managers send.
async fn wait_for_signal() {
    let interrupted = signal::ctrl_c();
    #[cfg(unix)]
    {
        use signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
