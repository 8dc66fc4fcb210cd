//! Runs an import: reads a file on one thread, stores what is right on another.

use std::{fs::File, io::BufWriter, path::PathBuf, sync::Arc, time::Instant};

use ponte_domain::{course::Course, desk::DeskTree, employer::Employer, id::BatchId, reference::Lang, vacancy::Vacancy, worker::Worker};
use ponte_storage::{
    Tx,
    batch::{self, Batch, BatchState},
};
use tokio::sync::mpsc;

use super::{MarketLinker, store::Imported};
use crate::{
    App,
    error::{Error, Result},
    import::{
        concept::Links,
        context::{Context, Options},
        error::{Code, FieldError},
        fields::Noun,
        mapping::Mapping,
        prepare::{Prepared, Refused, prepare},
        rejects::Rejects,
        report::ImportReport,
        source::open,
    },
    rights::{Caller, Reach, Right},
};

/// Records stored in one transaction.
const CHUNK: usize = 1_000;

/// What is to be imported, and how.
#[derive(Debug, Clone)]
pub struct ImportRequest {
    pub noun: Noun,
    pub file: PathBuf,
    /// How the file is called where it came from.
    pub file_name: String,
    pub mapping: Mapping,
    /// Check and count only: nothing is kept.
    pub dry_run: bool,
    /// All or nothing: one refused line refuses the file.
    pub atomic: bool,
    /// Where the refused lines go, as they came.
    pub rejects: Option<PathBuf>,
    /// Language of the words that are linked.
    pub lang: Lang,
}

/// How an import ended.
#[derive(Debug)]
pub struct Ended {
    /// Absent when nothing was to be kept.
    pub batch: Option<BatchId>,
    pub report: ImportReport,
    /// The file as a whole could not be read; nothing was.
    pub unreadable: Option<FieldError>,
    /// Whether what was read is kept.
    pub kept: bool,
}

type Outcome<R> = std::result::Result<Prepared<R>, Refused>;

/// What the reading thread sends.
enum Message<R> {
    Unreadable(FieldError),
    Header(Vec<u8>),
    Chunk(Vec<Outcome<R>>),
}

/// Imports a file. Good lines are kept in the order of the file, a thousand a transaction; bad ones are refused with
/// their reasons and leave the rest unharmed. With `atomic` nothing is kept unless all lines are good.
///
/// `progress` is told how many lines have been read.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`]; a failure of storage or of the rejects file.
pub async fn run(app: &App, caller: &Caller, request: ImportRequest, progress: impl Fn(u64)) -> Result<Ended> {
    run_as(app, caller, BatchId(app.new_id()), request, progress).await
}

/// As [`run`], under a number that is known beforehand: a job's own, so that its report is found by it.
///
/// # Errors
/// As [`run`].
pub async fn run_as(app: &App, caller: &Caller, id: BatchId, request: ImportRequest, progress: impl Fn(u64)) -> Result<Ended> {
    caller.require(Right::Import)?;
    match request.noun {
        Noun::Workers => run_noun::<Worker>(app, caller, id, request, progress).await,
        Noun::Employers => run_noun::<Employer>(app, caller, id, request, progress).await,
        Noun::Vacancies => run_noun::<Vacancy>(app, caller, id, request, progress).await,
        Noun::Courses => run_noun::<Course>(app, caller, id, request, progress).await,
    }
}

async fn run_noun<R: Imported>(app: &App, caller: &Caller, id: BatchId, request: ImportRequest, progress: impl Fn(u64)) -> Result<Ended> {
    let began = Instant::now();
    let mut batch = begin(app, caller, id, &request).await?;
    let (sender, mut messages) = mpsc::channel::<Message<R>>(2);
    let reading = spawn_reader(app, caller, &request, sender);
    let desks = Desks::of(app, caller);
    let mut rejects: Option<Rejects<BufWriter<File>>> = None;
    let mut report = ImportReport::default();
    let mut unreadable = None;
    // With `atomic` there is one transaction for the whole file, kept or thrown away at the end. A dry run throws
    // each chunk away by itself, so that nobody at work waits for it.
    let mut whole: Option<Tx> = if request.atomic && !request.dry_run { Some(app.begin().await?) } else { None };
    while let Some(message) = messages.recv().await {
        match message {
            Message::Unreadable(error) => {
                report.errors.push(error.clone());
                unreadable = Some(error);
            }
            Message::Header(header) => rejects = open_rejects(&request, &header)?,
            Message::Chunk(chunk) => {
                let mut good = Vec::with_capacity(chunk.len());
                for outcome in chunk {
                    count(desks.check(outcome), &mut report, &mut rejects, &mut good).map_err(|error| file_error(&request, error))?;
                }
                match &mut whole {
                    Some(tx) => R::store(app, tx, caller, (batch.id, &desks), good, &mut report).await?,
                    None => {
                        let mut tx = app.begin().await?;
                        R::store(app, &mut tx, caller, (batch.id, &desks), good, &mut report).await?;
                        if request.dry_run { tx.rollback().await? } else { tx.commit(app.now()).await? }
                    }
                }
                progress(report.read);
            }
        }
    }
    reading.await.map_err(|error| Error::Internal(error.to_string()))?;
    if let Some(rejects) = rejects {
        rejects.finish().map_err(|error| file_error(&request, error))?;
    }
    report.seconds = began.elapsed().as_secs_f64();
    let kept = unreadable.is_none() && !request.dry_run && !(request.atomic && report.refused > 0);
    if let Some(tx) = whole {
        if kept { tx.commit(app.now()).await? } else { tx.rollback().await? }
    }
    batch.state = if kept { BatchState::Done } else { BatchState::Failed };
    batch.report = serde_json::to_string(&report).map_err(|error| Error::Internal(error.to_string()))?;
    end(app, caller, &request, &batch).await?;
    Ok(Ended { batch: (!request.dry_run).then_some(batch.id), report, unreadable, kept })
}

/// Notes that an import has begun, so that one that is cut short is seen.
async fn begin(app: &App, caller: &Caller, id: BatchId, request: &ImportRequest) -> Result<Batch> {
    let batch = Batch {
        id,
        kind: request.noun.as_str().to_owned(),
        file_name: request.file_name.clone(),
        at: app.now(),
        actor: serde_json::to_string(&caller.actor).map_err(|error| Error::Internal(error.to_string()))?,
        state: BatchState::Running,
        report: "{}".to_owned(),
        undone_at: None,
    };
    if !request.dry_run {
        let tx = app.begin().await?;
        batch::save(&tx, &batch).await?;
        app.commit(tx).await?;
    }
    Ok(batch)
}

async fn end(app: &App, caller: &Caller, request: &ImportRequest, batch: &Batch) -> Result<()> {
    if request.dry_run {
        return Ok(());
    }
    let tx = app.begin().await?;
    batch::save(&tx, batch).await?;
    app.audit(&tx, caller, "import.run", None, &[]).await?;
    app.commit(tx).await
}

fn file_error(request: &ImportRequest, error: std::io::Error) -> Error {
    let path = request.rejects.as_deref().unwrap_or(&request.file).display().to_string();
    Error::File { path, error }
}

fn open_rejects(request: &ImportRequest, header: &[u8]) -> Result<Option<Rejects<BufWriter<File>>>> {
    let Some(path) = &request.rejects else { return Ok(None) };
    let file = File::create(path).map_err(|error| file_error(request, error))?;
    Ok(Some(Rejects::new(BufWriter::new(file), header)))
}

fn count<R>(
    outcome: Outcome<R>,
    report: &mut ImportReport,
    rejects: &mut Option<Rejects<BufWriter<File>>>,
    good: &mut Vec<(u64, R)>,
) -> std::io::Result<()> {
    match outcome {
        Ok(prepared) => {
            report.accept(&prepared);
            good.push((prepared.line, prepared.record));
        }
        Err(refused) => {
            report.refuse(&refused);
            if let Some(rejects) = rejects {
                rejects.write(&refused)?;
            }
        }
    }
    Ok(())
}

/// The desks for which whoever imports may import.
pub(super) struct Desks {
    reach: Reach,
    tree: Arc<DeskTree>,
}

impl Desks {
    fn of(app: &App, caller: &Caller) -> Self {
        Self { reach: caller.reach(Right::Import), tree: app.desks() }
    }

    /// Whether records of a desk may be brought in.
    pub(super) fn take(&self, desk: &str) -> bool {
        self.reach.may_make(&self.tree, desk)
    }

    /// What is wrong with a record that belongs to another desk.
    pub(super) fn refusal(line: u64, desk: &str) -> FieldError {
        FieldError::new(line, "desk", Code::OtherDesk, desk, "")
    }

    fn check<R: Imported>(&self, outcome: Outcome<R>) -> Outcome<R> {
        let prepared = outcome?;
        if self.take(prepared.record.desk()) {
            return Ok(prepared);
        }
        let errors = vec![Self::refusal(prepared.line, prepared.record.desk())];
        Err(Refused { line: prepared.line, errors, warnings: prepared.warnings, original: Vec::new() })
    }
}

/// Reads, checks and links on a thread of its own, so that storing goes on meanwhile.
fn spawn_reader<R: Imported>(
    app: &App,
    caller: &Caller,
    request: &ImportRequest,
    sender: mpsc::Sender<Message<R>>,
) -> tokio::task::JoinHandle<()> {
    let (catalogue, linker) = (app.market.catalogue(), MarketLinker(app.market.linker()));
    let desk = caller.desk_for(Right::Import, &app.desks()).cloned().unwrap_or_else(|| (*app.market.desk()).clone());
    let options =
        Options { source: format!("{}/{}", request.noun, desk.code), desk: desk.code.clone(), today: app.today(), lang: request.lang };
    let (path, mapping) = (request.file.clone(), request.mapping.clone());
    tokio::task::spawn_blocking(move || {
        let links = Links::new(&linker, options.lang);
        let context = Context::new(&catalogue, &links, &options);
        let opened = File::open(&path)
            .map_err(|error| FieldError::of_line(0, Code::ReadFailed, error.to_string()))
            .and_then(|file| open(file, mapping));
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => return drop(sender.blocking_send(Message::Unreadable(error))),
        };
        let mut records = prepare::<R, _>(opened.records, context).peekable();
        // A closed channel means that storing failed: nobody wants the rest.
        let mut open = sender.blocking_send(Message::Header(opened.header_line)).is_ok();
        while open && records.peek().is_some() {
            open = sender.blocking_send(Message::Chunk(records.by_ref().take(CHUNK).collect())).is_ok();
        }
    })
}
