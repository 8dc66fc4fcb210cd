//! Takes over the records that were kept before there was a chain, and forbids changing what is kept.

use chrono::{DateTime, Utc};
use ponte_domain::actor::Actor;
use sea_orm::QueryResult;

use super::{Act, chain::append, told};
use crate::{
    db::{Engine, Reads, Tx, column},
    error::Result,
};

const SQLITE: &str =
    "CREATE TRIGGER audit_entry_keep BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_entry_stay BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_anchor_keep BEFORE UPDATE ON audit_anchor BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_anchor_stay BEFORE DELETE ON audit_anchor BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER audit_head_stay BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;";

const POSTGRES: &str =
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$;
CREATE TRIGGER audit_entry_keep BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_entry_stay BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_anchor_keep BEFORE UPDATE OR DELETE ON audit_anchor FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_anchor_stay BEFORE TRUNCATE ON audit_anchor FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_stay BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse();";

/// Moves what stands in the plain table `audit` to the chain of the node, drops it, and forbids changes.
pub(crate) async fn adopt(tx: &Tx) -> Result<()> {
    let rows = tx.all("SELECT at, actor, purpose, verb, kind, record, fields FROM audit ORDER BY seq", vec![]).await?;
    let acts: Result<Vec<Act>> = rows.iter().map(plain).collect();
    append(tx, tx.node(), acts?).await?;
    tx.script("DROP TABLE audit").await?;
    tx.script(match tx.engine() {
        Engine::Sqlite => SQLITE,
        Engine::Postgres => POSTGRES,
    })
    .await
}

/// A plain record; the name of who acted is left out, because it cannot be erased here.
fn plain(row: &QueryResult) -> Result<Act> {
    let actor: String = column(row, "actor")?;
    let actor: Actor = serde_json::from_str(&actor)?;
    let (who, number, role, desk) = told(&actor);
    let kind: Option<String> = column(row, "kind")?;
    let record = column(row, "record")?;
    let at: DateTime<Utc> = column(row, "at")?;
    Ok(Act {
        at,
        who: who.to_owned(),
        actor: number,
        role: role.map(str::to_owned),
        desk,
        purpose: column(row, "purpose")?,
        verb: column(row, "verb")?,
        person: if kind.as_deref() == Some("worker") { record } else { None },
        kind,
        record,
        fields: column(row, "fields")?,
        digests: None,
        context: None,
        correlation: None,
    })
}
