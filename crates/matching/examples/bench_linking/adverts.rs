//! Real adverts over all of ESCO, as two readers judged their links in `tests/data/adverts_judged.csv`.
//!
//! The everyday words of the starter set are left out here: what the product links is the matter of a test of `ponte-app`.

use std::collections::BTreeMap;

use ponte_domain::reference::Lang;
use ponte_matching::link::{Kind, Linker};
use serde::Serialize;

use super::{
    esco::{LeftOut, Outcome, catalogue, rows},
    reliability::{Reliability, Said, reliability},
};

#[derive(Debug, Serialize)]
pub struct Adverts {
    /// Band and verdict of the second reader (yes, partly, no; "not judged") → how many first answers.
    pub first: BTreeMap<String, usize>,
    /// By the judged ones, counting only "yes" as right.
    pub reliability: Reliability,
}

/// Links every title; `show` also prints the first answers.
pub fn adverts(show: bool) -> Outcome<Adverts> {
    let catalogue = catalogue(&LeftOut::new())?;
    let linker = Linker::from_catalogue(&catalogue);
    let mut verdicts: BTreeMap<(String, String), String> = BTreeMap::new();
    for row in csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/adverts_judged.csv"))?.deserialize() {
        let (advert, concept, _first, second, _note): (String, String, String, String, String) = row?;
        verdicts.insert((advert, concept), second);
    }
    let (mut first, mut said) = (BTreeMap::new(), Said::new());
    for row in rows("annunci/offerte_cpi_catania_2026-04.csv")? {
        let Some(hit) = linker.rank(Kind::Occupation, &row["titolo"], Some(Lang::It), 1).pop() else {
            *first.entry("none".to_owned()).or_default() += 1;
            continue;
        };
        let verdict = verdicts.get(&(row["id"].clone(), hit.concept.clone())).map_or("not judged", String::as_str);
        *first.entry(format!("{} {verdict}", hit.band)).or_default() += 1;
        if verdict != "not judged" {
            said.push((f64::from(hit.score) / 1000.0, verdict == "yes"));
        }
        if show {
            println!("{}\t{}\t{}\t{verdict}\t{}\t{}", row["id"], row["titolo"], hit.score, hit.concept, hit.label);
        }
    }
    Ok(Adverts { first, reliability: reliability(&said) })
}
