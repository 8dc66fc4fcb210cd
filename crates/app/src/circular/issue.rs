//! Issues circulars, and puts newer versions in their place.

use chrono::NaiveDate;
use ponte_domain::circular::{Circular, CircularError, CircularKind, Edition};
use ponte_storage::{Kind, Tx, audit::Details, circular};
use uuid::Uuid;

use super::{found, own};
use crate::{
    App,
    error::{Refusal, Result},
    pack,
    rights::{Caller, Right},
};

/// A circular as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub kind: CircularKind,
    pub number: String,
    pub date: NaiveDate,
    pub title: String,
    pub body: String,
    /// Name of the pack that it belongs to.
    pub pack: Option<String>,
    /// The circular in the place of which it stands.
    pub replaces: Option<Uuid>,
}

impl Wording {
    fn edition(self, app: &App, caller: &Caller) -> Edition {
        Edition {
            kind: self.kind,
            number: self.number.trim().to_owned(),
            date: self.date,
            title: self.title.trim().to_owned(),
            body: self.body.replace("\r\n", "\n").trim().to_owned(),
            pack: self.pack,
            replaces: self.replaces,
            at: app.now(),
            by: caller.actor.clone(),
        }
    }
}

/// Codes of the desks for which the caller may issue, in the order of the tree.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn issuing(app: &App, caller: &Caller) -> Result<Vec<String>> {
    caller.require(Right::IssueCirculars)?;
    let (tree, reach) = (app.desks(), caller.reach(Right::IssueCirculars));
    Ok(tree.in_order().into_iter().filter(|(_, desk)| reach.covers(&tree, &desk.code)).map(|(_, desk)| desk.code.clone()).collect())
}

/// Issues a circular for a desk and all below it, under an id of its own: the same twice (a double click) is one. Gives the id.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::NotFound`] without the desk; [`Refusal::Circular`].
pub async fn issue(app: &App, caller: &Caller, id: Uuid, desk: &str, wording: Wording) -> Result<Uuid> {
    if !issuing(app, caller)?.iter().any(|known| known == desk) {
        return Err(Refusal::NotFound(Kind::Desk).into());
    }
    let tx = app.begin().await?;
    if let Some(known) = circular::get(&tx, id).await? {
        return Ok(known.circular.id);
    }
    let circular = Circular { id, desk: desk.to_owned(), present: wording.edition(app, caller), before: Vec::new(), withdrawn: None };
    circular.present.check(app.today()).map_err(Refusal::from)?;
    check(app, &tx, caller, &circular).await?;
    circular::insert(&tx, &circular).await?;
    note(app, &tx, caller, "circular.issue", &circular).await?;
    app.commit(tx).await?;
    Ok(id)
}

/// Puts a newer version in the place of the one that was seen; whoever had read that one is asked again.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Stale`], [`Refusal::Circular`].
pub async fn revise(app: &App, caller: &Caller, id: Uuid, seen: i64, wording: Wording) -> Result<()> {
    let tx = app.begin().await?;
    let mut circular = own(app, &tx, caller, id).await?.circular;
    circular.revise(wording.edition(app, caller), app.today()).map_err(Refusal::from)?;
    check(app, &tx, caller, &circular).await?;
    circular::update(&tx, seen, &circular).await?;
    note(app, &tx, caller, "circular.revise", &circular).await?;
    app.commit(tx).await
}

/// What cannot be told of a circular by itself: whether its number is free, and what it names is there.
async fn check(app: &App, tx: &Tx, caller: &Caller, written: &Circular) -> Result<()> {
    if circular::is_taken(tx, written).await? {
        return Err(Refusal::from(CircularError::Taken).into());
    }
    if let Some(replaced) = written.present.replaces {
        match found(app, tx, caller, replaced).await {
            Ok(_) => {}
            Err(crate::error::Error::Refused(Refusal::NotFound(_))) => return Err(Refusal::from(CircularError::Replaces).into()),
            Err(error) => return Err(error),
        }
    }
    if let Some(named) = &written.present.pack
        && pack::one(app, &written.desk, named).await?.is_none()
    {
        return Err(Refusal::from(CircularError::Pack).into());
    }
    Ok(())
}

async fn note(app: &App, tx: &Tx, caller: &Caller, verb: &'static str, circular: &Circular) -> Result<()> {
    let context = Some(format!("circular={} version={} desk={}", circular.id, circular.edition(), circular.desk));
    app.audit_with(tx, caller, verb, None, Details { context, ..Details::default() }).await
}
