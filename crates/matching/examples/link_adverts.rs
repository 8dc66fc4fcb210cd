//! Links the titles of the adverts in the reference data over all of ESCO, and counts what two readers judged right.
//!
//! Prints id, title and first hits; at the end, how the first hits were judged in `tests/data/adverts_judged.csv`
//! (first reader, second reader), as far as they are among those that were judged. The everyday words of the starter
//! set are left out here: what the product links is the matter of a test of `ponte-app`.
//!
//! `PONTE_REFERENCE_DATA=… cargo run --release -p ponte-matching --example link_adverts`

mod esco;

use std::{collections::BTreeMap, io::Write};

use esco::{Outcome, catalogue, rows};
use ponte_domain::reference::Lang;
use ponte_matching::link::{Kind, Linker};

/// Advert and concept that was judged → whether it is right (yes, partly, no; –: not seen), as each reader says.
fn judged() -> Outcome<BTreeMap<(String, String), String>> {
    let mut reader = csv::Reader::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/adverts_judged.csv"))?;
    reader
        .deserialize()
        .map(|row| {
            let (advert, concept, first, second, _note): (String, String, String, String, String) = row?;
            Ok(((advert, concept), format!("{first}/{second}")))
        })
        .collect()
}

fn main() -> Outcome<()> {
    let catalogue = catalogue()?;
    let linker = Linker::from_catalogue(&catalogue);
    let judged = judged()?;
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    let mut output = std::io::stdout().lock();
    for row in rows("annunci/offerte_cpi_catania_2026-04.csv")? {
        writeln!(output, "{}\t{}", row["id"], row["titolo"])?;
        let hits = linker.rank(Kind::Occupation, &row["titolo"], Some(Lang::It), 3);
        let first = hits.first().map(|hit| hit.concept.as_str()).unwrap_or_default();
        let verdict = judged.get(&(row["id"].clone(), first.to_owned())).map_or("not judged", String::as_str);
        *counts.entry(verdict).or_default() += 1;
        for hit in hits {
            let preferred =
                catalogue.occupation_ix(&hit.concept).map(|ix| catalogue.occupation(ix).label.get(Lang::It)).unwrap_or_default();
            writeln!(output, "\t{}\t{}\t{}\t{}", hit.score, hit.concept, preferred, hit.label)?;
        }
    }
    writeln!(output, "{counts:?}")?;
    Ok(())
}
