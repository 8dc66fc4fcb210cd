//! Invitations and reminders: whom they go to, in which words.

use chrono::{Days, NaiveDate};
use ponte_domain::{
    email::is_email,
    employer::Employer,
    expression::{Expression, Value, Values},
    id::ResponseId,
    pack::{Channel, Message, Piece, pieces},
    response::{Response, SendFault, Subject},
    worker::Worker,
};
use ponte_storage::{Reads, Stored, Tx, proposal::LinkPurpose, register};
use ponte_templates::{Lang, mails::QuestionnaireRequest};

use super::sheet::Held;
use crate::{
    App,
    error::{Error, Result},
    link,
    mail::{self, Mail},
    rights::Caller,
};

/// A letter about a questionnaire.
pub(crate) struct Letter<'a> {
    /// Whom it goes to.
    pub response: &'a Response,
    pub held: &'a Held,
    /// The message of the pack; a plain one when absent.
    pub message: Option<&'a str>,
    pub again: bool,
    /// Days for which the link works.
    pub days: i64,
}

/// Whom a letter goes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Addressee {
    pub given_name: String,
    pub family_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Whether she may be written to at all.
    pub wanted: bool,
}

impl Addressee {
    pub(crate) fn worker(worker: &Worker) -> Self {
        Self {
            given_name: worker.person.given_name.clone(),
            family_name: worker.person.family_name.clone(),
            email: worker.contacts.email.clone().filter(|email| !email.trim().is_empty()),
            phone: worker.contacts.phone.first().cloned(),
            wanted: worker.may_be_written_to(),
        }
    }

    pub(crate) fn employer(employer: &Employer) -> Self {
        let reached = employer.contacts.iter().find(|contact| contact.email.is_some()).or_else(|| employer.contacts.first());
        Self {
            given_name: reached.map_or_else(|| employer.name.clone(), |contact| contact.name.clone()),
            family_name: String::new(),
            email: reached.and_then(|contact| contact.email.clone()),
            phone: reached.and_then(|contact| contact.phone.clone()),
            wanted: true,
        }
    }

    pub(crate) async fn of(db: &impl Reads, subject: Subject) -> Result<Option<Self>> {
        Ok(match subject {
            Subject::Worker(id) => register::get(db, id.0).await?.map(|stored: Stored<Worker>| Self::worker(&stored.value)),
            Subject::Employer(id) => register::get(db, id.0).await?.map(|stored: Stored<Employer>| Self::employer(&stored.value)),
            Subject::Nobody => None,
        })
    }
}

/// Writes to the person or employer of a response, with a new link to `answers`, in the transaction given; or says why that
/// cannot be.
pub(crate) async fn post(app: &App, tx: &Tx, caller: &Caller, letter: &Letter<'_>, answers: ResponseId) -> Result<Option<SendFault>> {
    let Some(to) = Addressee::of(tx, letter.response.subject).await? else { return Ok(Some(SendFault::BadAddress)) };
    if !to.wanted {
        return Ok(Some(SendFault::NotToContact));
    }
    let Some(address) = to.email.clone().filter(|email| is_email(email)) else { return Ok(Some(SendFault::BadAddress)) };
    let link = make_link(app, tx, answers, letter.days).await?;
    let text = compose(app, caller, letter, &to, &link)?;
    let mail = Mail { to: address, subject: text.subject, text: text.text, attachment: None, response: Some(letter.response.id) };
    mail::enqueue(app, tx, &mail).await?;
    Ok(None)
}

/// A new link to a response.
pub(crate) async fn make_link(app: &App, tx: &Tx, answers: ResponseId, days: i64) -> Result<String> {
    let secret = link::make(app, tx, LinkPurpose::Questionnaire, answers.0, days).await?;
    Ok(format!("{}/q/{secret}", app.config.base_url))
}

fn compose(app: &App, caller: &Caller, letter: &Letter<'_>, to: &Addressee, link: &str) -> Result<ponte_templates::MailText> {
    let until = deadline(app, letter.days);
    let message = message_of(letter.held, letter.message);
    let said = |text: &ponte_domain::reference::Label| {
        let text = text.get(Lang::It);
        (!text.is_empty()).then(|| fill(text, &values(app, letter.response, to, link, until)))
    };
    let letter = QuestionnaireRequest {
        now: app.now(),
        sender: mail::sender(app, caller),
        subject: message.and_then(|message| said(&message.subject)),
        words: message.and_then(|message| said(&message.text)),
        title: letter.held.title.get(Lang::It).to_owned(),
        minutes: letter.held.minutes,
        again: letter.again,
        anonymous: letter.held.anonymous,
        until,
        link: link.to_owned(),
    };
    app.presses.words.mail(&letter, Lang::It).map_err(|error| Error::Internal(error.to_string()))
}

/// What is sent to a telephone: the message of the pack, else the bare link with its title.
pub(crate) fn short_text(
    app: &App,
    held: &Held,
    message: Option<&str>,
    response: &Response,
    to: &Addressee,
    link: &str,
    days: i64,
) -> String {
    match message_of(held, message) {
        Some(message) => fill(message.text.get(Lang::It), &values(app, response, to, link, deadline(app, days))),
        None => format!("{} {link}", held.title.get(Lang::It)),
    }
}

/// The message of a name.
fn message_of<'h>(held: &'h Held, name: Option<&str>) -> Option<&'h Message> {
    let name = name?;
    held.pack.messages.iter().find(|message| message.id == name)
}

/// The messages of a pack that may travel so, for a choice.
pub(crate) fn messages(held: &Held, channel: Channel) -> Vec<&Message> {
    held.pack.messages.iter().filter(|message| message.channels.contains(&channel)).collect()
}

fn deadline(app: &App, days: i64) -> NaiveDate {
    app.today().checked_add_days(Days::new(days.unsigned_abs())).unwrap_or_else(|| app.today())
}

fn values(app: &App, response: &Response, to: &Addressee, link: &str, until: NaiveDate) -> Values {
    let desk = app.market.desk_of(&response.desk);
    let mut values = response.sheet.setting(app.now()).values();
    let mut add = |name: &str, text: Option<&str>| {
        values.insert(name.to_owned(), text.map_or(Value::None, Value::text));
    };
    add("given_name", Some(&to.given_name));
    add("family_name", Some(&to.family_name));
    add("desk_name", Some(&desk.name));
    add("desk_phone", desk.phone.as_deref());
    add("desk_email", desk.email.as_deref());
    add("desk_address", desk.address.as_deref());
    add("link", Some(link));
    values.insert("deadline".to_owned(), Value::Date(until));
    values
}

/// A text with its placeholders filled; what is not known is left out.
fn fill(text: &str, values: &Values) -> String {
    let said = |written: &str| match Expression::parse(written).ok().and_then(|read| read.evaluate(values).ok()) {
        Some(Value::Text(text)) => text,
        Some(Value::Number(number)) => number.to_string().replace('.', ","),
        Some(Value::Date(day)) => day.format("%d/%m/%Y").to_string(),
        _ => String::new(),
    };
    let filled = pieces(text).into_iter().map(|piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Expression(written, _) => said(written),
        Piece::Broken(_) => String::new(),
    });
    filled.collect::<String>().trim().to_owned()
}
