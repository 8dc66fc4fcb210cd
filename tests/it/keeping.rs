//! Keeping an installation: verification, keys, backups, by the command line.

use std::{fs, path::Path, process::Command};

use tempfile::TempDir;

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command over a data folder of this place, with its keys in another.
    fn run(&self, data: &str, keys: &str, args: &[&str]) -> (Option<i32>, String) {
        let out = Command::new(env!("CARGO_BIN_EXE_ponte"))
            .arg("--data")
            .arg(self.path(data))
            .args(["--lang", "en"])
            .args(args)
            .env_remove("PONTE_DATABASE")
            .env("PONTE_KEY_FILE", self.path(keys).join("key"))
            .env("RUST_LOG", "off")
            .output()
            .expect("the program");
        (out.status.code(), format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr)))
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

const WORKERS: &str = r#"{"id":"w1","given_name":"Giulia","family_name":"Ferrando","right_to_work":"yes"}
"#;

fn filled() -> Place {
    let place = Place::new();
    fs::write(place.path("workers.jsonl"), WORKERS).expect("to write");
    let (code, said) = place.run("data", "keys", &["import", "workers", &text(&place.path("workers.jsonl"))]);
    assert_eq!(code, Some(0), "{said}");
    fs::create_dir_all(place.path("data/attachments")).expect("a folder");
    fs::write(place.path("data/attachments/one"), b"attached \x00\xff").expect("to write");
    place
}

#[test]
fn a_backup_is_sealed_and_opens_on_an_empty_machine_with_its_key_only() {
    let place = filled();
    let file = text(&place.path("copy.ponte"));
    let (code, said) = place.run("data", "keys", &["backup", &file]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("1 files") && said.contains("keys/backup-key"), "{said}");
    let bytes = fs::read(&file).expect("the backup");
    assert!(!bytes.windows(8).any(|window| window == b"Ferrando" || window == b"attached"));
    let (code, said) = place.run("other", "elsewhere", &["restore", &file]);
    assert_eq!(code, Some(1));
    assert!(said.contains("another key"), "{said}");
    let key = text(&place.path("keys/backup-key"));
    let (code, said) = place.run("other", "elsewhere", &["restore", &file, "--key", &key]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(fs::read(place.path("other/attachments/one")).expect("the file"), b"attached \x00\xff");
    let export = |data: &str, keys: &str| {
        let file = place.path("out.jsonl");
        assert_eq!(place.run(data, keys, &["export", "workers", "--format", "jsonl", "--output", &text(&file)]).0, Some(0));
        fs::read(file).expect("the export")
    };
    assert_eq!(export("other", "elsewhere"), export("data", "keys"));
    assert_eq!(place.run("other", "elsewhere", &["verify"]).0, Some(0));
}

#[test]
fn a_passphrase_opens_a_backup_as_well() {
    let place = filled();
    let (file, phrase) = (text(&place.path("copy.ponte")), text(&place.path("phrase")));
    fs::write(&phrase, "corta\n").expect("to write");
    assert_eq!(place.run("data", "keys", &["backup", &file, "--passphrase-file", &phrase]).0, Some(1));
    fs::write(&phrase, "una frase lunga da ricordare\n").expect("to write");
    assert_eq!(place.run("data", "keys", &["backup", &file, "--passphrase-file", &phrase]).0, Some(0));
    assert_eq!(place.run("data", "keys", &["verify", &file]).0, Some(1), "the key does not open it");
    let (code, said) = place.run("other", "elsewhere", &["restore", &file, "--passphrase-file", &phrase]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn keys_are_rotated_retired_and_refused_when_others_may_read_them() {
    let place = filled();
    let (code, said) = place.run("data", "keys", &["keys", "status"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = place.run("data", "keys", &["keys", "rotate"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(fs::read_to_string(place.path("keys/key")).expect("the keys").lines().filter(|line| !line.starts_with('#')).count(), 2);
    let (code, said) = place.run("data", "keys", &["keys", "retire"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(fs::read_to_string(place.path("keys/key")).expect("the keys").lines().filter(|line| !line.starts_with('#')).count(), 1);
    // A key that everybody may read is refused, and the program starts all the same.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(place.path("keys/key"), fs::Permissions::from_mode(0o644)).expect("to open it up");
        let (code, said) = place.run("data", "keys", &["keys", "rotate"]);
        assert_eq!(code, Some(1));
        assert!(said.contains("everybody may read it"), "{said}");
        let (_, said) = place.run("data", "keys", &["doctor"]);
        assert!(said.contains("✗ Protected data cannot be read"), "{said}");
    }
}

#[test]
fn the_audit_is_anchored_outside_the_database() {
    let place = filled();
    let (code, said) = place.run("data", "keys", &["audit", "anchor"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("\"chain\":\"main\""), "{said}");
    let file = place.path("data-anchors.jsonl");
    assert_eq!(fs::read_to_string(&file).expect("the anchors").trim(), said.trim());
    assert_eq!(place.run("data", "keys", &["audit", "anchor"]).1.trim(), "", "once a day");
    assert_eq!(place.run("data", "keys", &["verify"]).0, Some(0));
    fs::write(&file, said.replace("\"number\":", "\"number\":9")).expect("to write");
    let (code, said) = place.run("data", "keys", &["verify"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("not the one that was anchored"), "{said}");
}
