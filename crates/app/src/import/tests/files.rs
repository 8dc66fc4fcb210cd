use std::io::{Cursor, Write};

use flate2::{Compression, write::GzEncoder};
use ponte_domain::worker::Worker;
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Formula, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::with_context;
use crate::import::{
    error::{Code, FieldError},
    mapping::Mapping,
    prepare::{Prepared, Refused, prepare},
    rejects::Rejects,
    source::{Format, open},
};

type Read = Vec<Result<Prepared<Worker>, Refused>>;

fn read(bytes: impl Into<Vec<u8>>) -> Result<(Format, Read), FieldError> {
    let opened = open(Cursor::new(bytes.into()), Mapping::default())?;
    Ok((opened.format, with_context(|context| prepare::<Worker, _>(opened.records, context).collect())))
}

fn refusal(bytes: impl Into<Vec<u8>>) -> (Code, String) {
    let error = read(bytes).expect_err("the whole file is refused");
    (error.code, error.detail)
}

fn names(read: &Read) -> Vec<&str> {
    read.iter().map(|one| one.as_ref().map_or("refused", |prepared| prepared.record.person.given_name.as_str())).collect()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    packed(bytes, Compression::fast())
}

fn packed(bytes: &[u8], how: Compression) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), how);
    encoder.write_all(bytes).expect("written");
    encoder.finish().expect("written")
}

fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(content).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

#[test]
fn cells_are_divided_by_whichever_sign_the_header_uses() {
    for (file, cut) in [("id;given_name;family_name\n1;Ada;Prova\n", ';'), ("id\tgiven_name\tfamily_name\n1\tAda\tProva\n", '\t')] {
        for text in [file.to_owned(), file.replace(cut, ","), format!("\u{feff}{file}").replace('\n', "\r\n")] {
            let (format, read) = read(text).expect("read");
            assert_eq!((format, names(&read)), (Format::Csv, vec!["Ada"]));
        }
    }
}

#[test]
fn quotes_names_and_numbers_of_csv_are_understood() {
    let file = "id,given_name,family_name,licences,skills.1.esco,skills.1.level,contacts.phone,experiences.1.title,experiences.1.duties\n\
        1,\"Ada, detta \"\"Ad\"\"\",Prova,B|C,saldare,3,'+39 0187 000000,x,\"una riga\ne un'altra\"\n";
    let (_, read) = read(file).expect("read");
    let worker = &read[0].as_ref().expect("accepted").record;
    assert_eq!(worker.person.given_name, "Ada, detta \"Ad\"");
    assert_eq!((worker.licences.len(), worker.skills[0].level), (2, Some(3)));
    assert_eq!(worker.contacts.phone, ["+39 0187 000000"]);
    assert_eq!(worker.experiences[0].duties.as_deref(), Some("una riga\ne un'altra"));
}

#[test]
fn windows_1252_csv_is_read_and_told() {
    let (_, read) = read(b"id;given_name;family_name\n1;Niccol\xf2;Prova\n".to_vec()).expect("read");
    let prepared = read[0].as_ref().expect("accepted");
    assert_eq!((prepared.record.person.given_name.as_str(), prepared.warnings[0].code), ("Niccolò", Code::EncodingGuessed));
}

#[test]
fn a_quote_that_is_never_closed_loses_only_its_row() {
    let (_, read) = read("id,given_name,family_name\n1,\"Ada,Prova\n2,Eva,Prova\n3,Ida,Prova\n").expect("read");
    assert_eq!(names(&read), ["refused", "Eva", "Ida"]);
    let refused = read[0].as_ref().expect_err("refused");
    assert_eq!((refused.line, refused.errors[0].code, refused.original.as_slice()), (2, Code::UnclosedQuote, b"1,\"Ada,Prova".as_slice()));
    assert_eq!(read[2].as_ref().map(|ida| ida.line).ok(), Some(4));
}

#[test]
fn a_row_with_too_many_cells_is_refused() {
    let (_, read) = read("id,given_name,family_name\n1,Ada,Prova,more\n2,Eva,Prova,,\n3,Ida\n").expect("read");
    assert_eq!(read[0].as_ref().expect_err("refused").errors[0].code, Code::TooManyCells);
    assert!(read[1].is_ok(), "empty cells beyond the header say nothing");
    assert_eq!(read[2].as_ref().expect_err("refused").errors[0].code, Code::Missing);
}

#[test]
fn a_column_that_comes_twice_is_refused() {
    assert_eq!(refusal("id,given_name,id\n").0, Code::RepeatedColumn);
}

#[test]
fn rejects_are_written_as_they_came_with_their_header() {
    let file = b"id;given_name;family_name\r\n1;Ada;Prova\r\n2;;Rossi \xe8\r\n".to_vec();
    let opened = open(Cursor::new(file), Mapping::default()).expect("opened");
    let mut rejects = Rejects::new(Vec::new(), &opened.header_line);
    for refused in
        with_context(|context| prepare::<Worker, _>(opened.records, context).collect::<Read>()).into_iter().filter_map(Result::err)
    {
        rejects.write(&refused).expect("written");
    }
    assert_eq!(rejects.finish().expect("flushed"), b"id;given_name;family_name\n2;;Rossi \xe8\n");
}

#[test]
fn columns_of_others_are_mapped() {
    let mapping =
        Mapping::parse("[columns]\nCognome = \"family_name\"\nNome = \"given_name\"\nNote = \"\"\n[values.sex]\nFemmina = \"F\"\n")
            .expect("a mapping");
    for file in
        ["id;Nome;Cognome;Note;sex\n1;Ada;Prova;zzz;Femmina\n", r#"{"id":"1","Nome":"Ada","Cognome":"Prova","Note":5,"sex":"Femmina"}"#]
    {
        let opened = open(Cursor::new(file.as_bytes().to_vec()), mapping.clone()).expect("opened");
        let read: Read = with_context(|context| prepare::<Worker, _>(opened.records, context).collect());
        assert_eq!(names(&read), ["Ada"]);
    }
}

#[test]
fn a_compressed_file_is_read() {
    let (format, read) = read(gz(b"{\"id\":\"1\",\"given_name\":\"Ada\",\"family_name\":\"Prova\"}\n")).expect("read");
    assert_eq!((format, names(&read)), (Format::Jsonl, vec!["Ada"]));
}

#[test]
fn a_compressed_file_that_is_cut_short_loses_only_its_end() {
    let line = "{\"id\":\"1\",\"given_name\":\"Ada\",\"family_name\":\"Prova\"}\n";
    let whole = gz(format!("{line}{}", (0..5000).map(|n| line.replace("\"1\"", &format!("\"x{n}\""))).collect::<String>()).as_bytes());
    let (_, read) = read(&whole[..whole.len() - 100]).expect("opened");
    assert_eq!(names(&read)[0], "Ada");
    assert_eq!(read.last().map(|last| last.as_ref().expect_err("refused").errors[0].code), Some(Code::ReadFailed));
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_told() {
    assert_eq!(refusal(b"%PDF-1.7 \n".to_vec()), (Code::UnsupportedFile, "pdf".into()));
    assert_eq!(refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()), (Code::UnsupportedFile, "xls".into()));
    assert_eq!(refusal("<html><table></table>"), (Code::UnsupportedFile, "xml".into()));
    assert_eq!(refusal(b"abc\0def".to_vec()), (Code::UnsupportedFile, "binary".into()));
    assert_eq!(refusal(b"\xff\xfei\0d\0".to_vec()), (Code::BadEncoding, "UTF-16".into()));
    assert_eq!(refusal("  [{\"id\": 1}]"), (Code::JsonList, String::new()));
    assert_eq!(refusal(""), (Code::EmptyFile, String::new()));
    assert_eq!(refusal(" \n\n"), (Code::EmptyFile, String::new()));
    assert_eq!(refusal(zip_of(&[("a.txt", b"x")])), (Code::UnsupportedFile, "zip".into()));
    assert_eq!(refusal(b"PK\x03\x04 no zip at all".to_vec()).0, Code::BadSheet);
    assert_eq!(refusal(gz(&gz(b"id"))), (Code::UnsupportedFile, "gz".into()));
}

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, name) in
        ["id", "given_name", "family_name", "birth_date", "residence.istat", "availability.max_km", "licences"].iter().enumerate()
    {
        sheet.write_string(0, at as u16, *name).expect("written");
    }
    sheet.write_number(1, 0, 12).expect("written");
    sheet.write_string(1, 1, "Ada").expect("written");
    sheet.write_formula(1, 2, Formula::new("=CONCAT(\"Pro\",\"va\")").set_result("Prova")).expect("written");
    let date = ExcelDateTime::from_ymd(1992, 12, 3).expect("a date");
    sheet.write_datetime_with_format(1, 3, &date, &CellFormat::new().set_num_format("dd/mm/yyyy")).expect("written");
    sheet.write_number(1, 4, 11015).expect("written");
    sheet.write_number(1, 5, 30).expect("written");
    sheet.write_string(1, 6, "B|C").expect("written");
    sheet.write_string(3, 0, "x").expect("written");
    book.save_to_buffer().expect("saved")
}

#[test]
fn a_spreadsheet_is_read_with_dates_codes_and_values_of_formulas() {
    let (format, read) = read(workbook()).expect("read");
    assert_eq!((format, read.len()), (Format::Xlsx, 2));
    let prepared = read[0].as_ref().expect("accepted");
    let worker = &prepared.record;
    assert_eq!((worker.external.id.as_str(), worker.person.family_name.as_str()), ("12", "Prova"));
    assert_eq!(worker.person.birth_date.map(|date| date.to_string()).as_deref(), Some("1992-12-03"));
    assert_eq!(worker.residence.as_ref().and_then(|address| address.istat.as_deref()), Some("011015"));
    assert_eq!((worker.availability.max_km, worker.licences.len()), (Some(30), 2));
    assert_eq!((prepared.warnings[0].code, prepared.warnings[0].field.as_str()), (Code::Formula, "family_name"));
    let refused = read[1].as_ref().expect_err("refused");
    assert_eq!((refused.line, refused.original.as_slice()), (4, b"x,,,,,,".as_slice()));
}

#[test]
fn a_spreadsheet_without_cells_is_empty() {
    let mut book = Workbook::new();
    book.add_worksheet();
    assert_eq!(refusal(book.save_to_buffer().expect("saved")).0, Code::EmptyFile);
}

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
        <office:body><office:spreadsheet><table:table table:name=\"S\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zip_of(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        (
            "META-INF/manifest.xml",
            b"<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>",
        ),
    ])
}

fn ods_row(attributes: &str, cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .map(|cell| format!("<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"))
        .collect();
    format!("<table:table-row{attributes}>{cells}</table:table-row>")
}

#[test]
fn an_ods_sheet_is_read() {
    let rows = ods_row("", &["id", "given_name", "family_name", "birth_date"])
        + "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"7\"/><table:table-cell office:value-type=\"string\"><text:p>Ada</text:p></table:table-cell>\
           <table:table-cell office:value-type=\"string\"><text:p>Prova</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"1992-12-03\"/></table:table-row>";
    let (format, read) = read(ods(&rows)).expect("read");
    assert_eq!(format, Format::Ods);
    let worker = &read[0].as_ref().expect("accepted").record;
    assert_eq!((worker.external.id.as_str(), worker.person.birth_date.map(|date| date.to_string()).as_deref()), ("7", Some("1992-12-03")));
}

#[test]
fn an_ods_that_repeats_cells_without_end_is_refused() {
    let cell =
        "<table:table-cell table:number-columns-repeated=\"16000\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let rows = format!("<table:table-row>{cell}</table:table-row>").repeat(50);
    assert_eq!(refusal(ods(&rows)).0, Code::ZipBomb);
    let far = ods_row("", &["id"]) + "<table:table-row table:number-rows-repeated=\"1000000\"/>" + &ods_row("", &["x"]);
    assert_eq!(refusal(ods(&far)).0, Code::ZipBomb);
}

#[test]
fn an_ods_whose_table_does_not_end_is_refused() {
    let row = ods_row("", &["id", "given_name"]);
    for broken in [
        // The row ends twice, so that the table's own end stands where nothing is open.
        row.clone() + "</table:table-row>",
        row.clone() + "<table:table-row>",
        row + "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:tant>",
    ] {
        assert_eq!(refusal(ods(&broken)).0, Code::BadSheet, "{broken}");
    }
    let open = br#"<office:document-content xmlns:office="o" xmlns:table="t"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row>"#;
    assert_eq!(refusal(zip_of(&[("mimetype", b"x"), ("content.xml", open)])).0, Code::BadSheet);
}

/// Little that unfolds to a little more than an ODS content may be.
fn bomb() -> Vec<u8> {
    let spaces = vec![b' '; (64 << 20) + 1];
    zip_of(&[("mimetype", b"x"), ("content.xml", &spaces)])
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_parsed() {
    let bomb = bomb();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refusal(bomb).0, Code::ZipBomb);
}

#[test]
fn a_zip_that_lies_about_its_sizes_is_refused() {
    let mut bomb = bomb();
    let declared = u32::to_le_bytes((64 << 20) + 1);
    let mut changed = 0;
    for at in 0..bomb.len() - 4 {
        if bomb[at..at + 4] == declared {
            bomb[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
            changed += 1;
        }
    }
    assert!(changed > 0, "the size stands somewhere");
    assert!(matches!(refusal(bomb).0, Code::ZipBomb | Code::BadSheet));
}

#[test]
fn lines_within_gzip_are_read_to_a_limit() {
    // Fourteen times five million bytes, in some tens of thousands: each line is longer than any that is read.
    let bomb = |first: &str| {
        [gz(first.as_bytes()), packed(format!("{}\n", "a".repeat(5 << 20)).as_bytes(), Compression::best()).repeat(14)].concat()
    };
    for first in ["{\"id\":\"1\",\"given_name\":\"Ada\",\"family_name\":\"Prova\"}\n", "id,given_name,family_name\n1,Ada,Prova\n"] {
        let file = bomb(first);
        assert!(file.len() < 200_000, "{}", file.len());
        let (_, read) = read(file).expect("opened");
        assert_eq!(names(&read)[0], "Ada");
        let last = read.last().map(|last| last.as_ref().expect_err("refused").errors[0].clone()).expect("a refusal");
        assert_eq!((last.code, last.detail.as_str()), (Code::ZipBomb, "67108864"));
        assert!(read.len() < 16, "nothing is read behind it");
    }
}

/// A workbook whose texts begin with a declaration of a document type, and in which an entity stands for a name.
fn workbook_with(declaration: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook())).expect("a workbook");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let (name, mut content) = (part.name().expect("a name").into_owned(), Vec::new());
        std::io::copy(&mut part, &mut content).expect("read");
        if name == "xl/sharedStrings.xml" {
            let text = String::from_utf8(content).expect("XML");
            assert!(text.contains(">Ada<"), "{text}");
            content = text.replacen("<sst", &format!("{declaration}<sst"), 1).replace(">Ada<", ">&x;<").into_bytes();
        }
        parts.push((name, content));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    zip_of(&parts)
}

#[test]
fn entities_of_a_spreadsheet_are_neither_opened_nor_unfolded() {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = folder.path().join("secret");
    std::fs::write(&secret, "SEGRETO").expect("written");
    let external = format!("<!DOCTYPE sst [<!ENTITY x SYSTEM \"file://{}\">]>", secret.display());
    let laughs: String = (1..12).map(|n| format!("<!ENTITY x{n} \"{}\">", format!("&x{};", n - 1).repeat(10))).collect();
    let laughs = format!("<!DOCTYPE sst [<!ENTITY x0 \"SEGRETO\">{laughs}<!ENTITY x \"&x11;\">]>");
    for declaration in [external.as_str(), "<!DOCTYPE sst [<!ENTITY x \"SEGRETO\">]>", laughs.as_str()] {
        let told = match read(workbook_with(declaration)) {
            Ok((_, read)) => format!("{read:?}"),
            Err(error) => format!("{error:?}"),
        };
        assert!(!told.contains("SEGRETO"), "{declaration}: {told}");
    }
    assert!(format!("{:?}", read(workbook_with("")).map(|(_, read)| read.len())).len() < 200, "an entity that nobody declared is no crash");
}
