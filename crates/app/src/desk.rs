//! Desks: their name, place, contacts, default weights, and their place in the tree.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use ponte_domain::{
    desk::{Desk, DeskTree},
    holidays::MonthDay,
    reference::Catalogue,
    text::sort_key,
    vacancy::Weights,
};
use ponte_storage::{Kind, desk};

use crate::{
    App,
    error::{Refusal, Result},
    market::HOME,
    rights::{Caller, Right},
};

/// Most characters of a desk's code, and of its other texts.
const CODE_CHARS: usize = 12;
const TEXT_CHARS: usize = 160;

/// Most addresses to which emergencies are told.
const NOTICES: usize = 5;

/// The desk as it is typed into a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskDraft {
    pub name: String,
    pub code: String,
    /// ISTAT code, or name of the municipality with or without the province in brackets.
    pub place: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    /// Addresses to which emergencies are told, with commas between.
    pub notices: String,
    /// The day of the patron saint: day and month (`19/3`); absent keeps the present one.
    pub patron: Option<String>,
    /// Absent keeps the present ones.
    pub weights: Option<Weights>,
}

/// One thing that is wrong with a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskFault {
    NameMissing,
    NameTooLong,
    /// Letters and digits only, at most twelve.
    Code,
    PlaceUnknown,
    Email,
    /// At most five addresses of mail.
    Notices,
    /// No day of a year.
    Patron,
    Weights,
}

impl DeskDraft {
    /// The desk that the draft says.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(&self, catalogue: &Catalogue, present: &Desk) -> std::result::Result<Desk, Vec<DeskFault>> {
        let mut faults = Vec::new();
        let name = self.name.trim();
        let code = self.code.trim();
        if name.is_empty() {
            faults.push(DeskFault::NameMissing);
        } else if name.chars().count() > TEXT_CHARS {
            faults.push(DeskFault::NameTooLong);
        }
        if code.is_empty() || code.len() > CODE_CHARS || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            faults.push(DeskFault::Code);
        }
        let place = place_of(catalogue, &self.place);
        if place.is_none() && !self.place.trim().is_empty() {
            faults.push(DeskFault::PlaceUnknown);
        }
        let email = self.email.trim();
        if !email.is_empty() && !is_address(email) {
            faults.push(DeskFault::Email);
        }
        let notices = self.notices.split([',', ';', ' ', '\n']).map(str::trim).filter(|address| !address.is_empty());
        let notices: Vec<String> = notices.map(str::to_owned).collect();
        if notices.len() > NOTICES || !notices.iter().all(|address| is_address(address)) {
            faults.push(DeskFault::Notices);
        }
        let patron = self.patron.as_deref().map_or(Ok(present.patron), read_patron);
        if patron.is_err() {
            faults.push(DeskFault::Patron);
        }
        let weights = self.weights.unwrap_or(present.weights);
        if !weights.are_within_bounds() {
            faults.push(DeskFault::Weights);
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let text = |text: &str| Some(text.trim().chars().take(TEXT_CHARS).collect::<String>()).filter(|text| !text.is_empty());
        let (istat, point) = place.map_or((None, None), |place| (Some(place.code.clone()), place.point));
        Ok(Desk {
            code: code.to_owned(),
            name: name.to_owned(),
            istat,
            point,
            address: text(&self.address),
            phone: text(&self.phone),
            email: text(email),
            weights,
            notices,
            patron: patron.unwrap_or(present.patron),
            ..present.clone()
        })
    }
}

/// A day of the year as people write it: day and month, with any sign between.
fn read_patron(typed: &str) -> std::result::Result<Option<MonthDay>, DeskFault> {
    let mut parts = typed.trim().split(['/', '-', '.', ' ']).filter(|part| !part.is_empty());
    let (Some(day), month, None) = (parts.next(), parts.next(), parts.next()) else {
        return if typed.trim().is_empty() { Ok(None) } else { Err(DeskFault::Patron) };
    };
    let number = |part: Option<&str>| part.and_then(|part| part.parse().ok()).unwrap_or(0);
    MonthDay::new(number(month), number(Some(day))).map(Some).ok_or(DeskFault::Patron)
}

/// The municipality that somebody typed: by code, or by name with or without the province (`Lerici (SP)`); none when several have the name.
#[must_use]
pub fn place_of<'c>(catalogue: &'c Catalogue, typed: &str) -> Option<&'c ponte_domain::reference::Place> {
    let typed = typed.trim();
    if let Some(place) = catalogue.place(typed) {
        return Some(place);
    }
    let (name, province) = match typed.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        Some((name, province)) => (name.trim(), Some(province.trim())),
        None => (typed, None),
    };
    if sort_key(name).is_empty() {
        return None;
    }
    let mut found: Vec<_> = catalogue.places_named(name, province).into_iter().filter_map(|place| catalogue.place(&place.code)).collect();
    found.dedup_by(|one, other| one.code == other.code);
    match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

fn is_address(text: &str) -> bool {
    text.len() <= TEXT_CHARS && text.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.') && !host.contains('@'))
}

/// The tree of desks, for whoever may set up one of them.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn tree(app: &App, caller: &Caller) -> Result<Arc<DeskTree>> {
    caller.require(Right::Desk)?;
    Ok(app.desks())
}

/// A desk that the caller may set up.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`].
pub fn view(app: &App, caller: &Caller, code: &str) -> Result<Desk> {
    caller.require(Right::Desk)?;
    let tree = app.desks();
    let desk = tree.get(code).filter(|desk| caller.reach(Right::Desk).covers(&tree, &desk.code));
    Ok(desk.cloned().ok_or(Refusal::NotFound(Kind::Desk))?)
}

/// Makes a desk below one that the caller may set up; one below nothing only by who may set up all.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::Exists`], [`Refusal::Tree`].
pub async fn create(app: &App, caller: &Caller, desk: Desk) -> Result<()> {
    caller.require(Right::Desk)?;
    let tree = app.desks();
    if tree.get(&desk.code).is_some() {
        return Err(Refusal::Exists(Kind::Desk).into());
    }
    permit_below(caller, &tree, desk.parent.as_deref())?;
    tree.check(&desk).map_err(Refusal::from)?;
    let mut tx = app.begin().await?;
    if tree.is_empty() {
        desk::set_setting(&tx, HOME, Some(&desk.code)).await?;
    }
    desk::save(&mut tx, &desk).await?;
    app.audit(&tx, caller, "desk.create", None, &[]).await?;
    app.commit(tx).await
}

/// Saves a desk. Its code stays what it was: records name it. It is moved, or becomes of another kind, only by who may set up
/// the desk above too.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`], [`Refusal::Tree`].
pub async fn save(app: &App, caller: &Caller, changed: Desk) -> Result<()> {
    let present = view(app, caller, &changed.code)?;
    let tree = app.desks();
    if (&present.parent, present.kind) != (&changed.parent, changed.kind) {
        permit_below(caller, &tree, present.parent.as_deref())?;
        permit_below(caller, &tree, changed.parent.as_deref())?;
        tree.check(&changed).map_err(Refusal::from)?;
    }
    let mut tx = app.begin().await?;
    desk::save(&mut tx, &changed).await?;
    app.audit(&tx, caller, "desk.save", None, &["name", "place", "contacts", "weights", "parent", "case_teams", "patron"]).await?;
    app.commit(tx).await
}

/// Ends a desk on a day, or opens it again: it keeps its records and takes no new ones.
///
/// # Errors
/// [`Refusal::Forbidden`], [`Refusal::NotFound`]; [`Refusal::DeskInUse`] for the installation's own desk, and while others below it
/// are open.
pub async fn end(app: &App, caller: &Caller, code: &str, until: Option<NaiveDate>) -> Result<()> {
    let present = view(app, caller, code)?;
    let tree = app.desks();
    if let Some(day) = until {
        let after = day + Days::new(1);
        let is_home = tree.home().is_some_and(|home| home.code == code);
        if is_home || tree.children(Some(code)).any(|below| below.is_open_on(after)) {
            return Err(Refusal::DeskInUse.into());
        }
    }
    let mut tx = app.begin().await?;
    desk::save(&mut tx, &Desk { until, ..present }).await?;
    app.audit(&tx, caller, "desk.end", None, &["until"]).await?;
    app.commit(tx).await
}

fn permit_below(caller: &Caller, tree: &DeskTree, parent: Option<&str>) -> Result<()> {
    let reach = caller.reach(Right::Desk);
    let may = parent.map_or(reach.is_everything(), |parent| reach.covers(tree, parent));
    if may { Ok(()) } else { Err(Refusal::Forbidden(Right::Desk).into()) }
}

#[cfg(test)]
mod tests {
    use ponte_domain::{desk::Desk, reference::Catalogue, vacancy::Weights};

    use super::{DeskDraft, DeskFault};

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let draft = DeskDraft {
            code: "S P".into(),
            place: "Atlantide".into(),
            email: "x@y".into(),
            weights: Some(Weights { coherence: 1000, availability: 0, nearness: 0, wishes: 0 }),
            ..DeskDraft::default()
        };
        let faults = draft.read(&Catalogue::default(), &Desk::named("SP", "Sportello")).expect_err("is wrong");
        use DeskFault as F;
        assert_eq!(faults, [F::NameMissing, F::Code, F::PlaceUnknown, F::Email, F::Weights]);
    }
}
