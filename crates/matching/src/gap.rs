//! The shortest way in: the fewest skills, licences, languages or certificates that bring a person into a list or to some
//! points, and the courses that teach them.

use chrono::NaiveDate;
use ponte_domain::{course::Course, id::CourseId, reference::Catalogue};
use serde::Serialize;

use crate::{
    features::{VacancyFeatures, WorkerFeatures},
    gates::GateAt,
    key::{SkillKey, WordsKey},
    outcome::{Named, What, Words},
    score::{self, Direct, Facts, Known, Scratch},
    taxonomy::Taxonomy,
};

/// Longer lists than this are no advice.
pub const LONGEST: usize = 5;

/// What the engine reads of a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseFeatures {
    pub id: CourseId,
    pub external_id: Words,
    pub skills: Vec<SkillKey>,
    /// Title, licence or certificate given at the end.
    pub qualification: Option<WordsKey>,
    pub eqf: Option<u8>,
}

impl CourseFeatures {
    /// Reads a course.
    #[must_use]
    pub fn new(id: CourseId, course: &Course, catalogue: &Catalogue) -> Self {
        Self {
            id,
            external_id: course.external.id.as_str().into(),
            skills: course.skills.iter().map(|skill| SkillKey::of(skill, catalogue)).collect(),
            qualification: course.qualification.as_deref().map(WordsKey::of),
            eqf: course.eqf,
        }
    }

    /// Whether it gives a thing: a skill it teaches, a certificate or licence that its qualification names.
    #[must_use]
    pub fn gives(&self, what: &What) -> bool {
        match what {
            What::Skill { key, .. } => self.skills.contains(key),
            What::Licence { licence } => self.qualification == Some(WordsKey::of(licence.as_str())),
            What::Register { register } => self.qualification == Some(WordsKey::of(register.as_str())),
            What::Education { eqf: Some(need), key: None, .. } => self.eqf.is_some_and(|eqf| eqf >= *need),
            _ => false,
        }
    }
}

/// One thing to learn or get, and the courses that give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    pub what: What,
    pub courses: Vec<CourseId>,
}

/// The fewest steps and what they lead to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    pub steps: Vec<Step>,
    pub points: u16,
}

/// The shortest list of things to get that brings a person in, with at least `target` points when given; `None` when none of up to
/// [`LONGEST`] things does (what keeps her out may be no thing to learn). Among lists equally short, the one with most points.
#[must_use]
pub fn skill_gap(
    taxonomy: &Taxonomy,
    vacancy: &VacancyFeatures,
    worker: &WorkerFeatures,
    courses: &[CourseFeatures],
    target: Option<u16>,
    today: NaiveDate,
) -> Option<Gap> {
    let nearness = Direct::new(taxonomy, vacancy);
    let mut scratch = Scratch::default();
    let facts = Facts::new(&nearness, vacancy, worker, today, &mut scratch);
    let failing: Vec<GateAt> = crate::gates::failing(&facts).collect();
    if !failing.iter().all(|gate| matches!(gate, GateAt::Thing(_) | GateAt::Language(_) | GateAt::Education(_))) {
        return None;
    }
    let forced: Vec<What> = failing.iter().map(|gate| gate.what(vacancy, today, None)).collect();
    let others = lacking(&facts, &forced);
    let mut based = worker.clone();
    forced.iter().for_each(|what| {
        what.grant(&mut based, vacancy, today);
    });
    let search = Search { nearness: &nearness, vacancy, today, target: target.unwrap_or(0) };
    let longest = LONGEST.checked_sub(forced.len())?;
    let (chosen, points) = (0..=longest).find_map(|size| search.best_of(&based, &others, size))?;
    let steps = forced.into_iter().chain(chosen).map(|what| {
        let courses = courses.iter().filter(|course| course.gives(&what)).map(|course| course.id).collect();
        Step { what, courses }
    });
    Some(Gap { steps: steps.collect(), points })
}

/// Everything asked or in the profile that she is known to lack and could get.
fn lacking(facts: &Facts<'_, Direct<'_>>, forced: &[What]) -> Vec<What> {
    let vacancy = facts.vacancy;
    let things = (0..vacancy.things.len()).map(GateAt::Thing);
    let all = things.chain((0..vacancy.languages.len()).map(GateAt::Language)).chain((0..vacancy.education.len()).map(GateAt::Education));
    let asked = all.filter(|gate| gate.check(facts) == Known::No).map(|gate| gate.what(vacancy, facts.today, None));
    let mut lacking: Vec<What> = asked.filter(|what| !matches!(what, What::Vehicle) && !forced.contains(what)).collect();
    for (slot, units) in vacancy.profile.iter().filter(|(slot, _)| facts.stand_ins.told && !facts.skills[*slot].has) {
        if let SkillKey::Known(ix) = vacancy.skills[*slot] {
            let skill = score::Nearness::taxonomy(facts.nearness).catalogue().skill(ix);
            let text = skill.label.get(ponte_domain::reference::Lang::It).into();
            let skill = Named { text, uri: Some((&*skill.uri).into()) };
            lacking.push(What::Skill { skill, level: None, essential: *units == 2, key: vacancy.skills[*slot] });
        }
    }
    lacking
}

struct Search<'a> {
    nearness: &'a Direct<'a>,
    vacancy: &'a VacancyFeatures,
    today: NaiveDate,
    target: u16,
}

impl Search<'_> {
    fn points(&self, worker: &WorkerFeatures) -> Option<u16> {
        score::points(self.nearness, self.vacancy, worker, self.today, &mut Scratch::default())
    }

    /// The best choice of exactly so many things that reaches the target.
    fn best_of(&self, based: &WorkerFeatures, others: &[What], size: usize) -> Option<(Vec<What>, u16)> {
        let now = self.points(based)?;
        let mut gains: Vec<(u16, &What)> = others
            .iter()
            .map(|what| {
                let mut with = based.clone();
                what.grant(&mut with, self.vacancy, self.today);
                // Together two things give at most the sum of what each gives alone, and a point more for each floor.
                (self.points(&with).map_or(0, |points| points.saturating_sub(now)) + 1, what)
            })
            .collect();
        gains.sort_by_key(|(gain, _)| std::cmp::Reverse(*gain));
        let mut best = None;
        self.choose(based, now, &gains, size, &mut Vec::new(), &mut best);
        best
    }

    fn choose<'w>(
        &self,
        worker: &WorkerFeatures,
        bound: u16,
        gains: &[(u16, &'w What)],
        size: usize,
        chosen: &mut Vec<&'w What>,
        best: &mut Option<(Vec<What>, u16)>,
    ) {
        if size == 0 {
            let points = self.points(worker).filter(|points| *points >= self.target);
            if let Some(points) = points.filter(|points| best.as_ref().is_none_or(|(_, most)| points > most)) {
                *best = Some((chosen.iter().map(|what| (*what).clone()).collect(), points));
            }
            return;
        }
        for at in 0..gains.len() {
            let reach: u16 = gains[at..].iter().take(size).map(|(gain, _)| gain).sum::<u16>() + bound;
            // The rest gains even less, so nothing further can reach.
            if gains.len() - at < size || reach < self.target || best.as_ref().is_some_and(|(_, most)| reach <= *most) {
                return;
            }
            let (gain, what) = gains[at];
            let mut with = worker.clone();
            what.grant(&mut with, self.vacancy, self.today);
            chosen.push(what);
            self.choose(&with, bound + gain, &gains[at + 1..], size - 1, chosen, best);
            chosen.pop();
        }
    }
}
