//! Finds records that may be the one about to be made.

use ponte_domain::{codes, employer::Employer, text::sort_key, vacancy::Vacancy, worker::Worker};
use ponte_storage::{Stored, register};

use super::Registered;
use crate::{App, error::Result, rights::Caller};

/// Duplicates shown at most.
const MOST: u64 = 5;

/// Digits from which on a telephone number tells people apart.
const PHONE_DIGITS: usize = 6;

codes! {
    /// Why two records look the same, the surest first.
    pub enum Likeness {
        CodiceFiscale = "codice_fiscale", PartitaIva = "partita_iva", NameAndBirth = "name_and_birth", Phone = "phone", Name = "name",
    }
}

/// A register in which the same thing may be recorded twice.
pub trait Comparable: Registered {
    /// Why another record looks like this one, if it does.
    fn likeness(&self, other: &Self) -> Option<Likeness>;

    /// What to look for others by, beside code and name.
    fn telltales(&self) -> Vec<String>;
}

fn digits(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    digits.strip_prefix("0039").or_else(|| digits.strip_prefix("39").filter(|rest| rest.len() > 8)).unwrap_or(&digits).to_owned()
}

impl Comparable for Worker {
    fn likeness(&self, other: &Self) -> Option<Likeness> {
        let (own, theirs) = (&self.person, &other.person);
        if own.codice_fiscale.is_some() && own.codice_fiscale == theirs.codice_fiscale {
            return Some(Likeness::CodiceFiscale);
        }
        if sort_key(&own.full_name()) == sort_key(&theirs.full_name()) {
            match (own.birth_date, theirs.birth_date) {
                (Some(one), Some(other)) if one == other => return Some(Likeness::NameAndBirth),
                // Two people of one name are common; with two birth dates they are two people.
                (Some(_), Some(_)) => {}
                _ => return Some(Likeness::Name),
            }
        }
        let phones = self.telltales();
        other.contacts.phone.iter().any(|phone| phones.contains(&digits(phone))).then_some(Likeness::Phone)
    }

    fn telltales(&self) -> Vec<String> {
        self.contacts.phone.iter().map(|phone| digits(phone)).filter(|digits| digits.len() >= PHONE_DIGITS).collect()
    }
}

impl Comparable for Employer {
    fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.partita_iva.is_some() && self.partita_iva == other.partita_iva {
            return Some(Likeness::PartitaIva);
        }
        if self.codice_fiscale.is_some() && self.codice_fiscale == other.codice_fiscale {
            return Some(Likeness::CodiceFiscale);
        }
        (sort_key(&self.name) == sort_key(&other.name)).then_some(Likeness::Name)
    }

    fn telltales(&self) -> Vec<String> {
        Vec::new()
    }
}

impl Comparable for Vacancy {
    fn likeness(&self, other: &Self) -> Option<Likeness> {
        let same = self.employer_id.is_some() && self.employer_id == other.employer_id && sort_key(&self.title) == sort_key(&other.title);
        (same && other.state.is_open()).then_some(Likeness::Name)
    }

    fn telltales(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Records that may be the same as one, the surest first, with the reason: the same code (codice fiscale, partita IVA), the
/// same name and birth date, the same telephone, the same name; for vacancies an open one of the same title and employer.
/// Told are those of which the caller may know that they are there.
///
/// # Errors
/// [`crate::error::Refusal::Forbidden`].
pub async fn duplicates<R: Comparable>(app: &App, caller: &Caller, value: &R) -> Result<Vec<(Stored<R>, Likeness)>> {
    // Whoever may only see the files of her own team is not told of others.
    let scope = caller.scope(if caller.may(R::KNOW) { R::KNOW } else { R::SEE })?;
    let keys = value.keys();
    let mut found: Vec<Stored<R>> = match &keys.code {
        Some(code) => register::by_code(&app.db, code).await?,
        None => Vec::new(),
    };
    if let Some(scope) = &scope {
        let ids: Vec<_> = found.iter().map(|other| other.id).collect();
        let known = register::within(&app.db, R::KIND, &ids, scope).await?;
        found.retain(|other| known.contains(&other.id));
    }
    found.extend(register::suggest::<R>(&app.db, &keys.sort_key, scope.as_ref(), MOST).await?);
    for telltale in value.telltales() {
        found.extend(register::suggest::<R>(&app.db, &telltale, scope.as_ref(), MOST).await?);
    }
    found.sort_by_key(|other| other.id);
    found.dedup_by_key(|other| other.id);
    let mut alike: Vec<_> = found.into_iter().filter_map(|other| value.likeness(&other.value).map(|why| (other, why))).collect();
    alike.sort_by_key(|(other, why)| (*why, other.id));
    alike.truncate(MOST as usize);
    Ok(alike)
}
