//! What is published about the format is what the program does.

use std::{collections::BTreeSet, fs, path::PathBuf};

use crate::import::{
    error::Code,
    fields::Noun,
    schema::{markdown, schema, singular},
};

/// Set this variable to rewrite the schemas and the tables of `docs/import.md`.
const REWRITE: &str = "PONTE_REWRITE";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn is_current(path: &str, expected: &str) {
    let path = root().join(path);
    if std::env::var_os(REWRITE).is_some() {
        fs::write(&path, expected).expect("written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "{} is stale: run the tests with {REWRITE}=1", path.display());
}

#[test]
fn the_schemas_are_current() {
    for noun in Noun::ALL {
        let text = serde_json::to_string_pretty(&schema(*noun)).expect("json") + "\n";
        is_current(&format!("docs/schema/{}.schema.json", singular(*noun)), &text);
    }
}

#[test]
fn the_tables_of_the_documentation_are_current() {
    let mut text = fs::read_to_string(root().join("docs/import.md")).expect("the page");
    for noun in Noun::ALL {
        let (begin, end) = (format!("<!-- fields of {noun} -->\n"), format!("<!-- end of {noun} -->"));
        let from = text.find(&begin).expect("the begin mark") + begin.len();
        let to = text.find(&end).expect("the end mark");
        text.replace_range(from..to, &format!("{}\n", markdown(*noun)));
    }
    is_current("docs/import.md", &text);
}

#[test]
fn every_code_is_documented() {
    let text = fs::read_to_string(root().join("docs/import.md")).expect("the page");
    for code in Code::ALL {
        assert!(text.contains(&format!("| `{code}` |")), "{code}");
    }
}

#[test]
fn every_code_has_its_words_in_three_languages_and_no_other_has() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| format!("import-{code}")).collect();
    for lang in ["it", "fr", "en"] {
        let text = fs::read_to_string(root().join(format!("translations/{lang}/import.ftl"))).expect("the words");
        let messages: Vec<String> =
            text.lines().filter(|line| line.starts_with("import-")).filter_map(|line| line.split(" =").next()).map(str::to_owned).collect();
        let distinct: BTreeSet<String> = messages.iter().cloned().collect();
        assert_eq!(messages.len(), distinct.len(), "{lang}: a message stands twice");
        assert_eq!(distinct, codes, "{lang}");
    }
}

#[test]
fn the_words_are_well_formed() {
    for lang in ["it", "fr", "en"] {
        let text = fs::read_to_string(root().join(format!("translations/{lang}/import.ftl"))).expect("the words");
        let errors = fluent_bundle::FluentResource::try_new(text).map(|_| ()).map_err(|(_, errors)| errors);
        assert_eq!(errors, Ok(()), "{lang}");
    }
}
