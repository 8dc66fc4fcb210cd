//! Builds the catalogue from what is stored.

use std::collections::{HashMap, HashSet, VecDeque};

use ponte_domain::{
    geo::Point,
    reference::{Catalogue, ClassEntry, Label, Lang, Occupation, OccupationIx, Place, Scheme, Skill, SkillIx},
    reference_batch::{ConceptKind, RelationKind, Source, Territory, TerritoryKind},
    text::sort_key,
};
use sea_orm::QueryResult;

use super::{BLUE, GREEN, TRANSVERSAL, unknown};
use crate::{
    db::{Reads, column},
    error::Result,
};

/// A concept on its way into the catalogue.
struct Row {
    uri: Box<str>,
    kind: ConceptKind,
    isco: Box<str>,
    flags: i64,
    retired: bool,
    label: Label,
    alternatives: Vec<(Lang, Box<str>)>,
}

/// Targets of a concept by kind of relation; what ESCO says comes before what the starter set says.
type Links = HashMap<(i64, RelationKind), Vec<i64>>;

/// All reference data, ready to be read.
///
/// # Errors
/// When the database cannot be read or holds codes that this version does not know.
pub async fn load_catalogue(db: &impl Reads) -> Result<Catalogue> {
    let mut rows = concepts(db).await?;
    labels(db, &mut rows).await?;
    let links = links(db).await?;
    let mut numbers: Vec<i64> = rows.keys().copied().collect();
    numbers.sort_unstable();
    let of = |kind: ConceptKind| numbers.iter().copied().filter(|number| rows[number].kind == kind).collect::<Vec<i64>>();
    let position = |numbers: &[i64]| -> HashMap<i64, u16> {
        numbers.iter().enumerate().filter_map(|(ix, number)| Some((*number, u16::try_from(ix).ok()?))).collect()
    };
    let (occupations, skills, groups) = (of(ConceptKind::Occupation), of(ConceptKind::Skill), of(ConceptKind::IscoGroup));
    let (occupation_at, skill_at) = (position(&occupations), position(&skills));
    let isco = groups.iter().filter_map(|number| rows.remove(number)).map(|row| (row.isco, row.label)).collect();
    let occupations = occupations.iter().filter(|number| occupation_at.contains_key(number)).filter_map(|number| {
        let skills = |kind| linked(&links, *number, kind).filter_map(|to| skill_at.get(to)).map(|ix| SkillIx(*ix)).collect();
        let broader = linked(&links, *number, RelationKind::Broader).find_map(|to| occupation_at.get(to));
        let (essential, mut optional): (Vec<SkillIx>, Vec<SkillIx>) = (skills(RelationKind::Essential), skills(RelationKind::Optional));
        optional.retain(|skill| !essential.contains(skill));
        Some(occupation(rows.remove(number)?, broader.map(|ix| OccupationIx(*ix)), essential, optional))
    });
    let occupations: Vec<Occupation> = occupations.collect();
    let skills = skills.iter().filter(|number| skill_at.contains_key(number)).filter_map(|number| {
        let row = rows.remove(number)?;
        Some(skill(row, ancestors(&links, *number)))
    });
    let skills: Vec<Skill> = skills.collect();
    let catalogue = Catalogue::new(places(db).await?, occupations, skills, classes(db).await?);
    Ok(catalogue.with_isco_labels(isco).with_territories(territories(db).await?))
}

fn occupation(row: Row, broader: Option<OccupationIx>, essential: Vec<SkillIx>, optional: Vec<SkillIx>) -> Occupation {
    let (blue, green) = (row.flags & BLUE != 0, row.flags & GREEN != 0);
    let Row { uri, isco, label, alternatives, retired, .. } = row;
    Occupation { uri, isco, label, alternatives, broader, essential, optional, blue, green, retired }
}

fn skill(row: Row, ancestors: Vec<u32>) -> Skill {
    let (blue, green, transversal) = (row.flags & BLUE != 0, row.flags & GREEN != 0, row.flags & TRANSVERSAL != 0);
    let Row { uri, label, alternatives, retired, .. } = row;
    Skill { uri, label, alternatives, ancestors, transversal, blue, green, retired }
}

fn linked(links: &Links, number: i64, kind: RelationKind) -> impl Iterator<Item = &i64> {
    links.get(&(number, kind)).into_iter().flatten()
}

/// Everything above a concept, nearest first, each once.
fn ancestors(links: &Links, number: i64) -> Vec<u32> {
    let mut seen = HashSet::from([number]);
    let mut queue = VecDeque::from([number]);
    let mut found = Vec::new();
    while let Some(at) = queue.pop_front() {
        for above in linked(links, at, RelationKind::Broader) {
            if seen.insert(*above) {
                queue.push_back(*above);
                found.extend(u32::try_from(*above).ok());
            }
        }
    }
    found.shrink_to_fit();
    found
}

async fn concepts(db: &impl Reads) -> Result<HashMap<i64, Row>> {
    let rows = db.all("SELECT number, uri, kind, isco, flags, retired FROM concept", vec![]).await?;
    let read = |row: &QueryResult| -> Result<(i64, Row)> {
        let kind: String = column(row, "kind")?;
        let kind = ConceptKind::from_code(&kind).ok_or_else(|| unknown("concept", "kind", &kind))?;
        let isco: Option<String> = column(row, "isco")?;
        let (uri, flags, retired): (String, i64, bool) = (column(row, "uri")?, column(row, "flags")?, column(row, "retired")?);
        let (uri, isco) = (uri.into(), isco.unwrap_or_default().into());
        Ok((column(row, "number")?, Row { uri, kind, isco, flags, retired, label: Label::default(), alternatives: Vec::new() }))
    };
    rows.iter().map(read).collect()
}

async fn labels(db: &impl Reads, into: &mut HashMap<i64, Row>) -> Result<()> {
    // Groups of skills are never shown: their words stay where they are. "esco" comes before "starter".
    let sql = "SELECT l.concept, l.lang, l.label, l.alternatives FROM concept_label l JOIN concept c ON c.number = l.concept WHERE c.kind <> $1 ORDER BY l.concept, l.lang, l.source";
    for row in db.all(sql, vec![ConceptKind::SkillGroup.as_str().into()]).await? {
        let lang: String = column(&row, "lang")?;
        let lang = Lang::from_code(&lang).ok_or_else(|| unknown("concept_label", "lang", &lang))?;
        let (label, alternatives): (String, String) = (column(&row, "label")?, column(&row, "alternatives")?);
        let Some(concept) = into.get_mut(&column::<i64>(&row, "concept")?) else { continue };
        let own = match lang {
            Lang::It => &concept.label.it,
            Lang::Fr => &concept.label.fr,
            Lang::En => &concept.label.en,
        };
        let words = alternatives.split('\n').filter(|word| !word.is_empty());
        if own.is_none() {
            concept.label.set(lang, &label);
            concept.alternatives.extend(words.map(|word| (lang, word.into())));
            continue;
        }
        // The starter set's words join the official ones.
        let mut known: HashSet<String> =
            concept.alternatives.iter().filter(|(of, _)| *of == lang).map(|(_, word)| sort_key(word)).collect();
        known.extend(own.as_deref().map(sort_key));
        for word in std::iter::once(label.as_str()).chain(words) {
            if known.insert(sort_key(word)) {
                concept.alternatives.push((lang, word.into()));
            }
        }
    }
    into.values_mut().for_each(|row| row.alternatives.shrink_to_fit());
    Ok(())
}

async fn links(db: &impl Reads) -> Result<Links> {
    let rows = db.all("SELECT concept, kind, source, targets FROM concept_relation ORDER BY source", vec![]).await?;
    let mut links = Links::new();
    // Of a pair that ESCO relates, what the starter set says of it does not count.
    let mut official: HashSet<(i64, i64)> = HashSet::new();
    let mut starter = Vec::new();
    for row in &rows {
        let (number, targets): (i64, String) = (column(row, "concept")?, column(row, "targets")?);
        let (kind, source): (String, String) = (column(row, "kind")?, column(row, "source")?);
        let kind = RelationKind::from_code(&kind).ok_or_else(|| unknown("concept_relation", "kind", &kind))?;
        let targets: Vec<i64> = targets.split(' ').filter_map(|target| target.parse().ok()).collect();
        if source == Source::Starter.as_str() {
            starter.push((number, kind, targets));
        } else {
            links.insert((number, kind), targets);
        }
    }
    for (number, kind, _) in &starter {
        for kind in [RelationKind::Essential, RelationKind::Optional, RelationKind::Broader, *kind] {
            official.extend(linked(&links, *number, kind).map(|target| (*number, *target)));
        }
    }
    for (number, kind, targets) in starter {
        let fresh = targets.into_iter().filter(|target| !official.contains(&(number, *target)));
        links.entry((number, kind)).or_default().extend(fresh);
    }
    Ok(links)
}

/// All places, by code.
///
/// # Errors
/// When the database cannot be read.
pub async fn places(db: &impl Reads) -> Result<Vec<Place>> {
    let sql = "SELECT code, name, other_name, province, region, country, belfiore, caps, lat, lon, merged_into FROM place ORDER BY code";
    let read = |row: &QueryResult| -> Result<Place> {
        let (lat, lon): (Option<f64>, Option<f64>) = (column(row, "lat")?, column(row, "lon")?);
        let caps: String = column(row, "caps")?;
        Ok(Place {
            code: column(row, "code")?,
            name: column(row, "name")?,
            other_name: column(row, "other_name")?,
            province: column(row, "province")?,
            region: column(row, "region")?,
            country: column(row, "country")?,
            belfiore: column(row, "belfiore")?,
            caps: caps.split_whitespace().map(str::to_owned).collect(),
            point: lat.zip(lon).map(|(lat, lon)| Point { lat, lon }),
            merged_into: column(row, "merged_into")?,
        })
    };
    db.all(sql, vec![]).await?.iter().map(read).collect()
}

async fn classes(db: &impl Reads) -> Result<Vec<(Scheme, ClassEntry)>> {
    let rows = db.all("SELECT scheme, code, title, title_fr, title_en FROM class_entry", vec![]).await?;
    let read = |row: &QueryResult| -> Result<(Scheme, ClassEntry)> {
        let scheme: String = column(row, "scheme")?;
        let scheme = Scheme::from_code(&scheme).ok_or_else(|| unknown("class_entry", "scheme", &scheme))?;
        let titles = (column(row, "title")?, column(row, "title_fr")?, column(row, "title_en")?);
        Ok((scheme, ClassEntry { code: column(row, "code")?, title: titles.0, title_fr: titles.1, title_en: titles.2 }))
    };
    rows.iter().map(read).collect()
}

async fn territories(db: &impl Reads) -> Result<Vec<Territory>> {
    let rows = db.all("SELECT kind, code, name, short, region FROM territory ORDER BY kind DESC, code", vec![]).await?;
    let read = |row: &QueryResult| -> Result<Territory> {
        let kind: String = column(row, "kind")?;
        let kind = TerritoryKind::from_code(&kind).ok_or_else(|| unknown("territory", "kind", &kind))?;
        let (code, name) = (column(row, "code")?, column(row, "name")?);
        Ok(Territory { kind, code, name, short: column(row, "short")?, region: column(row, "region")? })
    };
    rows.iter().map(read).collect()
}
