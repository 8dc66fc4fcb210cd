//! What is protected is found nowhere: markers are planted in every protected field, the whole program is exercised,
//! and everything it wrote and answered is searched for them in many encodings.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read, Write},
    path::Path,
    sync::{Mutex, OnceLock},
};

use axum::http::StatusCode;
use chrono::TimeDelta;
use ponte_app::{
    audit,
    export::ExportFormat,
    export_register::export_register,
    import::fields::Noun,
    maintain::{self, BackupSecret},
    protected::{Subject, right_of},
    rights::{Caller, Right},
};
use ponte_domain::{
    actor::Purpose,
    id::{JobId, VacancyId, WorkerId},
    protected::{Contacting, Input, Section},
};
use ponte_storage::{Engine, dump::dump, job};
use ponte_testkit::{TestDesk, TestVisitor};
use uuid::Uuid;

/// Beginning of every marker: letters and digits only, so that most encodings leave it as it is.
const STEM: &str = "Zqxmark";

fn marker(number: usize) -> String {
    format!("{STEM}{number:03}")
}

/// A marker as people's words hold one: among accents, quotes and signs.
fn planted(number: usize) -> String {
    format!("è «{}» <b>&\"'", marker(number))
}

/// The bytes of the stem in every encoding in which it might have been written.
fn needles() -> Vec<(&'static str, Vec<u8>)> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let base64 = |stem: &str, skip: usize| {
        // With one or two bytes before it the stem begins within a group: the first characters hold them as well.
        let text = STANDARD.encode([vec![b'x'; skip].as_slice(), stem.as_bytes()].concat());
        text[(skip * 8).div_ceil(6)..(skip + stem.len()) * 8 / 6].as_bytes().to_vec()
    };
    let mut needles = Vec::new();
    for stem in [STEM.to_owned(), STEM.to_lowercase(), STEM.to_uppercase()] {
        let utf16 = |bytes: fn(u16) -> [u8; 2]| stem.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let each = |form: fn(u8) -> String| stem.bytes().map(form).collect::<String>().into_bytes();
        needles.extend([
            ("utf-8", stem.clone().into_bytes()),
            ("utf-16le", utf16(u16::to_le_bytes)),
            ("utf-16be", utf16(u16::to_be_bytes)),
            ("base64", base64(&stem, 0)),
            ("base64 after one", base64(&stem, 1)),
            ("base64 after two", base64(&stem, 2)),
            ("hex", hex::encode(&stem).into_bytes()),
            ("HEX", hex::encode_upper(&stem).into_bytes()),
            ("percent", each(|byte| format!("%{byte:02X}"))),
            ("percent lower", each(|byte| format!("%{byte:02x}"))),
            ("JSON escapes", each(|byte| format!("\\u{byte:04x}"))),
            ("entities", each(|byte| format!("&#{byte};"))),
            ("backwards", stem.bytes().rev().collect()),
        ]);
    }
    needles
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Everything that was searched, and what was found where.
#[derive(Default)]
struct Search {
    found: Vec<String>,
    places: BTreeMap<&'static str, usize>,
    bytes: usize,
}

impl Search {
    fn look(&mut self, kind: &'static str, place: &str, bytes: &[u8]) {
        *self.places.entry(kind).or_default() += 1;
        self.bytes += bytes.len();
        for (encoding, needle) in needles() {
            // A quick look for the first byte's runs is what `windows` does; the places are small.
            if contains(bytes, &needle) {
                let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap_or(0);
                let around = String::from_utf8_lossy(&bytes[at.saturating_sub(60)..(at + 60).min(bytes.len())]).into_owned();
                self.found.push(format!("{kind}, {place}, as {encoding}: {around}"));
            }
        }
        if bytes.starts_with(b"PK\x03\x04") {
            self.look_into_archive(kind, place, bytes);
        }
        if bytes.starts_with(&[0x1f, 0x8b]) {
            let mut open = Vec::new();
            if flate2::read::GzDecoder::new(bytes).read_to_end(&mut open).is_ok() {
                self.look(kind, &format!("{place}, unpacked"), &open);
            }
        }
    }

    fn look_into_archive(&mut self, kind: &'static str, place: &str, bytes: &[u8]) {
        let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).expect("an archive");
        for ix in 0..archive.len() {
            let mut file = archive.by_index(ix).expect("a file");
            let mut open = Vec::new();
            file.read_to_end(&mut open).expect("to unpack");
            let name = format!("{place}, entry {ix}");
            drop(file);
            self.look(kind, &name, &open);
        }
    }

    fn look_into_folder(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                self.look_into_folder(&path);
            } else {
                let bytes = fs::read(&path).expect("a file");
                self.look("file", &path.display().to_string(), &bytes);
            }
        }
    }
}

/// What the program logs, at every level.
fn log() -> &'static Mutex<Vec<u8>> {
    static LOG: OnceLock<&'static Mutex<Vec<u8>>> = OnceLock::new();
    LOG.get_or_init(|| {
        let kept: &'static Mutex<Vec<u8>> = Box::leak(Box::new(Mutex::new(Vec::new())));
        struct Kept(&'static Mutex<Vec<u8>>);
        impl Write for Kept {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0.lock().expect("the log").extend_from_slice(bytes);
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || Kept(kept)).finish();
        tracing::subscriber::set_global_default(subscriber).expect("the only log of the process");
        kept
    })
}

#[test]
fn a_marker_would_be_found_in_every_encoding() {
    let text = format!("prima {STEM}001 dopo");
    let mut cases: Vec<(String, Vec<u8>)> = vec![
        ("utf-8".into(), text.clone().into_bytes()),
        ("lower".into(), text.to_lowercase().into_bytes()),
        ("utf-16".into(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("hex".into(), hex::encode(&text).into_bytes()),
        ("percent".into(), text.bytes().flat_map(|byte| format!("%{byte:02X}").into_bytes()).collect()),
        ("JSON".into(), text.chars().flat_map(|c| format!("\\u{:04x}", c as u32).into_bytes()).collect()),
    ];
    for skip in 0..3 {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        cases.push((format!("base64 {skip}"), STANDARD.encode(format!("{}{text}", "y".repeat(skip))).into_bytes()));
    }
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text.as_bytes()).expect("to pack");
    cases.push(("gzip".into(), packed.finish().expect("to pack")));
    for (name, bytes) in cases {
        let mut search = Search::default();
        search.look("case", &name, &bytes);
        assert!(!search.found.is_empty(), "{name}");
    }
}

/// The form of a section with a marker in each field that takes words; returns how many were planted.
fn inputs(section: Section, from: usize) -> Vec<(String, String)> {
    let fields = section.fields().iter().enumerate();
    fields
        .map(|(ix, field)| {
            let text = match field.input {
                Input::Line | Input::Text => planted(from + ix),
                Input::Day => "2027-01-31".to_owned(),
                Input::Whole(least, _) => least.to_string(),
                Input::Euro => "9360,05".to_owned(),
                Input::Yes => "yes".to_owned(),
                Input::Code(_, codes) => codes()[0].to_owned(),
            };
            (field.name.to_owned(), text)
        })
        .collect()
}

async fn post(desk: &TestDesk, visitor: &TestVisitor, path: &str, typed: &[(String, String)]) -> String {
    let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let page = desk.post(visitor, path, &typed).await;
    assert!(page.status.is_success() || page.status.is_redirection(), "{path}: {} {}", page.status, page.text());
    page.text()
}

fn with(typed: &[(String, String)], more: &[(&str, &str)]) -> Vec<(String, String)> {
    typed.iter().cloned().chain(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}

/// Fills every section of a worker, each by somebody who has the right to it, and changes it, so that there is a history.
async fn plant_sections(desk: &TestDesk, worker: Uuid) -> usize {
    let mut planted = 0;
    for (ix, section) in Section::ALL.iter().enumerate() {
        let wanted = [right_of(*section), Right::SeePeople];
        let (_, visitor) = desk.somebody_with(&format!("sezione{ix}"), &wanted).await;
        let base = format!("/sportello/persone/{worker}/protetta");
        for round in 0..2 {
            let typed = inputs(*section, 100 * (ix + 1) + 50 * round);
            let form = post(desk, &visitor, &format!("{base}/{section}/modifica"), &with(&[], &[("why", "interview")])).await;
            let version =
                form.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version").to_owned();
            let page =
                post(desk, &visitor, &format!("{base}/{section}"), &with(&typed, &[("why", "interview"), ("version", &version)])).await;
            assert!(page.contains(STEM), "what was saved is shown to whoever may see it: {section}");
            planted += page.matches(STEM).count();
        }
        // What was refused was typed as well.
        let wrong = with(&inputs(*section, 900), &[("why", "interview"), ("version", "77")]);
        let wrong: Vec<(&str, &str)> = wrong.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(desk.post(&visitor, &format!("{base}/{section}"), &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let history = post(desk, &visitor, &format!("{base}/{section}/storia"), &with(&[], &[("why", "interview")])).await;
        assert!(history.contains(STEM), "the history is shown: {section}");
    }
    planted
}

async fn plant_file(desk: &TestDesk) -> Uuid {
    let (_, visitor) = desk.somebody_with("spazio", &[Right::ProtectedFiles]).await;
    let typed: Vec<(String, String)> = ["pseudonym", "contact", "safe_times", "notes"]
        .iter()
        .enumerate()
        .map(|(ix, name)| ((*name).to_owned(), planted(800 + ix)))
        .chain([("contacting".to_owned(), Contacting::Phone.as_str().to_owned())])
        .collect();
    let pairs: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let made = desk.post(&visitor, "/sportello/riservate", &pairs).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    let id: Uuid = made.location().rsplit('/').next().and_then(|id| id.parse().ok()).expect("a number");
    let page = post(desk, &visitor, &format!("/sportello/riservate/{id}"), &with(&[], &[("why", "services")])).await;
    assert!(page.matches(STEM).count() >= 4);
    assert!(desk.get(&visitor, "/sportello/riservate").await.text().contains(STEM), "its own team sees it");
    id
}

/// Addresses of pages, files and API that anybody of the desk may open.
fn addresses(worker: Uuid, vacancy: Uuid, employer: Uuid, file: Uuid) -> Vec<String> {
    let person = format!("/sportello/persone/{worker}");
    let offer = format!("/sportello/offerte/{vacancy}");
    let mut all: Vec<String> = [
        "/",
        "/offerte",
        "/informativa",
        "/crediti",
        "/robots.txt",
        "/status",
        "/sportello",
        "/sportello/disponibilita?tutte=1",
        "/sportello/attivita",
        "/sportello/persone",
        "/sportello/persone.pdf",
        "/sportello/imprese",
        "/sportello/offerte",
        "/sportello/corsi",
        "/sportello/progetti",
        "/sportello/enti",
        "/sportello/importa",
        "/sportello/esporta",
        "/sportello/persone/nuova",
        "/amministrazione/sportello",
        "/amministrazione/account",
        "/amministrazione/riferimenti",
        "/amministrazione/registro",
        "/amministrazione/registro.csv",
        "/api/openapi.json",
        "/api/v1/workers",
        "/api/v1/vacancies",
        "/api/v1/employers",
        "/api/v1/courses",
        "/api/v1/imports",
        "/offerte.atom",
        "/offerte.rss",
    ]
    .map(str::to_owned)
    .to_vec();
    for format in ["csv", "xlsx", "jsonl"] {
        all.push(format!("/sportello/esporta/persone?formato={format}"));
        all.push(format!("/api/v1/workers/export?format={format}"));
    }
    for rest in ["", "/profilo", "/incroci", "/storia", "/modifica", "/scheda.pdf", "/accessi", "/protetta"] {
        all.push(format!("{person}{rest}"));
    }
    for rest in ["", "/rosa", "/rosa?perche=ferr", "/giro", "/modifica", "/scheda.pdf", "/rosa.pdf", "/storia"] {
        all.push(format!("{offer}{rest}"));
    }
    all.extend([format!("/sportello/imprese/{employer}"), format!("/offerte/{vacancy}"), format!("/sportello/riservate/{file}")]);
    all.extend([format!("/api/v1/workers/{worker}"), format!("/api/v1/workers/{worker}/history")]);
    all.extend([format!("/api/v1/workers/{worker}/suggestions"), format!("/api/v1/vacancies/{vacancy}/shortlist")]);
    all.extend([format!("/sportello/persone/{file}"), format!("/api/v1/workers/{file}")]);
    all
}

/// Addresses that ask for a marker: what they answer may hold what was asked, but nothing more.
fn searches() -> Vec<String> {
    ["cerca?q=", "persone?q=", "imprese?q=", "offerte?q="].iter().map(|path| format!("/sportello/{path}{}", marker(800))).collect()
}

#[tokio::test]
async fn nothing_protected_leaks() {
    let log = log();
    for desk in TestDesk::all().await {
        let engine = desk.database().engine();
        let (worker, employer) = (desk.add(&desk.worker("Giulia", "Ferrando")).await, desk.add(&desk.employer("Cantiere")).await);
        let vacancy = desk.add(&desk.vacancy("Elettricista", employer)).await;
        let planted = plant_sections(&desk, worker).await;
        assert!(planted > 30, "{planted} markers");
        let file = plant_file(&desk).await;
        let mut search = Search::default();
        exercise(&desk, &mut search, worker, vacancy, employer, file).await;
        keep(&desk, &mut search).await;
        look_at_storage(&desk, &mut search).await;
        search.look("log", "everything at every level", &log.lock().expect("the log"));
        assert!(search.found.is_empty(), "{engine:?}: {:#?}", search.found);
        println!("{engine:?}: {:?}, {} bytes searched", search.places, search.bytes);
        assert!(search.places["page"] > 100 && search.places["letter"] > 0 && search.places["export"] >= 4);
    }
}

async fn exercise(desk: &TestDesk, search: &mut Search, worker: Uuid, vacancy: Uuid, employer: Uuid, file: Uuid) {
    for visitor in [&desk.operator, &desk.administrator, &desk.anybody] {
        for address in addresses(worker, vacancy, employer, file) {
            let page = desk.get(visitor, &address).await;
            assert!(page.status.as_u16() < 500, "{address}: {}", page.status);
            search.look("page", &address, &page.bytes);
        }
        for address in searches() {
            let page = desk.get(visitor, &address).await.text();
            // The word that was asked for stands in the field and in the address of the page, and nothing was found.
            let asked = page.matches(&marker(800)).count();
            assert!(!page.contains(&format!("«{}»", marker(800))) && asked < 16, "{address}: {asked}");
            search.look("page", &address, page.replace(&marker(800), "").as_bytes());
        }
    }
    // A person of the same name is compared with the people of the register.
    let twin = [("person.given_name", "Giulia"), ("person.family_name", "Ferrando"), ("right_to_work", "yes")];
    search.look("page", "a twin", &desk.post(&desk.operator, "/sportello/persone/nuova", &twin).await.bytes);
    // An availability round by mail, its answer, and a letter that cannot be sent.
    let caller = desk.caller();
    let consents = |mut person: ponte_domain::worker::Worker| {
        person.consents.matching = Some(true);
        person
    };
    let stored = desk.read::<ponte_domain::worker::Worker>(worker).await;
    ponte_app::register::save(&desk.app, &caller, worker, stored.version, &consents(stored.value)).await.expect("to save");
    ponte_app::proposal::propose(&desk.app, &caller, VacancyId(vacancy), &[WorkerId(worker)]).await.expect("to propose");
    ponte_app::proposal::ask_by_mail(&desk.app, &caller, VacancyId(vacancy), &[WorkerId(worker)]).await.expect("to ask");
    dead_job(desk).await;
    for _ in 0..12 {
        desk.after(TimeDelta::hours(3)).await;
    }
    for letter in desk.letters() {
        search.look("letter", "mail", format!("{letter:?}").as_bytes());
    }
    for noun in Noun::ALL {
        for format in [ExportFormat::Csv, ExportFormat::Jsonl, ExportFormat::Xlsx] {
            let exported = export_register(&desk.app, &Caller::console(Purpose::Exchange), *noun, format).await.expect("an export");
            search.look("export", noun.as_str(), &fs::read(&exported.path).expect("the export"));
        }
    }
}

/// A letter whose address is none fails until it is left as dead.
async fn dead_job(desk: &TestDesk) {
    let tx = desk.app.db.begin().await.expect("a transaction");
    let payload = r#"{"to":"no address","subject":"x","text":"y"}"#;
    let (id, now) = (JobId(desk.app.new_id()), desk.app.now());
    job::enqueue(&tx, id, "mail", payload, None, now, now).await.expect("a job");
    tx.commit(now).await.expect("to commit");
}

/// Backups, anchors, verification.
async fn keep(desk: &TestDesk, search: &mut Search) {
    ponte_app::schedule::ensure(&desk.app).await.expect("to plan");
    desk.after(TimeDelta::days(8)).await;
    audit::anchor(&desk.app).await.expect("an anchor");
    let console = Caller::console(Purpose::Administration);
    let path = desk.folder().join("by-hand.ponte");
    let secret = BackupSecret::from_file(&desk.app.config.backup_key, true).expect("a key");
    maintain::backup(&desk.app, &console, &path, &secret).await.expect("a backup");
    let verified = maintain::verify(&desk.app, &console).await.expect("a verification");
    assert_eq!(verified.wrong(), 0, "{:?} {:?} {:?}", verified.faults, verified.audit.faults, verified.keys);
    // What the backup holds once it is opened: the rows of every table, protected ones still sealed.
    let mut rows = Vec::new();
    dump(&desk.app.db, &mut rows).await.expect("the rows");
    assert!(contains(&rows, b"protected_section") && contains(&rows, b"Ferrando"));
    search.look("rows", "every table", &rows);
}

async fn look_at_storage(desk: &TestDesk, search: &mut Search) {
    let dead = job::list(&desk.app.db, Some(job::JobState::Dead), 100).await.expect("the jobs");
    assert!(!dead.is_empty(), "a dead job to look at");
    for job in job::list(&desk.app.db, None, 10_000).await.expect("the jobs") {
        search.look("job", &job.kind, format!("{job:?}").as_bytes());
    }
    search.look_into_folder(desk.folder());
    if desk.database().engine() == Engine::Sqlite {
        let folder = desk.database().folder().expect("a folder").to_owned();
        assert!(folder.join("ponte.db-wal").exists(), "the write-ahead log is searched as well");
        search.look_into_folder(&folder);
    }
    // Opened by nobody of its team, a protected file is not there at all.
    let outsider = desk.caller();
    let opened = ponte_app::protected::open(&desk.app, &outsider, Subject::File(Uuid::nil()), ponte_domain::protected::Why::Pact).await;
    assert!(opened.is_err());
}
