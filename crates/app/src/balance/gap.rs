//! How far what a person can do is from an occupation or a vacancy: skill by skill, and the shortest way in that the engine finds.

use ponte_domain::{
    balance::Competence,
    concept::ConceptRef,
    id::{ExternalId, VacancyId, WorkerId},
    plan::Target,
    reference::{Catalogue, Lang, SkillIx},
    text::sort_key,
    vacancy::Vacancy,
    worker::Worker,
};
use ponte_storage::{Kind, Stored, register};

use crate::{
    App,
    error::{Refusal, Result},
    market::{Course, Gap, SurveyQuestion},
    rights::{Caller, Right},
    vacancy,
};

/// A skill of the occupation, and how well she has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    pub skill: ConceptRef,
    pub essential: bool,
    /// Whether she has it, by her record or her balance.
    pub has: bool,
    /// On the scale of balances, when somebody judged it.
    pub level: Option<u8>,
    /// Open courses that teach it, when she has it not.
    pub courses: Vec<Course>,
}

/// How far she is.
#[derive(Debug, Clone)]
pub struct Distance {
    pub target: Target,
    /// What it is called.
    pub title: String,
    /// The skills of the occupation, essential ones first; none when the occupation is not of the classification.
    pub skills: Vec<Covered>,
    /// The shortest way in that the engine finds; absent when nothing to learn brings it.
    pub gap: Option<Gap>,
}

/// The target that was typed: a vacancy by its number, else an occupation in words.
#[must_use]
pub fn target_of(app: &App, occupation: &str, vacancy: &str) -> Option<Target> {
    if let Ok(id) = vacancy.trim().parse() {
        return Some(Target::Vacancy(VacancyId(id)));
    }
    let text = occupation.trim();
    if text.is_empty() {
        return None;
    }
    let (catalogue, lookup, wanted) = (app.market.catalogue(), app.market.lookup(), sort_key(text));
    let found = lookup.occupations(&catalogue, text, 12);
    let named = |lang: &Lang| found.iter().find(|one| sort_key(one.label.get(*lang)) == wanted);
    let uri = Lang::ALL.iter().find_map(named).map(|one| one.uri.to_string());
    let uri = uri.or_else(|| app.market.linker().best(ponte_matching::link::Kind::Occupation, text, None).map(|(uri, _)| uri));
    Some(Target::Occupation(ConceptRef { text: text.to_owned(), uri, sure: None }))
}

/// How far a person, whose file the caller may open, is from a target, by her record and her balance.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub async fn distance(
    app: &App,
    caller: &Caller,
    stored: &Stored<Worker>,
    competences: &[Competence],
    target: Target,
    lang: Lang,
) -> Result<Distance> {
    let worker = WorkerId(stored.id);
    let (title, occupation, gap) = match &target {
        Target::Vacancy(id) => {
            caller.require(Right::SeeVacancies)?;
            let found = register::get::<Vacancy>(&app.db, id.0).await?.ok_or(Refusal::NotFound(Kind::Vacancy))?.value;
            let asked = vacancy::about_person(app, caller, *id, worker).await?;
            (found.title, found.occupation, asked.gap)
        }
        Target::Occupation(wanted) => {
            let external = ExternalId { source: String::new(), id: String::new() };
            let mut wished = Vacancy::new(external, stored.value.desk.clone(), String::new(), &wanted.text);
            wished.occupation = Some(wanted.clone());
            let question = SurveyQuestion { vacancy: wished, sector: None, most: 0, today: app.today(), seen: None };
            let asked = app.market.about_person(question, worker).await?;
            (wanted.text.clone(), Some(wanted.clone()), asked.gap)
        }
    };
    let skills = occupation.map(|occupation| skills_of(app, &stored.value, competences, &occupation, lang)).unwrap_or_default();
    Ok(Distance { target, title, skills, gap })
}

fn skills_of(app: &App, worker: &Worker, competences: &[Competence], occupation: &ConceptRef, lang: Lang) -> Vec<Covered> {
    let catalogue = app.market.catalogue();
    let Some(ix) = occupation.uri.as_deref().and_then(|uri| catalogue.occupation_ix(uri)) else { return Vec::new() };
    let known = catalogue.occupation(ix);
    let essential = known.essential.iter().map(|skill| (*skill, true));
    let all = essential.chain(known.optional.iter().map(|skill| (*skill, false)));
    all.map(|(skill, essential)| covered(app, &catalogue, (worker, competences), skill, essential, lang)).collect()
}

fn covered(
    app: &App,
    catalogue: &Catalogue,
    (worker, competences): (&Worker, &[Competence]),
    ix: SkillIx,
    essential: bool,
    lang: Lang,
) -> Covered {
    let known = catalogue.skill(ix);
    let skill = ConceptRef::known(known.label.get(lang), &*known.uri);
    let is = |concept: &ConceptRef| concept.uri.as_deref() == Some(&*known.uri);
    let of_balance = competences.iter().filter(|own| is(&own.what)).map(|own| own.level);
    let of_record = worker.skills.iter().filter(|own| is(&own.skill)).map(|own| own.level);
    let levels: Vec<Option<u8>> = of_balance.chain(of_record).collect();
    let has = !levels.is_empty();
    let courses = if has { Vec::new() } else { app.market.courses_teaching(&skill, app.today()) };
    Covered { skill, essential, has, level: levels.into_iter().flatten().max(), courses }
}
