//! Writes what an import brought: only what differs from what is stored.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Utc};
use ponte_domain::reference_batch::{ConceptKind, ESCO_PREFIX, ReferenceBatch, RelationKind, Source};
use sea_orm::Value;

use super::{BLUE, GREEN, flags, usage::uris_in_use};
use crate::{
    db::{Kind, Reads, Tx, column},
    error::Result,
};

/// Rows of one statement: under the engines' limits of parameters for the widest table.
const CHUNK: usize = 500;

/// What a write changed, in concepts, places, classes and boundaries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Labels and links of concepts that are new or changed.
    pub words: usize,
}

/// Concepts that a newer release no longer has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retirement {
    /// In somebody's file: kept and marked.
    pub kept: Vec<String>,
    /// In nobody's: removed.
    pub dropped: Vec<String>,
}

/// A table with its key columns first.
struct Target {
    table: &'static str,
    columns: &'static [&'static str],
    keys: usize,
}

const TERRITORY: Target = Target { table: "territory", columns: &["kind", "code", "name", "short", "region"], keys: 2 };
const PLACE: Target = Target {
    table: "place",
    columns: &["code", "name", "other_name", "province", "region", "country", "belfiore", "caps", "lat", "lon", "merged_into"],
    keys: 1,
};
const CONCEPT: Target = Target { table: "concept", columns: &["number", "uri", "kind", "isco", "flags", "retired"], keys: 1 };
const LABEL: Target = Target { table: "concept_label", columns: &["concept", "lang", "source", "label", "alternatives"], keys: 3 };
const RELATION: Target = Target { table: "concept_relation", columns: &["concept", "kind", "source", "targets"], keys: 3 };
const CLASS: Target = Target { table: "class_entry", columns: &["scheme", "code", "title", "title_fr", "title_en"], keys: 2 };
const BOUNDARY: Target = Target { table: "boundary", columns: &["kind", "code", "name", "geometry"], keys: 2 };

impl Target {
    /// Inserts rows; where the key exists, replaces the row or leaves it.
    async fn put(&self, tx: &Tx, rows: Vec<Vec<Value>>, replace: bool) -> Result<u64> {
        let (keys, others) = self.columns.split_at(self.keys);
        let set: Vec<String> = others.iter().map(|name| format!("{name} = excluded.{name}")).collect();
        let act = if replace { format!("UPDATE SET {}", set.join(", ")) } else { "NOTHING".to_owned() };
        let mut touched = 0;
        for chunk in rows.chunks(CHUNK) {
            let width = self.columns.len();
            let marks = (0..chunk.len()).map(|row| {
                let marks: Vec<String> = (1..=width).map(|n| format!("${}", row * width + n)).collect();
                format!("({})", marks.join(", "))
            });
            let sql = format!(
                "INSERT INTO {} ({}) VALUES {} ON CONFLICT ({}) DO {act}",
                self.table,
                self.columns.join(", "),
                marks.collect::<Vec<_>>().join(", "),
                keys.join(", ")
            );
            touched += tx.run(&sql, chunk.iter().flatten().cloned().collect()).await?;
        }
        Ok(touched)
    }

    /// Writes rows and counts; `stored` holds what is there, as text by key.
    async fn differ(&self, tx: &Tx, rows: Vec<Vec<Value>>, stored: &HashMap<String, String>, replace: bool) -> Result<Written> {
        let mut written = Written::default();
        let mut fresh = Vec::new();
        for row in rows {
            match stored.get(&text_of(&row[..self.keys])) {
                None => written.new += 1,
                Some(known) if *known == text_of(&row[self.keys..]) || !replace => {
                    written.unchanged += 1;
                    continue;
                }
                Some(_) => written.changed += 1,
            }
            fresh.push(row);
        }
        self.put(tx, fresh, replace).await?;
        Ok(written)
    }

    /// The rows that are there, as text by key. The texts are compared with each other only.
    async fn stored(&self, tx: &Tx, only: &str, values: Vec<Value>) -> Result<HashMap<String, String>> {
        let sql = format!("SELECT {} FROM {}{only}", self.columns.join(", "), self.table);
        let rows = tx.all(&sql, values).await?;
        let cell = |row: &sea_orm::QueryResult, name: &str| -> Result<Value> {
            Ok(match name {
                "lat" | "lon" => column::<Option<f64>>(row, name)?.into(),
                "concept" | "number" | "flags" => column::<i64>(row, name)?.into(),
                "retired" => column::<bool>(row, name)?.into(),
                _ => column::<Option<String>>(row, name)?.into(),
            })
        };
        let mut found = HashMap::with_capacity(rows.len());
        for row in &rows {
            let cells: Vec<Value> = self.columns.iter().map(|name| cell(row, name)).collect::<Result<_>>()?;
            found.insert(text_of(&cells[..self.keys]), text_of(&cells[self.keys..]));
        }
        Ok(found)
    }
}

fn text_of(values: &[Value]) -> String {
    // The sign between the cells occurs in no text that people publish.
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join("\u{1f}")
}

/// Which stored concepts a batch retires: those of ESCO, of kinds that it brings whole, that it lacks.
///
/// A batch without skills, occupations or their relations is taken for words only and retires nothing.
///
/// # Errors
/// When the database cannot be read.
pub async fn retirement(db: &impl Reads, batch: &ReferenceBatch) -> Result<Retirement> {
    let whole = [ConceptKind::Occupation, ConceptKind::Skill].iter().all(|kind| batch.whole_kinds.contains(kind));
    if !whole || batch.relations.iter().all(|relation| relation.kind == RelationKind::Broader) {
        return Ok(Retirement::default());
    }
    let present: HashSet<&str> = batch.concepts.iter().map(|concept| concept.uri.as_ref()).collect();
    let mut gone = HashSet::new();
    // What the starter set names is the program's own use of a concept.
    let sql = "SELECT uri, kind FROM concept WHERE NOT EXISTS (SELECT 1 FROM concept_label WHERE concept = number AND source = $1)";
    for row in db.all(sql, vec![Source::Starter.as_str().into()]).await? {
        let (uri, kind): (String, String) = (column(&row, "uri")?, column(&row, "kind")?);
        let whole = batch.whole_kinds.iter().any(|known| known.as_str() == kind);
        if whole && uri.starts_with(ESCO_PREFIX) && !present.contains(uri.as_str()) {
            gone.insert(uri);
        }
    }
    let used = uris_in_use(db, &gone).await?;
    let (mut kept, mut dropped): (Vec<_>, Vec<_>) = gone.into_iter().partition(|uri| used.contains(uri));
    kept.sort_unstable();
    dropped.sort_unstable();
    Ok(Retirement { kept, dropped })
}

/// Writes a batch of a source, within the caller's transaction.
///
/// The starter set adds what is missing and never replaces what an official file said; everything else
/// replaces what differs. `retired` says what to mark and what to remove.
///
/// # Errors
/// When the database refuses.
pub async fn write(tx: &mut Tx, batch: &ReferenceBatch, source: Source, retired: &Retirement, now: DateTime<Utc>) -> Result<Written> {
    let replace = source != Source::Starter;
    let mut all = Written::default();
    let mut add = |part: Written| {
        all.new += part.new;
        all.changed += part.changed;
        all.unchanged += part.unchanged;
        all.words += part.words;
    };
    let rows = batch.territories.iter().map(|t| {
        vec![t.kind.as_str().into(), t.code.clone().into(), t.name.clone().into(), t.short.clone().into(), t.region.clone().into()]
    });
    TERRITORY.differ(tx, rows.collect(), &TERRITORY.stored(tx, "", vec![]).await?, replace).await?;
    if !batch.places.is_empty() {
        add(PLACE.differ(tx, batch.places.iter().map(place_row).collect(), &PLACE.stored(tx, "", vec![]).await?, replace).await?);
    }
    if !batch.classes.is_empty() {
        let row = |(scheme, entry): &(ponte_domain::reference::Scheme, ponte_domain::reference::ClassEntry)| {
            let titles = [Some(entry.title.clone()), entry.title_fr.clone(), entry.title_en.clone()];
            let keys = [scheme.as_str().into(), entry.code.clone().into()];
            keys.into_iter().chain(titles.map(Value::from)).collect()
        };
        add(CLASS.differ(tx, batch.classes.iter().map(row).collect(), &CLASS.stored(tx, "", vec![]).await?, replace).await?);
    }
    if !batch.boundaries.is_empty() {
        let rows = batch
            .boundaries
            .iter()
            .map(|b| vec![b.kind.as_str().into(), b.code.clone().into(), b.name.clone().into(), b.geometry.clone().into()]);
        add(BOUNDARY.differ(tx, rows.collect(), &BOUNDARY.stored(tx, "", vec![]).await?, replace).await?);
    }
    if !batch.concepts.is_empty() {
        retire(tx, retired).await?;
        add(concepts(tx, batch, source).await?);
    }
    if let Some(release) = &batch.release {
        let sql = "INSERT INTO reference_release (name, version, imported_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET version = excluded.version, imported_at = excluded.imported_at";
        tx.run(sql, vec![release.name.clone().into(), release.version.clone().into(), now.into()]).await?;
    }
    if all.new + all.changed + all.words + retired.kept.len() + retired.dropped.len() > 0 {
        // Reference data is followed as a whole: there is no record to name.
        tx.changed(Kind::Reference, uuid::Uuid::nil());
    }
    Ok(all)
}

fn place_row(place: &ponte_domain::reference::Place) -> Vec<Value> {
    vec![
        place.code.clone().into(),
        place.name.clone().into(),
        place.other_name.clone().into(),
        place.province.clone().into(),
        place.region.clone().into(),
        place.country.clone().into(),
        place.belfiore.clone().into(),
        place.caps.join(" ").into(),
        place.point.map(|point| point.lat).into(),
        place.point.map(|point| point.lon).into(),
        place.merged_into.clone().into(),
    ]
}

async fn retire(tx: &Tx, retired: &Retirement) -> Result<()> {
    for uri in &retired.kept {
        tx.run("UPDATE concept SET retired = $2 WHERE uri = $1", vec![uri.clone().into(), true.into()]).await?;
    }
    for uri in &retired.dropped {
        for table in ["concept_label", "concept_relation"] {
            let sql = format!("DELETE FROM {table} WHERE concept = (SELECT number FROM concept WHERE uri = $1)");
            tx.run(&sql, vec![uri.clone().into()]).await?;
        }
        tx.run("DELETE FROM concept WHERE uri = $1", vec![uri.clone().into()]).await?;
    }
    Ok(())
}

/// What is stored of a concept.
struct Known {
    number: i64,
    flags: i64,
    /// An official file said something about it.
    official: bool,
}

async fn concepts(tx: &Tx, batch: &ReferenceBatch, source: Source) -> Result<Written> {
    let official = "EXISTS (SELECT 1 FROM concept_label WHERE concept = number AND source = $1)";
    let sql = format!("SELECT number, uri, flags, CASE WHEN {official} THEN 1 ELSE 0 END AS official FROM concept");
    let mut known: HashMap<String, Known> = HashMap::new();
    for row in tx.all(&sql, vec![Source::Esco.as_str().into()]).await? {
        let official = column::<i32>(&row, "official")? == 1;
        known.insert(column(&row, "uri")?, Known { number: column(&row, "number")?, flags: column(&row, "flags")?, official });
    }
    let mut next = known.values().map(|known| known.number).max().unwrap_or_default() + 1;
    let mut numbers: HashMap<&str, i64> = HashMap::with_capacity(batch.concepts.len());
    let mut rows = Vec::with_capacity(batch.concepts.len());
    for concept in &batch.concepts {
        let stored = known.get(concept.uri.as_ref());
        let number = stored.map_or_else(
            || {
                next += 1;
                next - 1
            },
            |known| known.number,
        );
        numbers.insert(&concept.uri, number);
        if source == Source::Starter && stored.is_some_and(|known| known.official) {
            continue;
        }
        // The colours are also known from the starter set's own words.
        let colours = stored.map_or(0, |known| known.flags & (BLUE | GREEN));
        let isco = concept.isco.as_deref().map(str::to_owned);
        let flags = flags(concept) | colours;
        rows.push(vec![number.into(), concept.uri.as_ref().into(), concept.kind.as_str().into(), isco.into(), flags.into(), false.into()]);
    }
    let mut written = CONCEPT.differ(tx, rows, &CONCEPT.stored(tx, "", vec![]).await?, true).await?;
    let (labels, links) = (labels(tx, batch, source, &numbers).await?, relations(tx, batch, source, &numbers).await?);
    written.words = labels.new + labels.changed + links.new + links.changed;
    Ok(written)
}

async fn labels(tx: &Tx, batch: &ReferenceBatch, source: Source, numbers: &HashMap<&str, i64>) -> Result<Written> {
    let row = |label: &ponte_domain::reference_batch::ConceptLabel| -> Option<Vec<Value>> {
        let number = *numbers.get(label.uri.as_ref())?;
        let alternatives = label.alternatives.join("\n");
        Some(vec![number.into(), label.lang.as_str().into(), source.as_str().into(), label.label.as_ref().into(), alternatives.into()])
    };
    let stored = LABEL.stored(tx, " WHERE source = $1", vec![source.as_str().into()]).await?;
    LABEL.differ(tx, batch.labels.iter().filter_map(row).collect(), &stored, true).await
}

async fn relations(tx: &Tx, batch: &ReferenceBatch, source: Source, numbers: &HashMap<&str, i64>) -> Result<Written> {
    let mut packed: BTreeMap<(i64, RelationKind), Vec<i64>> = BTreeMap::new();
    for relation in &batch.relations {
        if let (Some(from), Some(to)) = (numbers.get(relation.from.as_ref()), numbers.get(relation.to.as_ref())) {
            packed.entry((*from, relation.kind)).or_default().push(*to);
        }
    }
    let rows = packed.into_iter().map(|((from, kind), to)| {
        let targets = to.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
        vec![from.into(), kind.as_str().into(), source.as_str().into(), targets.into()]
    });
    let stored = RELATION.stored(tx, " WHERE source = $1", vec![source.as_str().into()]).await?;
    RELATION.differ(tx, rows.collect(), &stored, true).await
}
