use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use ponte_templates::words::code_lists;

const LANGS: [&str; 3] = ["it", "fr", "en"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

fn texts(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(&root().join(folder), &mut found);
    // Printed documents bring their own dictionary.
    found.retain(|path| path.extension().is_none_or(|extension| extension != "typ"));
    found.sort();
    found.into_iter().map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("a text"))).collect()
}

/// Key to message, of one language; with or without those that codes of the program choose.
fn messages(lang: &str, by_code: bool) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in texts(&format!("translations/{lang}")) {
        if !by_code && BY_CODE.iter().any(|file| path.ends_with(file)) {
            continue;
        }
        let mut last = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (key, message) = line.split_once('=').expect("a key and its message");
                last = key.trim().to_owned();
                all.insert(last.clone(), message.to_owned());
            } else if let Some(message) = all.get_mut(&last) {
                message.push_str(line);
            }
        }
    }
    all
}

/// Files whose keys are chosen by codes of the program: the errors of an import and of a pack, the sentences of the command line.
const BY_CODE: [&str; 3] = ["import.ftl", "pack.ftl", "cli.ftl"];

/// The names a message takes: `$n`, `$name`.
fn arguments(message: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    message.split('$').skip(1).map(name).collect()
}

/// Keys named whole, and beginnings to which templates add a code.
fn used() -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut keys, mut beginnings) = (BTreeSet::new(), BTreeSet::new());
    for (_, text) in texts("templates") {
        for call in ["t(\"", "t('", "rich(\"", "rich('", "knows(\""] {
            for (at, _) in text.match_indices(call) {
                if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                    continue;
                }
                let rest = &text[at + call.len()..];
                let key: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
                let after = rest[key.len() + 1..].trim_start();
                if after.starts_with('~') {
                    beginnings.insert(key)
                } else {
                    keys.insert(key)
                };
            }
        }
        for call in ["code(\"", "code('"] {
            for rest in text.split(call).skip(1) {
                beginnings.insert(format!("{}-", rest.split(['"', '\'']).next().expect("a kind")));
            }
        }
    }
    (keys, beginnings)
}

#[test]
fn the_three_languages_have_the_same_keys_and_arguments() {
    let [it, fr, en] = LANGS.map(|lang| messages(lang, true));
    for (lang, other) in [("fr", &fr), ("en", &en)] {
        let missing: Vec<_> = it.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !it.contains_key(*key)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{lang}: missing {missing:?}, extra {extra:?}");
        for (key, message) in &it {
            assert_eq!(arguments(message), arguments(&other[key]), "{lang}: {key}");
        }
    }
}

#[test]
fn every_key_that_templates_name_exists() {
    let it = messages("it", true);
    let (keys, beginnings) = used();
    let missing: Vec<_> = keys.iter().filter(|key| !it.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let empty: Vec<_> = beginnings.iter().filter(|beginning| !it.keys().any(|key| key.starts_with(*beginning))).collect();
    assert!(empty.is_empty(), "{empty:?}");
}

#[test]
fn every_key_is_used() {
    let (keys, beginnings) = used();
    let unused: Vec<String> = messages("it", false)
        .into_keys()
        .filter(|key| !keys.contains(key) && !beginnings.iter().any(|beginning| key.starts_with(beginning)))
        .filter(|key| !code_lists().iter().any(|(kind, codes)| codes.iter().any(|code| *key == format!("{kind}-{code}"))))
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_code_of_the_domain_has_words() {
    for lang in LANGS {
        let messages = messages(lang, true);
        for (kind, codes) in code_lists() {
            for code in codes {
                assert!(messages.contains_key(&format!("{kind}-{code}")), "{lang}: {kind}-{code}");
            }
        }
    }
}

/// Names and signs that are the same in every language.
const SAME_EVERYWHERE: [&str; 12] =
    ["Ponte", "Italiano", "Français", "English", "CSV", "XLSX", "PDF", "ESCO", "ISTAT", "km", "nbsp", "amp"];

#[test]
fn templates_hold_no_words_of_their_own() {
    let mut found = Vec::new();
    for (name, text) in texts("templates") {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.contains("{# attributes #}")) {
            for word in bare_words(line).split(|c: char| !c.is_alphabetic()) {
                if word.chars().count() > 1 && !SAME_EVERYWHERE.contains(&word) {
                    found.push(format!("{name}:{}: {word}", number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// What a line shows outside tags, expressions and statements. A tag that spans lines would hide nothing: each line is read alone.
fn bare_words(line: &str) -> String {
    let mut rest = line.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<", ">")] {
        while let Some(start) = rest.find(open) {
            let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
            rest.replace_range(start..end, " ");
        }
    }
    rest
}
