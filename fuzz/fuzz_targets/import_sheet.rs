//! The inner parts of a spreadsheet, in a zip whose sums agree: a target that makes zips by chance never comes this far.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ponte_app::import::mapping::Mapping;

const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const BOOK: &[u8] = br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &[u8] = br#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;

fuzz_target!(|data: &[u8]| {
    let Some((choice, parts)) = ponte_fuzz::chosen(data) else { return };
    // A zero byte, which no XML holds, divides the sheet from the strings and the styles that it shares.
    let mut parts = parts.split(|byte| *byte == 0);
    let mut next = || parts.next().unwrap_or_default();
    let file = if choice & 4 == 0 {
        ponte_fuzz::zip_of(&[
            ("[Content_Types].xml", TYPES),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", RELATIONS),
            ("xl/worksheets/sheet1.xml", next()),
            ("xl/sharedStrings.xml", next()),
            ("xl/styles.xml", next()),
        ])
    } else {
        ponte_fuzz::zip_of(&[("mimetype", ODS), ("META-INF/manifest.xml", MANIFEST), ("content.xml", next())])
    };
    ponte_fuzz::import(ponte_fuzz::noun(choice), file, Mapping::default());
});
