//! The desk of the installation: its name, place, contacts and default weights.

use ponte_domain::{desk::Desk, reference::Catalogue, text::sort_key, vacancy::Weights};
use ponte_storage::desk;

use crate::{
    App,
    error::Result,
    rights::{Caller, Right},
};

/// Most characters of a desk's code, and of its other texts.
const CODE_CHARS: usize = 12;
const TEXT_CHARS: usize = 160;

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
    Weights,
}

impl DeskDraft {
    /// The desk that the draft says.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(&self, catalogue: &Catalogue, present: Weights) -> std::result::Result<Desk, Vec<DeskFault>> {
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
        if !email.is_empty() && !email.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.')) {
            faults.push(DeskFault::Email);
        }
        let weights = self.weights.unwrap_or(present);
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
        })
    }
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

/// Saves the desk. Its code stays what it was: records name it.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn save(app: &App, caller: &Caller, mut changed: Desk) -> Result<()> {
    caller.require(Right::Desk)?;
    let mut tx = app.begin().await?;
    if let Some(present) = desk::list(&tx).await?.into_iter().next() {
        changed.code = present.code;
    }
    desk::save(&mut tx, &changed).await?;
    app.audit(&tx, caller, "desk.save", None, &["name", "place", "contacts", "weights"]).await?;
    app.commit(tx).await
}

#[cfg(test)]
mod tests {
    use ponte_domain::{reference::Catalogue, vacancy::Weights};

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
        let faults = draft.read(&Catalogue::default(), Weights::DEFAULT).expect_err("is wrong");
        use DeskFault as F;
        assert_eq!(faults, [F::NameMissing, F::Code, F::PlaceUnknown, F::Email, F::Weights]);
    }
}
