//! Tells by mail that a file was opened in an emergency. The mail names no person served: who may read it is not known.

use ponte_domain::{case::UrgentAccess, reference::Lang};
use ponte_storage::Tx;
use ponte_templates::mails::UrgentNotice;

use crate::{
    App,
    error::{Error, Result},
    mail::{self, Mail},
    rights::{Caller, Right},
};

/// Writes to those who are to be told at the file's desk and above it, and to the accounts that review emergencies of that desk (its
/// manager, whoever answers for data protection); where there is nobody, to the desk itself.
pub(super) async fn send_notices(app: &App, tx: &Tx, caller: &Caller, access: &UrgentAccess, desk: &str) -> Result<()> {
    let tree = app.desks();
    let line = tree.line(tree.keeper_code(desk));
    let mut addresses: Vec<String> = line.iter().flat_map(|desk| desk.notices.iter().cloned()).collect();
    let reviewers = app.accounts_reaching(tx, Right::ReviewUrgent, desk).await?;
    addresses.extend(reviewers.into_iter().filter_map(|account| account.email));
    if addresses.is_empty() {
        addresses.extend(line.first().and_then(|desk| desk.email.clone()));
    }
    addresses.sort_unstable();
    addresses.dedup();
    let letter = UrgentNotice {
        now: app.now(),
        sender: mail::sender(app, caller),
        by: caller.actor.name().unwrap_or_default().to_owned(),
        desk: line.first().map_or_else(String::new, |desk| desk.name.clone()),
        until: access.until,
        link: format!("{}/sportello/urgenze", app.config.base_url),
    };
    let text = app.presses.words.mail(&letter, Lang::It).map_err(|error| Error::Internal(error.to_string()))?;
    for to in addresses {
        mail::enqueue(app, tx, &Mail { to, subject: text.subject.clone(), text: text.text.clone(), attachment: None, response: None })
            .await?;
    }
    Ok(())
}
