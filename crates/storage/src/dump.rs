//! The whole database as lines of JSON, the same for both engines: what a backup holds.
//!
//! First a line about the backup, then for each table a line with its columns and one line a row, in the
//! order of the primary key; last a line with the number of rows. The same content gives the same bytes.

use std::io::{BufRead, Write};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use futures_util::TryStreamExt;
use sea_orm::{QueryResult, Value};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use crate::{
    db::{Db, Engine, Reads, Tx, column},
    error::{Result, StorageError},
    migrate,
};

/// Version of the form of a backup.
const FORMAT: u32 = 1;

/// Tables that others refer to come before those.
const FIRST: [&str; 6] = ["worker", "employer", "vacancy", "concept", "protected_file", "pack_version"];

/// Rows written in one statement when a backup is brought back.
const ROWS: usize = 100;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Type {
    Uuid,
    Text,
    Whole,
    Float,
    Yes,
    Day,
    Time,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Table {
    pub(crate) table: String,
    pub(crate) columns: Vec<(String, Type)>,
    /// Columns of the primary key, in order.
    pub(crate) key: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    ponte: u32,
    migrations: Vec<String>,
}

/// Why a backup cannot be brought back.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The file is no backup, is cut short, or was changed; the line says where.
    #[error("line {0} is not of a backup")]
    NotABackup(u64),
    /// The backup is of a newer version of the program.
    #[error("the backup is of a newer version")]
    Newer,
    /// The database holds something already.
    #[error("the database is not empty")]
    NotEmpty,
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("{0}")]
    Read(#[from] std::io::Error),
}

/// Writes the whole database, as it is at one instant, and returns the number of rows.
///
/// # Errors
/// When the database cannot be read or the file not be written.
pub async fn dump(db: &Db, out: &mut (impl Write + Send)) -> std::result::Result<u64, RestoreError> {
    let tx = db.begin_reading().await?;
    let migrations = migrate::applied(&tx).await?;
    write_line(out, &json!(Head { ponte: FORMAT, migrations }))?;
    let mut rows = 0;
    for table in tables(&tx).await? {
        write_line(out, &json!(table))?;
        let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
        let sql = format!("SELECT {} FROM {} ORDER BY {}", names.join(", "), table.table, table.key.join(", "));
        let mut stream = tx.stream(&sql).await?;
        while let Some(row) = stream.try_next().await.map_err(StorageError::from)? {
            let cells: Result<Vec<Json>> = table.columns.iter().map(|(name, kind)| cell(&row, name, *kind)).collect();
            write_line(out, &Json::Array(cells?))?;
            rows += 1;
        }
    }
    write_line(out, &json!({ "rows": rows }))?;
    Ok(rows)
}

fn write_line(out: &mut impl Write, line: &Json) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

pub(crate) fn cell(row: &QueryResult, name: &str, kind: Type) -> Result<Json> {
    Ok(match kind {
        Type::Uuid => json!(column::<Option<Uuid>>(row, name)?),
        Type::Text => json!(column::<Option<String>>(row, name)?),
        Type::Whole => json!(column::<Option<i64>>(row, name).or_else(|_| column::<Option<i32>>(row, name).map(|n| n.map(i64::from)))?),
        Type::Float => json!(column::<Option<f64>>(row, name)?),
        Type::Yes => json!(column::<Option<bool>>(row, name)?),
        Type::Day => json!(column::<Option<NaiveDate>>(row, name)?),
        Type::Time => {
            json!(column::<Option<DateTime<Utc>>>(row, name)?.map(|time| time.to_rfc3339_opts(SecondsFormat::Micros, true)))
        }
    })
}

/// The tables of the database with their columns, those referred to first.
pub(crate) async fn tables(db: &impl Reads) -> Result<Vec<Table>> {
    let sql = match db.engine() {
        Engine::Sqlite => {
            "SELECT m.name AS t, p.name AS c, p.type AS kind, p.pk AS pk FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT IN ('installation', 'migration') ORDER BY m.name, p.cid"
        }
        Engine::Postgres => {
            "SELECT c.table_name::text AS t, c.column_name::text AS c, c.data_type::text AS kind, COALESCE(k.ordinal_position, 0)::integer AS pk FROM information_schema.columns c LEFT JOIN (SELECT u.table_name, u.column_name, u.ordinal_position FROM information_schema.key_column_usage u JOIN information_schema.table_constraints t ON t.constraint_name = u.constraint_name AND t.table_schema = u.table_schema AND t.constraint_type = 'PRIMARY KEY' WHERE u.table_schema = 'public') k ON k.table_name = c.table_name AND k.column_name = c.column_name WHERE c.table_schema = 'public' AND c.table_name NOT IN ('installation', 'migration') ORDER BY c.table_name, c.ordinal_position"
        }
    };
    let mut tables: Vec<Table> = Vec::new();
    let mut keys: Vec<Vec<(i32, String)>> = Vec::new();
    for row in db.all(sql, vec![]).await? {
        let (name, field, kind): (String, String, String) = (column(&row, "t")?, column(&row, "c")?, column(&row, "kind")?);
        if tables.last().is_none_or(|last| last.table != name) {
            tables.push(Table { table: name, columns: Vec::new(), key: Vec::new() });
            keys.push(Vec::new());
        }
        let pk: i32 = column(&row, "pk")?;
        if let (Some(table), Some(key)) = (tables.last_mut(), keys.last_mut()) {
            if pk > 0 {
                key.push((pk, field.clone()));
            }
            table.columns.push((field, type_of(&kind)));
        }
    }
    for (table, mut key) in tables.iter_mut().zip(keys) {
        key.sort();
        table.key = key.into_iter().map(|(_, name)| name).collect();
        if table.key.is_empty() {
            table.key = table.columns.iter().map(|(name, _)| name.clone()).collect();
        }
        // Engines differ in the order in which they list columns that were added later.
        table.columns.sort_by(|a, b| a.0.cmp(&b.0));
    }
    tables.sort_by_key(|table| (FIRST.iter().position(|first| *first == table.table).unwrap_or(FIRST.len()), table.table.clone()));
    Ok(tables)
}

fn type_of(declared: &str) -> Type {
    // SQLite gives the names of its own types back in capitals.
    match declared.to_ascii_lowercase().as_str() {
        "uuid" => Type::Uuid,
        "bigint" | "integer" => Type::Whole,
        "double precision" => Type::Float,
        "boolean" => Type::Yes,
        "date" => Type::Day,
        "timestamptz" | "timestamp with time zone" => Type::Time,
        _ => Type::Text,
    }
}

/// Brings a backup into an empty database, in one transaction, and returns the number of rows.
///
/// # Errors
/// [`RestoreError`]; the database is left empty then.
pub async fn restore(db: &Db, input: &mut (impl BufRead + Send), now: DateTime<Utc>) -> std::result::Result<u64, RestoreError> {
    let mut lines = Lines { input, number: 0 };
    let head: Head = serde_json::from_value(lines.next()?.ok_or(RestoreError::NotABackup(1))?).map_err(|_| RestoreError::NotABackup(1))?;
    if head.ponte != FORMAT {
        return Err(RestoreError::Newer);
    }
    migrate::migrate_to(db, &head.migrations, now).await.map_err(|error| match error {
        StorageError::Newer(_) => RestoreError::Newer,
        other => other.into(),
    })?;
    let mut tx = db.begin().await?;
    let known = tables(&tx).await?;
    for table in &known {
        if tx.one(&format!("SELECT 1 AS one FROM {} LIMIT 1", table.table), vec![]).await?.is_some() {
            return Err(RestoreError::NotEmpty);
        }
    }
    let rows = load(&mut tx, &known, &mut lines).await?;
    tx.commit(now).await?;
    migrate::migrate(db, now).await?;
    Ok(rows)
}

async fn load<R: BufRead + Send>(tx: &mut Tx, known: &[Table], lines: &mut Lines<'_, R>) -> std::result::Result<u64, RestoreError> {
    let mut rows = 0;
    let mut waiting: Vec<Vec<Json>> = Vec::new();
    let mut table: Option<&Table> = None;
    loop {
        let number = lines.number + 1;
        let line = lines.next()?.ok_or(RestoreError::NotABackup(number))?;
        let Json::Array(cells) = line else {
            if let Some(table) = table {
                write_rows(tx, table, &mut waiting, number).await?;
                settle_identity(tx, table).await?;
            }
            if let Some(count) = line.get("rows").and_then(Json::as_u64) {
                return if count == rows { Ok(rows) } else { Err(RestoreError::NotABackup(number)) };
            }
            let told: Table = serde_json::from_value(line).map_err(|_| RestoreError::NotABackup(number))?;
            table = Some(known.iter().find(|known| **known == told).ok_or(RestoreError::NotABackup(number))?);
            continue;
        };
        let into = table.ok_or(RestoreError::NotABackup(number))?;
        if cells.len() != into.columns.len() {
            return Err(RestoreError::NotABackup(number));
        }
        waiting.push(cells);
        rows += 1;
        if waiting.len() == ROWS {
            write_rows(tx, into, &mut waiting, number).await?;
        }
    }
}

async fn write_rows(tx: &Tx, table: &Table, waiting: &mut Vec<Vec<Json>>, number: u64) -> std::result::Result<(), RestoreError> {
    if waiting.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = table.columns.iter().map(|(name, _)| name.as_str()).collect();
    let mut values: Vec<Value> = Vec::new();
    let mut rows = Vec::with_capacity(waiting.len());
    for cells in waiting.drain(..) {
        let first = values.len() + 1;
        for (json, (_, kind)) in cells.into_iter().zip(&table.columns) {
            values.push(value(json, *kind).ok_or(RestoreError::NotABackup(number))?);
        }
        let marks: Vec<String> = (first..=values.len()).map(|n| format!("${n}")).collect();
        rows.push(format!("({})", marks.join(", ")));
    }
    tx.run(&format!("INSERT INTO {} ({}) VALUES {}", table.table, names.join(", "), rows.join(", ")), values).await?;
    Ok(())
}

/// Lets PostgreSQL's own numbers go on after those that were brought back; SQLite does so by itself.
async fn settle_identity(tx: &Tx, table: &Table) -> Result<()> {
    if tx.engine() == Engine::Postgres && table.columns.iter().any(|(name, _)| name == "seq") {
        let sql =
            format!("SELECT setval(pg_get_serial_sequence('{0}', 'seq'), COALESCE(MAX(seq), 0) + 1, false) AS n FROM {0}", table.table);
        tx.all(&sql, vec![]).await?;
    }
    Ok(())
}

pub(crate) fn value(json: Json, kind: Type) -> Option<Value> {
    fn read<T: serde::de::DeserializeOwned>(json: Json) -> Option<Option<T>> {
        serde_json::from_value(json).ok()
    }
    Some(match kind {
        Type::Uuid => read::<Uuid>(json)?.into(),
        Type::Text => read::<String>(json)?.into(),
        Type::Whole => read::<i64>(json)?.into(),
        Type::Float => read::<f64>(json)?.into(),
        Type::Yes => read::<bool>(json)?.into(),
        Type::Day => read::<NaiveDate>(json)?.into(),
        Type::Time => read::<DateTime<Utc>>(json)?.into(),
    })
}

struct Lines<'a, R> {
    input: &'a mut R,
    number: u64,
}

impl<R: BufRead> Lines<'_, R> {
    fn next(&mut self) -> std::result::Result<Option<Json>, RestoreError> {
        let mut text = String::new();
        self.number += 1;
        match self.input.read_line(&mut text) {
            Ok(0) => Ok(None),
            Ok(_) => serde_json::from_str(&text).map(Some).map_err(|_| RestoreError::NotABackup(self.number)),
            Err(error)
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidInput
                ) =>
            {
                Err(RestoreError::NotABackup(self.number))
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Reads a backup up to the line that counts its rows, and counts them.
///
/// # Errors
/// [`RestoreError::NotABackup`] names the first line that is not of a backup.
pub fn check(input: &mut (impl BufRead + Send)) -> std::result::Result<u64, RestoreError> {
    let mut lines = Lines { input, number: 0 };
    let head: Head = serde_json::from_value(lines.next()?.ok_or(RestoreError::NotABackup(1))?).map_err(|_| RestoreError::NotABackup(1))?;
    if head.ponte != FORMAT {
        return Err(RestoreError::Newer);
    }
    let (mut rows, mut columns) = (0, None);
    loop {
        let number = lines.number + 1;
        match lines.next()?.ok_or(RestoreError::NotABackup(number))? {
            Json::Array(cells) if Some(cells.len()) == columns => rows += 1,
            Json::Object(line) if line.contains_key("rows") => {
                return if line["rows"].as_u64() == Some(rows) { Ok(rows) } else { Err(RestoreError::NotABackup(number)) };
            }
            line @ Json::Object(_) => {
                let table: Table = serde_json::from_value(line).map_err(|_| RestoreError::NotABackup(number))?;
                columns = Some(table.columns.len());
            }
            _ => return Err(RestoreError::NotABackup(number)),
        }
    }
}
