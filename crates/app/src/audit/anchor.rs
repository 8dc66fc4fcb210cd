//! The daily anchor: the head of each chain, in the database, in a file outside of it, in the log and by mail.

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
};

use ponte_storage::audit::{self, Anchor};

use crate::{
    App,
    error::{Error, Result},
    mail::{self, Mail},
};

/// The job that anchors.
pub struct AnchorChains;

impl AnchorChains {
    /// Name of the kind of job.
    pub const KIND: &'static str = "audit.anchor";
}

/// Anchors all chains once a day, and brings the file outside up to date: one line of JSON an anchor.
///
/// # Errors
/// When the database or the file cannot be written.
pub async fn anchor(app: &App) -> Result<Vec<Anchor>> {
    let tx = app.begin().await?;
    let made = audit::anchor(&tx, app.today(), app.now()).await?;
    if let Some(to) = app.config.anchor_mail.as_ref().filter(|_| !made.is_empty()) {
        let text: Vec<String> = made.iter().map(line).collect();
        let mail =
            Mail { to: to.clone(), subject: format!("Ponte: {}", app.today()), text: text.join("\n"), attachment: None, response: None };
        mail::enqueue(app, &tx, &mail).await?;
    }
    app.commit(tx).await?;
    for each in &made {
        tracing::info!(chain = each.chain, day = %each.day, number = each.number, hash = each.hash, "the audit is anchored");
    }
    let known = outside(app)?;
    let missing: Vec<Anchor> = audit::anchors(&app.db).await?.into_iter().filter(|each| !known.contains(each)).collect();
    append(app, &missing)?;
    Ok(made)
}

fn line(anchor: &Anchor) -> String {
    // A struct of texts and numbers is always written.
    serde_json::to_string(anchor).unwrap_or_default()
}

fn append(app: &App, anchors: &[Anchor]) -> Result<()> {
    if anchors.is_empty() {
        return Ok(());
    }
    let path = &app.config.anchors;
    let failed = |error| Error::File { path: path.display().to_string(), error };
    let mut file = OpenOptions::new().create(true).append(true).open(path).map_err(failed)?;
    let text: String = anchors.iter().map(|each| line(each) + "\n").collect();
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
}

/// The anchors that are kept outside of the database; a line that is none is passed over, for it proves nothing.
///
/// # Errors
/// When the file is there but cannot be read.
pub fn outside(app: &App) -> Result<Vec<Anchor>> {
    match std::fs::read_to_string(&app.config.anchors) {
        Ok(text) => Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Error::File { path: app.config.anchors.display().to_string(), error }),
    }
}
