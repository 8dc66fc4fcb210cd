//! Official files as the examples of this crate read them, from the folder named by `PONTE_REFERENCE_DATA`.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs::File,
    io::Read,
    path::PathBuf,
};

use flate2::read::GzDecoder;
use ponte_domain::reference::{Catalogue, Label, Lang, Occupation, Place, Skill, SkillIx};

pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// The rows of a CSV file, plain or gzip, as column → cell.
pub fn rows(path: &str) -> Outcome<Vec<BTreeMap<String, String>>> {
    let folder = std::env::var("PONTE_REFERENCE_DATA").map_err(|_| "PONTE_REFERENCE_DATA names no folder of reference data")?;
    let file = File::open(PathBuf::from(folder).join(path)).map_err(|error| format!("{path}: {error}"))?;
    let input: Box<dyn Read> = if path.ends_with(".gz") { Box::new(GzDecoder::new(file)) } else { Box::new(file) };
    let mut reader = csv::Reader::from_reader(input);
    let names: Vec<String> = reader.headers()?.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
    reader.records().map(|record| Ok(names.iter().cloned().zip(record?.iter().map(str::to_owned)).collect())).collect()
}

/// The alternative labels of a row.
pub fn alternatives(row: &BTreeMap<String, String>) -> impl Iterator<Item = &str> {
    row["altLabels"].split('\n').map(str::trim).filter(|label| !label.is_empty())
}

/// ISCO group, preferred labels, alternative labels.
type LabelsOfOne = (String, Label, Vec<(Lang, Box<str>)>);

/// By concept.
type Labels = BTreeMap<String, LabelsOfOne>;

/// Adds the labels of a file but those that are left out.
fn add(labels: &mut Labels, lang: Lang, path: &str, out: &LeftOut) -> Outcome<()> {
    for row in rows(path)? {
        let (_, label, others) = labels
            .entry(row["conceptUri"].clone())
            .or_insert_with(|| (row.get("iscoGroup").cloned().unwrap_or_default(), Label::default(), vec![]));
        label.set(lang, &row["preferredLabel"]);
        let there = |text: &&str| !out.contains(&(row["conceptUri"].clone(), (*text).to_owned()));
        others.extend(alternatives(&row).filter(there).map(|text| (lang, text.into())));
    }
    Ok(())
}

/// Concepts and alternative labels that are not to be known.
pub type LeftOut = BTreeSet<(String, String)>;

/// The titles of ISCO groups, by their digits.
fn groups() -> Outcome<Vec<(Box<str>, Label)>> {
    let mut groups: BTreeMap<String, Label> = BTreeMap::new();
    for (lang, path) in
        [(Lang::It, "esco/it/ISCOGroups_it.csv"), (Lang::Fr, "esco/fr/ISCOGroups_fr.csv.gz"), (Lang::En, "esco/en/ISCOGroups_en.csv.gz")]
    {
        rows(path)?.iter().for_each(|row| groups.entry(row["code"].clone()).or_default().set(lang, &row["preferredLabel"]));
    }
    Ok(groups.into_iter().map(|(code, label)| (code.into(), label)).collect())
}

fn places() -> Outcome<Vec<Place>> {
    let place = |row: BTreeMap<String, String>| Place {
        code: row["codice_istat"].clone(),
        name: row["nome"].clone(),
        other_name: Some(row["nome_altra_lingua"].clone()).filter(|name| !name.is_empty()),
        province: row["sigla"].clone(),
        region: row["codice_regione"].clone(),
        country: "IT".into(),
        belfiore: None,
        caps: vec![],
        point: None,
        merged_into: None,
    };
    Ok(rows("territorio/comuni.csv")?.into_iter().map(place).collect())
}

fn occupation((uri, (isco, label, alternatives)): (String, LabelsOfOne)) -> Occupation {
    Occupation {
        uri: uri.into(),
        isco: isco.into(),
        label,
        alternatives,
        broader: None,
        essential: vec![],
        optional: vec![],
        blue: false,
        green: false,
        retired: false,
    }
}

fn skill((uri, (_, label, alternatives)): (String, LabelsOfOne)) -> Skill {
    Skill { uri: uri.into(), label, alternatives, ancestors: vec![], transversal: false, blue: false, green: false, retired: false }
}

/// All occupations and skills of ESCO that the folder holds but the labels left out, with the relations between them (all as essential) and
/// the municipalities: what the product indexes.
pub fn catalogue(out: &LeftOut) -> Outcome<Catalogue> {
    let mut occupations = Labels::new();
    add(&mut occupations, Lang::It, "esco/it/occupations_it_v1.0.8.csv.gz", out)?;
    add(&mut occupations, Lang::Fr, "esco/fr/occupations_fr.csv.gz", out)?;
    add(&mut occupations, Lang::En, "esco/en/occupations_en.csv.gz", out)?;
    let mut skills = Labels::new();
    add(&mut skills, Lang::En, "esco/en/skills_en.csv.gz", out)?;
    for collection in ["digitalSkills", "languageSkills", "transversalSkills", "researchSkills", "greenSkills"] {
        add(&mut skills, Lang::Fr, &format!("esco/fr/{collection}Collection_fr.csv.gz"), out)?;
    }
    let mut occupations: Vec<Occupation> = occupations.into_iter().map(occupation).collect();
    let skills: Vec<Skill> = skills.into_iter().map(skill).collect();
    let mut of_occupation: BTreeMap<String, Vec<SkillIx>> = BTreeMap::new();
    for row in rows("esco/relations/occupationSkillRelations.csv.gz")? {
        if let Ok(ix) = skills.binary_search_by(|skill| (*skill.uri).cmp(&row["skillUri"])) {
            of_occupation.entry(row["occupationUri"].clone()).or_default().push(SkillIx(u16::try_from(ix)?));
        }
    }
    for occupation in &mut occupations {
        occupation.essential = of_occupation.remove(&*occupation.uri).unwrap_or_default();
    }
    Ok(Catalogue::new(places()?, occupations, skills, vec![]).with_isco_labels(groups()?))
}
