//! One letter to many: each kept in the person's file, all in one PDF for the printer, or each by mail.

use std::path::PathBuf;

use ponte_documents::{Composed, ComposedPart};
use ponte_domain::{
    actor::{Actor, Purpose},
    attachment::{Attachment, AttachmentKind},
    email::is_email,
    id::{JobId, WorkerId},
    pack::Channel,
    reference::Lang,
    template::Template,
    worker::Worker,
};
use ponte_storage::{
    Filter, Kind, Stored,
    job::{self, Job, JobState},
    leaf,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::letter::{Draft, Way, Written, composed, deliver_in, filled, header, letter_of, typeset};
use crate::{
    App,
    error::{Error, Refusal, Result},
    import_batch::{file_error, folder, path_of},
    jobs::LEASE,
    register,
    rights::{Caller, Right},
};

/// Most people that one letter goes to at a time.
pub const MOST_PEOPLE: u64 = 5_000;

/// Letters made in one transaction.
const CHUNK: usize = 25;

/// The job that makes the letters.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MergeLetters {
    pub template: Uuid,
    /// The version that was tried.
    pub version: i64,
    /// What the letter is called, for the list of activities.
    pub name: String,
    pub people: Vec<Uuid>,
    pub by_mail: bool,
    pub lang: Lang,
    /// Who asked for it.
    pub actor: Actor,
}

impl MergeLetters {
    /// Name of the kind of job.
    pub const KIND: &'static str = "letters.merge";

    /// What the letters say that they were made from: a run that was cut short knows its own.
    fn mark(&self, job: JobId) -> String {
        format!("{} {} {}", self.template, self.version, job.0)
    }
}

/// What a merge would come to.
#[derive(Debug, Clone)]
pub struct Merged {
    pub version: i64,
    pub template: Template,
    /// Those who would get it, and the first of them.
    pub people: Vec<Uuid>,
    pub first: Option<Stored<Worker>>,
    /// Subject and text for the first of them, with what is not known of her.
    pub example: Option<(String, ponte_domain::fill::Filled)>,
    /// People of the list whose file the caller may not change.
    pub not_yours: usize,
    /// People who cannot be written to by mail: no address, or they do not want it.
    pub unreachable: usize,
    /// The list is longer than one letter may go to.
    pub too_many: bool,
}

/// Looks what a letter to the people of a list would come to.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn try_merge(app: &App, caller: &Caller, template: Uuid, filter: Filter, by_mail: bool, lang: Lang) -> Result<Merged> {
    let (version, template) = letter_of(app, caller, template).await?;
    let listing = register::page::<Worker>(app, caller, &Filter { offset: 0, limit: MOST_PEOPLE + 1, ..filter }).await?;
    let too_many = listing.len() as u64 > MOST_PEOPLE;
    let mut found = Merged { version, template, people: Vec::new(), first: None, example: None, not_yours: 0, unreachable: 0, too_many };
    for stored in listing.into_iter().take(usize::try_from(MOST_PEOPLE).unwrap_or(usize::MAX)) {
        if app.record::<Worker>(&app.db, caller, Right::EditPeople, stored.id).await.is_err() {
            found.not_yours += 1;
        } else if by_mail && !has_mail(&stored.value) {
            found.unreachable += 1;
        } else {
            found.people.push(stored.id);
            found.first.get_or_insert(stored);
        }
    }
    if let Some(first) = &found.first {
        found.example = Some(filled(app, first, &found.template, caller.actor.name(), lang).await?);
    }
    Ok(found)
}

fn has_mail(worker: &Worker) -> bool {
    worker.may_be_written_to() && worker.contacts.email.as_deref().is_some_and(is_email)
}

/// Asks for the letters to be made; they are found under the activities.
///
/// # Errors
/// As [`try_merge`]; [`Refusal::Missing`] when there is nobody to write to.
pub async fn start_merge(app: &App, caller: &Caller, template: Uuid, filter: Filter, by_mail: bool, lang: Lang) -> Result<JobId> {
    let tried = try_merge(app, caller, template, filter, by_mail, lang).await?;
    if tried.people.is_empty() {
        return Err(Refusal::Missing("people").into());
    }
    let id = JobId(app.new_id());
    let (name, people) = (tried.template.name, tried.people);
    let asked = MergeLetters { template, version: tried.version, name, people, by_mail, lang, actor: caller.actor.clone() };
    let payload = serde_json::to_string(&asked).map_err(|error| Error::Internal(error.to_string()))?;
    let tx = app.begin().await?;
    job::enqueue(&tx, id, MergeLetters::KIND, &payload, None, app.now(), app.now()).await?;
    app.audit(&tx, caller, "letter.merge", None, &[]).await?;
    app.commit(tx).await?;
    Ok(id)
}

/// Makes the letters, some in a transaction. Run again it goes on where it was.
///
/// # Errors
/// When the database or the folder cannot be used; [`Refusal::Stopped`] when somebody stopped it: the letters made so far stay.
pub async fn run_merge(app: &App, job: &Job, asked: &MergeLetters) -> Result<()> {
    let caller = app.caller(asked.actor.clone(), Purpose::Casework).await?;
    let (_, template) = letter_of(app, &caller, asked.template).await?;
    let (mark, total) = (asked.mark(job.id), i64::try_from(asked.people.len()).unwrap_or(i64::MAX));
    let (mut parts, mut done) = (Vec::new(), 0);
    for chunk in asked.people.chunks(CHUNK) {
        if !job::progress(&app.db, job.id, done, total, app.now() + LEASE, app.now()).await? {
            return Err(Refusal::Stopped.into());
        }
        for person in chunk {
            parts.extend(one(app, &caller, asked, &template, *person, &mark).await?);
        }
        done += i64::try_from(chunk.len()).unwrap_or(0);
    }
    if !asked.by_mail && !parts.is_empty() {
        let desk = header(app, &caller, &template.desk);
        let all = Composed { desk, title: template.name.clone(), parts };
        let bytes = typeset(app, all, asked.lang, app.today())?;
        let path = result_path(app, job.id);
        tokio::fs::create_dir_all(folder(app)).await.map_err(|error| file_error(&path, error))?;
        tokio::fs::write(&path, bytes).await.map_err(|error| file_error(&path, error))?;
    }
    job::progress(&app.db, job.id, done, total, app.now() + LEASE, app.now()).await.map(drop).map_err(Error::from)
}

/// Makes one letter, unless an earlier run made it; gives it for the file with all. Whoever is no longer there, or may not be
/// written to any more, gets none.
async fn one(
    app: &App,
    caller: &Caller,
    asked: &MergeLetters,
    template: &Template,
    person: Uuid,
    mark: &str,
) -> Result<Option<ComposedPart>> {
    let Ok(stored) = app.record::<Worker>(&app.db, caller, Right::EditPeople, person).await else { return Ok(None) };
    if asked.by_mail && !has_mail(&stored.value) {
        return Ok(None);
    }
    let (subject, filled) = filled(app, &stored, template, caller.actor.name(), asked.lang).await?;
    let paper = composed(app, caller, &stored, &template.name, Some(&subject), &filled.text);
    let part = paper.parts.first().cloned();
    let made = leaf::of_worker::<Attachment>(&app.db, WorkerId(person)).await?;
    if made.iter().any(|found| found.value.made_from.as_deref() == Some(mark)) {
        return Ok(part);
    }
    let bytes = typeset(app, paper, asked.lang, app.today())?;
    let draft = Draft {
        title: template.name.clone(),
        subject: Some(subject.clone()),
        text: filled.text.clone(),
        gaps: filled.gaps,
        channels: vec![Channel::Paper, Channel::Email],
        kind: AttachmentKind::Letter,
        from: mark.to_owned(),
        belongs: None,
        stored,
    };
    let way = if asked.by_mail { Way::Email } else { Way::Paper };
    let tx = app.begin().await?;
    deliver_in(app, &tx, caller, &draft, &Written { subject: Some(subject), text: filled.text, way, lang: asked.lang }, &bytes).await?;
    app.commit(tx).await?;
    Ok(part)
}

fn result_path(app: &App, job: JobId) -> PathBuf {
    path_of(app, job.0).with_extension("pdf")
}

/// Whether the file with all letters of a merge is there.
pub(crate) async fn is_made(app: &App, job: JobId) -> bool {
    tokio::fs::try_exists(result_path(app, job)).await.unwrap_or(false)
}

/// The PDF with all letters of a merge, for whoever asked for it, as long as it is kept.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn file_of_merge(app: &App, caller: &Caller, job: JobId) -> Result<Vec<u8>> {
    caller.require(Right::EditPeople)?;
    let found = job::get(&app.db, job).await?.filter(|found| found.kind == MergeLetters::KIND && found.state == JobState::Done);
    let asked = found.and_then(|found| serde_json::from_str::<MergeLetters>(&found.payload).ok());
    let asked = asked.filter(|asked| asked.actor.account() == caller.actor.account()).ok_or(Refusal::NotFound(Kind::Worker))?;
    let path = result_path(app, job);
    match tokio::fs::read(&path).await {
        Ok(bytes) => {
            let tx = app.begin().await?;
            for person in &asked.people {
                app.audit(&tx, caller, "letter.print", Some((Kind::Worker, *person)), &["attachment"]).await?;
            }
            app.commit(tx).await?;
            Ok(bytes)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Refusal::NotFound(Kind::Worker).into()),
        Err(error) => Err(file_error(&path, error)),
    }
}
