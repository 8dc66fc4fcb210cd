//! Municipalities: ISTAT's list, with the coordinates, cadastral codes and postcodes that other publishers add to it.
//!
//! The same columns carry the municipalities of a neighbouring country (Corsica and Provence-Alpes-Côte
//! d'Azur) when a country column says `FR`: code = INSEE code, province = department.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::Path,
};

use ponte_domain::{
    geo::Point,
    reference::Place,
    reference_batch::{ReferenceBatch, Release, Territory, TerritoryKind},
};

use super::{
    error::{CellProblem, ReferenceError},
    report::{FileReport, ReferenceReport},
    table::{ColumnMap, Field, Row, Table},
};

const CODE: Field = Field {
    name: "codice_istat",
    known_as: &["Codice Comune formato alfanumerico", "codice comune", "code", "code insee", "code commune"],
};
const NAME: Field =
    Field { name: "nome", known_as: &["Denominazione in italiano", "Denominazione Comune", "denominazione", "name", "nom"] };
const PROVINCE: Field =
    Field { name: "sigla", known_as: &["Sigla automobilistica", "sigla provincia", "province", "departement", "code departement"] };
const REGION: Field = Field { name: "regione", known_as: &["Denominazione Regione", "region", "nom region"] };
const OTHER_NAME: Field = Field { name: "nome_altra_lingua", known_as: &["Denominazione altra lingua", "other name"] };
const BELFIORE: Field = Field { name: "codice_catastale", known_as: &["Codice Catastale del comune", "belfiore"] };
const CAPS: Field = Field { name: "cap", known_as: &["postcodes", "codes postaux", "code postal"] };
const LAT: Field = Field { name: "lat", known_as: &["latitudine", "latitude"] };
const LON: Field = Field { name: "lon", known_as: &["longitudine", "longitude", "lng"] };
const INNER_LAT: Field = Field { name: "lat_poligono", known_as: &[] };
const INNER_LON: Field = Field { name: "lon_poligono", known_as: &[] };
const COUNTRY: Field = Field { name: "paese", known_as: &["country", "nazione", "pays"] };
const MERGED: Field = Field {
    name: "confluito_in",
    known_as: &["merged into", "Codice del Comune associato alla variazione", "Codice Comune associato alla variazione"],
};
const REGION_CODE: Field = Field { name: "codice_regione", known_as: &["Codice Regione"] };
const PROVINCE_CODE: Field = Field {
    name: "codice_uts",
    known_as: &["Codice dell'Unità territoriale sovracomunale (valida a fini statistici)", "codice provincia"],
};
const PROVINCE_NAME: Field = Field {
    name: "provincia",
    known_as: &["Denominazione dell'Unità territoriale sovracomunale (valida a fini statistici)", "denominazione provincia"],
};

/// Municipalities whose name many tools take for a missing value and write as an empty cell.
const NAMES_TAKEN_FOR_NOTHING: [(&str, &str); 1] = [("001168", "None")];

/// The columns of one file.
struct Columns {
    required: [Option<usize>; 4],
    optional: HashMap<&'static str, Option<usize>>,
    /// Columns of codes that the municipality had before (`codice_istat_` and a date).
    former: Vec<usize>,
}

/// Reads a list of municipalities.
///
/// Codes that a municipality had before a reform become places that are merged into it, so that old
/// addresses keep working. Chains of mergers are flattened.
///
/// # Errors
/// On a file that is not such a list, a wrong or repeated code, or impossible degrees, with line and column.
pub fn read(file: &Path, map: &ColumnMap) -> Result<(ReferenceBatch, ReferenceReport), ReferenceError> {
    read_table(&Table::open(file)?, map)
}

/// As [`read`], from a table in memory.
///
/// # Errors
/// As [`read`].
pub fn read_table(table: &Table, map: &ColumnMap) -> Result<(ReferenceBatch, ReferenceReport), ReferenceError> {
    let file = table.file();
    let columns = columns(table, map)?;
    let (mut batch, mut report) = (ReferenceBatch::default(), ReferenceReport::default());
    let (mut seen, mut former, mut territories) = (HashSet::new(), Vec::new(), BTreeMap::new());
    for row in table.rows() {
        let row = row?;
        let place = place(table, &row, &columns)?;
        if !seen.insert(place.code.clone()) {
            return Err(table.wrong(&row, CODE.name, &place.code, CellProblem::Repeated));
        }
        for code in columns.former.iter().map(|at| row.cell(Some(*at))).filter(|code| is_istat(code) && *code != place.code) {
            former.push(Place { code: code.into(), belfiore: None, point: None, merged_into: Some(place.code.clone()), ..place.clone() });
        }
        note_territories(&row, &columns, &mut territories);
        batch.places.push(place);
    }
    let rows = batch.places.len();
    // A code that was given anew to somebody else cannot also mean the old place.
    former.retain(|place| seen.insert(place.code.clone()));
    batch.places.append(&mut former);
    flatten_mergers(table, &mut batch.places)?;
    batch.territories = territories.into_values().collect();
    batch.release = Some(Release { name: "istat-comuni".into(), version: super::release::version_of(file, [table.text()]) });
    report.files.push(FileReport::read(file, "istat-comuni", rows));
    Ok((batch, report))
}

fn columns(table: &Table, map: &ColumnMap) -> Result<Columns, ReferenceError> {
    let required = table.required([CODE, NAME, PROVINCE, REGION], map)?;
    let optional = [OTHER_NAME, BELFIORE, CAPS, LAT, LON, INNER_LAT, INNER_LON, COUNTRY, MERGED, REGION_CODE, PROVINCE_CODE, PROVINCE_NAME];
    let optional = optional.map(|field| (field.name, table.optional(field, map))).into();
    let former = table.headers().iter().enumerate().filter(|(_, header)| header.starts_with("codice_istat_")).map(|(at, _)| at).collect();
    Ok(Columns { required, optional, former })
}

impl Columns {
    fn get<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        row.cell(self.optional.get(field.name).copied().flatten())
    }
}

fn place(table: &Table, row: &Row, columns: &Columns) -> Result<Place, ReferenceError> {
    let [code, name, province, region] = columns.required.map(|column| row.cell(column));
    let country = match columns.get(row, COUNTRY) {
        "" if code.starts_with("FR") => "FR",
        "" => "IT",
        country => country,
    };
    let code = full_code(code, country).ok_or_else(|| table.wrong(row, CODE.name, code, CellProblem::NotACode))?;
    let lost = NAMES_TAKEN_FOR_NOTHING.iter().find(|(lost, _)| *lost == code).map(|(_, name)| *name);
    let name = lost.filter(|_| name.is_empty()).unwrap_or(name);
    if name.is_empty() {
        return Err(table.wrong(row, NAME.name, name, CellProblem::Empty));
    }
    let other = columns.get(row, OTHER_NAME);
    // A list without a column for the second language writes "Bolzano/Bozen".
    let (name, other) = match name.split_once('/') {
        Some((first, second)) if other.is_empty() || other == second.trim() => (first.trim(), second.trim()),
        _ => (name, other),
    };
    let belfiore = columns.get(row, BELFIORE).to_uppercase();
    if !(belfiore.is_empty() || is_belfiore(&belfiore)) {
        return Err(table.wrong(row, BELFIORE.name, &belfiore, CellProblem::NotACode));
    }
    let own = point(table, row, columns, [LAT, LON])?;
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Place {
        point: if own.is_some() { own } else { point(table, row, columns, [INNER_LAT, INNER_LON])? },
        code,
        name: name.into(),
        other_name: text(other),
        province: province.into(),
        region: region.into(),
        country: country.into(),
        belfiore: text(&belfiore),
        caps: columns.get(row, CAPS).split([' ', '|', ',', ';']).filter(|cap| !cap.is_empty()).map(str::to_owned).collect(),
        merged_into: text(columns.get(row, MERGED)).map(|into| full_code(&into, country).unwrap_or(into)),
    })
}

/// The code as the program keeps it; nothing when it is none.
fn full_code(code: &str, country: &str) -> Option<String> {
    let short = code.strip_prefix("FR").unwrap_or(code);
    match country {
        "FR" if short.len() == 5 && short.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()) => Some(format!("FR{short}")),
        // Spreadsheets drop the leading zeros of a code.
        "IT" if (4..=6).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit()) => Some(format!("{code:0>6}")),
        _ => None,
    }
}

fn is_istat(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())
}

fn is_belfiore(code: &str) -> bool {
    code.len() == 4 && code.as_bytes()[0].is_ascii_uppercase() && code.bytes().skip(1).all(|b| b.is_ascii_digit())
}

fn point(table: &Table, row: &Row, columns: &Columns, fields: [Field; 2]) -> Result<Option<Point>, ReferenceError> {
    let [lat, lon] = fields.map(|field| columns.get(row, field));
    if lat.is_empty() && lon.is_empty() {
        return Ok(None);
    }
    let wrong = |field: Field, value| table.wrong(row, field.name, value, CellProblem::NotADegree);
    // Italian spreadsheets write a decimal comma.
    let degrees = |text: &str| text.replace(',', ".").parse::<f64>().ok().filter(|degrees| degrees.is_finite());
    let lat_degrees = degrees(lat).filter(|degrees| degrees.abs() <= 90.0).ok_or_else(|| wrong(fields[0], lat))?;
    let lon_degrees = degrees(lon).filter(|degrees| degrees.abs() <= 180.0).ok_or_else(|| wrong(fields[1], lon))?;
    Ok(Some(Point { lat: lat_degrees, lon: lon_degrees }))
}

fn note_territories(row: &Row, columns: &Columns, into: &mut BTreeMap<(TerritoryKind, String), Territory>) {
    let [_, _, sigla, region] = columns.required.map(|column| row.cell(column));
    let (region_code, province_code) = (columns.get(row, REGION_CODE), columns.get(row, PROVINCE_CODE));
    let (kind, region_kind) = (TerritoryKind::Province, TerritoryKind::Region);
    if region_code.is_empty() {
        return;
    }
    into.entry((region_kind, region_code.into())).or_insert_with(|| Territory {
        kind: region_kind,
        code: region_code.into(),
        name: region.into(),
        short: None,
        region: None,
    });
    if !province_code.is_empty() {
        into.entry((kind, province_code.into())).or_insert_with(|| Territory {
            kind,
            code: province_code.into(),
            name: columns.get(row, PROVINCE_NAME).into(),
            short: Some(sigla.into()),
            region: Some(region_code.into()),
        });
    }
}

/// Makes every merged place point at one that still exists.
fn flatten_mergers(table: &Table, places: &mut [Place]) -> Result<(), ReferenceError> {
    let next: HashMap<String, Option<String>> = places.iter().map(|place| (place.code.clone(), place.merged_into.clone())).collect();
    for place in places.iter_mut() {
        let Some(mut into) = place.merged_into.clone() else { continue };
        let mut steps = 0;
        while let Some(Some(further)) = next.get(&into) {
            into.clone_from(further);
            steps += 1;
            if steps > next.len() {
                return Err(ReferenceError::cell(table.file(), 0, MERGED.name, &place.code, CellProblem::UnknownReference));
            }
        }
        place.merged_into = Some(into);
    }
    Ok(())
}
