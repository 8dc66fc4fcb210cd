//! Chooses whom a campaign asks: everybody whom a filter lets through, a list of codes, a drawn sample; and who cannot be asked.

use std::collections::{BTreeMap, HashSet};

use ponte_domain::{
    campaign::{
        Audience, Campaign, CampaignError, CampaignState, Drawing, Group, LINK_DAYS, LeftOut, MOST_LINK_DAYS, MOST_PEOPLE, MOST_REMINDERS,
        MOST_TITLE,
    },
    employer::Employer,
    expression::{Number, Value, Values},
    id::{CampaignId, EmployerId, WorkerId},
    pack::Channel,
    questionnaire::{Candidate, Sample},
    response::{Operator, Subject},
    worker::Worker,
};
use ponte_storage::{Filter, Scope, Stored, campaign, register, response};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    App,
    error::{Refusal, Result},
    questionnaire::{self, Addressee, Available, at_desk},
    register::{Registered, narrowed},
    rights::{Caller, Right},
    secret::new_secret,
};

/// Whom a campaign asks.
#[derive(Debug, Clone)]
pub enum Choice {
    /// Everybody whom a filter of the register lets through.
    Filter(Box<Filter>),
    /// Those with these codes: ids, codes of where they come from, codici fiscali.
    Codes(Vec<String>),
    /// Some of each group, of those whom a filter lets through.
    Sample { sample: String, filter: Box<Filter> },
    /// Whoever comes by.
    Anybody,
}

/// A campaign that is to be made.
#[derive(Debug, Clone)]
pub struct NewCampaign {
    /// Code of the desk that asks.
    pub desk: String,
    pub pack_version: Uuid,
    pub questionnaire: String,
    pub title: String,
    pub audience: Audience,
    pub channel: Channel,
    pub message: Option<String>,
    pub reminder: Option<String>,
    pub link_days: u32,
    pub remind_after: Option<u32>,
    pub most_reminders: u32,
    pub choice: Choice,
}

/// What choosing came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub id: CampaignId,
    pub people: usize,
    pub left_out: usize,
}

/// Makes a campaign, as a draft: people are chosen, each with the way in which she can be reached, and nothing leaves yet.
///
/// Only people within the caller's reach are ever chosen. Who does not want to be written to, has the same questionnaire already
/// or cannot be reached at all is left out, with the reason.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`] of the desk; [`Refusal::Missing`] of the questionnaire or the sample;
/// [`Refusal::Campaign`] without a title, with nobody chosen or too many.
pub async fn create(app: &App, caller: &Caller, new: NewCampaign) -> Result<Chosen> {
    at_desk(app, caller, &new.desk)?;
    let title = new.title.trim().to_owned();
    if title.is_empty() || title.chars().count() > MOST_TITLE {
        return Err(Refusal::from(CampaignError::Title).into());
    }
    let available = questionnaire::available(app, &new.desk).await?;
    let wanted = |one: &Available| one.sheet.pack_version == new.pack_version && one.sheet.questionnaire == new.questionnaire;
    let found = available.into_iter().find(wanted).ok_or(Refusal::Missing("questionnaire"))?;
    let mut made = Campaign {
        id: CampaignId(app.new_id()),
        desk: new.desk.clone(),
        sheet: found.sheet.clone(),
        title,
        audience: new.audience,
        channel: new.channel,
        message: new.message.clone().filter(|name| found.held.pack.messages.iter().any(|message| message.id == *name)),
        reminder: new.reminder.clone().filter(|name| found.held.pack.messages.iter().any(|message| message.id == *name)),
        link_days: if new.link_days == 0 { LINK_DAYS } else { new.link_days.min(MOST_LINK_DAYS) },
        remind_after: new.remind_after.filter(|days| *days > 0),
        most_reminders: new.most_reminders.min(MOST_REMINDERS),
        anonymous: found.held.anonymous || new.audience == Audience::Anybody,
        drawing: None,
        state: CampaignState::Draft,
        created_at: app.now(),
        created_by: Operator::of(&caller.actor),
        opened_at: None,
        closed_at: None,
    };
    let asked = match new.audience {
        Audience::Workers => people(app, caller, &new, &found, &mut made).await?,
        Audience::Employers => employers(app, caller, &new).await?,
        Audience::Anybody => Vec::new(),
    };
    if asked.is_empty() && new.audience != Audience::Anybody {
        return Err(Refusal::from(CampaignError::Nobody).into());
    }
    store(app, caller, &made, asked).await
}

/// Somebody chosen.
struct Asked {
    subject: Subject,
    id: Uuid,
    band: Option<String>,
    to: Addressee,
    /// Whether a sheet on paper can reach her: by post, or at the desk.
    has_home: bool,
}

impl Asked {
    fn worker(app: &App, stored: &Stored<Worker>) -> Self {
        Self {
            subject: Subject::Worker(WorkerId(stored.id)),
            id: stored.id,
            band: questionnaire::band_of(app, &stored.value),
            to: Addressee::worker(&stored.value),
            has_home: stored.value.home().is_some_and(|home| home.address.is_some()),
        }
    }

    fn employer(stored: &Stored<Employer>) -> Self {
        let has_home = stored.value.sites.iter().any(|site| site.address.is_some());
        let subject = Subject::Employer(EmployerId(stored.id));
        Self { subject, id: stored.id, band: None, to: Addressee::employer(&stored.value), has_home }
    }

    /// How she is asked: as the campaign asks where that can be, else by telephone, else on paper.
    const fn channel(&self, wanted: Channel) -> Option<Channel> {
        match (wanted, self.to.email.is_some(), self.to.phone.is_some()) {
            (Channel::Paper, ..) => Some(Channel::Paper),
            (Channel::Email, true, _) => Some(Channel::Email),
            (Channel::Sms | Channel::Messaging | Channel::Telephone, _, true) => Some(wanted),
            (Channel::Sms | Channel::Messaging, true, _) => Some(Channel::Email),
            (_, _, true) => Some(Channel::Telephone),
            _ if self.has_home => Some(Channel::Paper),
            _ => None,
        }
    }
}

async fn store(app: &App, caller: &Caller, made: &Campaign, asked: Vec<Asked>) -> Result<Chosen> {
    let waiting: HashSet<Uuid> = response::waiting_with(&app.db, &made.sheet.questionnaire).await?.into_iter().collect();
    let tx = app.begin().await?;
    campaign::insert(&tx, made).await?;
    let (mut people, mut left_out) = (0, 0);
    for one in asked {
        let reason = match one.channel(made.channel) {
            _ if !one.to.wanted => Some(LeftOut::NotToContact),
            _ if waiting.contains(&one.id) => Some(LeftOut::Already),
            None => Some(LeftOut::NoContact),
            Some(channel) => {
                let mut response = questionnaire::fresh(app, &made.desk, made.sheet.clone(), one.subject, Some(made.id))?;
                response.channel = Some(channel);
                response.invitation = made.anonymous;
                response.band = one.band;
                response::insert(&tx, &response).await?;
                people += 1;
                None
            }
        };
        if let Some(reason) = reason {
            campaign::leave_out(&tx, made.id, one.id, reason).await?;
            left_out += 1;
        }
    }
    app.audit(&tx, caller, "campaign.create", None, &[]).await?;
    app.commit(tx).await?;
    Ok(Chosen { id: made.id, people, left_out })
}

/// The desk and those below it, as a condition of queries.
fn desks_below(app: &App, desk: &str) -> Scope {
    let tree = app.desks();
    let below = tree.below(tree.keeper_code(desk));
    // What names no desk that is known belongs to the installation's own.
    let strangers = tree.home().is_none_or(|home| below.contains(&home.code));
    let known = strangers.then(|| tree.desks().map(|desk| desk.code.clone()).collect());
    Scope { desks: below.into_iter().collect(), known, ..Scope::default() }
}

/// The records of a filter at a desk, within the reach of the caller.
async fn filtered<R: Registered>(app: &App, caller: &Caller, desk: &str, filter: &Filter) -> Result<Vec<Stored<R>>> {
    let mut filter = narrowed(caller, filter, &[R::SEE, R::EDIT])?;
    filter.scopes.push(desks_below(app, desk));
    filter.offset = 0;
    filter.limit = MOST_PEOPLE as u64 + 1;
    let found = register::list::<R>(&app.db, &filter).await?;
    if found.len() > MOST_PEOPLE { Err(Refusal::from(CampaignError::TooMany).into()) } else { Ok(found) }
}

async fn people(app: &App, caller: &Caller, new: &NewCampaign, found: &Available, made: &mut Campaign) -> Result<Vec<Asked>> {
    caller.require(Right::EditPeople)?;
    let chosen: Vec<Stored<Worker>> = match &new.choice {
        Choice::Anybody => Vec::new(),
        Choice::Filter(filter) => filtered(app, caller, &new.desk, filter).await?,
        Choice::Codes(codes) => by_codes(app, caller, codes).await?.0,
        Choice::Sample { sample, filter } => {
            let sample = found.held.samples.iter().find(|known| known.id == *sample).ok_or(Refusal::Missing("sample"))?;
            let candidates = filtered(app, caller, &new.desk, filter).await?;
            let (drawn, drawing) = draw(app, sample, candidates)?;
            made.drawing = Some(drawing);
            drawn
        }
    };
    Ok(chosen.iter().map(|stored| Asked::worker(app, stored)).collect())
}

async fn employers(app: &App, caller: &Caller, new: &NewCampaign) -> Result<Vec<Asked>> {
    caller.require(Right::EditEmployers)?;
    let chosen: Vec<Stored<Employer>> = match &new.choice {
        Choice::Codes(codes) => by_codes(app, caller, codes).await?.0,
        Choice::Filter(filter) | Choice::Sample { filter, .. } => filtered(app, caller, &new.desk, filter).await?,
        Choice::Anybody => Vec::new(),
    };
    Ok(chosen.iter().map(Asked::employer).collect())
}

/// The records with some codes, each once, and the codes of nobody whom the caller may ask.
async fn by_codes<R: Registered>(app: &App, caller: &Caller, codes: &[String]) -> Result<(Vec<Stored<R>>, Vec<String>)> {
    if codes.len() > MOST_PEOPLE {
        return Err(Refusal::from(CampaignError::TooMany).into());
    }
    let mut found: Vec<(String, Vec<Stored<R>>)> = Vec::with_capacity(codes.len());
    for code in codes.iter().map(|code| code.trim()).filter(|code| !code.is_empty()) {
        found.push((code.to_owned(), named(app, code).await?));
    }
    let ids: Vec<Uuid> = found.iter().flat_map(|(_, records)| records).map(|stored| stored.id).collect();
    let admitted = app.admitted(&app.db, caller, R::EDIT, R::KIND, &ids).await?;
    let (mut chosen, mut unknown, mut taken): (Vec<Stored<R>>, Vec<String>, HashSet<Uuid>) = Default::default();
    for (code, records) in found {
        let mut records: Vec<Stored<R>> = records.into_iter().filter(|stored| admitted.contains(&stored.id)).collect();
        // A code that two share names neither.
        match (records.pop(), records.is_empty()) {
            (Some(one), true) if taken.insert(one.id) => chosen.push(one),
            (Some(_), true) => {}
            _ => unknown.push(code),
        }
    }
    Ok((chosen, unknown))
}

async fn named<R: Registered>(app: &App, code: &str) -> Result<Vec<Stored<R>>> {
    if let Ok(id) = code.parse::<Uuid>() {
        return Ok(register::get(&app.db, id).await?.into_iter().collect());
    }
    if let Some(found) = register::by_external(&app.db, None, code).await? {
        return Ok(vec![found]);
    }
    Ok(register::by_code(&app.db, &code.to_ascii_uppercase()).await?)
}

/// The codes of a list that name nobody whom the caller may ask.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::Campaign`] when there are too many.
pub async fn unknown_codes(app: &App, caller: &Caller, audience: Audience, codes: &[String]) -> Result<Vec<String>> {
    match audience {
        Audience::Employers => Ok(by_codes::<Employer>(app, caller, codes).await?.1),
        Audience::Workers => Ok(by_codes::<Worker>(app, caller, codes).await?.1),
        Audience::Anybody => Ok(Vec::new()),
    }
}

/// The lot of a record under a seed: whoever holds both can draw again.
#[must_use]
pub fn lot_of(seed: &str, record: Uuid) -> u64 {
    let digest = Sha256::new().chain_update(seed.as_bytes()).chain_update(record.as_bytes()).finalize();
    digest.iter().take(8).fold(0, |lot, byte| (lot << 8) | u64::from(*byte))
}

/// What a sample may ask of a person.
fn candidate(app: &App, seed: &str, stored: &Stored<Worker>) -> Candidate {
    let mut values = Values::new();
    let mut add = |name: &str, number: Option<i64>| {
        if let Some(number) = number.and_then(|number| Number::whole(number).ok()) {
            values.insert(name.to_owned(), Value::Number(number));
        }
    };
    let worker = &stored.value;
    add("age", worker.person.age_on(app.today()).map(i64::from));
    add("unemployed_days", worker.status.did.map(|day| (app.today() - day).num_days()));
    Candidate { values, lot: lot_of(seed, stored.id) }
}

/// Draws a sample, desk by desk.
fn draw(app: &App, sample: &Sample, people: Vec<Stored<Worker>>) -> Result<(Vec<Stored<Worker>>, Drawing)> {
    let seed = new_secret()?;
    let tree = app.desks();
    let mut by_desk: BTreeMap<String, Vec<Stored<Worker>>> = BTreeMap::new();
    for stored in people {
        by_desk.entry(tree.keeper_code(&stored.value.desk).to_owned()).or_default().push(stored);
    }
    let (mut chosen, mut groups, mut without_group) = (Vec::new(), BTreeMap::new(), 0);
    for (desk, people) in by_desk {
        let candidates: Vec<Candidate> = people.iter().map(|stored| candidate(app, &seed, stored)).collect();
        let group_of =
            |place: usize| sample.by.evaluate(&candidates[place].values).ok().and_then(|value| value.as_text().map(str::to_owned));
        let drawn = sample.draw(&candidates);
        let mut counted: BTreeMap<String, Group> = sample.groups().into_iter().map(|group| (group, Group::default())).collect();
        for place in 0..people.len() {
            match group_of(place) {
                Some(group) => counted.entry(group).or_default().candidates += 1,
                None => without_group += 1,
            }
        }
        for place in &drawn.chosen {
            if let Some(group) = group_of(*place) {
                counted.entry(group).or_default().drawn += 1;
            }
        }
        for (group, short) in drawn.short {
            counted.entry(group).or_default().short = short;
        }
        groups.extend(counted.into_iter().map(|(group, counted)| (format!("{desk} {group}"), counted)));
        let taken: HashSet<usize> = drawn.chosen.into_iter().collect();
        chosen.extend(people.into_iter().enumerate().filter(|(place, _)| taken.contains(place)).map(|(_, stored)| stored));
    }
    Ok((chosen, Drawing { sample: sample.id.clone(), seed, at: app.now(), groups, without_group }))
}
