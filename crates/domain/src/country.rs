//! Countries of citizenship, birth and work: ISO 3166-1 alpha-2, with the `Z` codes of the codice fiscale.

mod table;

use chrono::NaiveDate;

use crate::reference::Lang;

/// A country or territory of ISO 3166-1, and Kosovo (`XK`, as the institutions of the Union write it).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Country {
    /// Two upper-case letters.
    pub alpha2: &'static str,
    names: [&'static str; 3],
    belfiore: &'static str,
}

impl Country {
    /// All of them, in the order of their codes.
    pub const ALL: &'static [Self] = table::COUNTRIES;

    /// The country with a code (case does not matter).
    #[must_use]
    pub fn from_code(alpha2: &str) -> Option<&'static Self> {
        let code = alpha2.to_ascii_uppercase();
        Self::ALL.binary_search_by(|country| country.alpha2.cmp(&code)).ok().map(|ix| &Self::ALL[ix])
    }

    /// The country with a `Z` code.
    #[must_use]
    pub fn from_belfiore(code: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|country| country.belfiore().is_some_and(|own| own.eq_ignore_ascii_case(code)))
    }

    /// The usual name.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'static str {
        self.names[lang as usize]
    }

    /// The code that stands for the country as a birthplace in a codice fiscale.
    ///
    /// None for Italy, and for territories of which the code was not ascertained.
    #[must_use]
    pub fn belfiore(&self) -> Option<&'static str> {
        (!self.belfiore.is_empty()).then_some(self.belfiore)
    }
}

/// A state that no longer exists, but in which living people were born.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormerCountry {
    /// `Z` code.
    pub belfiore: &'static str,
    names: [&'static str; 3],
    /// Year, month and day of the first day on which nobody was born there.
    ended: (i32, u32, u32),
}

impl FormerCountry {
    /// All of them, in the order of their `Z` codes.
    pub const ALL: &'static [Self] = &[
        Self { belfiore: "Z105", names: ["Cecoslovacchia", "Tchécoslovaquie", "Czechoslovakia"], ended: (1993, 1, 1) },
        Self {
            belfiore: "Z111",
            names: ["Repubblica Democratica Tedesca", "République démocratique allemande", "East Germany"],
            ended: (1990, 10, 3),
        },
        Self { belfiore: "Z118", names: ["Jugoslavia", "Yougoslavie", "Yugoslavia"], ended: (2003, 2, 4) },
        Self { belfiore: "Z135", names: ["Unione Sovietica", "Union soviétique", "Soviet Union"], ended: (1992, 3, 31) },
        Self { belfiore: "Z157", names: ["Serbia e Montenegro", "Serbie-et-Monténégro", "Serbia and Montenegro"], ended: (2006, 6, 3) },
    ];

    /// The usual name.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'static str {
        self.names[lang as usize]
    }

    /// Whether somebody can have been born there on a day.
    #[must_use]
    pub fn existed_on(&self, date: NaiveDate) -> bool {
        NaiveDate::from_ymd_opt(self.ended.0, self.ended.1, self.ended.2).is_some_and(|ended| date < ended)
    }
}

/// Whether a `Z` code can be the birthplace of somebody born on a day.
///
/// Today's countries are accepted for any day, as registries write them also for those born
/// before independence; former ones only for days on which they existed.
#[must_use]
pub fn is_foreign_birthplace(belfiore: &str, date: NaiveDate) -> bool {
    let former = |state: &FormerCountry| state.belfiore.eq_ignore_ascii_case(belfiore) && state.existed_on(date);
    Country::from_belfiore(belfiore).is_some() || FormerCountry::ALL.iter().any(former)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_table_is_ordered_complete_and_without_doubles() {
        // 249 of ISO 3166-1, and Kosovo.
        assert_eq!(Country::ALL.len(), 250);
        assert!(Country::ALL.is_sorted_by(|a, b| a.alpha2 < b.alpha2));
        let mut codes = HashSet::new();
        for country in Country::ALL {
            assert!(country.alpha2.len() == 2 && country.names.iter().all(|name| !name.is_empty()));
            if let Some(code) = country.belfiore() {
                assert!(code.len() == 4 && code.starts_with('Z') && codes.insert(code), "{code}");
            }
        }
        assert!(FormerCountry::ALL.iter().all(|state| codes.insert(state.belfiore)));
    }

    #[test]
    fn countries_are_found_by_either_code() {
        let albania = Country::from_belfiore("z100").expect("Albania");
        assert_eq!(Some(albania), Country::from_code("al"));
        assert_eq!((albania.name(Lang::It), albania.name(Lang::Fr), albania.name(Lang::En)), ("Albania", "Albanie", "Albania"));
        assert_eq!(Country::from_code("DE").map(|country| country.name(Lang::Fr)), Some("Allemagne"));
        assert_eq!(Country::from_code("IT").and_then(Country::belfiore), None);
        assert_eq!((Country::from_code("XX"), Country::from_code("ITA"), Country::from_belfiore("")), (None, None, None));
    }

    #[test]
    fn a_former_state_is_a_birthplace_only_while_it_existed() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a date");
        assert!(is_foreign_birthplace("Z105", day(1992, 12, 31)) && !is_foreign_birthplace("Z105", day(1993, 1, 1)));
        assert!(is_foreign_birthplace("Z138", day(1970, 5, 5)), "Ukraine, of somebody born in the Soviet Union");
        assert!(!is_foreign_birthplace("Z999", day(1970, 5, 5)) && !is_foreign_birthplace("F205", day(1970, 5, 5)));
    }
}
