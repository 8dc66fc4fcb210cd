//! The schema is the same on both engines: tables, columns, nullability.

use chrono::Utc;
use ponte_storage::{StorageError, migrate::migrate};
use ponte_testkit::{TestDb, database};
use sea_orm::{ConnectionTrait, Database, Statement};

async fn columns(url: &str, sql: &str) -> Vec<(String, String, bool)> {
    let db = Database::connect(url).await.expect("a connection");
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql.to_owned())).await.expect("the columns");
    let mut columns: Vec<_> = rows
        .iter()
        .map(|row| {
            let nullable: i32 = row.try_get("", "nullable").expect("nullability");
            (row.try_get("", "t").expect("a table"), row.try_get("", "c").expect("a column"), nullable == 1)
        })
        .collect();
    columns.sort();
    columns
}

#[tokio::test]
async fn both_engines_hold_the_same_tables_columns_and_nullability() {
    let Some(postgres) = TestDb::postgres().await else { return };
    let sqlite = TestDb::sqlite().await;
    let file = sqlite.folder().expect("a folder").join("ponte.db");
    let lite = columns(
        &format!("sqlite://{}", file.display()),
        "SELECT m.name AS t, p.name AS c, CASE WHEN p.\"notnull\" = 0 AND p.pk = 0 THEN 1 ELSE 0 END AS nullable FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
    )
    .await;
    let full = columns(
        &database::url_of(&postgres),
        "SELECT table_name::text AS t, column_name::text AS c, CASE WHEN is_nullable = 'YES' THEN 1 ELSE 0 END AS nullable FROM information_schema.columns WHERE table_schema = 'public'",
    )
    .await;
    assert_eq!(lite, full);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_refused_and_a_known_one_left_as_it_is() {
    let test = TestDb::sqlite().await;
    migrate(&test.db, Utc::now()).await.expect("nothing to do");
    let file = test.folder().expect("a folder").join("ponte.db");
    let raw = Database::connect(format!("sqlite://{}", file.display())).await.expect("a connection");
    raw.execute_unprepared("INSERT INTO migration (name, applied_at) VALUES ('9999_future', '2030-01-01')").await.expect("to insert");
    assert!(matches!(migrate(&test.db, Utc::now()).await, Err(StorageError::Newer(name)) if name == "9999_future"));
}
