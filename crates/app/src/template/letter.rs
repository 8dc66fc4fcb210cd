//! Letters, documents and messages to a person: written from a text of the office or of a pack, read over by a person, then made.
//!
//! What is made is kept in the person's file as a PDF, whichever way it went.

use chrono::NaiveDate;
use ponte_documents::{Composed, ComposedPart, DeskHeader, Document, compose, plain_text};
use ponte_domain::{
    attachment::{AttachmentKind, Belonging},
    email::is_email,
    expression::Value,
    fill::{CodeWords, Filled, fill},
    id::WorkerId,
    pack::Channel,
    pathway::{Act, Entry, StepKind, Subject},
    reference::Lang,
    response::SendFault,
    template::{Template, TemplateUse},
    worker::Worker,
};
use ponte_storage::{Kind, Stored, Tx, template};
use uuid::Uuid;

use super::values::{address_of, code_words, person_values};
use crate::{
    App,
    attachment::{Made as MadeFile, keep_made},
    error::{Error, Refusal, Result},
    mail::{self, Mail},
    pathway::{self, Case, record_in},
    rights::{Caller, Right},
};

/// What is made for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A letter of the office.
    Letter(Uuid),
    /// The document or message of a step: the case, and the name of the step.
    Step(Uuid, String),
}

/// How it reaches her.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Handed over or sent on paper.
    Paper,
    Email,
    /// Said or sent by the operator, by telephone or with a telephone.
    Said(Channel),
}

/// A text that is ready to be read over.
#[derive(Debug, Clone)]
pub struct Draft {
    /// What it is called in the file.
    pub title: String,
    /// Absent for a document that is no letter.
    pub subject: Option<String>,
    pub text: String,
    /// What was not known, as placeholders.
    pub gaps: Vec<String>,
    /// The ways that it may go.
    pub channels: Vec<Channel>,
    pub kind: AttachmentKind,
    /// Name and version of the text.
    pub from: String,
    pub belongs: Option<(Belonging, Uuid)>,
    /// Whose it is.
    pub stored: Stored<Worker>,
}

/// What was read over and is to be made.
#[derive(Debug, Clone)]
pub struct Written {
    pub subject: Option<String>,
    pub text: String,
    pub way: Way,
    pub lang: Lang,
}

/// Most characters of what is made.
const TEXT_CHARS: usize = ponte_domain::template::TEXT_CHARS;

/// Fills a text for a person.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn draft(app: &App, caller: &Caller, worker: WorkerId, what: &What, lang: Lang) -> Result<Draft> {
    let stored = app.record::<Worker>(&app.db, caller, Right::EditPeople, worker.0).await?;
    match what {
        What::Letter(id) => of_office(app, caller, stored, *id, lang).await,
        What::Step(run, step) => of_step(app, caller, stored, *run, step, lang).await,
    }
}

async fn of_office(app: &App, caller: &Caller, stored: Stored<Worker>, id: Uuid, lang: Lang) -> Result<Draft> {
    let offered = super::letters(app, caller, &stored.value.desk).await?;
    let found = offered.into_iter().find(|offered| offered.found.template.id == id).ok_or(Refusal::NotFound(Kind::Worker))?.found;
    let (subject, filled) = filled(app, &stored, &found.template, caller.actor.name(), lang).await?;
    Ok(Draft {
        title: found.template.name.clone(),
        subject: Some(subject),
        text: filled.text,
        gaps: filled.gaps,
        channels: vec![Channel::Paper, Channel::Email],
        kind: AttachmentKind::Letter,
        from: format!("{} {}", found.template.id, found.version),
        belongs: None,
        stored,
    })
}

/// A letter of the office filled for a person: subject and text.
pub(super) async fn filled(
    app: &App,
    stored: &Stored<Worker>,
    text: &Template,
    operator: Option<&str>,
    lang: Lang,
) -> Result<(String, Filled)> {
    let values = person_values(app, stored, operator).await?;
    let none = CodeWords::new();
    let mut subject = fill(Template::said(&text.subject, lang), &values, &none, lang);
    let mut filled = fill(Template::said(&text.text, lang), &values, &none, lang);
    subject.gaps.retain(|gap| !filled.gaps.contains(gap));
    filled.gaps.append(&mut subject.gaps);
    Ok((subject.text, filled))
}

async fn of_step(app: &App, caller: &Caller, stored: Stored<Worker>, run: Uuid, step: &str, lang: Lang) -> Result<Draft> {
    let case = pathway::view(app, caller, run).await?;
    let known = case
        .pathway()
        .filter(|_| case.stored.run.subject == Subject::Worker(WorkerId(stored.id)))
        .ok_or(Refusal::NotFound(Kind::Worker))?;
    let (_, step) = known.step(step).ok_or(Refusal::NotFound(Kind::Worker))?;
    let mut values = person_values(app, &stored, caller.actor.name()).await?;
    values.extend(case.values(app));
    let due = case.standing.step(&step.id).and_then(|standing| standing.due);
    values.insert("deadline".to_owned(), due.or_else(|| case.standing.next_due()).map_or(Value::None, Value::Date));
    let words = code_words(&case.pack, known, lang);
    let from = |name: &str| format!("{} {} {name}", case.stored.run.pack, case.pack.manifest.version);
    let (title, base) = (step.title.get(lang).to_owned(), Some((Belonging::Pathway, run)));
    let draft = |subject, filled: Filled, channels, kind, name: &str| Draft {
        title,
        subject,
        text: filled.text,
        gaps: filled.gaps,
        channels,
        kind,
        from: from(name),
        belongs: base,
        stored,
    };
    match (step.kind, step.document.as_deref(), step.message.as_deref()) {
        (StepKind::Document, Some(name), _) => {
            let found = case.pack.documents.iter().find(|document| document.id == name).ok_or(Refusal::NotFound(Kind::Worker))?;
            let filled = fill(Template::said(&found.text, lang), &values, &words, lang);
            Ok(draft(None, filled, vec![Channel::Paper], AttachmentKind::Document, name))
        }
        (StepKind::Message, _, Some(name)) => {
            let found = case.pack.messages.iter().find(|message| message.id == name).ok_or(Refusal::NotFound(Kind::Worker))?;
            let subject = if found.subject.get(lang).is_empty() { &found.title } else { &found.subject };
            let subject = fill(subject.get(lang), &values, &words, lang).text;
            let filled = fill(found.text.get(lang), &values, &words, lang);
            Ok(draft(Some(subject), filled, found.channels.clone(), AttachmentKind::Letter, name))
        }
        _ => Err(Refusal::NotFound(Kind::Worker).into()),
    }
}

/// What a text looks like on paper.
pub(crate) fn composed(app: &App, caller: &Caller, stored: &Stored<Worker>, title: &str, subject: Option<&str>, text: &str) -> Composed {
    let worker = &stored.value;
    let to = match subject {
        None => Vec::new(),
        Some(_) => {
            let lines = std::iter::once(worker.person.full_name()).chain(address_of(app, worker));
            lines.filter(|line| !line.trim().is_empty()).collect()
        }
    };
    Composed {
        desk: header(app, caller, &worker.desk),
        title: title.to_owned(),
        parts: vec![ComposedPart { to, subject: subject.map(str::to_owned), blocks: compose(text) }],
    }
}

/// The desk at the head of what is printed.
pub(super) fn header(app: &App, caller: &Caller, desk: &str) -> DeskHeader {
    let desk = app.market.desk_of(desk);
    DeskHeader {
        name: desk.name.clone(),
        address: desk.address.clone(),
        phone: desk.phone.clone(),
        email: desk.email.clone(),
        operator: caller.actor.name().map(str::to_owned),
    }
}

/// Typesets what is written, on the threads for such work.
///
/// # Errors
/// When the document cannot be typeset.
pub(crate) fn typeset(app: &App, composed: Composed, lang: Lang, today: NaiveDate) -> Result<Vec<u8>> {
    let render = || app.presses.documents.render(&Document::Composed(composed), lang, today);
    // Milliseconds of one core; on a runtime with one thread there is no other to go to.
    let rendered = match tokio::runtime::Handle::try_current().map(|handle| handle.runtime_flavor()) {
        Ok(tokio::runtime::RuntimeFlavor::MultiThread) => tokio::task::block_in_place(render),
        _ => render(),
    };
    rendered.map_err(|error| Error::Internal(error.to_string()))
}

/// Makes what was read over: keeps it in the person's file, sends it when it goes by mail, and records the step that it is for.
///
/// # Errors
/// As [`draft`]; [`Refusal::Missing`] for a text that is empty, [`Refusal::TooLong`]; [`Refusal::NotWritable`] when there is no
/// address or she does not want to be written to; [`Refusal::Run`].
pub async fn deliver(app: &App, caller: &Caller, worker: WorkerId, what: &What, written: Written) -> Result<Uuid> {
    let draft = draft(app, caller, worker, what, written.lang).await?;
    check(&draft, &written)?;
    let composed = composed(app, caller, &draft.stored, &draft.title, written.subject.as_deref(), &written.text);
    let bytes = typeset(app, composed, written.lang, app.today())?;
    let tx = app.begin().await?;
    let id = deliver_in(app, &tx, caller, &draft, &written, &bytes).await?;
    if let What::Step(run, step) = what {
        let case = Case::of(app, pathway::find(app, &tx, caller, pathway::Touch::Edit, *run).await?).await?;
        let act = Act::Step { step: step.clone(), decision: None, quantity: None };
        record_in(app, &tx, caller, case, Entry { on: app.today(), act }, "").await?;
    }
    app.commit(tx).await?;
    Ok(id)
}

fn check(draft: &Draft, written: &Written) -> Result<()> {
    if written.text.trim().is_empty() {
        return Err(Refusal::Missing("text").into());
    }
    if draft.subject.is_some() && written.subject.as_deref().is_none_or(|subject| subject.trim().is_empty()) {
        return Err(Refusal::Missing("subject").into());
    }
    let too_long =
        written.text.chars().count() > TEXT_CHARS || written.subject.as_ref().is_some_and(|subject| subject.chars().count() > 200);
    if too_long { Err(Refusal::TooLong("text").into()) } else { Ok(()) }
}

/// Keeps a PDF in the file of a person and, when it goes by mail, asks for it to be sent: the words in the message, the PDF with it.
pub(crate) async fn deliver_in(app: &App, tx: &Tx, caller: &Caller, draft: &Draft, written: &Written, bytes: &[u8]) -> Result<Uuid> {
    let worker = WorkerId(draft.stored.id);
    let title = written.subject.clone().unwrap_or_else(|| draft.title.clone());
    let file = MadeFile { kind: draft.kind, title, belongs: draft.belongs, from: draft.from.clone() };
    let id = keep_made(app, tx, caller, worker, file, bytes).await?;
    if written.way == Way::Email {
        let person = &draft.stored.value;
        if !person.may_be_written_to() {
            return Err(Refusal::NotWritable(SendFault::NotToContact).into());
        }
        let address = person.contacts.email.clone().filter(|address| is_email(address));
        let to = address.ok_or(Refusal::NotWritable(SendFault::BadAddress))?;
        let subject = written.subject.clone().unwrap_or_default();
        let text = plain_text(&compose(&written.text));
        mail::enqueue(app, tx, &Mail { to, subject, text, attachment: None, response: None }).await?;
    }
    app.audit(tx, caller, "letter.make", Some((Kind::Worker, worker.0)), &["attachment"]).await?;
    Ok(id)
}

/// The letter of a template that may still be written, for a merge.
pub(super) async fn letter_of(app: &App, caller: &Caller, id: Uuid) -> Result<(i64, Template)> {
    caller.require(Right::EditPeople)?;
    let found = template::versions(&app.db, id).await?.into_iter().next();
    let found = found.filter(|found| found.template.about == TemplateUse::Letter && !found.template.retired);
    let found = found.ok_or(Refusal::NotFound(Kind::Worker))?;
    Ok((found.version, found.template))
}
