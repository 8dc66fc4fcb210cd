//! What people's data are used for, by `reference/uses.toml`.

use std::sync::LazyLock;

use chrono::NaiveDate;
use ponte_domain::consent::{DataUse, LegalBasis};
use serde::Deserialize;

/// A use of data, what it rests on, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Use {
    pub code: DataUse,
    pub basis: LegalBasis,
    /// The law, as it is cited.
    pub law: String,
    /// First day of these terms.
    #[serde(deserialize_with = "day")]
    pub since: NaiveDate,
}

#[derive(Deserialize)]
struct Table {
    #[serde(rename = "use")]
    uses: Vec<Use>,
}

/// Days are written without quotes, as TOML knows them.
pub(super) fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let written = toml::value::Datetime::deserialize(from)?.to_string();
    written.parse().map_err(serde::de::Error::custom)
}

/// The file is part of the program, and a test reads it.
static USES: LazyLock<Vec<Use>> =
    LazyLock::new(|| toml::from_str::<Table>(include_str!("../../../../reference/uses.toml")).map(|table| table.uses).unwrap_or_default());

/// The uses as they are on a day: the latest terms of each, in the order of the file.
#[must_use]
pub fn uses(today: NaiveDate) -> Vec<Use> {
    let mut valid: Vec<Use> = Vec::new();
    for each in USES.iter().filter(|each| each.since <= today) {
        match valid.iter_mut().find(|known| known.code == each.code) {
            Some(known) if known.since < each.since => *known = each.clone(),
            Some(_) => {}
            None => valid.push(each.clone()),
        }
    }
    valid
}

#[cfg(test)]
mod tests {
    use ponte_domain::consent::DataUse;

    use super::uses;

    #[test]
    fn every_use_of_the_program_stands_in_the_file() {
        let valid = uses("2026-11-23".parse().unwrap());
        for code in DataUse::ALL {
            assert!(valid.iter().any(|each| each.code == *code), "{code}");
        }
        assert!(uses("2015-01-01".parse().unwrap()).is_empty(), "nothing was valid then");
    }
}
