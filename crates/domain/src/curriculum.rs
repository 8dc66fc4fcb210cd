//! Curricula and cover letters: a curriculum is a choice over the record, with a name, and never a copy of it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    actor::Actor,
    codes,
    dates::PartialDate,
    id::{VacancyId, WorkerId},
    reference::Lang,
    text::sort_key,
    worker::{Education, Experience, Skill, Worker},
};

/// Most characters of a line, of a text, and most curricula or letters of a person.
pub const LINE_CHARS: usize = 200;
pub const TEXT_CHARS: usize = 4_000;
pub const MOST: usize = 40;

/// Months without work on record from which the guide of a letter names them.
pub const PAUSE_MONTHS: u32 = 6;

codes! {
    /// What else of the record a curriculum shows.
    pub enum Shown {
        Place = "place", Phone = "phone", Email = "email", Languages = "languages", Licences = "licences", Registers = "registers",
    }
}

/// A curriculum. What it names is looked up in the record each time it is printed: what was taken out of the record is not in it any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Curriculum {
    pub id: Uuid,
    pub worker: WorkerId,
    pub day: NaiveDate,
    /// What she calls it.
    pub name: String,
    /// What stands under her name, and a few sentences about her.
    #[serde(default)]
    pub headline: String,
    #[serde(default)]
    pub about: String,
    pub lang: Lang,
    #[serde(default)]
    pub vacancy: Option<VacancyId>,
    /// Keys of pieces of work, titles of study and skills, in the order in which they are shown.
    #[serde(default)]
    pub experiences: Vec<String>,
    #[serde(default)]
    pub education: Vec<String>,
    #[serde(default)]
    pub skills: Vec<String>,
    #[serde(default)]
    pub shown: Vec<Shown>,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// A cover letter, in her words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverLetter {
    pub id: Uuid,
    pub worker: WorkerId,
    pub day: NaiveDate,
    #[serde(default)]
    pub vacancy: Option<VacancyId>,
    pub to: String,
    pub subject: String,
    /// Why she writes, what she brings, what is still missing and what she does about it, how it goes on.
    pub why: String,
    pub brings: String,
    #[serde(default)]
    pub lacks: String,
    pub closing: String,
    pub lang: Lang,
    pub by: Actor,
    pub at: DateTime<Utc>,
}

/// Why one is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CurriculumError {
    /// Names the part that is missing.
    #[error("{0} is missing")]
    Missing(&'static str),
    #[error("{0} is too long")]
    TooLong(&'static str),
    /// The record has no such entry, by the key given.
    #[error("the record has no such entry")]
    NotInRecord,
    #[error("there are too many")]
    Many,
}

fn written(date: Option<PartialDate>) -> String {
    date.map(|date| date.first_day().format("%Y-%m").to_string()).unwrap_or_default()
}

/// The key of a piece of work: what tells it from the others, without its place in the record.
#[must_use]
pub fn key_of_work(work: &Experience) -> String {
    sort_key(&format!("{} {} {}", work.title, work.employer.as_deref().unwrap_or_default(), written(work.from)))
}

/// The key of a title of study.
#[must_use]
pub fn key_of_title(title: &Education) -> String {
    sort_key(&format!("{} {}", title.title, title.year.map(|year| year.to_string()).unwrap_or_default()))
}

/// The key of a skill.
#[must_use]
pub fn key_of_skill(skill: &Skill) -> String {
    skill.skill.uri.clone().unwrap_or_else(|| sort_key(&skill.skill.text))
}

fn line(part: &'static str, text: &str, most: usize, required: bool) -> Result<(), CurriculumError> {
    match text.trim().chars().count() {
        0 if required => Err(CurriculumError::Missing(part)),
        n if n > most => Err(CurriculumError::TooLong(part)),
        _ => Ok(()),
    }
}

impl Curriculum {
    /// Checks a choice over a record.
    ///
    /// # Errors
    /// [`CurriculumError`].
    pub fn check(&self, worker: &Worker) -> Result<(), CurriculumError> {
        line("name", &self.name, LINE_CHARS, true)?;
        line("headline", &self.headline, LINE_CHARS, false)?;
        line("about", &self.about, TEXT_CHARS, false)?;
        let gone = |chosen: &[String], known: Vec<String>| chosen.iter().any(|key| !known.contains(key));
        let work = worker.experiences.iter().map(key_of_work).collect();
        let titles = worker.education.iter().map(key_of_title).collect();
        let skills = worker.skills.iter().map(key_of_skill).collect();
        if gone(&self.experiences, work) || gone(&self.education, titles) || gone(&self.skills, skills) {
            return Err(CurriculumError::NotInRecord);
        }
        Ok(())
    }

    /// The pieces of work that it shows, as the record has them now.
    #[must_use]
    pub fn work<'w>(&self, worker: &'w Worker) -> Vec<&'w Experience> {
        self.experiences.iter().filter_map(|key| worker.experiences.iter().find(|own| key_of_work(own) == *key)).collect()
    }

    /// The titles of study that it shows.
    #[must_use]
    pub fn titles<'w>(&self, worker: &'w Worker) -> Vec<&'w Education> {
        self.education.iter().filter_map(|key| worker.education.iter().find(|own| key_of_title(own) == *key)).collect()
    }

    /// The skills that it shows.
    #[must_use]
    pub fn abilities<'w>(&self, worker: &'w Worker) -> Vec<&'w Skill> {
        self.skills.iter().filter_map(|key| worker.skills.iter().find(|own| key_of_skill(own) == *key)).collect()
    }

    /// How many of the entries that it names the record has no more.
    #[must_use]
    pub fn gone(&self, worker: &Worker) -> usize {
        let named = self.experiences.len() + self.education.len() + self.skills.len();
        named - self.work(worker).len() - self.titles(worker).len() - self.abilities(worker).len()
    }

    /// Whether it shows a part of the record.
    #[must_use]
    pub fn shows(&self, part: Shown) -> bool {
        self.shown.contains(&part)
    }
}

impl CoverLetter {
    /// Checks a letter: to whom, about what, why she writes, what she brings, how it goes on.
    ///
    /// # Errors
    /// [`CurriculumError`].
    pub fn check(&self) -> Result<(), CurriculumError> {
        line("to", &self.to, LINE_CHARS, true)?;
        line("subject", &self.subject, LINE_CHARS, true)?;
        line("letter_why", &self.why, TEXT_CHARS, true)?;
        line("brings", &self.brings, TEXT_CHARS, true)?;
        line("lacks", &self.lacks, TEXT_CHARS, false)?;
        line("closing", &self.closing, TEXT_CHARS, true)
    }

    /// Its paragraphs; what is empty is none.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<String> {
        let all = [&self.why, &self.brings, &self.lacks, &self.closing];
        all.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }
}

/// Times without work on record, between two pieces of work, of at least [`PAUSE_MONTHS`]: first day, last day, months. Only work with both
/// its days counts; what lies before the first and after the last is no pause.
#[must_use]
pub fn pauses(worker: &Worker) -> Vec<(NaiveDate, NaiveDate, u32)> {
    let mut spans: Vec<(NaiveDate, Option<NaiveDate>)> =
        worker.experiences.iter().filter_map(|work| Some((work.from?.first_day(), work.to.map(PartialDate::first_day)))).collect();
    spans.sort_unstable();
    let mut found = Vec::new();
    // The day until which work is on record without a pause; work that goes on has no end.
    let mut until: Option<NaiveDate> = None;
    for (from, to) in spans {
        if let Some(last) = until.filter(|last| *last < from) {
            let months = PartialDate::day(last).months_until(from);
            if months >= PAUSE_MONTHS {
                found.push((last, from, months));
            }
        }
        let Some(to) = to else { break };
        until = Some(until.map_or(to, |last| last.max(to)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{concept::ConceptRef, id::ExternalId, worker::Person};

    fn work(title: &str, from: &str, to: Option<&str>) -> Experience {
        Experience {
            title: title.into(),
            occupation: None,
            employer: Some("Cantiere Levante".into()),
            sector: None,
            from: PartialDate::parse(from),
            to: to.and_then(PartialDate::parse),
            months: None,
            contract: None,
            duties: None,
        }
    }

    fn worker() -> Worker {
        let person = Person {
            given_name: "Ada".into(),
            family_name: "Rossi".into(),
            codice_fiscale: None,
            birth_date: None,
            sex: None,
            birthplace: None,
            citizenship: Vec::new(),
        };
        let mut worker = Worker::named(ExternalId { source: "prova".into(), id: "1".into() }, "SP".into(), person);
        worker.experiences = vec![
            work("Elettricista", "2017-03", Some("2019-06")),
            work("Saldatrice", "2021-01", Some("2022-02")),
            work("Magazziniera", "2022-04", None),
        ];
        worker.skills = vec![Skill { skill: ConceptRef::known("saldare", "esco:saldare"), level: None, evidence: None }];
        worker
    }

    fn curriculum(worker: &Worker) -> Curriculum {
        Curriculum {
            id: Uuid::nil(),
            worker: WorkerId(Uuid::nil()),
            day: NaiveDate::default(),
            name: "Per il cantiere".into(),
            headline: String::new(),
            about: String::new(),
            lang: Lang::It,
            vacancy: None,
            experiences: vec![key_of_work(&worker.experiences[2]), key_of_work(&worker.experiences[0])],
            education: Vec::new(),
            skills: vec!["esco:saldare".into()],
            shown: vec![Shown::Phone],
            by: Actor::Console,
            at: DateTime::default(),
        }
    }

    #[test]
    fn it_is_a_choice_in_its_own_order_and_follows_the_record() {
        let mut record = worker();
        let own = curriculum(&record);
        own.check(&record).unwrap();
        let titles = |record: &Worker| own.work(record).iter().map(|work| work.title.clone()).collect::<Vec<String>>();
        assert_eq!(titles(&record), ["Magazziniera", "Elettricista"]);
        record.experiences[2].duties = Some("Muletto".into());
        assert_eq!(own.work(&record)[0].duties.as_deref(), Some("Muletto"), "what the record says now");
        record.experiences.remove(0);
        assert_eq!((titles(&record), own.gone(&record)), (vec!["Magazziniera".to_owned()], 1));
        assert_eq!(own.check(&record), Err(CurriculumError::NotInRecord));
    }

    #[test]
    fn what_is_missing_or_too_long_is_named() {
        let record = worker();
        let unnamed = Curriculum { name: " ".into(), ..curriculum(&record) };
        assert_eq!(unnamed.check(&record), Err(CurriculumError::Missing("name")));
        let long = Curriculum { headline: "x".repeat(201), ..curriculum(&record) };
        assert_eq!(long.check(&record), Err(CurriculumError::TooLong("headline")));
        let mut letter = CoverLetter {
            id: Uuid::nil(),
            worker: WorkerId(Uuid::nil()),
            day: NaiveDate::default(),
            vacancy: None,
            to: "Cantiere".into(),
            subject: "Candidatura".into(),
            why: "Vi scrivo".into(),
            brings: String::new(),
            lacks: String::new(),
            closing: "Grazie".into(),
            lang: Lang::It,
            by: Actor::Console,
            at: DateTime::default(),
        };
        assert_eq!(letter.check(), Err(CurriculumError::Missing("brings")));
        letter.brings = "Nove anni a bordo".into();
        assert_eq!((letter.check(), letter.paragraphs().len()), (Ok(()), 3));
    }

    #[test]
    fn pauses_lie_between_pieces_of_work_and_short_ones_are_not_named() {
        let found = pauses(&worker());
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].0.to_string(), found[0].1.to_string()), ("2019-06-01".to_owned(), "2021-01-01".to_owned()));
    }
}
