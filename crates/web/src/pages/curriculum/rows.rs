//! Curricula, letters and the guide, as the pages show them.

use ponte_app::curriculum::{CurriculumFile, Guide, ProposedFor};
use ponte_domain::{
    curriculum::{Shown, key_of_skill, key_of_title, key_of_work},
    id::VacancyId,
    reference::Lang,
    worker::Worker,
};
use ponte_templates::{
    form::Choice,
    pages::curriculum::{AsksRow, Career, CurriculumForm, CurriculumRow, GuideView, LetterForm, LetterRow, PickRow},
};

use super::Open;

pub fn career(file: &CurriculumFile, vacancies: &[ProposedFor], guide: Guide, letter: LetterForm, open: &Open, lang: Lang) -> Career {
    let title = |id: Option<VacancyId>| id.and_then(|id| vacancies.iter().find(|own| own.id == id)).map(|own| own.title.clone());
    let curricula = file.curricula.iter().map(|found| CurriculumRow {
        id: found.value.id.to_string(),
        name: found.value.name.clone(),
        headline: found.value.headline.clone(),
        lang: found.value.lang,
        vacancy: title(found.value.vacancy),
        day: found.value.day,
        gone: found.value.gone(&file.stored.value),
    });
    let letters = file.letters.iter().map(|found| LetterRow {
        id: found.value.id.to_string(),
        to: found.value.to.clone(),
        subject: found.value.subject.clone(),
        vacancy: title(found.value.vacancy),
        day: found.value.day,
    });
    Career {
        base: String::new(),
        curricula: curricula.collect(),
        letters: letters.collect(),
        vacancies: vacancies.iter().map(|own| Choice::new(own.id.to_string(), own.title.clone())).collect(),
        curriculum: curriculum_form(file, open, lang),
        letter,
        guide: guide_view(guide),
        may_edit: false,
    }
}

fn guide_view(guide: Guide) -> GuideView {
    GuideView {
        title: guide.title,
        employer: guide.employer,
        description: guide.description,
        asks: guide.asks.into_iter().map(|each| AsksRow { text: each.text, coded: each.coded, has: each.has }).collect(),
        pauses: guide.pauses,
    }
}

fn picks(all: Vec<(String, String)>, chosen: Option<&[String]>) -> Vec<PickRow> {
    let place = |at: usize, key: &str| match chosen {
        Some(chosen) => chosen.iter().position(|own| own == key).map(|at| at + 1),
        // A new one begins with the whole record, in its order.
        None => Some(at + 1),
    };
    let row = |(at, (key, label)): (usize, (String, String))| PickRow { place: place(at, &key), key, label };
    all.into_iter().enumerate().map(row).collect()
}

fn work(worker: &Worker) -> Vec<(String, String)> {
    let label = |own: &ponte_domain::worker::Experience| match &own.employer {
        Some(employer) => format!("{}, {employer}", own.title),
        None => own.title.clone(),
    };
    worker.experiences.iter().map(|own| (key_of_work(own), label(own))).collect()
}

fn curriculum_form(file: &CurriculumFile, open: &Open, lang: Lang) -> CurriculumForm {
    let worker = &file.stored.value;
    let known = file.curricula.iter().find(|found| found.value.id.to_string() == open.cv);
    let own = known.map(|found| &found.value);
    let text = |read: fn(&ponte_domain::curriculum::Curriculum) -> &String| own.map(|own| read(own).clone()).unwrap_or_default();
    let titles = worker.education.iter().map(|title| (key_of_title(title), title.title.clone())).collect();
    let skills = worker.skills.iter().map(|skill| (key_of_skill(skill), skill.skill.text.clone())).collect();
    CurriculumForm {
        id: own.map(|own| own.id.to_string()),
        version: known.map_or(0, |found| found.version),
        name: text(|own| &own.name),
        headline: own.map_or_else(
            || worker.wishes.occupations.first().map(|wish| wish.text.clone()).unwrap_or_default(),
            |own| own.headline.clone(),
        ),
        about: text(|own| &own.about),
        lang: own.map_or(lang, |own| own.lang),
        vacancy: own.and_then(|own| own.vacancy).map(|id| id.to_string()).unwrap_or_else(|| open.offerta.clone()),
        experiences: picks(work(worker), own.map(|own| own.experiences.as_slice())),
        education: picks(titles, own.map(|own| own.education.as_slice())),
        skills: picks(skills, own.map(|own| own.skills.as_slice())),
        shown: own.map_or_else(|| Shown::ALL.to_vec(), |own| own.shown.clone()),
    }
}

pub fn letter_form(file: &CurriculumFile, open: &Open, lang: Lang) -> LetterForm {
    let known = file.letters.iter().find(|found| found.value.id.to_string() == open.lettera);
    let own = known.map(|found| &found.value);
    let text = |read: fn(&ponte_domain::curriculum::CoverLetter) -> &String| own.map(|own| read(own).clone()).unwrap_or_default();
    let offered = if open.offerta.is_empty() { None } else { Some(open.offerta.clone()) };
    LetterForm {
        id: own.map(|own| own.id.to_string()),
        version: known.map_or(0, |found| found.version),
        to: text(|own| &own.to),
        subject: text(|own| &own.subject),
        why: text(|own| &own.why),
        brings: text(|own| &own.brings),
        lacks: text(|own| &own.lacks),
        closing: text(|own| &own.closing),
        lang: own.map_or(lang, |own| own.lang),
        vacancy: offered.or_else(|| own.and_then(|own| own.vacancy).map(|id| id.to_string())).unwrap_or_default(),
    }
}
