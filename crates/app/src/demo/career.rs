//! Profiles, tracks, balances, plans and curricula for the first people of the demonstration; what is told stands in `career.toml`.

use chrono::{Days, NaiveDate, TimeDelta};
use ponte_domain::{
    actor::{Actor, Purpose},
    balance::{Balance, Class, SaidBy},
    curriculum::{Curriculum, Shown, key_of_skill, key_of_title, key_of_work},
    id::WorkerId,
    profiling::{Answer, Input, Territory, Track},
    reference::Lang,
};
use ponte_storage::leaf;
use serde::Deserialize;

use crate::{
    App,
    balance::{self, Entry},
    curriculum::{self, Side},
    error::{Error, Result},
    plan::{self, Agreed},
    profiling::{self, Given},
    rights::Caller,
};

const TOLD: &str = include_str!("career.toml");

#[derive(Deserialize)]
struct Careers {
    province: ToldProvince,
    people: Vec<Told>,
}

#[derive(Deserialize)]
struct ToldProvince {
    code: String,
    employment_rate: String,
    low_work_intensity: String,
    business_density: String,
    source: String,
    reason: String,
}

#[derive(Deserialize)]
struct Told {
    /// What she is asked beyond her record.
    profile: Option<std::collections::BTreeMap<Input, String>>,
    track: Option<ToldTrack>,
    balance: Option<ToldBalance>,
    plan: Option<ToldPlan>,
    curriculum: Option<ToldCurriculum>,
}

#[derive(Deserialize)]
struct ToldTrack {
    track: Track,
    reason: String,
}

#[derive(Deserialize)]
struct ToldBalance {
    /// Of what the record does not judge.
    level: u8,
    extra: Vec<ToldEntry>,
    summary: String,
}

#[derive(Deserialize)]
struct ToldEntry {
    class: Class,
    what: String,
    level: u8,
    said_by: SaidBy,
    evidence: String,
    place: String,
}

#[derive(Deserialize)]
struct ToldPlan {
    goal: String,
    steps: Vec<ToldStep>,
}

#[derive(Deserialize)]
struct ToldStep {
    what: String,
    who: String,
    /// Days from today.
    days: i64,
}

#[derive(Deserialize)]
struct ToldCurriculum {
    name: String,
    about: String,
}

/// Records what is told of the first people, in the name of the operator.
///
/// # Errors
/// When the database refuses, or a rule does not allow what is told.
pub async fn tell(app: &App, operator: Actor, people: &[WorkerId]) -> Result<()> {
    let careers: Careers = toml::from_str(TOLD).map_err(|error| Error::Internal(error.to_string()))?;
    province(app, careers.province).await?;
    let caller = app.caller(operator, Purpose::Casework).await?;
    for (worker, told) in people.iter().zip(careers.people) {
        one(app, &caller, *worker, told).await?;
    }
    Ok(())
}

/// Writes a version of the model with the figures of the province.
async fn province(app: &App, told: ToldProvince) -> Result<()> {
    let number = |text: &str| text.parse().map(Some).map_err(|_| Error::Internal(format!("{text} is no number")));
    let mut model = profiling::shipped()?.clone();
    model.territories.push(Territory {
        province: told.code,
        employment_rate: number(&told.employment_rate)?,
        low_work_intensity: number(&told.low_work_intensity)?,
        business_density: number(&told.business_density)?,
        source: told.source,
    });
    profiling::keep_model(app, &Caller::console(Purpose::Administration), 0, model, &told.reason).await.map(drop)
}

async fn one(app: &App, caller: &Caller, worker: WorkerId, told: Told) -> Result<()> {
    if let Some(asked) = told.profile {
        let mut answers = profiling::file(app, caller, worker).await?.begun;
        for (input, text) in asked {
            let number = || text.parse().map(Answer::Number).map_err(|_| Error::Internal(format!("{text} is no number")));
            let answer = if input.choices().is_some() { Answer::Choice(text.clone()) } else { number()? };
            answers.insert(input, answer);
        }
        profiling::make(app, caller, worker, Given { answers, needs: Some(false), collective: Some(false) }).await?;
    }
    if let Some(track) = told.track {
        profiling::decide(app, caller, worker, track.track, &track.reason).await?;
    }
    if let Some(plan) = told.plan {
        planned(app, caller, worker, plan).await?;
    }
    if let Some(told) = told.balance {
        balanced(app, caller, worker, told).await?;
    }
    if let Some(told) = told.curriculum {
        chosen(app, caller, worker, told).await?;
    }
    Ok(())
}

async fn planned(app: &App, caller: &Caller, worker: WorkerId, told: ToldPlan) -> Result<()> {
    let today = app.today();
    let review = today.checked_add_days(Days::new(60)).unwrap_or(today);
    let target = balance::target_of(app, &told.goal, "");
    let id = plan::keep(app, caller, worker, None, Agreed { goal: told.goal, target, review }).await?;
    for (version, step) in (1..).zip(told.steps) {
        let until: Option<NaiveDate> = today.checked_add_signed(TimeDelta::days(step.days));
        plan::add_step(app, caller, worker, (id, version), (&step.what, &step.who), until).await?;
    }
    Ok(())
}

async fn balanced(app: &App, caller: &Caller, worker: WorkerId, told: ToldBalance) -> Result<()> {
    let id = balance::begin(app, caller, worker).await?;
    balance::take_over(app, caller, worker, (id, 1)).await?;
    let mut version = 2;
    let taken = leaf::get::<Balance>(&app.db, id).await?.map(|found| found.value.competences).unwrap_or_default();
    let judged = taken.into_iter().filter(|own| own.level.is_none()).map(|own| Entry {
        id: Some(own.id),
        class: own.class,
        what: own.what.text,
        level: Some(told.level),
        evidence: own.evidence,
        place: own.place,
        when: own.when,
        said_by: own.said_by,
    });
    let extra = told.extra.into_iter().map(|own| Entry {
        id: None,
        class: own.class,
        what: own.what,
        level: Some(own.level),
        evidence: own.evidence,
        place: own.place,
        when: String::new(),
        said_by: own.said_by,
    });
    for entry in judged.chain(extra).collect::<Vec<Entry>>() {
        balance::keep(app, caller, worker, (id, version), entry).await?;
        version += 1;
    }
    balance::conclude(app, caller, worker, (id, version), &told.summary).await
}

async fn chosen(app: &App, caller: &Caller, worker: WorkerId, told: ToldCurriculum) -> Result<()> {
    let record = curriculum::file(app, caller, Side::Desk, worker).await?.stored.value;
    let own = Curriculum {
        id: app.new_id(),
        worker,
        day: app.today(),
        name: told.name,
        headline: record.wishes.occupations.first().map(|wish| wish.text.clone()).unwrap_or_default(),
        about: told.about,
        lang: Lang::It,
        vacancy: None,
        experiences: record.experiences.iter().map(key_of_work).collect(),
        education: record.education.iter().map(key_of_title).collect(),
        skills: record.skills.iter().map(key_of_skill).collect(),
        shown: Shown::ALL.to_vec(),
        by: caller.actor.clone(),
        at: app.now(),
    };
    curriculum::keep(app, caller, Side::Desk, None, own).await.map(drop)
}
