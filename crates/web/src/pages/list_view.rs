//! How a person likes her lists: rows on a page, columns, and the views she saved. Remembered for each account.

use axum::{
    extract::{Path, State},
    response::Response,
};
use axum_extra::extract::Form;
use ponte_app::{account, rights::Caller};
use ponte_domain::actor::Purpose;
use ponte_templates::{
    layout::Done,
    list::{ListOptions, ListState, SavedView},
    pages::{employer::EMPLOYER_COLUMNS, vacancy::VACANCY_COLUMNS, worker::WORKER_COLUMNS},
};
use serde::{Deserialize, Serialize};

use super::Back;
use crate::{
    error::PageError,
    flash,
    list_query::{ListQuery, PAGE},
    routes::{Gate, Routes},
    site::Site,
    visitor::Staff,
};

/// Rows that may be shown on a page.
const SIZES: [u64; 4] = [25, PAGE, 100, 200];

/// Views that one person may save for a list, and the longest name of one.
const MOST_VIEWS: usize = 20;
const LONGEST_NAME: usize = 60;

/// A list whose looks can be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// Last part of its path, and its name among the choices.
    pub name: &'static str,
    /// The columns it may show beside the first.
    pub columns: &'static [&'static str],
    /// How many of them, from the first, are shown unless somebody chose.
    pub at_first: usize,
}

/// The list of workers.
pub const WORKERS: Listed = Listed { name: "persone", columns: WORKER_COLUMNS, at_first: 5 };
/// The list of employers.
pub const EMPLOYERS: Listed = Listed { name: "imprese", columns: EMPLOYER_COLUMNS, at_first: EMPLOYER_COLUMNS.len() };
/// The list of vacancies.
pub const VACANCIES: Listed = Listed { name: "offerte", columns: VACANCY_COLUMNS, at_first: VACANCY_COLUMNS.len() };

const ALL: [Listed; 3] = [WORKERS, EMPLOYERS, VACANCIES];

/// What somebody chose for a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chosen {
    size: Option<u64>,
    columns: Option<Vec<String>>,
    views: Vec<View>,
}

/// A saved view: filters, order and columns, as the address has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct View {
    name: String,
    query: String,
}

impl Listed {
    fn key(self) -> String {
        format!("list.{}", self.name)
    }

    fn path(self) -> String {
        format!("/sportello/{}", self.name)
    }

    fn known(self, columns: impl IntoIterator<Item = String>) -> Vec<String> {
        let asked: Vec<String> = columns.into_iter().collect();
        self.columns.iter().filter(|column| asked.iter().any(|one| one == *column)).map(|column| (*column).to_owned()).collect()
    }

    /// What the caller chose before.
    pub async fn chosen(self, site: &Site, caller: &Caller) -> Result<Chosen, PageError> {
        let kept = account::preference(&site.app, caller, &self.key()).await?;
        // What an earlier version kept and this one cannot read is as if nothing had been chosen.
        Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
    }

    /// Changes what somebody chose.
    async fn change(self, site: &Site, staff: &Staff, change: impl FnOnce(&mut Chosen)) -> Result<(), PageError> {
        let caller = staff.caller(site, Purpose::Casework);
        let mut chosen = self.chosen(site, &caller).await?;
        change(&mut chosen);
        let text = serde_json::to_string(&chosen).map_err(|error| ponte_app::error::Error::Internal(error.to_string()))?;
        Ok(account::set_preference(&site.app, &caller, &self.key(), &text).await?)
    }

    /// Completes a list with its columns and what may be chosen.
    pub fn complete(self, list: &mut ListState, query: &ListQuery, chosen: &Chosen) {
        let at_first = || self.columns[..self.at_first].iter().map(|column| (*column).to_owned()).collect();
        let asked = Some(query.colonne.as_str()).filter(|asked| !asked.is_empty());
        let asked = asked.map(|asked| self.known(asked.split(',').map(str::to_owned)));
        list.columns = asked.or_else(|| chosen.columns.clone().map(|columns| self.known(columns))).unwrap_or_else(at_first);
        let href = |view: &View| SavedView { name: view.name.clone(), href: format!("{}?{}", self.path(), view.query) };
        list.options = Some(ListOptions {
            action: format!("/sportello/elenchi/{}", self.name),
            size: chosen.size(),
            sizes: SIZES.to_vec(),
            all_columns: self.columns.to_vec(),
            here: list.here.clone(),
            views: chosen.views.iter().map(href).collect(),
        });
    }
}

impl Chosen {
    /// Rows on a page.
    pub fn size(&self) -> u64 {
        self.size.filter(|size| SIZES.contains(size)).unwrap_or(PAGE)
    }

    /// The views that were saved: names and queries.
    pub fn views(&self) -> Vec<(String, String)> {
        self.views.iter().map(|view| (view.name.clone(), view.query.clone())).collect()
    }

    /// Keeps a view under a name, with the columns shown now, in the place of one of the same name; the oldest goes when there are too many.
    fn save(&mut self, name: &str, mut query: String) {
        if let Some(columns) = self.columns.as_ref().filter(|_| !query.contains("colonne=")) {
            let columns = serde_urlencoded::to_string([("colonne", columns.join(","))]).unwrap_or_default();
            query = if query.is_empty() { columns } else { format!("{query}&{columns}") };
        }
        self.views.retain(|view| view.name != name);
        self.views.push(View { name: name.to_owned(), query });
        let too_many = self.views.len().saturating_sub(MOST_VIEWS);
        self.views.drain(..too_many);
    }
}

/// The choices of a list.
#[derive(Debug, Deserialize)]
struct Looks {
    #[serde(default)]
    quante: Option<u64>,
    #[serde(default)]
    colonna: Vec<String>,
    #[serde(default)]
    torna: String,
}

/// A view, by its name.
#[derive(Debug, Deserialize)]
struct Named {
    #[serde(default)]
    nome: String,
    #[serde(default)]
    torna: String,
}

pub fn routes() -> Routes {
    Routes::new()
        .post("/sportello/elenchi/{list}", Gate::Account, show_as)
        .post("/sportello/elenchi/{list}/viste", Gate::Account, save_view)
        .post("/sportello/elenchi/{list}/viste/togli", Gate::Account, remove_view)
}

fn listed(name: &str) -> Result<Listed, PageError> {
    ALL.into_iter().find(|list| list.name == name).ok_or(PageError::NotFound)
}

/// The address to go back to, without what belonged to the choice that was made.
fn back(torna: String, list: Listed, without: &[&str]) -> String {
    let back = Back { torna }.or(&list.path());
    let (path, query) = back.split_once('?').unwrap_or((&back, ""));
    let query = pairs(query, without);
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// A query without some of its names.
fn pairs(query: &str, without: &[&str]) -> String {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let kept = pairs.into_iter().filter(|(name, value)| !without.contains(&name.as_str()) && !value.is_empty());
    serde_urlencoded::to_string(kept.collect::<Vec<_>>()).unwrap_or_default()
}

/// `POST /sportello/elenchi/{list}`: rows on a page and columns.
async fn show_as(
    State(site): State<Site>,
    staff: Staff,
    Path(list): Path<String>,
    Form(looks): Form<Looks>,
) -> Result<Response, PageError> {
    let list = listed(&list)?;
    let choose = |chosen: &mut Chosen| {
        chosen.size = looks.quante.filter(|size| SIZES.contains(size));
        chosen.columns = Some(list.known(looks.colonna));
    };
    list.change(&site, &staff, choose).await?;
    Ok(flash::done(&back(looks.torna, list, &["dopo", "colonne"]), Done::Saved, 1, None))
}

/// `POST /sportello/elenchi/{list}/viste`: saves what the list shows now under a name.
async fn save_view(
    State(site): State<Site>,
    staff: Staff,
    Path(list): Path<String>,
    Form(view): Form<Named>,
) -> Result<Response, PageError> {
    let list = listed(&list)?;
    let name: String = view.nome.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if name.is_empty() {
        return Err(PageError::BadRequest);
    }
    let here = back(view.torna, list, &["dopo"]);
    let query = here.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    list.change(&site, &staff, |chosen| chosen.save(&name, query)).await?;
    Ok(flash::done(&here, Done::Saved, 1, None))
}

/// `POST /sportello/elenchi/{list}/viste/togli`
async fn remove_view(
    State(site): State<Site>,
    staff: Staff,
    Path(list): Path<String>,
    Form(view): Form<Named>,
) -> Result<Response, PageError> {
    let list = listed(&list)?;
    list.change(&site, &staff, |chosen| chosen.views.retain(|kept| kept.name != view.nome)).await?;
    Ok(flash::done(&back(view.torna, list, &[]), Done::Removed, 1, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_of_the_same_name_takes_its_place_and_there_are_never_too_many() {
        let mut chosen = Chosen::default();
        (0..30).for_each(|n| chosen.save(&format!("vista {n}"), n.to_string()));
        assert_eq!((chosen.views.len(), chosen.views[0].name.as_str()), (MOST_VIEWS, "vista 10"));
        chosen.save("vista 10", "ordine=changed".to_owned());
        assert_eq!(chosen.views.len(), MOST_VIEWS);
        assert_eq!(chosen.views.last().map(|view| view.query.as_str()), Some("ordine=changed"));
    }

    #[test]
    fn one_goes_back_to_the_list_and_nowhere_else() {
        assert_eq!(back("/sportello/persone?q=a&dopo=50&colonne=phone".into(), WORKERS, &["dopo", "colonne"]), "/sportello/persone?q=a");
        assert_eq!(back("https://evil.example".into(), WORKERS, &[]), "/sportello/persone");
    }
}
