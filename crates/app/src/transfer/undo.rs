//! A transfer is taken back, whole, for a week.

use ponte_domain::{
    case::{Member, Part},
    transfer::FileState,
    worker::Worker,
};
use ponte_storage::{Kind, Stored, case, register, transfer};
use uuid::Uuid;

use super::{carry::end, preview::may_bring};
use crate::{
    App,
    error::{Refusal, Result},
    rights::{Caller, Right},
};

/// Takes a transfer back: each file that is still where it was brought goes back to its desk and its team. Files that waited move no more;
/// those that went on to another desk meanwhile stay there. Gives how many went back.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::Transfer`] after a week, or twice; [`Refusal::Stale`].
pub async fn undo(app: &App, caller: &Caller, id: Uuid) -> Result<usize> {
    caller.require(Right::AssignCases)?;
    let mut tx = app.begin().await?;
    let found = transfer::get(&tx, id).await?.ok_or(Refusal::NotFound(Kind::Worker))?;
    let mut order = found.transfer;
    may_bring(app, caller, &order.to_desk)?;
    order.undo(caller.actor.clone(), app.now()).map_err(Refusal::from)?;
    transfer::update(&tx, found.version, &order).await?;
    let most = ponte_domain::transfer::MOST_FILES as u64;
    for mut file in transfer::files(&tx, id, FileState::Waiting, most).await? {
        file.state = FileState::Left;
        transfer::save_file(&tx, &file).await?;
    }
    let mut count = 0;
    for mut file in transfer::files(&tx, id, FileState::Moved, most).await? {
        let stored: Option<Stored<Worker>> = register::get(&tx, file.worker.0).await?;
        let Some(stored) = stored.filter(|stored| stored.value.desk == order.to_desk) else { continue };
        may_bring(app, caller, &file.from_desk)?;
        if file.from_desk != order.to_desk {
            let value = Worker { desk: file.from_desk.clone(), ..stored.value.clone() };
            register::update(&mut tx, &stored, &value, &caller.actor, app.now(), None).await?;
        }
        let present: Vec<Member> = case::team(&tx, file.worker).await?.into_iter().filter(|member| member.is_in_on(app.today())).collect();
        let hers = |member: &&Member| Some(member.account) == order.to && member.part == Part::CaseManager;
        for member in present.iter().filter(hers).filter(|member| !file.team.contains(member)) {
            end(app, &tx, member).await?;
        }
        for member in &file.team {
            case::save_member(&tx, member).await?;
        }
        file.state = FileState::Back;
        transfer::save_file(&tx, &file).await?;
        app.audit(&tx, caller, "case.carry_back", Some((Kind::Worker, file.worker.0)), &["desk", "team"]).await?;
        count += 1;
    }
    app.commit(tx).await?;
    Ok(count)
}
