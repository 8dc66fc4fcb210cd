//! A person of a shortlist in the form that command line and API give out.

use ponte_domain::id::WorkerId;
use ponte_matching::outcome::{self, Match, Missing, Term, Words};
use serde::Serialize;

/// Metres in a tenth of a kilometre.
const TENTH_KM: u32 = 100;

/// A person of a shortlist.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    pub worker: WorkerId,
    pub external_id: Words,
    /// Out of 1,000; exactly the sum of the terms.
    pub points: u16,
    pub terms: Vec<Term>,
    pub ask: Vec<outcome::Ask>,
    pub missing: Vec<Missing>,
    /// Kilometres from home to the workplace as the crow flies, with one decimal; absent when either is unknown.
    pub km: Option<f64>,
}

impl From<Match> for Entry {
    fn from(found: Match) -> Self {
        Self {
            worker: found.worker,
            external_id: found.external_id,
            points: found.points,
            terms: found.terms,
            ask: found.ask,
            missing: found.missing,
            km: found.metres.map(kilometres),
        }
    }
}

/// Kilometres with one decimal.
fn kilometres(metres: u32) -> f64 {
    f64::from((metres + TENTH_KM / 2) / TENTH_KM) / 10.0
}

#[cfg(test)]
mod tests {
    use super::kilometres;

    #[test]
    fn kilometres_have_one_decimal() {
        let shown = |metres| serde_json::to_string(&kilometres(metres)).expect("a number");
        assert_eq!([shown(0), shown(49), shown(50), shown(1_249), shown(12_350)], ["0.0", "0.0", "0.1", "1.2", "12.4"]);
    }
}
