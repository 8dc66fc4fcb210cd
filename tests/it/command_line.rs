//! The command line: exit codes, languages, and the way of a register from file to file.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

fn ponte(data: &Path, args: &[&str]) -> Output {
    ponte_with(data, args, "")
}

fn ponte_with(data: &Path, args: &[&str], input: &str) -> Output {
    ponte_under(data, args, input, &[])
}

fn ponte_under(data: &Path, args: &[&str], input: &str, settings: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ponte"));
    command.envs(settings.iter().copied());
    command.arg("--data").arg(data).args(args).env_remove("PONTE_DATABASE").env_remove("PONTE_LANG");
    // All of these installations keep their keys in one place, as those of one person on one machine do.
    command.env("PONTE_KEY_FILE", Path::new(env!("CARGO_TARGET_TMPDIR")).join("keys").join("key"));
    command.env("PONTE_BACKUP_DIR", "off");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program");
    child.stdin.take().expect("an input").write_all(input.as_bytes()).expect("to write");
    child.wait_with_output().expect("an end")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const WORKERS: &str = r#"{"id":"w1","given_name":"Giulia","family_name":"Ferrando","domicile":{"istat":"011016"},"right_to_work":"yes","availability":{"max_km":30,"contracts":["permanent"]},"experiences":[{"title":"cameriera","months":24}]}
{"id":"w2","given_name":"Luca","family_name":"Vannucci","domicile":{"istat":"011015"},"right_to_work":"yes"}
{"id":"w3","given_name":"Senza","family_name":"","domicilo":{"istat":"011015"}}
"#;

const VACANCIES: &str = r#"{"id":"v1","employer":"e1","title":"Cameriera di sala","positions":1,"workplace":{"istat":"011015"},"contract":"permanent"}
"#;

fn filled() -> TempDir {
    let data = TempDir::new().expect("a folder");
    fs::write(data.path().join("workers.jsonl"), WORKERS).expect("to write");
    fs::write(data.path().join("vacancies.jsonl"), VACANCIES).expect("to write");
    let file = |name: &str| data.path().join(name).display().to_string();
    let rejects = file("rejects.jsonl");
    let out = ponte(data.path(), &["import", "workers", &file("workers.jsonl"), "--rejects", &rejects, "--json"]);
    assert_eq!(out.status.code(), Some(1), "one line is refused: {}", text(&out.stderr));
    assert!(text(&out.stdout).contains("\"new\":2") && text(&out.stdout).contains("\"refused\":1"), "{}", text(&out.stdout));
    assert_eq!(fs::read_to_string(&rejects).expect("the rejects").lines().count(), 1);
    let out = ponte(data.path(), &["import", "vacancies", &file("vacancies.jsonl")]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    data
}

#[test]
fn a_file_becomes_a_shortlist_with_reasons() {
    let data = filled();
    let out = ponte(data.path(), &["shortlist", "v1", "--json"]);
    let list: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let first = &list[0];
    assert_eq!(first["external_id"], "w1", "{list}");
    let sum: u64 = first["terms"].as_array().expect("terms").iter().map(|term| term["points"].as_u64().expect("points")).sum();
    assert_eq!(Some(sum), first["points"].as_u64());
    for key in ["worker", "points", "terms", "ask", "missing", "km"] {
        assert!(first.get(key).is_some(), "{key}");
    }
    let plain = ponte(data.path(), &["shortlist", "v1", "--json", "--exhaustive"]);
    assert_eq!(text(&out.stdout), text(&plain.stdout));
    let other = ponte(data.path(), &["suggest", "w1", "--json"]);
    assert!(text(&other.stdout).contains("\"v1\""), "{}", text(&other.stdout));
    let why = ponte(data.path(), &["shortlist", "v1", "--why-not", "w2"]);
    assert!(text(&why.stdout).contains("\"place\":2"), "{}", text(&why.stdout));
}

#[test]
fn what_is_exported_changes_nothing_when_it_is_imported_again() {
    let data = filled();
    for format in ["jsonl", "csv", "xlsx"] {
        let file = data.path().join(format!("out.{format}")).display().to_string();
        let out = ponte(data.path(), &["export", "workers", "--format", format, "--output", &file]);
        assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
        let again = ponte(data.path(), &["import", "workers", &file, "--json"]);
        assert!(text(&again.stdout).contains("\"unchanged\":2"), "{format}: {} {}", text(&again.stdout), text(&again.stderr));
    }
}

#[test]
fn a_backup_comes_back_whole_and_only_into_an_empty_folder() {
    let data = filled();
    let file = data.path().join("copy.ponte").display().to_string();
    assert_eq!(ponte(data.path(), &["backup", &file]).status.code(), Some(0));
    assert_eq!(ponte(data.path(), &["verify", &file]).status.code(), Some(0));
    assert_eq!(ponte(data.path(), &["verify"]).status.code(), Some(0));
    assert_eq!(ponte(data.path(), &["restore", &file]).status.code(), Some(1));
    let empty = TempDir::new().expect("a folder");
    let out = ponte(empty.path(), &["restore", &file]);
    assert_eq!(out.status.code(), Some(0), "{}", text(&out.stderr));
    assert_eq!(ponte(empty.path(), &["shortlist", "v1", "--json"]).stdout, ponte(data.path(), &["shortlist", "v1", "--json"]).stdout);
    let bytes = fs::read(&file).expect("the backup");
    fs::write(&file, &bytes[..bytes.len() / 2]).expect("to write");
    assert_eq!(ponte(data.path(), &["verify", &file]).status.code(), Some(1));
}

#[test]
fn an_account_acts_with_its_own_rights() {
    let data = filled();
    let made = ponte_with(data.path(), &["account", "create", "anna", "--name", "Anna Bo"], "una-frase-lunga\n");
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let short = ponte_with(data.path(), &["account", "create", "bea", "--name", "Bea"], "corta\n");
    assert_eq!(short.status.code(), Some(1));
    assert!(text(&short.stderr).contains("12"), "{}", text(&short.stderr));
    let refused = ponte(data.path(), &["--as", "anna", "account", "list"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(ponte(data.path(), &["--as", "anna", "shortlist", "v1"]).status.code(), Some(0));
    assert_eq!(ponte(data.path(), &["--as", "nessuno", "shortlist", "v1"]).status.code(), Some(1));
}

#[test]
fn errors_come_in_the_chosen_language_and_wrong_use_is_two() {
    let data = TempDir::new().expect("a folder");
    for (lang, words) in [("it", "Non c’è"), ("fr", "Introuvable"), ("en", "no such")] {
        let out = ponte(data.path(), &["--lang", lang, "shortlist", "nothing"]);
        assert_eq!(out.status.code(), Some(1));
        assert!(text(&out.stderr).contains(words), "{lang}: {}", text(&out.stderr));
    }
    assert_eq!(ponte(data.path(), &["shortlist"]).status.code(), Some(2));
    assert_eq!(ponte(data.path(), &["import", "cats", "file"]).status.code(), Some(2));
    assert_eq!(ponte(data.path(), &["serve", "--demo", "--listen", "0.0.0.0:0"]).status.code(), Some(2));
}

#[test]
fn texts_are_linked_to_a_corpus_of_ones_own() {
    let data = TempDir::new().expect("a folder");
    let corpus = data.path().join("corpus.tsv");
    fs::write(&corpus, "c1\tcameriere di sala\nc2\tsaldatore\n").expect("to write");
    let out = ponte_with(
        data.path(),
        &["reference", "link", "--kind", "occupation", "--of", "it", "--top", "1", "--corpus", &corpus.display().to_string()],
        "a\tcameriera\nb\tsaldatori\n",
    );
    let lines: Vec<String> = text(&out.stdout).lines().map(|line| line.split('\t').take(3).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(lines, ["a 1 c1", "b 1 c2"], "{}", text(&out.stderr));
}

#[test]
fn an_export_whose_reader_goes_away_ends_quietly() {
    let data = TempDir::new().expect("a folder");
    let line = |n: u32| format!("{{\"id\":\"w{n}\",\"given_name\":\"Ada\",\"family_name\":\"Prova{n}\"}}\n");
    let file = data.path().join("many.jsonl");
    fs::write(&file, (0..3_000).map(line).collect::<String>()).expect("to write");
    assert_eq!(ponte(data.path(), &["import", "workers", &file.display().to_string()]).status.code(), Some(0));
    let mut command = Command::new(env!("CARGO_BIN_EXE_ponte"));
    command.arg("--data").arg(data.path()).args(["export", "workers"]).env_remove("PONTE_DATABASE");
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program");
    // More than a pipe holds is written; the reader takes nothing of it.
    drop(child.stdout.take());
    let out = child.wait_with_output().expect("an end");
    assert_eq!((out.status.code(), text(&out.stderr)), (Some(0), String::new()));
}

#[test]
fn only_a_second_factor_that_is_there_is_taken_away() {
    let data = filled();
    let made = ponte_with(data.path(), &["account", "create", "anna", "--name", "Anna Bo"], "una-frase-lunga\n");
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    let none = ponte(data.path(), &["account", "reset-second-factor", "anna"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(text(&none.stderr).contains("secondo fattore"), "{}", text(&none.stderr));
    assert_eq!(ponte(data.path(), &["account", "reset-second-factor", "nessuno"]).status.code(), Some(1));
}

#[test]
fn a_password_that_is_easily_guessed_is_refused_in_plain_words() {
    let data = filled();
    let weak = ponte_with(data.path(), &["--lang", "en", "account", "create", "anna", "--name", "Anna Bo"], "aaaaaaaaaaaaaaaa\n");
    assert_eq!(weak.status.code(), Some(1));
    assert!(text(&weak.stderr).contains("repeats"), "{}", text(&weak.stderr));
}

#[test]
fn a_setting_that_cannot_be_understood_loosens_nothing() {
    let data = TempDir::new().expect("a folder");
    for (name, value, code) in
        [("PONTE_SECOND_FACTOR", "forse", 2), ("PONTE_TRUSTED_PROXY", "127.0.0.1,proxy", 2), ("PONTE_BAD_PASSWORDS", "/nowhere/bad.txt", 1)]
    {
        let out = ponte_under(data.path(), &["account", "list"], "", &[(name, value)]);
        assert_eq!(out.status.code(), Some(code), "{name}: {}", text(&out.stderr));
        assert!(text(&out.stderr).contains(if code == 2 { name } else { value }), "{name}: {}", text(&out.stderr));
    }
}

#[test]
fn what_would_go_in_clear_to_another_machine_is_refused_unless_it_is_said() {
    let data = TempDir::new().expect("a folder");
    // Nobody is at these addresses (RFC 5737, RFC 2606): what is not refused fails for another reason, or needs no connection.
    let run = |lang: &str, settings: &[(&str, &str)]| {
        let out = ponte_under(data.path(), &["--lang", lang, "account", "list", "--json"], "", settings);
        (out.status.code(), text(&out.stderr))
    };
    let mail = ("PONTE_SMTP", "smtp://posta.example:587");
    for (lang, words) in [("it", "in chiaro"), ("fr", "en clair"), ("en", "in clear")] {
        let (code, said) = run(lang, &[mail]);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("PONTE_SMTP") && said.contains("PONTE_IN_CLEAR=mail") && said.contains(words), "{said}");
    }
    assert_eq!(run("it", &[mail, ("PONTE_IN_CLEAR", "database")]).0, Some(2), "said of something else");
    assert_eq!(run("it", &[mail, ("PONTE_IN_CLEAR", "mail")]).0, Some(0));
    assert_eq!(run("it", &[("PONTE_SMTP", "smtp://posta.example:587?tls=required")]).0, Some(0));
    assert_eq!(run("it", &[("PONTE_SMTP", "smtps://posta.example")]).0, Some(0));
    let elsewhere = ["--database", "postgres://u:segreto@db.invalid/ponte?sslmode=prefer", "account", "list"];
    let out = ponte_under(data.path(), &elsewhere, "", &[]);
    assert_eq!(out.status.code(), Some(2), "{}", text(&out.stderr));
    assert!(text(&out.stderr).contains("PONTE_IN_CLEAR=database") && !text(&out.stderr).contains("segreto"), "{}", text(&out.stderr));
}
