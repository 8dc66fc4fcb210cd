//! Two records of one person made one; made two again as long as nobody has worked on the one since.

use ponte_domain::{id::WorkerId, reference::Lang, worker::Consents, worker::Worker};
use ponte_storage::{
    Kind, Stored,
    audit::Details,
    merge::{self, Merge, Refused},
    register,
};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    App,
    error::{Error, Refusal, Result},
    register::{Likeness, Recorded, changed, duplicates, read_record},
    rights::{Caller, Right},
};

/// Parts of a record between which nobody chooses: where it comes from, who keeps it, and what she said, of which the stricter holds.
const NOT_CHOSEN: [&str; 4] = ["id", "source", "desk", "consents"];

/// Two records that may be of one person.
#[derive(Debug, Clone)]
pub struct Pair {
    pub kept: Stored<Worker>,
    pub gone: Stored<Worker>,
    /// Parts in which they differ: import name, the value of each.
    pub choices: Vec<(String, Value, Value)>,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::BothProtected => Refusal::MustStay.into(),
            Refused::WorkedOn => Refusal::CannotUndo.into(),
            Refused::Storage(error) => error.into(),
        }
    }
}

/// Records that may be of the same person as one, with the reason, and the merges that made it what it is.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn twins(app: &App, caller: &Caller, worker: WorkerId) -> Result<(Stored<Worker>, Vec<(Stored<Worker>, Likeness)>, Vec<Merge>)> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::MergePeople, worker.0).await?;
    let mut found = duplicates(app, caller, &stored.value).await?;
    found.retain(|(other, _)| other.id != worker.0);
    Ok((stored, found, merge::into(&app.db, worker.0).await?))
}

/// Two records side by side; that they are opened is recorded.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::NobodyChosen`] when it is one record.
pub async fn pair(app: &App, caller: &Caller, kept: WorkerId, gone: WorkerId) -> Result<Pair> {
    let found = both(app, caller, kept, gone).await?;
    for id in [kept.0, gone.0] {
        crate::audit::note_opened(app, caller, Kind::Worker, id).await?;
    }
    Ok(found)
}

async fn both(app: &App, caller: &Caller, kept: WorkerId, gone: WorkerId) -> Result<Pair> {
    let own: Stored<Worker> = app.record(&app.db, caller, Right::MergePeople, kept.0).await?;
    let other: Stored<Worker> = app.record(&app.db, caller, Right::MergePeople, gone.0).await?;
    if kept == gone {
        return Err(Refusal::NobodyChosen.into());
    }
    let (mine, theirs) = (own.value.tree(), other.value.tree());
    let names = mine.as_object().into_iter().chain(theirs.as_object()).flat_map(|tree| tree.keys().cloned());
    let mut names: Vec<String> = names.filter(|name| !NOT_CHOSEN.contains(&name.as_str())).collect();
    names.sort();
    names.dedup();
    let value = |tree: &Value, name: &str| tree.get(name).cloned().unwrap_or(Value::Null);
    let choices = names.into_iter().map(|name| (value(&mine, &name), value(&theirs, &name), name));
    let choices = choices.filter(|(one, other, _)| one != other).map(|(one, other, name)| (name, one, other)).collect();
    Ok(Pair { kept: own, gone: other, choices })
}

/// Takes the record `gone` into `kept`; of the parts named the value of `gone` holds, of the others that of `kept` (or of `gone`, where
/// `kept` has none). All that hangs on it follows; its number leads to the one that stays.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::NobodyChosen`]; [`Refusal::MustStay`] when both have a protected part;
/// [`Refusal::Stale`].
pub async fn unite(app: &App, caller: &Caller, kept: WorkerId, gone: WorkerId, theirs: &[String]) -> Result<Uuid> {
    let pair = both(app, caller, kept, gone).await?;
    let value = united(app, caller, &pair, theirs)?;
    let id = app.new_id();
    let mut tx = app.begin().await?;
    merge::apply(&mut tx, &pair.kept, &pair.gone, &value, &caller.actor, (id, app.now())).await?;
    let mut details = changed(&tx, kept.0, &pair.kept.value, &value).await?;
    details.context = Some(format!("merge={id}"));
    app.audit_with(&tx, caller, "person.unite", Some((Kind::Worker, kept.0)), details).await?;
    let context = Some(format!("merge={id} into={kept}"));
    app.audit_with(&tx, caller, "person.unite", Some((Kind::Worker, gone.0)), Details { context, ..Details::default() }).await?;
    app.commit(tx).await?;
    Ok(id)
}

fn united(app: &App, caller: &Caller, pair: &Pair, theirs: &[String]) -> Result<Worker> {
    let mut tree = pair.kept.value.tree();
    for (name, mine, other) in &pair.choices {
        if !other.is_null() && (mine.is_null() || theirs.contains(name)) {
            tree[name] = other.clone();
        }
    }
    let (read, noted) = read_record::<Worker>(app, caller, &tree, Lang::It);
    let mut value = read.filter(|_| noted.errors.is_empty()).ok_or(Refusal::Missing("value"))?;
    value.external = pair.kept.value.external.clone();
    value.desk.clone_from(&pair.kept.value.desk);
    value.consents = stricter(&pair.kept.value.consents, &pair.gone.value.consents);
    Ok(value)
}

/// What she said: a no in either record is a no, and what was never said stays so only when it was said in neither.
fn stricter(one: &Consents, other: &Consents) -> Consents {
    let both = |one: Option<bool>, other: Option<bool>| match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (said, None) | (None, said) => said,
        (Some(true), Some(true)) => Some(true),
    };
    Consents {
        matching: both(one.matching, other.matching),
        publication: both(one.publication, other.publication),
        contact: both(one.contact, other.contact),
        transfer: both(one.transfer, other.transfer),
        until: one.until.into_iter().chain(other.until).min(),
        restricted: one.restricted.into_iter().chain(other.restricted).min(),
    }
}

/// Makes the record two again, as they were before the last merge into it.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::CannotUndo`] when there was none, or somebody has worked on it since.
pub async fn separate(app: &App, caller: &Caller, kept: WorkerId) -> Result<Uuid> {
    app.record::<Worker>(&app.db, caller, Right::MergePeople, kept.0).await?;
    let last = merge::into(&app.db, kept.0).await?.into_iter().next().ok_or(Refusal::CannotUndo)?;
    let mut tx = app.begin().await?;
    merge::undo(&mut tx, &last, app.now()).await?;
    let details = || Details { context: Some(format!("merge={}", last.id)), ..Details::default() };
    app.audit_with(&tx, caller, "person.separate", Some((Kind::Worker, last.kept)), details()).await?;
    app.audit_with(&tx, caller, "person.separate", Some((Kind::Worker, last.gone)), details()).await?;
    app.commit(tx).await?;
    Ok(last.gone)
}

/// Where the number of a record leads that was taken into another, for who may know of that one.
///
/// # Errors
/// When the database cannot be read.
pub async fn leads_to(app: &App, caller: &Caller, gone: Uuid) -> Result<Option<Uuid>> {
    let Some(kept) = merge::leads_to(&app.db, gone).await? else { return Ok(None) };
    let known = match register::get::<Worker>(&app.db, kept).await? {
        Some(stored) => app.permit(&app.db, caller, Right::SeePeople, &stored).await.is_ok(),
        None => false,
    };
    Ok(known.then_some(kept))
}
