//! The starter set: what the program knows before any official file was imported.
//!
//! Concepts that ESCO has carry ESCO's URI, so that a later import of ESCO joins onto them.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use ponte_domain::{
    reference::{ClassEntry, Lang, Scheme},
    reference_batch::{
        Concept, ConceptKind, ConceptLabel, ConceptRelation, ISCO_PREFIX, ReferenceBatch, RelationKind, Release, Territory, TerritoryKind,
    },
};

use super::{
    error::{CellProblem, ReferenceError},
    istat_comuni, release,
    table::{ColumnMap, Field, Row, Table},
    tags,
};

const TERRITORIES: &str = include_str!("../../../../reference/starter/territories.csv");
const PLACES: &str = include_str!("../../../../reference/starter/places.csv");
const SKILL_GROUPS: &str = include_str!("../../../../reference/starter/skill_groups.csv");
const SKILLS: &str = include_str!("../../../../reference/starter/skills.csv");
const OCCUPATIONS: &str = include_str!("../../../../reference/starter/occupations.csv");
const ISCO_GROUPS: &str = include_str!("../../../../reference/starter/isco_groups.csv");
const ATECO: &str = include_str!("../../../../reference/starter/ateco.csv");
const CCNL: &str = include_str!("../../../../reference/starter/ccnl.csv");

/// Beginning of the URI of an occupation that ESCO does not have; the slug follows.
pub const OCCUPATION_PREFIX: &str = "ponte:occupation/";

/// Beginning of the URI of a skill that ESCO does not have; the slug follows.
pub const SKILL_PREFIX: &str = "ponte:skill/";

/// Beginning of the URI of a group of skills of the starter set; the slug follows.
pub const GROUP_PREFIX: &str = "ponte:group/";

/// One table of the set, with its columns by name.
struct Sheet {
    table: Table,
}

impl Sheet {
    fn open(name: &str, text: &str) -> Result<Self, ReferenceError> {
        Ok(Self { table: Table::parse(Path::new(name), text.to_owned())? })
    }

    /// Calls `take` for each row with the cells of the named columns.
    fn each<const N: usize>(
        &self,
        columns: [&'static str; N],
        mut take: impl FnMut(&Row, [&str; N]) -> Result<(), ReferenceError>,
    ) -> Result<(), ReferenceError> {
        let at = self.table.required(columns.map(|name| Field { name, known_as: &[] }), &ColumnMap::new())?;
        for row in self.table.rows() {
            let row = row?;
            take(&row, at.map(|at| row.cell(at)))?;
        }
        Ok(())
    }
}

/// The starter set.
///
/// # Errors
/// When a table was edited so that it no longer fits together: it names table, line and column.
pub fn read() -> Result<ReferenceBatch, ReferenceError> {
    let places = Table::parse(Path::new("starter/places.csv"), PLACES.to_owned())?;
    let (mut batch, _) = istat_comuni::read_table(&places, &ColumnMap::new())?;
    territories(&mut batch)?;
    let skills = skills(&mut batch)?;
    occupations(&mut batch, &skills)?;
    classes(&mut batch, Scheme::Ateco2025, "starter/ateco.csv", ATECO)?;
    classes(&mut batch, Scheme::Ccnl, "starter/ccnl.csv", CCNL)?;
    tags::set_tags(&mut batch);
    let texts = [TERRITORIES, PLACES, SKILL_GROUPS, SKILLS, OCCUPATIONS, ISCO_GROUPS, ATECO, CCNL];
    batch.release = Some(Release { name: "starter".into(), version: release::version_of(Path::new(""), texts) });
    Ok(batch)
}

fn label(batch: &mut ReferenceBatch, uri: &str, texts: [&str; 3], also: [&str; 3]) {
    for (lang, (text, also)) in [Lang::It, Lang::Fr, Lang::En].into_iter().zip(texts.into_iter().zip(also)) {
        let alternatives = also.split(';').map(str::trim).filter(|word| !word.is_empty()).map(Into::into).collect();
        batch.labels.push(ConceptLabel { uri: uri.into(), lang, label: text.into(), alternatives });
    }
}

fn territories(batch: &mut ReferenceBatch) -> Result<(), ReferenceError> {
    let sheet = Sheet::open("starter/territories.csv", TERRITORIES)?;
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    sheet.each(["kind", "code", "name", "short", "region"], |row, [kind, code, name, short, region]| {
        let known = TerritoryKind::from_code(kind).ok_or_else(|| sheet.table.wrong(row, "kind", kind, CellProblem::NotACode))?;
        batch.territories.push(Territory { kind: known, code: code.into(), name: name.into(), short: text(short), region: text(region) });
        Ok(())
    })
}

/// Adds groups and skills; gives the URI of each skill's slug.
fn skills(batch: &mut ReferenceBatch) -> Result<HashMap<String, Box<str>>, ReferenceError> {
    let sheet = Sheet::open("starter/skill_groups.csv", SKILL_GROUPS)?;
    let mut groups = HashSet::new();
    let broader = |from: &str, group: &str| ConceptRelation {
        from: from.into(),
        kind: RelationKind::Broader,
        to: format!("{GROUP_PREFIX}{group}").into(),
    };
    sheet.each(["slug", "above", "it", "fr", "en"], |row, [slug, above, it, fr, en]| {
        let uri = format!("{GROUP_PREFIX}{slug}");
        batch.concepts.push(Concept::new(uri.as_str(), ConceptKind::SkillGroup));
        label(batch, &uri, [it, fr, en], [""; 3]);
        groups.insert(slug.to_owned());
        if !above.is_empty() {
            if !groups.contains(above) {
                return Err(sheet.table.wrong(row, "above", above, CellProblem::UnknownReference));
            }
            batch.relations.push(broader(&uri, above));
        }
        Ok(())
    })?;
    let sheet = Sheet::open("starter/skills.csv", SKILLS)?;
    let mut uris = HashMap::new();
    sheet.each(["slug", "uri", "group", "it", "fr", "en"], |row, [slug, uri, group, it, fr, en]| {
        if !groups.contains(group) {
            return Err(sheet.table.wrong(row, "group", group, CellProblem::UnknownReference));
        }
        let uri = if uri.is_empty() { format!("{SKILL_PREFIX}{slug}") } else { uri.to_owned() };
        let mut concept = Concept::new(uri.as_str(), ConceptKind::Skill);
        concept.transversal = matches!(group, "self" | "people");
        concept.language = group == "languages";
        concept.digital = matches!(group, "computer-use" | "software");
        batch.concepts.push(concept);
        label(batch, &uri, [it, fr, en], [""; 3]);
        batch.relations.push(broader(&uri, group));
        match uris.insert(slug.to_owned(), uri.into()) {
            Some(_) => Err(sheet.table.wrong(row, "slug", slug, CellProblem::Repeated)),
            None => Ok(()),
        }
    })?;
    Ok(uris)
}

fn occupations(batch: &mut ReferenceBatch, skills: &HashMap<String, Box<str>>) -> Result<(), ReferenceError> {
    let sheet = Sheet::open("starter/isco_groups.csv", ISCO_GROUPS)?;
    sheet.each(["isco", "it", "fr", "en"], |_, [isco, it, fr, en]| {
        let uri = format!("{ISCO_PREFIX}{isco}");
        let mut concept = Concept::new(uri.as_str(), ConceptKind::IscoGroup);
        concept.isco = Some(isco.into());
        batch.concepts.push(concept);
        label(batch, &uri, [it, fr, en], [""; 3]);
        Ok(())
    })?;
    let sheet = Sheet::open("starter/occupations.csv", OCCUPATIONS)?;
    let columns = ["slug", "uri", "isco", "it", "fr", "en", "also_it", "also_fr", "also_en", "essential", "optional"];
    let mut seen = HashSet::new();
    sheet.each(columns, |row, [slug, uri, isco, it, fr, en, also_it, also_fr, also_en, essential, optional]| {
        if !seen.insert(slug.to_owned()) {
            return Err(sheet.table.wrong(row, "slug", slug, CellProblem::Repeated));
        }
        let uri = if uri.is_empty() { format!("{OCCUPATION_PREFIX}{slug}") } else { uri.to_owned() };
        let mut concept = Concept::new(uri.as_str(), ConceptKind::Occupation);
        concept.isco = Some(isco.into());
        batch.concepts.push(concept);
        label(batch, &uri, [it, fr, en], [also_it, also_fr, also_en]);
        for (kind, slugs) in [(RelationKind::Essential, essential), (RelationKind::Optional, optional)] {
            for slug in slugs.split_whitespace() {
                let to = skills.get(slug).ok_or_else(|| sheet.table.wrong(row, kind.as_str(), slug, CellProblem::UnknownReference))?;
                batch.relations.push(ConceptRelation { from: uri.as_str().into(), kind, to: to.clone() });
            }
        }
        Ok(())
    })
}

fn classes(batch: &mut ReferenceBatch, scheme: Scheme, name: &str, text: &str) -> Result<(), ReferenceError> {
    let text_of = |text: &str| Some(text.to_owned());
    Sheet::open(name, text)?.each(["codice", "it", "fr", "en"], |_, [code, it, fr, en]| {
        let entry = ClassEntry { code: code.into(), title: it.into(), title_fr: text_of(fr), title_en: text_of(en) };
        batch.classes.push((scheme, entry));
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use ponte_domain::{
        reference::Lang,
        reference_batch::{ConceptKind, RelationKind, TerritoryKind},
        text::sort_key,
    };

    use super::read;

    #[test]
    fn holds_the_territory_and_the_trades() {
        let batch = read().expect("fits together");
        let of = |kind| batch.territories.iter().filter(|territory| territory.kind == kind).count();
        assert_eq!(of(TerritoryKind::Region), 20);
        assert!(of(TerritoryKind::Province) >= 107);
        assert_eq!(batch.places.iter().filter(|place| place.province == "SP").count(), 32);
        assert!(batch.places.iter().all(|place| place.point.is_some_and(|point| point.is_near_italy()) && place.belfiore.is_some()));
        let of = |kind| batch.concepts.iter().filter(|concept| concept.kind == kind).count();
        assert!(of(ConceptKind::Occupation) >= 150);
        assert!((300..=400).contains(&of(ConceptKind::Skill)));
    }

    #[test]
    fn every_occupation_has_four_to_ten_skills_and_words_in_three_languages() {
        let batch = read().expect("fits together");
        let mut skills: HashMap<&str, usize> = HashMap::new();
        for relation in batch.relations.iter().filter(|relation| relation.kind != RelationKind::Broader) {
            *skills.entry(&relation.from).or_default() += 1;
        }
        for concept in batch.concepts.iter().filter(|concept| concept.kind == ConceptKind::Occupation) {
            let count = skills.get(concept.uri.as_ref()).copied().unwrap_or_default();
            assert!((4..=10).contains(&count), "{}: {count}", concept.uri);
            assert_eq!(concept.isco.as_deref().map(str::len), Some(4), "{}", concept.uri);
        }
        assert_eq!(batch.labels.len(), batch.concepts.len() * 3);
        assert!(batch.labels.iter().all(|label| !label.label.is_empty()));
    }

    #[test]
    fn no_uri_is_given_twice_and_every_skill_is_of_some_trade() {
        let batch = read().expect("fits together");
        let uris: HashSet<&str> = batch.concepts.iter().map(|concept| concept.uri.as_ref()).collect();
        assert_eq!(uris.len(), batch.concepts.len());
        let used: HashSet<&str> = batch.relations.iter().map(|relation| relation.to.as_ref()).collect();
        let idle = |kind: ConceptKind| kind == ConceptKind::Skill || kind == ConceptKind::SkillGroup;
        for concept in batch.concepts.iter().filter(|concept| idle(concept.kind)) {
            assert!(used.contains(concept.uri.as_ref()), "{} is used by nobody", concept.uri);
        }
    }

    #[test]
    fn an_operator_finds_the_words_people_use() {
        let batch = read().expect("fits together");
        let words: HashSet<String> = batch
            .labels
            .iter()
            .filter(|label| label.lang == Lang::It)
            .flat_map(|label| std::iter::once(&label.label).chain(&label.alternatives))
            .map(|word| sort_key(word))
            .collect();
        for wanted in [
            "elettricista di bordo",
            "addetta alle pulizie",
            "badante",
            "saldatore",
            "barista",
            "cameriera ai piani",
            "skipper",
            "carpentiere navale",
            "gruista portuale",
            "OSS",
            "colf",
            "magazziniere",
            "mulettista",
            "muratore",
            "commessa",
            "parrucchiera",
            "idraulico",
            "bagnina",
            "ormeggiatore",
            "camallo",
            "mitilicoltore",
            "maestro d'ascia",
            "resinatore",
            "infermiera",
            "segretaria",
            "autista patente CE",
            "cuoco",
            "lavapiatti",
            "hostess di bordo",
            "bracciante agricolo",
        ] {
            assert!(words.contains(&sort_key(wanted)), "{wanted}");
        }
    }

    #[test]
    fn sea_trades_are_blue() {
        let batch = read().expect("fits together");
        let blue = batch.concepts.iter().filter(|concept| concept.blue && concept.kind == ConceptKind::Occupation).count();
        assert!(blue >= 30, "{blue}");
        let cleaner = batch.labels.iter().find(|label| &*label.label == "addetto alle pulizie").expect("is there");
        assert!(batch.concepts.iter().any(|concept| concept.uri == cleaner.uri && !concept.blue));
    }
}
