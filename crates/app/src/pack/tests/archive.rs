use std::io::{Cursor, Write};

use ponte_domain::pack::{Code, Pack, Reason};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::pack::{shipped, unzipped, zipped};

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).expect("begun");
        zip.write_all(text).expect("written");
    }
    zip.finish().expect("finished").into_inner()
}

#[test]
fn what_goes_out_comes_in_byte_for_byte_and_twice_the_same() {
    for (id, files) in shipped() {
        let pack = Pack::read(files).expect("whole");
        let zip = zipped(&pack).expect("a zip");
        assert_eq!(unzipped(&zip).expect("a pack"), pack, "{id}");
        assert_eq!(zipped(&pack).expect("a zip"), zip, "{id}");
    }
}

#[test]
fn a_zip_without_a_folder_and_with_what_systems_add_is_read() {
    let files = shipped().remove("sardinia-profiling").expect("the pack");
    let mut parts: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_slice())).collect();
    parts.extend([("__MACOSX/pack.toml", &b"x"[..]), (".DS_Store", b"x"), ("cards/", b"")]);
    assert_eq!(unzipped(&archive(&parts)).expect("a pack").files(), &files);
}

#[test]
fn what_is_no_zip_or_unfolds_to_too_much_or_climbs_out_is_refused() {
    let why = |bytes: &[u8]| unzipped(bytes).expect_err("is refused")[0].reason;
    assert_eq!(why(b"PK nothing"), Reason::Pack(Code::NotAnArchive));
    assert_eq!(why(&zipped_cut()), Reason::Pack(Code::NotAnArchive));
    let large = vec![b'a'; 600 * 1024];
    let many: Vec<(String, &[u8])> = (0..20).map(|n| (format!("documents/d{n}/it.md"), large.as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    assert_eq!(why(&archive(&many)), Reason::Pack(Code::TooLarge));
    let faults = unzipped(&archive(&[("pack.toml", b"form = 1"), ("../../etc/passwd", b"x")])).expect_err("is refused");
    assert!(faults.iter().any(|fault| fault.reason == Reason::Pack(Code::NoFile)
        || fault.reason == Reason::Pack(Code::StrayFile)
        || fault.reason == Reason::Pack(Code::Missing)));
}

fn zipped_cut() -> Vec<u8> {
    let pack = Pack::read(shipped().remove("sardinia-profiling").expect("the pack")).expect("whole");
    let mut zip = zipped(&pack).expect("a zip");
    zip.truncate(zip.len() / 2);
    zip
}
