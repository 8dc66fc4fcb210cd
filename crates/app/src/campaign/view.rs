//! Shows campaigns: where they stand, who is still to be asked, who could not be.

use std::collections::HashMap;

use ponte_domain::{
    campaign::{Campaign, LeftOut},
    employer::Employer,
    id::CampaignId,
    pack::{Channel, Message},
    response::{Response, ResponseState, Subject},
    worker::Worker,
};
use ponte_storage::{
    Kind,
    campaign::{self, StoredCampaign},
    job, register,
    response::{self, Which},
};
use uuid::Uuid;

use super::{figures, figures::CampaignFigures, manage::of, send::SendInvitations};
use crate::{
    App,
    error::Result,
    questionnaire::{Held, messages},
    rights::{Caller, Right},
};

/// Campaigns listed at most.
const MOST: u64 = 200;

/// People shown in one list of a campaign at most; all of them are in its files.
const MOST_SHOWN: usize = 300;

/// A campaign in the list.
#[derive(Debug, Clone)]
pub struct CampaignLine {
    pub stored: StoredCampaign,
    pub held: Held,
    pub figures: CampaignFigures,
}

/// Somebody of a campaign, where she stands.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub response: Response,
    pub version: i64,
    /// Absent when the caller may not see whose it is.
    pub name: Option<String>,
    pub phone: Option<String>,
}

/// Somebody who was chosen and is not asked.
#[derive(Debug, Clone)]
pub struct LeftOutLine {
    pub subject: Uuid,
    pub name: Option<String>,
    pub reason: LeftOut,
}

/// All that the page of a campaign shows.
#[derive(Debug, Clone)]
pub struct CampaignPage {
    pub stored: StoredCampaign,
    pub held: Held,
    pub figures: CampaignFigures,
    /// How many are asked in each way.
    pub by_channel: Vec<(Channel, usize)>,
    /// Those whom an operator calls, or for whom a sheet is printed.
    pub to_call: Vec<Waiting>,
    /// Those to whom a letter could not go, with the reason.
    pub faulty: Vec<Waiting>,
    pub left_out: Vec<LeftOutLine>,
    /// How many more there are than the lists show.
    pub more: usize,
}

/// The campaigns of the desks that the caller reaches, the latest first.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn campaigns(app: &App, caller: &Caller) -> Result<Vec<CampaignLine>> {
    let scope = desks(app, caller)?;
    let mut lines = Vec::new();
    for stored in campaign::list(&app.db, None, scope.as_ref(), MOST).await? {
        let held = Held::of(app, &stored.campaign.sheet).await?;
        let figures = figures::of_campaign(app, &stored.campaign).await?;
        lines.push(CampaignLine { stored, held, figures });
    }
    Ok(lines)
}

/// The desks whose campaigns the caller may see: those at which she works with people's records.
pub(super) fn desks(app: &App, caller: &Caller) -> Result<Option<ponte_storage::Scope>> {
    caller.require(Right::EditPeople)?;
    let (reach, tree) = (caller.reach(Right::EditPeople), app.desks());
    if reach.is_everything() {
        return Ok(None);
    }
    let desks = tree.desks().map(|desk| desk.code.clone()).filter(|code| reach.may_make(&tree, code)).collect();
    Ok(Some(ponte_storage::Scope { desks, ..ponte_storage::Scope::default() }))
}

/// One campaign.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn view(app: &App, caller: &Caller, id: CampaignId) -> Result<CampaignPage> {
    let stored = of(app, caller, id).await?;
    let campaign = &stored.campaign;
    let held = Held::of(app, &campaign.sheet).await?;
    let all = response::list(&app.db, &Which { campaign: Some(id), anonymous: Some(false), ..Which::default() }).await?;
    let left_out = campaign::left_out(&app.db, id).await?;
    let subjects: Vec<Uuid> =
        all.iter().filter_map(|stored| subject_of(&stored.response)).chain(left_out.iter().map(|(id, _)| *id)).collect();
    let names = names(app, caller, &subjects).await?;
    let mut by_channel: Vec<(Channel, usize)> = Vec::new();
    let (mut to_call, mut faulty, mut more) = (Vec::new(), Vec::new(), 0);
    for stored in all {
        let response = stored.response;
        if let Some(channel) = response.channel {
            match by_channel.iter_mut().find(|(known, _)| *known == channel) {
                Some((_, count)) => *count += 1,
                None => by_channel.push((channel, 1)),
            }
        }
        let list = if response.fault.is_some() {
            &mut faulty
        } else if by_hand(&response) {
            &mut to_call
        } else {
            continue;
        };
        if list.len() == MOST_SHOWN {
            more += 1;
            continue;
        }
        let (name, phone) = subject_of(&response).and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        list.push(Waiting { version: stored.version, name, phone, response });
    }
    more += left_out.len().saturating_sub(MOST_SHOWN);
    let name = |id: &Uuid| names.get(id).and_then(|(name, _)| name.clone());
    let left_out = left_out.into_iter().take(MOST_SHOWN);
    let left_out = left_out.map(|(subject, reason)| LeftOutLine { name: name(&subject), subject, reason }).collect();
    let figures = figures::of_campaign(app, campaign).await?;
    Ok(CampaignPage { held, figures, by_channel, to_call, faulty, left_out, more, stored })
}

/// Whether an operator has still to ask her: by telephone, on paper, or by a message that somebody else sends.
fn by_hand(response: &Response) -> bool {
    let open = response.is_open() && response.state != ResponseState::NotReached;
    open && response.channel.is_some_and(|channel| channel != Channel::Email)
}

fn subject_of(response: &Response) -> Option<Uuid> {
    match response.subject {
        Subject::Worker(id) => Some(id.0),
        Subject::Employer(id) => Some(id.0),
        Subject::Nobody => None,
    }
}

type Name = (Option<String>, Option<String>);

/// Names and telephones of people and employers, of those whom the caller may see.
pub(super) async fn names(app: &App, caller: &Caller, ids: &[Uuid]) -> Result<HashMap<Uuid, Name>> {
    let mut found: HashMap<Uuid, Name> = HashMap::new();
    if caller.may(Right::SeePeople) {
        let seen = app.admitted(&app.db, caller, Right::SeePeople, Kind::Worker, ids).await?;
        let seen: Vec<Uuid> = seen.into_iter().collect();
        for stored in register::get_many::<Worker>(&app.db, &seen).await? {
            found.insert(stored.id, (Some(stored.value.person.full_name()), stored.value.contacts.phone.first().cloned()));
        }
    }
    let others: Vec<Uuid> = ids.iter().copied().filter(|id| !found.contains_key(id)).collect();
    if caller.may(Right::SeeEmployers) {
        let seen = app.admitted(&app.db, caller, Right::SeeEmployers, Kind::Employer, &others).await?;
        let seen: Vec<Uuid> = seen.into_iter().collect();
        for stored in register::get_many::<Employer>(&app.db, &seen).await? {
            let phone = stored.value.contacts.iter().find_map(|contact| contact.phone.clone());
            found.insert(stored.id, (Some(stored.value.name), phone));
        }
    }
    Ok(found)
}

/// Whether letters of a campaign are leaving now.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_sending(app: &App, id: CampaignId) -> Result<bool> {
    let is_of = |payload: &str| serde_json::from_str::<SendInvitations>(payload).is_ok_and(|asked| asked.campaign == id);
    let open = job::open(&app.db).await?;
    Ok(open.iter().any(|job| job.kind == SendInvitations::KIND && job.run_at <= app.now() && is_of(&job.payload)))
}

/// The messages of a questionnaire's pack that may travel so.
#[must_use]
pub fn messages_for(held: &Held, channel: Channel) -> Vec<&Message> {
    messages(held, channel)
}

impl CampaignPage {
    /// The campaign itself.
    #[must_use]
    pub const fn campaign(&self) -> &Campaign {
        &self.stored.campaign
    }
}
