//! `ponte pack …`: exit codes, languages, and what is told of a pack that is broken.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

fn ponte(data: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ponte"));
    command.arg("--data").arg(data).args(args).env_remove("PONTE_DATABASE").env_remove("PONTE_LANG").env_remove("PONTE_DATA");
    command.output().expect("the program")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn packs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("packs")
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copied(&path, &target);
        } else {
            fs::copy(&path, target).expect("copied");
        }
    }
}

#[test]
fn every_pack_of_the_repository_is_well_in_every_language() {
    let data = TempDir::new().expect("a folder");
    for entry in fs::read_dir(packs()).expect("the packs") {
        let folder = entry.expect("an entry").path().display().to_string();
        for lang in ["it", "fr", "en"] {
            let out = ponte(data.path(), &["--lang", lang, "pack", "check", &folder]);
            assert_eq!(out.status.code(), Some(0), "{}", text(&out.stdout));
        }
    }
    assert_eq!(fs::read_dir(data.path()).expect("the folder").count(), 0, "nothing is opened or made");
}

#[test]
fn a_broken_pack_is_told_line_by_line_and_fails() {
    let data = TempDir::new().expect("a folder");
    let folder = data.path().join("sardinia-profiling");
    copied(&packs().join("sardinia-profiling"), &folder);
    let file = folder.join("questionnaires/profiling.toml");
    let whole = fs::read_to_string(&file).expect("the questionnaire");
    fs::write(&file, whole.replacen("kind = \"scale\"", "kind = \"scala\"", 1)).expect("written");
    let line = whole.lines().position(|line| line == "kind = \"scale\"").expect("the item") + 1;
    let path = folder.display().to_string();
    let out = ponte(data.path(), &["--lang", "en", "pack", "check", &path]);
    assert_eq!(out.status.code(), Some(1));
    let told = text(&out.stdout);
    assert!(told.starts_with(&format!("questionnaires/profiling.toml:{line}:8: ")) && told.contains("“scale”"), "{told}");
    let out = ponte(data.path(), &["pack", "check", &path, "--json"]);
    let answer: serde_json::Value = serde_json::from_slice(&out.stdout).expect("json");
    assert_eq!((&answer["well"], &answer["faults"][0]["reason"]), (&false.into(), &"not-in-list".into()));
    let out = ponte(data.path(), &["pack", "check", "no-such-folder"]);
    assert_eq!(out.status.code(), Some(2));
}

#[test]
fn packs_are_listed_and_shown() {
    let data = TempDir::new().expect("a folder");
    let out = ponte(data.path(), &["pack", "list", "--json"]);
    let listed: Vec<serde_json::Value> = serde_json::from_slice(&out.stdout).expect("json");
    assert!(listed.iter().any(|pack| pack["id"] == "emilia-romagna-self-employment" && pack["leps"][0] == "O"), "{listed:?}");
    let out = ponte(data.path(), &["--lang", "fr", "pack", "show", "emilia-romagna-self-employment"]);
    assert_eq!(out.status.code(), Some(0));
    assert!(text(&out.stdout).contains("Programme de travail"), "{}", text(&out.stdout));
    assert_eq!(ponte(data.path(), &["pack", "show", "nothing"]).status.code(), Some(1));
    // One in the installation's own folder is known too, also when it cannot be used.
    let own = data.path().join("packs/own");
    fs::create_dir_all(&own).expect("made");
    fs::write(own.join("pack.toml"), "form = 1").expect("written");
    let out = ponte(data.path(), &["--lang", "en", "pack", "list"]);
    assert!(out.status.success() && text(&out.stdout).contains("own  cannot be used"), "{}", text(&out.stdout));
}

#[test]
fn a_pack_goes_from_one_installation_to_another() {
    let (here, there, between) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let own = between.path().join("prova-locale");
    copied(&packs().join("emilia-romagna-self-employment"), &own);
    let manifest = own.join("pack.toml");
    let renamed =
        fs::read_to_string(&manifest).expect("the manifest").replace("id = \"emilia-romagna-self-employment\"", "id = \"prova-locale\"");
    fs::write(&manifest, renamed).expect("written");
    let zip = between.path().join("prova.zip").display().to_string();
    let fine = |data: &TempDir, args: &[&str]| {
        let out = ponte(data.path(), args);
        assert_eq!(out.status.code(), Some(0), "{args:?}: {}{}", text_of(&out), text(&out.stderr));
        text_of(&out)
    };
    fine(&here, &["pack", "import", &own.display().to_string()]);
    fine(&here, &["pack", "export", "prova-locale", "-o", &zip]);
    fine(&there, &["pack", "import", &zip]);
    let nowhere = ponte(there.path(), &["pack", "enable", "prova-locale", "--set", "appointment_days=12"]);
    assert_eq!(nowhere.status.code(), Some(1), "no desk is set up yet");
    let listed: serde_json::Value = serde_json::from_str(&fine(&there, &["pack", "list", "--json"])).expect("JSON");
    let found = listed.as_array().expect("a list").iter().find(|pack| pack["id"] == "prova-locale").expect("the pack");
    assert_eq!((found["origin"].as_str(), found["version"].as_str()), (Some("held"), Some("1.0.0")));
    let none = ponte(there.path(), &["pack", "enable", "nothing"]);
    assert_eq!(none.status.code(), Some(2));
    fs::write(&zip, b"PK").expect("written");
    let damaged = ponte(there.path(), &["pack", "import", &zip]);
    assert!(damaged.status.code() == Some(1) && text_of(&damaged).contains("zip"));
}

fn text_of(out: &Output) -> String {
    text(&out.stdout)
}
