//! Links the titles of the adverts in the reference data over all of ESCO: id, title, first hits.
//!
//! `PONTE_REFERENCE_DATA=… cargo run --release -p ponte-matching --example link_adverts`

mod esco;

use std::io::Write;

use esco::{Outcome, catalogue, rows};
use ponte_domain::reference::Lang;
use ponte_matching::link::{Kind, Linker};

fn main() -> Outcome<()> {
    let catalogue = catalogue()?;
    let linker = Linker::from_catalogue(&catalogue);
    let mut output = std::io::stdout().lock();
    for row in rows("annunci/offerte_cpi_catania_2026-04.csv")? {
        writeln!(output, "{}\t{}", row["id"], row["titolo"])?;
        for hit in linker.rank(Kind::Occupation, &row["titolo"], Some(Lang::It), 3) {
            let preferred =
                catalogue.occupation_ix(&hit.concept).map(|ix| catalogue.occupation(ix).label.get(Lang::It)).unwrap_or_default();
            writeln!(output, "\t{}\t{}\t{}\t{}", hit.score, hit.concept, preferred, hit.label)?;
        }
    }
    Ok(())
}
