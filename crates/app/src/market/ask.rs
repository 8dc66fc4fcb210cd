//! The questions put to the market. What is reserved by L.68/99 is asked of nobody: who is on its lists is not known here.

use std::{collections::HashSet, sync::Arc};

use chrono::NaiveDate;
use ponte_domain::{
    concept::ConceptRef,
    id::{CourseId, VacancyId, WorkerId},
    vacancy::Vacancy,
};
use ponte_matching::{
    features::VacancyFeatures,
    gap,
    index::{Counterfactual, Query, Shortlist, WhatIf, WhyNot},
    key::SkillKey,
    market::Run,
    outcome::{Match, Verdict, What, Words},
    score,
    seen::Seen,
    suggest::Suggestion,
};

use super::{Market, state::State};
use crate::error::{Error, Result};

/// What is asked about all people at once.
#[derive(Debug, Clone)]
pub struct SurveyQuestion {
    pub vacancy: Vacancy,
    /// ATECO code of the employer.
    pub sector: Option<String>,
    /// How many people are explained.
    pub most: usize,
    pub today: NaiveDate,
    /// The people whom the asker may see; absent when it is everybody.
    pub seen: Option<Arc<Seen>>,
}

/// The best people, figures over everybody, and what relaxing each requirement would bring.
#[derive(Debug, Clone)]
pub struct Survey {
    pub features: VacancyFeatures,
    pub shortlist: Shortlist,
    pub what_if: Vec<WhatIf>,
}

/// What can be told of one person for a vacancy.
#[derive(Debug, Clone)]
pub struct PersonAsked {
    pub why_not: WhyNot,
    pub counterfactuals: Vec<Counterfactual>,
    /// The shortest way in, or further up; `None` when nothing to learn brings it.
    pub gap: Option<Gap>,
}

/// The fewest things to learn or get, and what they lead to.
#[derive(Debug, Clone)]
pub struct Gap {
    pub steps: Vec<Learn>,
    pub points: u16,
}

/// A thing to learn, with the courses that teach it.
#[derive(Debug, Clone)]
pub struct Learn {
    pub what: What,
    pub courses: Vec<Course>,
}

/// A course by its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    pub id: CourseId,
    pub title: String,
    /// Hours it lasts, when stated.
    pub hours: Option<u32>,
}

/// Of a reserved vacancy nobody is permitted as long as no list of members exists.
fn permitted(vacancy: &Vacancy) -> Option<HashSet<WorkerId>> {
    vacancy.reserved.map(|_| HashSet::new())
}

impl SurveyQuestion {
    fn of<'a>(&'a self, permitted: Option<&'a HashSet<WorkerId>>, most: usize) -> Query<'a> {
        Query { permitted, seen: self.seen.as_deref(), ..Query::best(most, self.today) }
    }
}

/// Points from which a person who is in the list is worth a course: one step further up.
const NEXT_STEP: u16 = 100;

impl Market {
    /// The best people for a vacancy; `sector` is the ATECO code of its employer.
    #[must_use]
    pub fn shortlist(&self, vacancy: &Vacancy, sector: Option<&str>, query: &Query<'_>) -> Shortlist {
        let state = self.read();
        let permitted = permitted(vacancy);
        let query = Query { permitted: permitted.as_ref().or(query.permitted), ..*query };
        state.index.shortlist(&state.features(vacancy, sector), &query)
    }

    /// The judgement on one person for a vacancy; `None` when she is not in the market or may not be considered.
    #[must_use]
    pub fn judge(&self, vacancy: &Vacancy, sector: Option<&str>, worker: WorkerId, today: NaiveDate) -> Option<Verdict> {
        let state = self.read();
        let record = state.index.get(worker).filter(|_| vacancy.reserved.is_none())?;
        let features = state.features(vacancy, sector);
        Some(score::judge(state.index.taxonomy(), &features, (record.id, &record.external_id, &record.features), today))
    }

    /// The match of one person for a vacancy, when she is in.
    #[must_use]
    pub fn match_of(&self, vacancy: &Vacancy, sector: Option<&str>, worker: WorkerId, today: NaiveDate) -> Option<Match> {
        match self.judge(vacancy, sector, worker, today)? {
            Verdict::In(found) => Some(found),
            Verdict::Out { .. } => None,
        }
    }

    /// The best people with figures over everybody. It reads everybody, so it leaves the threads that serve requests alone.
    ///
    /// # Errors
    /// When the program is stopping.
    pub async fn survey(&self, question: SurveyQuestion) -> Result<Survey> {
        self.aside(move |state| {
            let SurveyQuestion { vacancy, sector, most, today, seen } = question;
            let permitted = permitted(&vacancy);
            let query = Query { counters: true, permitted: permitted.as_ref(), seen: seen.as_deref(), ..Query::best(most, today) };
            let features = state.features(&vacancy, sector.as_deref());
            let shortlist = state.index.shortlist(&features, &query);
            let what_if = state.index.what_if(&features, &query);
            Survey { features, shortlist, what_if }
        })
        .await
    }

    /// How many people pass all that a vacancy requires.
    ///
    /// # Errors
    /// When the program is stopping.
    pub async fn count(&self, question: SurveyQuestion) -> Result<usize> {
        self.aside(move |state| {
            let permitted = permitted(&question.vacancy);
            let query = Query { counters: true, ..question.of(permitted.as_ref(), 0) };
            let features = state.features(&question.vacancy, question.sector.as_deref());
            state.index.shortlist(&features, &query).counters.map_or(0, |counters| counters.passed)
        })
        .await
    }

    /// Why a person is not in the list of a vacancy, or where she stands in it, and what would change that.
    ///
    /// # Errors
    /// When the program is stopping.
    pub async fn about_person(&self, question: SurveyQuestion, worker: WorkerId) -> Result<PersonAsked> {
        self.aside(move |state| {
            let permitted = permitted(&question.vacancy);
            let query = question.of(permitted.as_ref(), 0);
            let features = state.features(&question.vacancy, question.sector.as_deref());
            let why_not = state.index.why_not(&features, worker, &query);
            let may_tell = !matches!(why_not, WhyNot::NotThere);
            let counterfactuals = if may_tell { state.index.counterfactuals(&features, worker, question.today) } else { Vec::new() };
            let target = match &why_not {
                WhyNot::In { found, .. } => Some(found.points.saturating_add(NEXT_STEP).min(1_000)),
                _ => None,
            };
            let gap = may_tell.then(|| state.gap(&features, worker, target, question.today)).flatten();
            PersonAsked { why_not, counterfactuals, gap }
        })
        .await
    }

    /// The open vacancies worth showing to a person, best first, of the desks whose vacancies are `shown`.
    ///
    /// # Errors
    /// When the program is stopping.
    pub async fn suggest(
        &self,
        worker: WorkerId,
        most: usize,
        today: NaiveDate,
        shown: impl Fn(&str) -> bool + Send + 'static,
    ) -> Result<Vec<Suggestion>> {
        self.aside(move |state| {
            let Some(record) = state.index.get(worker) else { return Vec::new() };
            let open = |id: VacancyId| {
                state.shown.get(&id).is_some_and(|vacancy| vacancy.last_day.is_none_or(|last| last >= today) && shown(&vacancy.desk))
            };
            state.vacancies.suggest_where((record.id, &record.external_id, &record.features), most, today, open)
        })
        .await
    }

    /// The open courses that teach a skill.
    #[must_use]
    pub fn courses_teaching(&self, skill: &ConceptRef, today: NaiveDate) -> Vec<Course> {
        let catalogue = self.catalogue();
        let key = SkillKey::of(skill, &catalogue);
        let state = self.read();
        let teaching = state.courses.iter().filter(|(_, (features, course))| features.skills.contains(&key) && course.is_open_on(today));
        teaching.map(|(id, (_, course))| Course { id: *id, title: course.title.clone(), hours: course.hours }).collect()
    }

    /// How many open vacancies are in the market.
    #[must_use]
    pub fn open_vacancies(&self) -> usize {
        self.read().vacancies.len()
    }

    /// Computes on a thread of its own.
    async fn aside<T: Send + 'static>(&self, compute: impl FnOnce(&State) -> T + Send + 'static) -> Result<T> {
        let state = Arc::clone(&self.state);
        let computed = tokio::task::spawn_blocking(move || compute(&state.read()));
        computed.await.map_err(|error| Error::Internal(error.to_string()))
    }
}

impl State {
    fn gap(&self, features: &VacancyFeatures, worker: WorkerId, target: Option<u16>, today: NaiveDate) -> Option<Gap> {
        let record = self.index.get(worker)?;
        let courses: Vec<_> = self.courses.values().map(|(features, _)| features.clone()).collect();
        let found = gap::skill_gap(self.index.taxonomy(), features, &record.features, &courses, target, today)?;
        // Courses that one can no longer join are of no help.
        let course = |id: &CourseId| {
            let (_, course) = self.courses.get(id).filter(|(_, course)| course.is_open_on(today))?;
            Some(Course { id: *id, title: course.title.clone(), hours: course.hours })
        };
        let steps =
            found.steps.into_iter().map(|step| Learn { what: step.what, courses: step.courses.iter().filter_map(course).collect() });
        Some(Gap { steps: steps.collect(), points: found.points })
    }
}

impl Market {
    /// Lists for all open vacancies of the desks whose vacancies are `shown`, among the people `seen`, under a cap on how many a
    /// person is proposed for, and where the market jams.
    ///
    /// # Errors
    /// When the program is stopping.
    pub async fn run(
        &self,
        run: Run,
        seen: Option<Arc<Seen>>,
        shown: impl Fn(&str) -> bool + Send + Sync + 'static,
    ) -> Result<ponte_matching::market::Market> {
        // Of reserved vacancies none is in the index, so that nobody need be permitted.
        self.aside(move |state| {
            let shown = |id: VacancyId| state.shown.get(&id).is_some_and(|vacancy| shown(&vacancy.desk));
            ponte_matching::market::run(&state.index, &state.vacancies, &run, |_| None, seen.as_deref(), shown)
        })
        .await
    }

    /// People and points of everybody who passes the gates of a vacancy.
    ///
    /// # Errors
    /// When the program is stopping.
    pub async fn everybody(&self, question: SurveyQuestion) -> Result<Vec<(WorkerId, Words, u16)>> {
        self.aside(move |state| {
            let permitted = permitted(&question.vacancy);
            let query = question.of(permitted.as_ref(), usize::MAX);
            state.index.ranked(&state.features(&question.vacancy, question.sector.as_deref()), &query)
        })
        .await
    }
}
