//! Every fault is told with file, line and reason: shipped packs with something broken.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::files_of;
use crate::{
    expression,
    pack::{Code, Fault, Files, Pack, Reason},
};

const EMILIA: &str = "emilia-romagna-self-employment";
const PATHWAY: &str = "pathways/self_employment.toml";
const PROJECT: &str = "questionnaires/project.toml";

/// Replaces some text of a file, once, and gives the files and the line of the replacement.
fn broken(file: &str, old: &str, new: &str) -> (Files, u32) {
    let mut files = files_of(EMILIA);
    let text = String::from_utf8(files[file].clone()).unwrap();
    let at = text.find(old).unwrap_or_else(|| panic!("{file} does not hold {old}"));
    let line = text[..at].matches('\n').count() + 1;
    files.insert(file.to_owned(), text.replacen(old, new, 1).into_bytes());
    (files, u32::try_from(line).unwrap())
}

fn faults(files: Files) -> Vec<Fault> {
    Pack::read(files).map(|_| ()).expect_err("a fault")
}

#[test]
fn each_fault_of_a_file_has_its_line_and_reason() {
    let table = [
        (PATHWAY, "start = \"access\"", "start = \"acess\"", Code::NoSuch),
        (PATHWAY, "start = \"access\"", "start = \"access\"\nstarts = 1", Code::UnknownField),
        (PATHWAY, "id = \"self_employment\"", "id = \"self-employment\"", Code::BadName),
        (PATHWAY, "id = \"self_employment\"", "id = \"other\"", Code::OtherName),
        (PATHWAY, "unit = \"days\"", "unit = \"giorni\"", Code::UnknownUnit),
        (PATHWAY, "kind = \"session\"", "kind = \"party\"", Code::NotInList),
        (PATHWAY, "message = \"appointment\"", "message = \"appointments\"", Code::NoSuch),
        (PATHWAY, "sheet = \"attitudes\"", "sheet = \"attitude\"", Code::NoSuch),
        (PATHWAY, "document = \"summary\"", "document = \"sumary\"", Code::NoSuch),
        (PATHWAY, "who = [\"person\"]", "who = [\"persona\"]", Code::NoSuch),
        (PATHWAY, "to = \"skills\"", "to = \"access\"", Code::Cycle),
        (PATHWAY, "to = \"evaluation\"", "to = \"evaluation\"\nwhen = \"1\"", Code::FormulaType),
        (PATHWAY, "to = \"evaluation\"", "to = \"evaluation\"\nwhen = \"today > begun_on\"", Code::DependsOnToday),
        (PATHWAY, "minutes = 120", "minutes = 0", Code::OutOfBounds),
        (PATHWAY, "group = { least = 2, most = 12 }", "group = { least = 12, most = 2 }", Code::Reversed),
        (PATHWAY, "id = \"alone\"\noutcome", "id = \"gave_up\"\noutcome", Code::DoubleName),
        (PATHWAY, "from = [\"evaluation\"]", "from = [\"valuation\"]", Code::NoSuch),
        (
            PROJECT,
            "kind = \"occupation\"",
            "kind = \"occupation\"\noptions = [{ code = \"a\", label = { it = \"a\", fr = \"a\", en = \"a\" } }]",
            Code::NotForKind,
        ),
        (PROJECT, "least = 0", "least = 20000000", Code::Reversed),
        (PROJECT, "least = 0", "least = \"zero\"", Code::WrongKind),
        (PROJECT, "id = \"own\"", "id = \"needed\"", Code::DoubleName),
        (PROJECT, "id = \"idea\"\nkind", "id = \"none\"\nkind", Code::ReservedName),
        (PROJECT, "title.fr = \"Fiche du projet\"", "title.fr = \"\"", Code::NotTranslated),
        (PROJECT, "title.fr = \"Fiche du projet\"", "title.de = \"Projekt\"", Code::UnknownField),
        (PROJECT, "minutes = 40", "minutes = 40 minutes", Code::NotToml),
        (
            PROJECT,
            "minutes = 40",
            "minutes = 40\nsamples = [{ id = \"s\", each = 5, by = \"age\", title = { it = \"a\", fr = \"a\", en = \"a\" } }]",
            Code::FormulaType,
        ),
        ("pack.toml", "version = \"1.0.0\"", "version = \"1.0\"", Code::BadVersion),
        ("pack.toml", "form = 1", "form = 2", Code::NewerForm),
        ("pack.toml", "default = 30", "default = 31", Code::BadDefault),
        ("pack.toml", "region = \"08\"", "region = \"ER\"", Code::WrongKind),
        ("questionnaires/attitudes.toml", "from = 70", "from = 45", Code::BandsNotRising),
        ("questionnaires/attitudes.toml", "from = 45\n", "", Code::BandBound),
        ("documents/summary/fr.md", "{{ today }}", "{{ today", Code::BadPlaceholder),
        ("card/it.md", "{#funding}", "{#fondi}", Code::UnknownHeading),
        ("card/it.md", " {#funding}", "", Code::NoAnchor),
        ("card/it.md", "{#funding}", "{#outputs}", Code::DoubleName),
    ];
    for (file, old, new, code) in table {
        let (files, line) = broken(file, old, new);
        let found = faults(files);
        let told = found.iter().find(|fault| fault.file == file && fault.reason == Reason::Pack(code));
        let told = told.unwrap_or_else(|| panic!("{file}: {new}: {found:#?}"));
        // What is added stands on the line after; what a whole depends on is told where the whole begins.
        let elsewhere = matches!(
            code,
            Code::Cycle | Code::DoubleName | Code::NotTranslated | Code::BandBound | Code::BandsNotRising | Code::BadDefault
        );
        assert!(elsewhere || (line..=line + 1).contains(&told.line), "{file}:{line}: {told:?}");
        assert!(told.line > 0 && told.column > 0, "{told:?}");
    }
}

#[test]
fn expressions_are_told_where_they_stand_in_the_file() {
    let (files, line) = broken(PROJECT, "when = \"needed > own\"", "when = \"needed > owns\"");
    let found = faults(files);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((found[0].reason, found[0].line, found[0].column), (Reason::Expression(expression::Code::UnknownName), line, 18));
    assert_eq!(found[0].nearest.as_deref(), Some("own"));
    let (files, line) = broken("documents/summary/it.md", "{{ decision.way }}", "{{ decision.via }}");
    assert_eq!(
        faults(files).iter().map(|fault| (fault.line, fault.message_id())).collect::<Vec<_>>(),
        [(line, "expression-unknown-name".to_owned())]
    );
}

#[test]
fn an_item_cannot_be_asked_for_above_itself() {
    let (files, _) = broken(
        PROJECT,
        "id = \"occupation\"\nkind = \"occupation\"",
        "id = \"occupation\"\nkind = \"occupation\"\nwhen = \"stage = 'plan'\"",
    );
    assert_eq!(faults(files)[0].message_id(), "expression-unknown-name");
}

#[test]
fn phases_that_nothing_leads_to_or_that_lead_nowhere_are_told() {
    let (files, _) = broken(PATHWAY, "to = \"programme\"", "to = \"development\"");
    let found = faults(files);
    assert!(found.iter().any(|fault| fault.reason == Reason::Pack(Code::Unreachable) && fault.value == "programme"), "{found:#?}");
    // The exit open from everywhere is taken away; then the way to the evaluation.
    let (mut files, _) = broken(PATHWAY, "id = \"stopped\"", "id = \"stopped\"\nfrom = [\"access\"]");
    let text = String::from_utf8(files[PATHWAY].clone()).unwrap().replacen("[[phases.next]]\nto = \"evaluation\"\n", "", 1);
    files.insert(PATHWAY.to_owned(), text.into_bytes());
    let found = faults(files);
    assert!(found.iter().any(|fault| fault.reason == Reason::Pack(Code::DeadEnd) && fault.value == "development"), "{found:#?}");
}

#[test]
fn a_round_is_told_with_its_phases() {
    let (files, _) = broken(PATHWAY, "to = \"skills\"", "to = \"access\"");
    let found = faults(files);
    let round = found.iter().find(|fault| fault.reason == Reason::Pack(Code::Cycle)).expect("the round");
    assert_eq!(round.detail, "access → information → access");
}

#[test]
fn files_that_are_missing_or_stray_are_told() {
    let whole = || files_of(EMILIA);
    for (path, code) in [("pack.toml", Code::NoFile), ("card/fr.md", Code::NoFile), ("documents/summary/en.md", Code::NoFile)] {
        let mut files = whole();
        files.remove(path);
        assert!(faults(files).iter().any(|fault| fault.file == path && fault.reason == Reason::Pack(code)), "{path}");
    }
    for path in ["notes.txt", "../pack.toml", "pathways/deep/x.toml", "pathways/Bad.toml", "card/de.md"] {
        let mut files = whole();
        files.insert(path.to_owned(), Vec::new());
        assert!(faults(files).iter().any(|fault| fault.file == path && fault.reason == Reason::Pack(Code::StrayFile)), "{path}");
    }
    let mut files = whole();
    files.insert("card/it.md".to_owned(), vec![0xff, 0xfe]);
    assert!(faults(files).iter().any(|fault| fault.reason == Reason::Pack(Code::NotText)));
    let mut files = whole();
    files.insert("card/it.md".to_owned(), vec![b'a'; 600_000]);
    assert_eq!(faults(files)[0].reason, Reason::Pack(Code::TooLarge));
}

#[test]
fn all_faults_are_told_at_once() {
    let (mut files, _) = broken(PATHWAY, "unit = \"days\"", "unit = \"giorni\"");
    let text = String::from_utf8(files[PATHWAY].clone()).unwrap().replacen("kind = \"session\"", "kind = \"party\"", 1);
    files.insert(PATHWAY.to_owned(), text.into_bytes());
    let found = faults(files);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].line < found[1].line);
}

static WHOLE: LazyLock<Files> = LazyLock::new(|| files_of(EMILIA));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_pack_with_any_piece_changed_is_read_or_refused(file in 0_usize..13, from in any::<prop::sample::Index>(), length in 0_usize..40, put in "[a-z0-9 =\\[\\]{}\"'.\n#]{0,12}") {
        let mut files = WHOLE.clone();
        let path = files.keys().nth(file % files.len()).unwrap().clone();
        let content = files.get_mut(&path).unwrap();
        let from = from.index(content.len());
        let to = (from + length).min(content.len());
        content.splice(from..to, put.bytes());
        match Pack::read(files.clone()) {
            Ok(pack) => prop_assert_eq!(pack.files(), &files),
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }
}
