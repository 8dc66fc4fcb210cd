//! What the database knows to be wrong with itself.

use crate::{
    db::{Db, Engine, Reads, column},
    error::Result,
};

/// Faults that the engine or a check of references finds: empty when all is well.
///
/// # Errors
/// When the database cannot be read.
pub async fn faults(db: &Db) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    if db.engine() == Engine::Sqlite {
        for row in db.all("SELECT integrity_check AS fault FROM pragma_integrity_check", vec![]).await? {
            let fault: String = column(&row, "fault")?;
            if fault != "ok" {
                faults.push(fault);
            }
        }
    }
    let orphans = [
        (
            "vacancy without its employer",
            "SELECT COUNT(*) AS n FROM vacancy v WHERE v.parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM employer e WHERE e.id = v.parent)",
        ),
        (
            "project without its body",
            "SELECT COUNT(*) AS n FROM project p WHERE p.parent IS NOT NULL AND NOT EXISTS (SELECT 1 FROM body b WHERE b.id = p.parent)",
        ),
    ];
    for (what, sql) in orphans {
        let count: i64 = db.one(sql, vec![]).await?.map_or(Ok(0), |row| column(&row, "n"))?;
        if count > 0 {
            faults.push(format!("{count} × {what}"));
        }
    }
    Ok(faults)
}
