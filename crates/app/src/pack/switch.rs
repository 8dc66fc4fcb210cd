//! Switches packs on and off at a desk, and keeps what the desk sets.

use ponte_domain::expression::Values;
use ponte_storage::{
    Kind,
    audit::Details,
    pack::{self, DeskPack},
};

use super::{PackError, held::keep, known::one};
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Switches a pack on at a desk, in its newest version, or keeps the version that is on and changes what the desk sets.
///
/// What is running goes on with the version it began with. `seen` is the version of what the desk said before, 0 for nothing.
///
/// # Errors
/// [`Refusal::Forbidden`] unless the desk may be set up by the caller; [`Refusal::NotFound`]; [`Refusal::Pack`] when the pack has
/// faults, or a value is none that may be set; [`Refusal::Stale`].
pub async fn enable(app: &App, caller: &Caller, desk: &str, id: &str, seen: i64, parameters: Values, newest: bool) -> Result<()> {
    let desk = permitted(app, caller, desk)?;
    let known = one(app, &desk, id).await?.ok_or(Refusal::NotFound(Kind::Desk))?;
    let source = if newest { known.newest() } else { known.shown() };
    let source = source.or_else(|| known.sources.first()).ok_or(Refusal::NotFound(Kind::Desk))?;
    let read = source.pack.as_ref().map_err(|faults| Refusal::Pack(PackError::Faults(faults.clone())))?;
    let wrong = |(name, value): (&String, _)| {
        let parameter = read.manifest.parameters.iter().find(|parameter| parameter.id == *name);
        (!parameter.is_some_and(|parameter| parameter.allows(value))).then(|| name.clone())
    };
    let wrong: Vec<String> = parameters.iter().filter_map(wrong).collect();
    if !wrong.is_empty() {
        return Err(Refusal::Pack(PackError::Parameters(wrong)).into());
    }
    let tx = app.begin().await?;
    let pack_version = keep(app, &tx, read).await?;
    let said = DeskPack { desk, pack: id.to_owned(), pack_version, is_on: true, parameters, version: seen, changed_at: app.now() };
    pack::save(&tx, seen, &said).await?;
    let context = Some(format!("pack={id} version={} desk={}", read.manifest.version, said.desk));
    app.audit_with(&tx, caller, "pack.enable", None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await
}

/// Switches a pack off at a desk: nothing new begins, and what is running goes on. What the desk set stays for the next time.
///
/// # Errors
/// As [`enable`]; [`Refusal::Pack`] when it is not on.
pub async fn disable(app: &App, caller: &Caller, desk: &str, id: &str, seen: i64) -> Result<()> {
    let desk = permitted(app, caller, desk)?;
    let known = one(app, &desk, id).await?.ok_or(Refusal::NotFound(Kind::Desk))?;
    let Some(said) = known.said.filter(|said| said.is_on) else { return Err(Refusal::Pack(PackError::NotOn).into()) };
    let tx = app.begin().await?;
    // What a desk above switched on is switched off here only.
    let own = said.desk == desk;
    let off = DeskPack { desk, is_on: false, version: seen, changed_at: app.now(), ..said };
    pack::save(&tx, if own { seen } else { 0 }, &off).await?;
    let context = Some(format!("pack={id} desk={}", off.desk));
    app.audit_with(&tx, caller, "pack.disable", None, Details { context, ..Details::default() }).await?;
    app.commit(tx).await
}

/// Code of a desk whose packs the caller may switch.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub fn permitted(app: &App, caller: &Caller, desk: &str) -> Result<String> {
    caller.require(Right::Desk)?;
    let tree = app.desks();
    let found = tree.get(desk).filter(|desk| caller.reach(Right::Desk).covers(&tree, &desk.code));
    Ok(found.ok_or(Refusal::NotFound(Kind::Desk))?.code.clone())
}
