//! Records that a pact was signed.

use chrono::NaiveDate;
use ponte_domain::{
    attachment::Belonging,
    id::WorkerId,
    pact::{Signature, SignedHow},
    service::{Origin, ServiceChannel},
};
use ponte_storage::{Kind, leaf};
use uuid::Uuid;

use super::keep::own;
use crate::{
    App,
    attachment::Evidence,
    error::{Refusal, Result},
    rights::Caller,
    service::{self, Delivered},
};

/// Records the signature of a pact: how, on which day, and what proves it: words, files (the signed paper, an identity document), or both. The first one is the service that the pact is (LEP D).
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Pact`], [`Refusal::Stale`].
pub async fn sign(
    app: &App,
    caller: &Caller,
    worker: WorkerId,
    (id, seen): (Uuid, i64),
    how: SignedHow,
    day: NaiveDate,
    evidence: Evidence,
) -> Result<()> {
    let tx = app.begin().await?;
    let mut pact = own(app, &tx, caller, worker, id).await?.value;
    let signature = Signature { how, day, evidence: evidence.in_words().to_owned(), by: caller.actor.clone(), at: app.now() };
    pact.sign(signature, app.today()).map_err(Refusal::from)?;
    leaf::update(&tx, seen, &pact).await?;
    evidence.keep_in(app, &tx, caller, worker, (Belonging::Pact, id)).await?;
    let channel = match how {
        SignedHow::Paper => ServiceChannel::Desk,
        SignedHow::Mail | SignedHow::StrongSignIn => ServiceChannel::Mail,
        SignedHow::Video => ServiceChannel::Video,
    };
    let delivered = Delivered { channel, ..service::person(worker, "D", (Origin::Pact, id)) };
    service::record_in(&tx, app, caller, delivered).await?;
    app.audit(&tx, caller, "pact.sign", Some((Kind::Worker, worker.0)), &["pact"]).await?;
    app.commit(tx).await
}
