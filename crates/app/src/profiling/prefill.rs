//! What the desk knows already of what the model asks.

use ponte_domain::{
    expression::Number,
    profiling::{Answer, Answers, Input, Model, citizenship_class, education_class, position_class},
    worker::{Experience, Worker},
};
use ponte_storage::Stored;

use crate::{App, error::Result, unemployment::status_of};

/// The answers that are in a person's record; what is not there is not answered.
pub(super) async fn of_record(app: &App, stored: &Stored<Worker>) -> Result<Answers> {
    let (worker, today) = (&stored.value, app.today());
    let mut answers = Answers::new();
    let mut choose = |input: Input, code: Option<&str>| {
        if let Some(code) = code {
            answers.insert(input, Answer::Choice(code.to_owned()));
        }
    };
    choose(Input::Sex, worker.person.sex.map(|sex| sex.as_str()));
    choose(Input::Citizenship, citizenship_class(&worker.person.citizenship));
    choose(Input::Education, education_class(&worker.education));
    let last = last_of(worker);
    choose(Input::LastPosition, last.and_then(|last| last.contract).map(position_class));
    let mut count = |input: Input, number: Option<i64>| {
        let answer = number.and_then(|number| Number::whole(number).ok()).map(Answer::Number);
        // What is out of bounds (a child, a centenarian) is not computed with.
        if let Some(answer) = answer.filter(|answer| input.accepts(answer)) {
            answers.insert(input, answer);
        }
    };
    count(Input::Age, worker.person.age_on(today).map(i64::from));
    // Only work with a beginning or an end on a calendar says how long ago it was.
    let ended = last.and_then(|last| match (last.from, last.to) {
        (_, Some(to)) => Some(i64::from(to.months_until(today))),
        (Some(_), None) => Some(0),
        (None, None) => None,
    });
    count(Input::MonthsSinceWork, ended);
    let status = status_of(app, stored).await?;
    count(Input::MonthsSearching, status.current().map(|_| status.days() / 30));
    Ok(answers)
}

/// The piece of work that ended last, or goes on.
fn last_of(worker: &Worker) -> Option<&Experience> {
    let end = |experience: &Experience| match (experience.from, experience.to) {
        (_, Some(to)) => Some(to.first_day()),
        (Some(_), None) => Some(chrono::NaiveDate::MAX),
        (None, None) => None,
    };
    worker.experiences.iter().max_by_key(|experience| end(experience))
}

/// The figures of the province in which she lives.
pub(super) fn of_territory(app: &App, worker: &Worker, model: &Model) -> Answers {
    let catalogue = app.market.catalogue();
    let place = worker.home().and_then(|home| home.istat.as_deref()).and_then(|code| catalogue.place(code));
    let Some(territory) = place.and_then(|place| model.territory(&place.province)) else { return Answers::new() };
    let figures = Input::ALL.iter().filter_map(|input| Some((*input, Answer::Number(territory.figure(*input)?))));
    figures.collect()
}
