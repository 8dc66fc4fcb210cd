//! What is published about packs is what the program does.

use std::{collections::BTreeSet, fs, path::PathBuf};

use crate::{
    expression::{self, Expression, Names, Type, Value, Values},
    pack::{Code, FileKind, Files, Pack, markdown, schema},
};

/// Set this variable to rewrite the schemas and the tables of `docs/packs.md`.
const REWRITE: &str = "PONTE_REWRITE";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page() -> String {
    fs::read_to_string(root().join("docs/packs.md")).expect("the page")
}

fn is_current(path: &str, expected: &str) {
    let path = root().join(path);
    if std::env::var_os(REWRITE).is_some() {
        fs::write(&path, expected).expect("written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{} is stale: run the tests with {REWRITE}=1", path.display());
}

fn between<'t>(text: &'t str, begin: &str, end: &str) -> &'t str {
    let from = text.find(begin).expect("the begin mark") + begin.len();
    let to = from + text[from..].find(end).expect("the end mark");
    &text[from..to]
}

#[test]
fn the_schemas_are_current() {
    for kind in FileKind::ALL {
        let text = serde_json::to_string_pretty(&schema(*kind)).expect("json") + "\n";
        is_current(&format!("docs/schema/{kind}.schema.json"), &text);
    }
}

#[test]
fn the_tables_of_the_documentation_are_current() {
    let mut text = page();
    for kind in FileKind::ALL {
        let (begin, end) = (format!("<!-- fields of {kind} -->\n"), format!("<!-- end of {kind} -->"));
        let from = text.find(&begin).expect("the begin mark") + begin.len();
        let to = text.find(&end).expect("the end mark");
        text.replace_range(from..to, &format!("{}\n", markdown(*kind)));
    }
    is_current("docs/packs.md", &text);
}

#[test]
fn the_pack_of_the_documentation_is_without_fault() {
    let text = page();
    let mut files = Files::new();
    for part in text.split("<!-- file: ").skip(1) {
        let (path, rest) = part.split_once(" -->").expect("a path");
        files.insert(path.to_owned(), between(rest, "```toml\n", "```").as_bytes().to_vec());
    }
    assert_eq!(files.len(), 3);
    let card = "# Prova\n## a {#description}\nx\n## b {#territory}\nx\n## c {#targets}\nx\n## d {#objectives}\nx\n## e {#activities}\nx\n## f {#conclusions}\nx\n";
    files.insert("card/it.md".to_owned(), card.as_bytes().to_vec());
    let pack = Pack::read(files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert_eq!((pack.questionnaires.len(), pack.pathways.len()), (1, 1));
}

#[test]
fn the_examples_of_the_documentation_give_what_they_say() {
    let text = page();
    let codes = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    let names = Names::from([
        ("points".to_owned(), Type::Number),
        ("of".to_owned(), Type::Number),
        ("unknown".to_owned(), Type::Number),
        ("licences".to_owned(), Type::Codes(codes(&["A", "B", "C"]))),
        ("study".to_owned(), Type::Code(codes(&["none", "diploma", "degree"]))),
        ("signed".to_owned(), Type::Date),
    ]);
    let number = |text: &str| Value::Number(text.parse().unwrap());
    let values = Values::from([
        ("points".to_owned(), number("2")),
        ("of".to_owned(), number("3")),
        ("licences".to_owned(), Value::codes(["B"])),
        ("study".to_owned(), Value::text("diploma")),
        ("signed".to_owned(), Value::Date("2026-01-31".parse().unwrap())),
    ]);
    let rows = between(&text, "<!-- examples -->\n", "<!-- end of examples -->").lines().skip(2);
    let mut run = 0;
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`')).collect();
        let evaluated = |source: &str| {
            let expression = Expression::parse(source).unwrap_or_else(|fault| panic!("{source}: {fault}"));
            expression.check(&names).unwrap_or_else(|faults| panic!("{source}: {faults:?}"));
            expression.evaluate(&values).unwrap_or_else(|fault| panic!("{source}: {fault}"))
        };
        assert_eq!(evaluated(cells[0]), evaluated(cells[1]), "{row}");
        run += 1;
    }
    assert!(run > 10);
}

#[test]
fn every_function_and_code_is_documented() {
    let text = page();
    for function in expression::Function::ALL {
        assert!(text.contains(&format!("`{function}(")), "{function}");
    }
    let codes = Code::ALL.iter().map(|code| code.as_str()).chain(expression::Code::ALL.iter().map(|code| code.as_str()));
    for code in codes {
        assert_eq!(text.matches(&format!("| `{code}` |")).count(), 1, "{code}");
    }
}

#[test]
fn every_code_has_its_words_in_three_languages_and_no_other_has() {
    let of_packs = Code::ALL.iter().map(|code| format!("pack-{code}"));
    let codes: BTreeSet<String> = of_packs.chain(expression::Code::ALL.iter().map(|code| format!("expression-{code}"))).collect();
    for lang in ["it", "fr", "en"] {
        let text = fs::read_to_string(root().join(format!("translations/{lang}/pack.ftl"))).expect("the words");
        let worded: BTreeSet<String> = text
            .lines()
            .filter(|line| line.starts_with("pack-") || line.starts_with("expression-"))
            .filter_map(|line| line.split(" =").next())
            .map(str::to_owned)
            .collect();
        assert_eq!(worded, codes, "{lang}");
    }
}
