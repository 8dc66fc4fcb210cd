//! Mail: written into the transaction as a job, sent by the runner, never from a request.

use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Attachment, MultiPart, SinglePart, header::ContentType},
};
use ponte_domain::id::{JobId, ResponseId};
use ponte_storage::{Tx, job};
use ponte_templates::mails::Sender;
use serde::{Deserialize, Serialize};

use crate::{
    App,
    config::MailTransport,
    error::{Error, Result},
    rights::Caller,
};

/// Name of the kind of job that sends one message.
pub const KIND: &str = "mail";

/// A message to be sent. Its subject is neutral: it says nothing about the person.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    /// Plain text.
    pub text: String,
    #[serde(default)]
    pub attachment: Option<AttachedFile>,
    /// The invitation to a questionnaire that it is: whoever asked is told when it cannot be delivered.
    #[serde(default)]
    pub response: Option<ResponseId>,
}

/// A file that goes with a message.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AttachedFile {
    pub name: String,
    pub content_type: String,
    /// Base64 of the content.
    pub base64: String,
}

/// Who writes a letter: the desk, and the operator when one acts.
#[must_use]
pub(crate) fn sender(app: &App, caller: &Caller) -> Sender {
    let desk = app.market.desk();
    Sender { desk: desk.name.clone(), operator: caller.actor.name().map(str::to_owned), phone: desk.phone.clone() }
}

/// The desk of the installation, when the program itself writes.
#[must_use]
pub(crate) fn house(app: &App) -> Sender {
    let desk = app.market.desk();
    Sender { desk: desk.name.clone(), operator: None, phone: desk.phone.clone() }
}

/// Asks for a message to be sent, in the transaction of what it is about.
///
/// # Errors
/// When the database refuses.
pub async fn enqueue(app: &App, tx: &Tx, mail: &Mail) -> Result<()> {
    let payload = serde_json::to_string(mail).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(job::enqueue(tx, JobId(app.new_id()), KIND, &payload, None, app.now(), app.now()).await?)
}

/// Sends a message through the installation's transport.
///
/// # Errors
/// When an address is malformed or the transport refuses; the text names no address.
pub async fn send(app: &App, mail: &Mail) -> Result<()> {
    let failed = |what: &str, error: &dyn std::fmt::Display| Error::Internal(format!("mail, {what}: {error}"));
    let text = SinglePart::plain(mail.text.clone());
    let builder = Message::builder()
        .from(app.config.mail_from.parse().map_err(|error| failed("sender", &error))?)
        .to(mail.to.parse().map_err(|_| failed("recipient", &"malformed address"))?)
        .subject(mail.subject.clone());
    let message = match &mail.attachment {
        None => builder.singlepart(text),
        Some(file) => {
            use base64::{Engine, engine::general_purpose::STANDARD};
            let content = STANDARD.decode(&file.base64).map_err(|error| failed("attachment", &error))?;
            let kind = ContentType::parse(&file.content_type).map_err(|error| failed("attachment", &error))?;
            builder.multipart(MultiPart::mixed().singlepart(text).singlepart(Attachment::new(file.name.clone()).body(content, kind)))
        }
    }
    .map_err(|error| failed("message", &error))?;
    match &app.config.mail {
        MailTransport::Folder(folder) => {
            std::fs::create_dir_all(folder).map_err(|error| Error::File { path: folder.display().to_string(), error })?;
            let transport = AsyncFileTransport::<Tokio1Executor>::new(folder);
            transport.send(message).await.map_err(|error| failed("folder", &error))?;
        }
        MailTransport::Smtp(url) => {
            let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| failed("server", &error))?.build();
            transport.send(message).await.map_err(|error| failed("server", &error))?;
        }
    }
    Ok(())
}
