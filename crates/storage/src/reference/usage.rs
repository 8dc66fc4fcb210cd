//! Which concepts people's files refer to.

use std::collections::HashSet;

use uuid::Uuid;

use crate::{
    db::{Kind, Reads, column},
    error::Result,
};

/// Registers whose records name concepts.
const REGISTERS: [Kind; 4] = [Kind::Worker, Kind::Vacancy, Kind::Course, Kind::Project];

/// Records read at a time.
const PAGE: i64 = 2_000;

/// Those of the given URIs that a record of any register names.
///
/// Reads every record once: meant for the rare moment when a newer release drops concepts.
///
/// # Errors
/// When the database cannot be read.
pub async fn uris_in_use(db: &impl Reads, uris: &HashSet<String>) -> Result<HashSet<String>> {
    let mut used = HashSet::new();
    if uris.is_empty() {
        return Ok(used);
    }
    for kind in REGISTERS {
        let sql = format!("SELECT id, body FROM {kind} WHERE id > $1 ORDER BY id LIMIT $2");
        let mut last = Uuid::nil();
        loop {
            let rows = db.all(&sql, vec![last.into(), PAGE.into()]).await?;
            for row in &rows {
                last = column(row, "id")?;
                let body: String = column(row, "body")?;
                // A URI stands in a record as a JSON string of its own, and holds no escaped sign.
                used.extend(body.split('"').filter(|text| uris.contains(*text)).map(str::to_owned));
            }
            if rows.len() < usize::try_from(PAGE).unwrap_or(usize::MAX) {
                break;
            }
        }
    }
    Ok(used)
}
