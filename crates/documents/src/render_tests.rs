use std::time::Instant;

use chrono::NaiveDate;
use proptest::{prelude::*, test_runner::TestCaseError};
use typst::layout::{Frame, FrameItem};

use super::*;
use crate::{Shortlist, compose, samples};

/// All text of the pages in reading order, without white space (lines break where they will).
fn text_of(pages: &PagedDocument) -> String {
    fn walk(frame: &Frame, text: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Text(run) => text.push_str(&run.text),
                FrameItem::Group(group) => walk(&group.frame, text),
                _ => {}
            }
        }
    }
    let mut text = String::new();
    pages.pages().iter().for_each(|page| walk(&page.frame, &mut text));
    squeeze(&text)
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn renderer() -> Renderer {
    Renderer::new(Vec::new()).expect("fonts are built in")
}

fn contains(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

/// With `PONTE_DOCUMENTS_OUT` the pages are also written there, to be looked at; with `PONTE_DOCUMENTS_FONTS`, in the typefaces of that folder.
#[test]
fn every_document_prints_in_every_language_as_an_accessible_archive_file() {
    let out = std::env::var_os("PONTE_DOCUMENTS_OUT").map(std::path::PathBuf::from);
    let fonts = std::env::var_os("PONTE_DOCUMENTS_FONTS").map_or_else(Vec::new, |folder| {
        let files = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        files.filter(|path| path.extension().is_some_and(|kind| kind == "ttf")).map(|path| std::fs::read(path).expect("a font")).collect()
    });
    let renderer = Renderer::new(fonts).expect("fonts");
    for (name, document) in samples::all() {
        for lang in Lang::ALL {
            let began = Instant::now();
            let pages = renderer
                .typeset(&document, &OfficeText::default(), *lang, samples::today())
                .unwrap_or_else(|e| panic!("{name} {lang}: {e}"));
            let bytes = write_pdf(&pages, &[PdfStandard::Ua_1, PdfStandard::A_2a]).unwrap_or_else(|e| panic!("{name} {lang}: {e}"));
            println!("{name} {lang}: {} pages, {} bytes, {:?}", pages.pages().len(), bytes.len(), began.elapsed());
            assert!(bytes.starts_with(b"%PDF-1.7") && contains(&bytes, "/MarkInfo") && contains(&bytes, "pdfuaid"), "{name} {lang}");
            if let Some(out) = &out {
                std::fs::write(out.join(format!("{name}-{lang}.pdf")), bytes).expect("written");
            }
        }
    }
}

#[test]
fn the_employers_list_shows_what_was_agreed_and_no_more() {
    let pages = renderer().typeset(&samples::shortlist(), &OfficeText::default(), Lang::It, samples::today()).expect("pages");
    let text = text_of(&pages);
    for shown in
        ["Matteo Bertoloni", "Candidato 2", "sabato alterno", "martedì 24 novembre 2026, ore 12.00", "madrelingua", "1° dicembre 2026"]
    {
        assert!(text.contains(&squeeze(shown)), "{shown} in {text}");
    }
    assert!(!text.contains("punti"));
}

#[test]
fn a_copy_of_her_data_holds_every_value_of_the_record() {
    let Document::WorkerSheet(sheet) = samples::worker_sheet() else { unreachable!("a sheet") };
    let record = serde_json::to_value(&sheet.worker).expect("JSON");
    let text =
        text_of(&renderer().typeset(&Document::WorkerSheet(sheet), &OfficeText::default(), Lang::En, samples::today()).expect("pages"));
    for told in texts_of(&record, "") {
        assert!(text.contains(&squeeze(&told)), "{told} in {text}");
    }
}

/// Values that are printed as they stand: neither codes with a word, nor dates, nor places shown by name.
fn texts_of(value: &serde_json::Value, key: &str) -> Vec<String> {
    const TRANSLATED: [&str; 16] = [
        "istat",
        "birthplace",
        "uri",
        "preferred",
        "segment",
        "right_to_work",
        "contract",
        "contracts",
        "hours",
        "shifts",
        "vehicle",
        "firm",
        "code",
        "cefr",
        "evidence",
        "licences",
    ];
    match value {
        serde_json::Value::Object(fields) => fields.iter().flat_map(|(key, value)| texts_of(value, key)).collect(),
        serde_json::Value::Array(values) => values.iter().flat_map(|value| texts_of(value, key)).collect(),
        serde_json::Value::String(text)
            if !TRANSLATED.contains(&key) && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_err() && text.len() != 7 =>
        {
            vec![text.clone()]
        }
        _ => Vec::new(),
    }
}

#[test]
fn malformed_tables_are_refused_by_position() {
    let Document::Table(good) = samples::table(3) else { unreachable!("a table") };
    let mut ragged = good.clone();
    ragged.rows[1].pop();
    let refusal = renderer().render(&Document::Table(ragged), Lang::It, samples::today());
    assert!(matches!(refusal, Err(DocumentError::RaggedRow { row: 1, cells: 6, columns: 7 })), "{refusal:?}");
    let none = Table { columns: Vec::new(), rows: Vec::new(), ..good };
    assert!(matches!(renderer().render(&Document::Table(none), Lang::It, samples::today()), Err(DocumentError::NoColumns)));
}

#[test]
fn a_name_in_letters_no_font_has_is_printed_without_the_declarations() {
    let Document::Shortlist(mut list) = samples::shortlist() else { unreachable!("a shortlist") };
    list.people[0].name = Some("王小明".to_owned());
    let bytes = renderer().render(&Document::Shortlist(list), Lang::It, samples::today()).expect("a PDF");
    assert!(bytes.starts_with(b"%PDF-1.7") && contains(&bytes, "/MarkInfo") && !contains(&bytes, "pdfuaid"));
}

#[test]
fn every_language_has_the_same_words() {
    const CHECK: &str = r#"
        #import "words.typ": words
        #let shape(v) = if type(v) == dictionary { v.pairs().map(((key, value)) => (key, shape(value))) } else if type(v) == array { v.len() } else { assert(v.len() > 0) }
        #assert.eq(shape(words.it), shape(words.fr))
        #assert.eq(shape(words.it), shape(words.en))
    "#;
    let mut shared = Shared::new(Vec::new()).expect("fonts");
    shared.add_template("check.typ", CHECK).expect("a template");
    let desktop = Desktop::new(&shared, "check.typ", Vec::new(), samples::today()).expect("a world");
    let found = typst::compile::<PagedDocument>(&desktop).output.err().map(|found| messages(&found));
    assert_eq!(found, None);
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("#panic()".to_owned()),
        Just("*x*".to_owned()),
        Just("_y_".to_owned()),
        Just("$1/0$".to_owned()),
        Just("#read(\"/etc/passwd\")".to_owned()),
        Just("]".to_owned()),
        Just("\\".to_owned()),
        Just("\"".to_owned()),
        Just("= ".to_owned()),
        Just("<a>@b".to_owned()),
        Just("//".to_owned()),
        Just("/*".to_owned()),
        Just("`".to_owned()),
        Just("\u{0}".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("{{x}}".to_owned()),
        "[A-Za-zàèéìòùÀçñőșž' .,;:-]{0,12}",
    ];
    prop::collection::vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_people_are_called_is_printed_as_it_is(name in hostile(), condition in hostile(), title in hostile()) {
        let Document::Shortlist(sample) = samples::shortlist() else { unreachable!("a shortlist") };
        let mut list = Shortlist { people: sample.people[..1].to_vec(), ..sample };
        list.people[0].name = Some(name.clone());
        list.people[0].conditions = Some(condition.clone());
        list.vacancy.title.clone_from(&title);
        let document = Document::Shortlist(list);
        let pages = SHARED.with(|renderer| renderer.typeset(&document, &OfficeText::default(), Lang::It, samples::today())).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let text = text_of(&pages);
        for told in [name, condition, title] {
            let mut told = serde_json::Value::String(told);
            make_printable(&mut told);
            let told = squeeze(told.as_str().unwrap_or_default());
            prop_assert!(text.contains(&told), "{told} in {text}");
        }
    }
}

thread_local! {
    static SHARED: Renderer = renderer();
}

#[test]
fn what_the_office_has_printed_stands_under_the_title_and_at_the_end() {
    let office = OfficeText { before: compose("Protocollo *0042*"), after: compose("## Ricorso\n\n- entro 30 giorni\n- al TAR") };
    for lang in Lang::ALL {
        let pages = renderer().typeset(&samples::status_certificate(true), &office, *lang, samples::today()).expect("pages");
        let bytes = write_pdf(&pages, &[PdfStandard::Ua_1, PdfStandard::A_2a]).expect("an accessible file");
        assert!(contains(&bytes, "/MarkInfo"));
        let text = text_of(&pages);
        let at = |words: &str| text.find(&squeeze(words)).unwrap_or_else(|| panic!("{words} in {text}"));
        assert!(at("Protocollo 0042") < at("Ricorso") && at("Ricorso") < at("al TAR"));
    }
}
