//! The letter that says that something waits on her pages; never what.

use ponte_domain::{reference::Lang, worker::Worker};
use ponte_storage::Tx;
use ponte_templates::mails::SomethingWaits;

use crate::{
    App,
    error::{Error, Result},
    mail::{self, Mail},
    rights::Caller,
};

/// Writes to a person that the desk has answered her, when she has an address and may be written to.
pub(super) async fn tell(app: &App, tx: &Tx, caller: &Caller, worker: &Worker) -> Result<()> {
    let Some(to) = worker.contacts.email.clone().filter(|_| worker.consents.restricted.is_none()) else { return Ok(()) };
    let letter = SomethingWaits { now: app.now(), sender: mail::sender(app, caller), link: format!("{}/area", app.config.base_url) };
    let made = app.presses.words.mail(&letter, Lang::It).map_err(|error| Error::Internal(error.to_string()))?;
    mail::enqueue(app, tx, &Mail { to, subject: made.subject, text: made.text, attachment: None, response: None }).await
}
