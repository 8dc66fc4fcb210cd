//! What is asked of packs since the first were accepted, and what is only told.

use super::{files_of, shipped};
use crate::pack::{Code, Fault, Files, Pack, Reason};

const TECHNORTUS: &str = "lombardia-technortus";
const GARDEN: &str = "pathways/garden.toml";
const EMILIA: &str = "emilia-romagna-self-employment";

fn changed(id: &str, file: &str, old: &str, new: &str) -> Files {
    let mut files = files_of(id);
    let text = String::from_utf8(files[file].clone()).unwrap();
    assert!(text.contains(old), "{file} does not hold {old}");
    files.insert(file.to_owned(), text.replacen(old, new, 1).into_bytes());
    files
}

fn line_of(files: &Files, file: &str, sought: &str) -> u32 {
    let text = String::from_utf8(files[file].clone()).unwrap();
    let at = text.lines().position(|line| line.contains(sought)).unwrap_or_else(|| panic!("no {sought}"));
    u32::try_from(at + 1).unwrap()
}

/// The one fault of a pack, which a version that is held already may have.
fn only(files: &Files) -> Fault {
    let mut faults = Pack::read(files.clone()).map(|_| ()).expect_err("a fault");
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(Pack::read_held(files.clone()).is_ok(), "what was accepted before goes on");
    faults.remove(0)
}

#[test]
fn a_level_that_the_law_has_not_is_told_and_a_code_of_ones_own_is_let_pass() {
    let files = changed(EMILIA, "pack.toml", "leps = [\"O\"]", "leps = [\"Z\"]");
    let fault = only(&files);
    assert_eq!((fault.reason, fault.value.as_str()), (Reason::Pack(Code::UnknownLep), "Z"));
    assert_eq!((fault.file.as_str(), fault.line, fault.field.as_str()), ("pack.toml", line_of(&files, "pack.toml", "leps ="), "leps.1"));
    assert!(Pack::read(changed(EMILIA, "pack.toml", "leps = [\"O\"]", "leps = [\"O\", \"O.imp\"]")).is_ok());
    let files = changed(EMILIA, "pathways/self_employment.toml", "lep = \"O\"", "lep = \"F9\"");
    let fault = only(&files);
    assert_eq!((fault.reason, fault.nearest.is_some()), (Reason::Pack(Code::UnknownLep), true), "{fault:?}");
    assert_eq!(fault.line, line_of(&files, "pathways/self_employment.toml", "lep = \"F9\""));
}

#[test]
fn an_anonymous_questionnaire_is_no_part_of_a_case() {
    let files = changed(EMILIA, "questionnaires/project.toml", "minutes = 40", "minutes = 40\nanonymous = true");
    let fault = only(&files);
    assert_eq!((fault.reason, fault.value.as_str()), (Reason::Pack(Code::AnonymousInCase), "project"));
    assert_eq!(fault.line, line_of(&files, "pathways/self_employment.toml", "sheet = \"project\""));
}

#[test]
fn tracks_that_wait_for_each_other_are_told() {
    let pack = shipped(TECHNORTUS);
    let garden = &pack.pathways[0];
    let track = garden.tracks.first().expect("a track");
    let first = garden.phase(&track.start).expect("its first phase");
    let second = &first.next.first().expect("a way on").to;
    let (start, next) = (garden.phase(&garden.start).expect("the start"), &garden.phase(&garden.start).expect("the start").next[0]);
    // The person waits for the track's second phase, and the track for hers.
    let text = String::from_utf8(files_of(TECHNORTUS)[GARDEN].clone()).unwrap();
    let wait = |text: &str, to: &str, condition: &str| {
        let at = text.find(&format!("to = \"{to}\"")).expect("the way");
        let end = text[at..].find('\n').expect("a line") + at;
        let rest = text[end + 1..].strip_prefix("when = ").map_or(&text[end + 1..], |rest| rest.split_once('\n').expect("a line").1);
        format!("{}\nwhen = \"{condition}\"\n{rest}", &text[..end])
    };
    let one = wait(&text, &next.to, &format!("present(phase.{second})"));
    let both = wait(&one, second, &format!("present(phase.{}) and today > 2020-01-01", next.to).replace(" and today > 2020-01-01", ""));
    let mut files = files_of(TECHNORTUS);
    files.insert(GARDEN.to_owned(), both.into_bytes());
    let faults = Pack::read(files.clone()).map(|_| ()).expect_err("they wait");
    let waiting: Vec<(&str, &str)> = faults
        .iter()
        .filter(|fault| fault.reason == Reason::Pack(Code::WaitsForEver))
        .map(|fault| (fault.value.as_str(), fault.detail.as_str()))
        .collect();
    assert!(
        waiting.iter().any(|(phase, lacks)| *phase == next.to && lacks.contains(&format!("phase.{second}"))),
        "{}: {faults:#?}",
        start.id
    );
    assert!(waiting.iter().any(|(phase, lacks)| phase == second && lacks.contains(&format!("phase.{}", next.to))), "{faults:#?}");
    assert!(faults.iter().all(|fault| fault.file == GARDEN && fault.line > 0));
    assert!(Pack::read_held(files).is_ok());
}

#[test]
fn what_nothing_asks_for_is_told_and_keeps_nobody_back() {
    let mut files = files_of(EMILIA);
    let manifest = String::from_utf8(files["pack.toml"].clone()).unwrap();
    let more = "\n[[parameters]]\nid = \"nobody\"\nkind = \"yes_no\"\ndefault = true\ntitle = { it = \"a\", fr = \"a\", en = \"a\" }\n";
    files.insert("pack.toml".to_owned(), format!("{manifest}{more}").into_bytes());
    let message = String::from_utf8(files["messages/appointment.toml"].clone()).unwrap();
    let lost = message.replace("id = \"appointment\"", "id = \"lost\"").replace("{{ link }}", "{{ desk_name }}");
    files.insert("messages/lost.toml".to_owned(), lost.into_bytes());
    for lang in ["it", "fr", "en"] {
        files.insert(format!("documents/lost/{lang}.md"), b"# Nulla\n".to_vec());
    }
    let line = line_of(&files, "pack.toml", "id = \"nobody\"");
    let pack = Pack::read(files).expect("it can be used");
    let told: Vec<(&str, u32, &str)> = pack.hints.iter().map(|hint| (hint.file.as_str(), hint.line, hint.value.as_str())).collect();
    assert_eq!(told, [("pack.toml", line, "nobody"), ("documents/lost/it.md", 0, "lost"), ("messages/lost.toml", 0, "lost")]);
    assert!(pack.hints.iter().all(|hint| hint.reason == Reason::Pack(Code::Unused)));
}

#[test]
fn no_shipped_pack_holds_what_nothing_asks_for() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs");
    for entry in std::fs::read_dir(folder).expect("the packs") {
        let id = entry.expect("an entry").file_name().into_string().expect("a name");
        assert_eq!(shipped(&id).hints, [], "{id}");
    }
}
