//! What anybody may see of the vacancies: the published ones, without the employers that asked not to be named.

use chrono::{NaiveDate, TimeDelta};
use ponte_domain::{
    course::Course,
    employer::Employer,
    reference::Catalogue,
    vacancy::{Vacancy, VacancyState},
};
use ponte_storage::{Filter, Kind, Stored, register};
use uuid::Uuid;

use crate::{
    App,
    desk::place_of,
    error::{Refusal, Result},
};

/// Published vacancies looked at; a desk with more has a search.
const MOST: u64 = 20_000;

/// Days for which a vacancy counts as new.
pub const FRESH_DAYS: i64 = 7;

/// A vacancy as anybody may see it.
#[derive(Debug, Clone)]
pub struct PublicNotice {
    pub id: Uuid,
    pub vacancy: Vacancy,
    /// Name of the employer, unless it asked not to be named.
    pub employer: Option<String>,
    pub place: Option<String>,
    /// Kilometres from where one asked, or from the desk.
    pub km: Option<f64>,
    pub fresh: bool,
}

/// What is asked of the noticeboard.
#[derive(Debug, Clone, Default)]
pub struct Search {
    pub text: String,
    /// Where, in words; sorts by nearness when it is known.
    pub place: String,
    /// Only the new ones.
    pub fresh: bool,
    pub limit: usize,
    pub offset: usize,
}

/// A page of the noticeboard.
#[derive(Debug, Default)]
pub struct Board {
    pub notices: Vec<PublicNotice>,
    /// How many match.
    pub total: usize,
    /// How many are published, how many of them are new, how many courses can be joined.
    pub open: usize,
    pub fresh: usize,
    pub courses: usize,
}

/// Whether anybody may see a vacancy on a day: published, not expired, and reserved to nobody (a reserved list
/// is not shown to those who may not be on it).
#[must_use]
pub fn is_public(vacancy: &Vacancy, today: NaiveDate) -> bool {
    vacancy.state == VacancyState::Published && vacancy.is_open_on(today) && vacancy.reserved.is_none()
}

/// The published vacancies that match, the newest first, or the nearest when a place was asked for.
///
/// # Errors
/// When the database cannot be read.
pub async fn search(app: &App, search: &Search) -> Result<Board> {
    let today = app.today();
    let catalogue = app.market.catalogue();
    let published = Filter { states: vec![VacancyState::Published.as_str().to_owned()], newest: true, limit: MOST, ..Filter::default() };
    let mut all = register::list::<Vacancy>(&app.db, &published).await?;
    all.retain(|stored| is_public(&stored.value, today));
    let fresh = all.iter().filter(|stored| is_fresh(&stored.value, today)).count();
    let mut board = Board { open: all.len(), fresh, courses: open_courses(app).await?, ..Board::default() };
    if !search.text.trim().is_empty() {
        all = register::list::<Vacancy>(&app.db, &Filter { text: search.text.clone(), ..published }).await?;
        all.retain(|stored| is_public(&stored.value, today));
    }
    all.retain(|stored| !search.fresh || is_fresh(&stored.value, today));
    let asked = place_of(&catalogue, &search.place);
    let from = asked.and_then(|place| place.point).or(app.market.desk().point);
    let mut found: Vec<(Option<f64>, Stored<Vacancy>)> = all
        .into_iter()
        .map(|stored| {
            let workplace = catalogue.point_of(stored.value.workplace.istat.as_deref(), stored.value.workplace.point);
            (from.zip(workplace).map(|(from, to)| from.metres_to(to) / 1000.0), stored)
        })
        .collect();
    found.sort_by(|(km, one), (other_km, other)| {
        let by_km =
            if asked.is_some() { km.unwrap_or(f64::MAX).total_cmp(&other_km.unwrap_or(f64::MAX)) } else { std::cmp::Ordering::Equal };
        by_km.then(other.value.published.cmp(&one.value.published)).then(other.id.cmp(&one.id))
    });
    board.total = found.len();
    let shown: Vec<_> = found.into_iter().skip(search.offset).take(search.limit).collect();
    board.notices = notices(app, &catalogue, shown, today).await?;
    Ok(board)
}

fn is_fresh(vacancy: &Vacancy, today: NaiveDate) -> bool {
    vacancy.published.is_some_and(|day| day > today - TimeDelta::days(FRESH_DAYS))
}

async fn open_courses(app: &App) -> Result<usize> {
    let courses = register::list::<Course>(&app.db, &Filter { limit: MOST, ..Filter::default() }).await?;
    Ok(courses.iter().filter(|stored| stored.value.is_open_on(app.today())).count())
}

async fn notices(
    app: &App,
    catalogue: &Catalogue,
    shown: Vec<(Option<f64>, Stored<Vacancy>)>,
    today: NaiveDate,
) -> Result<Vec<PublicNotice>> {
    let named: Vec<Uuid> = shown
        .iter()
        .filter(|(_, stored)| !stored.value.anonymous)
        .filter_map(|(_, stored)| stored.value.employer_id.map(Into::into))
        .collect();
    let employers = register::get_many::<Employer>(&app.db, &named).await?;
    let notices = shown.into_iter().map(|(km, stored)| {
        let vacancy = stored.value;
        let id: Option<Uuid> = vacancy.employer_id.filter(|_| !vacancy.anonymous).map(Into::into);
        let employer = id.and_then(|id| employers.iter().find(|employer| employer.id == id)).map(|employer| employer.value.name.clone());
        let place = vacancy.workplace.istat.as_deref().and_then(|istat| catalogue.place(istat)).map(|place| place.name.clone());
        PublicNotice { id: stored.id, employer, place, km, fresh: is_fresh(&vacancy, today), vacancy }
    });
    Ok(notices.collect())
}

/// What anybody gets who opens a vacancy.
#[derive(Debug)]
pub enum Notice {
    Open(Box<PublicNotice>),
    /// It was public and is not any more.
    Gone,
}

/// A vacancy by its id.
///
/// # Errors
/// [`Refusal::NotFound`] when there is none, or it was never published.
pub async fn notice(app: &App, id: Uuid) -> Result<Notice> {
    let stored: Stored<Vacancy> = register::get(&app.db, id).await?.ok_or(Refusal::NotFound(Kind::Vacancy))?;
    if stored.value.published.is_none() || stored.value.reserved.is_some() {
        return Err(Refusal::NotFound(Kind::Vacancy).into());
    }
    match stored.value.state {
        VacancyState::Published if is_public(&stored.value, app.today()) => {
            let shown = notices(app, &app.market.catalogue(), vec![(None, stored)], app.today()).await?;
            Ok(shown.into_iter().next().map_or(Notice::Gone, |notice| Notice::Open(Box::new(notice))))
        }
        // Not public yet, or not for the moment: that it exists is nobody's business.
        VacancyState::Draft | VacancyState::Submitted | VacancyState::Verified | VacancyState::Suspended => {
            Err(Refusal::NotFound(Kind::Vacancy).into())
        }
        _ => Ok(Notice::Gone),
    }
}
