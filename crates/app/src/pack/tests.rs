mod archive;

use std::{fs, path::PathBuf};

use ponte_domain::pack::{Code, Reason};

use super::{FolderError, Origin, catalogue, find, read_folder, shipped};

/// Writes a shipped pack into a folder.
fn unpacked(id: &str, folder: PathBuf) -> PathBuf {
    for (path, content) in &shipped()[id] {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, content).expect("written");
    }
    folder
}

const SARDINIA: &str = "sardinia-profiling";

#[test]
fn the_packs_of_the_program_are_known_and_a_folder_goes_before_them() {
    let data = tempfile::tempdir().expect("a folder");
    let known = catalogue(data.path()).expect("the packs");
    assert!(known.len() >= 2 && known.iter().all(|listed| listed.origin == Origin::Shipped && listed.pack.is_ok()));
    unpacked(SARDINIA, data.path().join("packs").join(SARDINIA));
    assert_eq!(catalogue(data.path()).expect("the packs").len(), known.len());
    let own = find(data.path(), SARDINIA).expect("read").expect("the pack");
    assert_eq!((own.origin, own.pack.expect("whole").files()), (Origin::Folder, &shipped()[SARDINIA]));
    assert!(find(data.path(), "nothing").expect("read").is_none());
}

#[test]
fn a_folder_of_another_name_links_and_hidden_files_are_told_or_left_out() {
    let data = tempfile::tempdir().expect("a folder");
    let folder = unpacked(SARDINIA, data.path().join(SARDINIA));
    fs::write(folder.join(".DS_Store"), "x").expect("written");
    assert!(read_folder(&folder).expect("read").is_ok());
    let copy = unpacked(SARDINIA, data.path().join("copy"));
    assert_eq!(read_folder(&copy).expect("read").expect_err("a fault")[0].reason, Reason::Pack(Code::OtherName));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.join("pack.toml"), folder.join("indicators2.toml")).expect("a link");
        let faults = read_folder(&folder).expect("read").expect_err("a fault");
        assert_eq!((faults.len(), faults[0].reason), (1, Reason::Pack(Code::StrayFile)));
    }
    assert!(matches!(read_folder(&data.path().join("nothing")), Err(FolderError::NotAFolder(_))));
}

#[test]
fn the_words_of_packs_are_well_formed() {
    for lang in ["it", "fr", "en"] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("../../translations/{lang}/pack.ftl"));
        let text = fs::read_to_string(path).expect("the words");
        let errors = fluent_bundle::FluentResource::try_new(text).map(|_| ()).map_err(|(_, errors)| errors);
        assert_eq!(errors, Ok(()), "{lang}");
    }
}
