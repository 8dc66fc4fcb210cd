//! The order of the house, checked: what may depend on what, and what may be named where.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}

fn sources(of: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    files(&root().join(of), ".rs", &mut found);
    found.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("a source"))).collect()
}

/// The crates of this workspace that a crate's manifest names outside its development dependencies.
fn dependencies(name: &str) -> Vec<String> {
    let manifest = fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).expect("a manifest");
    let shipped = manifest.split("[dev-dependencies]").next().expect("the shipped part");
    let of_ours = |line: &str| line.strip_prefix("ponte-").and_then(|rest| rest.split(['.', ' ', '=']).next()).map(str::to_owned);
    shipped.lines().filter_map(of_ours).filter(|other| other != name).collect()
}

#[test]
fn crates_depend_in_one_direction_only() {
    // domain <- matching, storage, templates, documents <- app <- web <- binary; testkit in development only.
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("domain", &[] as &[&str]),
        ("matching", &["domain"]),
        ("storage", &["domain"]),
        ("templates", &["domain"]),
        ("documents", &["domain"]),
        ("app", &["domain", "matching", "storage", "templates", "documents"]),
        ("web", &["domain", "matching", "storage", "templates", "documents", "app"]),
        ("testkit", &["domain", "matching", "storage", "templates", "documents", "app", "web"]),
    ]);
    for (name, may) in allowed {
        for dependency in dependencies(name) {
            assert!(may.contains(&dependency.as_str()), "{name} depends on {dependency}");
        }
    }
}

#[test]
fn only_one_crate_names_each_outer_library() {
    let owners = [("sea_orm", "storage"), ("sqlx", "storage"), ("axum", "web"), ("typst", "documents"), ("minijinja", "templates")];
    for (library, owner) in owners {
        for name in ["domain", "matching", "storage", "templates", "documents", "app", "web"].into_iter().filter(|name| *name != owner) {
            for (path, text) in sources(&format!("crates/{name}/src")) {
                let named = text.contains(&format!("{library}::")) || text.contains(&format!("use {library}"));
                assert!(!named, "{} names {library}", path.display());
            }
        }
    }
}

#[test]
fn web_writes_no_sql_and_opens_no_transaction() {
    for (path, text) in sources("crates/web/src") {
        for word in ["SELECT ", "INSERT INTO", "UPDATE ", ".begin()"] {
            assert!(!text.contains(word), "{} holds {word}", path.display());
        }
    }
}

#[test]
fn released_migrations_are_listed_in_order() {
    let mut found = Vec::new();
    files(&root().join("crates/storage/migrations"), ".sql", &mut found);
    let list = fs::read_to_string(root().join("crates/storage/src/migrate.rs")).expect("the list");
    let mut names: Vec<String> = found.iter().map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect();
    names.sort();
    let places: Vec<usize> =
        names.iter().map(|name| list.find(&format!("\"{name}\"")).unwrap_or_else(|| panic!("{name} is not listed"))).collect();
    assert!(places.is_sorted(), "{names:?}");
}

#[test]
fn the_repository_speaks_of_ponte_alone() {
    let mut found = Vec::new();
    for folder in ["crates", "src", "docs", "packs", "templates", "translations", "reference", "tests"] {
        for ending in [".rs", ".md", ".html", ".txt", ".ftl", ".toml", ".sql"] {
            files(&root().join(folder), ending, &mut found);
        }
    }
    for path in found.into_iter().filter(|path| !path.ends_with("tests/it/tidy.rs")) {
        let text = fs::read_to_string(&path).expect("a text");
        for word in ["crates.io", "registry.npmjs", "pypi.org", "/root/", "/work/", "shared/"] {
            assert!(!text.contains(word), "{} says {word}", path.display());
        }
    }
}

#[test]
fn no_code_asks_which_pack_is_running() {
    let ids: Vec<String> = fs::read_dir(root().join("packs"))
        .expect("the packs")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!ids.is_empty());
    for (path, text) in ["crates", "src"].into_iter().flat_map(sources) {
        let place = path.to_string_lossy().into_owned();
        let tested = place.contains("/tests");
        for id in ids.iter().filter(|_| !tested) {
            assert!(!text.contains(id.as_str()), "{} names the pack {id}", path.display());
        }
    }
}
