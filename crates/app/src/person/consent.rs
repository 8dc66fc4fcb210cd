//! What a person says about the uses of her data; it is obeyed from the same moment.

use ponte_domain::{
    attachment::Belonging,
    consent::{ConsentAct, DataUse, EVIDENCE_CHARS},
    id::WorkerId,
    text::cut,
    worker::Worker,
};
use ponte_storage::{Kind, Stored, consent, erasure, register};

use super::{
    Use,
    access::{acting, standing},
    uses,
};
use crate::{
    App,
    attachment::Evidence,
    error::{Refusal, Result},
    mail,
    register::{HistoryEntry, changed, history_of},
    rights::{Caller, Right},
};

/// What a person said about the uses of her data, now and before.
#[derive(Debug, Clone)]
pub struct Consented {
    pub stored: Stored<Worker>,
    pub uses: Vec<Use>,
    /// Consents given and withdrawn, the latest first, with what proves them.
    pub acts: Vec<ConsentAct>,
    /// Saves of her record by which a consent changed otherwise: by a form, a call, an import.
    pub others: Vec<HistoryEntry>,
}

/// What a person said about the uses of her data.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn consents(app: &App, caller: &Caller, worker: WorkerId) -> Result<Consented> {
    let (stored, _) = standing(app, caller, Right::PersonRights, worker).await?;
    let acts = consent::of_worker(&app.db, worker).await?;
    let mut others = history_of(app, &stored).await?;
    others.retain_mut(|entry| {
        entry.changes.retain(|(name, ..)| name.starts_with("consents."));
        !entry.changes.is_empty() && acts.iter().all(|act| act.at != entry.at)
    });
    Ok(Consented { stored, uses: uses(app.today()), acts, others })
}

/// Notes what a person says about a use of her data, with what proves it. What she refuses stops with the same act: she
/// leaves the lists, her name is not sent, letters that wait for her are not sent.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Missing`] when the use is not hers to decide, or an operator
/// does not say how she was asked.
pub async fn say(app: &App, caller: &Caller, worker: WorkerId, about: DataUse, agreed: bool, evidence: Evidence) -> Result<()> {
    let (stored, _) = acting(app, caller, Right::PersonRights, worker).await?;
    let mut value = stored.value.clone();
    if !value.consents.say(about, agreed) {
        return Err(Refusal::Missing("about").into());
    }
    let terms = uses(app.today()).into_iter().find(|each| each.code == about).map_or_else(|| app.today(), |each| each.since);
    let said = Some(evidence.in_words()).filter(|text| !text.is_empty()).map(|text| cut(text, EVIDENCE_CHARS));
    let act = ConsentAct { id: app.new_id(), worker, about, agreed, at: app.now(), by: caller.actor.clone(), evidence: said, terms };
    let mut tx = app.begin().await?;
    if value != stored.value {
        register::update(&mut tx, &stored, &value, &caller.actor, app.now(), None).await?;
    }
    consent::insert(&tx, &act).await?;
    evidence.keep_in(app, &tx, caller, worker, (Belonging::Consent, act.id)).await?;
    if about == DataUse::Contact && !agreed {
        let addresses = stored.value.contacts.email.iter().chain(&stored.value.contacts.pec).cloned();
        erasure::sweep_jobs(&tx, mail::KIND, &erasure::Marks::new(addresses)).await?;
    }
    let details = changed(&tx, worker.0, &stored.value, &value).await?;
    let verb = if agreed { "person.consent" } else { "person.withdraw_consent" };
    app.audit_with(&tx, caller, verb, Some((Kind::Worker, worker.0)), details).await?;
    app.commit(tx).await
}
