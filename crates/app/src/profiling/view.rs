//! Reads what concerns the profiling of a person.

use ponte_domain::{
    id::WorkerId,
    profiling::{Answers, Profile, Proposed, Qualitative, Track, TrackChoice, TrackRule},
    reference::Label,
    worker::Worker,
};
use ponte_storage::{
    Reads, Stored,
    leaf::{self, StoredLeaf},
    response::{self, Which},
};

use super::{
    model::{InForce, in_force},
    prefill, shipped,
};
use crate::{
    App,
    error::Result,
    person::{self, Standing},
    questionnaire::Held,
    rights::{Caller, Right},
};

/// All that concerns the profiling of a person.
#[derive(Debug, Clone)]
pub struct ProfilingFile {
    pub stored: Stored<Worker>,
    /// The model with which a profile would be made now.
    pub in_force: InForce,
    /// What the form of a new profile begins with: what the record holds, and for the rest what she said last.
    pub begun: Answers,
    /// What the record answers.
    pub known: Answers,
    /// The latest first.
    pub profiles: Vec<StoredLeaf<Profile>>,
    pub choices: Vec<StoredLeaf<TrackChoice>>,
    pub interview: Option<Qualitative>,
    /// What its questionnaire calls the band.
    pub band: Option<Label>,
    /// What the rule proposes now.
    pub proposed: Proposed,
}

impl ProfilingFile {
    /// The profile that holds.
    #[must_use]
    pub fn profile(&self) -> Option<&StoredLeaf<Profile>> {
        self.profiles.iter().find(|found| found.value.voided.is_none())
    }

    /// The track that holds.
    #[must_use]
    pub fn choice(&self) -> Option<&StoredLeaf<TrackChoice>> {
        self.choices.iter().find(|found| found.value.voided.is_none())
    }
}

/// What a decision about the track stands on.
pub(super) struct StandingOn {
    pub(super) profile: Option<Profile>,
    pub(super) interview: Option<Qualitative>,
    pub(super) proposed: Proposed,
}

/// The interview that was sent in last, as a rule reads it.
async fn interview(db: &impl Reads, worker: WorkerId, rule: &TrackRule) -> Result<Option<Qualitative>> {
    let which = Which { worker: Some(worker), questionnaire: Some(rule.questionnaire.clone()), ..Which::default() };
    let all = response::list(db, &which).await?.into_iter().map(|stored| stored.response);
    let last = all
        .filter(|response| response.is_completed())
        .filter_map(|response| Some((response.last()?.at, response)))
        .max_by_key(|(at, _)| *at);
    Ok(last.map(|(at, response)| {
        let scored = response.last().and_then(|last| last.assessment.scores.iter().find(|scored| scored.score == rule.score));
        let judged = response.judgement(&rule.score);
        Qualitative {
            response: response.id,
            at,
            index: scored.and_then(|scored| scored.value),
            band: judged.map(|judged| judged.band.clone()).or_else(|| scored.and_then(|scored| scored.band.clone())),
            confirmed: judged.is_some(),
        }
    }))
}

/// What the rule of the profile that holds proposes now; of somebody without a profile, nothing by marks.
pub(super) async fn standing(app: &App, db: &impl Reads, worker: WorkerId) -> Result<StandingOn> {
    let profiles = leaf::of_worker::<Profile>(db, worker).await?;
    let profile = profiles.into_iter().map(|found| found.value).find(|profile| profile.voided.is_none());
    let rule = match &profile {
        Some(profile) => profile.rule.clone(),
        None => match ponte_storage::register::get::<Worker>(db, worker.0).await? {
            Some(stored) => in_force(app, db, &stored.value.desk).await?.model.track,
            None => shipped()?.track.clone(),
        },
    };
    let interview = interview(db, worker, &rule).await?;
    Ok(StandingOn { proposed: proposed(profile.as_ref(), interview.as_ref(), &rule), profile, interview })
}

fn proposed(profile: Option<&Profile>, interview: Option<&Qualitative>, rule: &TrackRule) -> Proposed {
    use ponte_domain::profiling::Nearness as N;
    // Nobody who was not profiled has an index: it may be anything.
    let between = profile.map_or((N::Near, N::Far), |profile| (profile.score.nearest, profile.score.farthest));
    rule.propose(between, interview, profile.and_then(|profile| profile.needs), profile.and_then(|profile| profile.collective))
}

/// What the questionnaire calls the band of an interview.
async fn band(app: &App, interview: Option<&Qualitative>, profile: Option<&Profile>) -> Result<Option<Label>> {
    let Some(seen) = interview else { return Ok(None) };
    let Some(stored) = response::get(&app.db, seen.response).await? else { return Ok(None) };
    let held = Held::of(app, &stored.response.sheet).await?;
    let rule = match profile {
        Some(profile) => profile.rule.score.clone(),
        None => shipped()?.track.score.clone(),
    };
    let score = held.scores.iter().find(|score| score.id == rule);
    let band = score.and_then(|score| score.bands.iter().find(|band| Some(&band.code) == seen.band.as_ref()));
    Ok(band.map(|band| band.title.clone()))
}

async fn read(app: &App, stored: Stored<Worker>) -> Result<ProfilingFile> {
    let worker = WorkerId(stored.id);
    let standing = standing(app, &app.db, worker).await?;
    let in_force = in_force(app, &app.db, &stored.value.desk).await?;
    let mut begun = standing.profile.as_ref().map(|profile| profile.answers.clone()).unwrap_or_default();
    begun.retain(|input, _| !input.is_of_territory());
    let known = prefill::of_record(app, &stored).await?;
    begun.extend(known.clone());
    begun.extend(prefill::of_territory(app, &stored.value, &in_force.model));
    Ok(ProfilingFile {
        in_force,
        begun,
        known,
        band: band(app, standing.interview.as_ref(), standing.profile.as_ref()).await?,
        profiles: leaf::of_worker(&app.db, worker).await?,
        choices: leaf::of_worker(&app.db, worker).await?,
        interview: standing.interview,
        proposed: standing.proposed,
        stored,
    })
}

/// All that concerns the profiling of a person, for whoever may open her file.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`], [`crate::error::Refusal::NotFound`].
pub async fn file(app: &App, caller: &Caller, worker: WorkerId) -> Result<ProfilingFile> {
    let stored: Stored<Worker> = app.record(&app.db, caller, Right::SeePeople, worker.0).await?;
    read(app, stored).await
}

/// The same for herself and who acts for her.
///
/// # Errors
/// As [`file`].
pub async fn own(app: &App, caller: &Caller, worker: WorkerId) -> Result<(ProfilingFile, Standing)> {
    let (stored, standing) = person::standing(app, caller, Right::PersonRights, worker).await?;
    Ok((read(app, stored).await?, standing))
}

/// The track of a person that holds, for whoever may open her file.
///
/// # Errors
/// As [`file`].
pub async fn track_of(app: &App, caller: &Caller, worker: WorkerId) -> Result<Option<Track>> {
    app.record::<Worker>(&app.db, caller, Right::SeePeople, worker.0).await?;
    let choices = leaf::of_worker::<TrackChoice>(&app.db, worker).await?;
    Ok(choices.iter().find(|found| found.value.voided.is_none()).map(|found| found.value.track))
}
