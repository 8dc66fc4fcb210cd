use std::{fs, path::Path};

use super::{Files, Pack};

mod faults;
mod published;
mod shipped;
mod strict;
mod tally;

/// The files of a shipped pack.
fn files_of(id: &str) -> Files {
    fn add(root: &Path, folder: &Path, files: &mut Files) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                add(root, &path, files);
            } else {
                let inside = path.strip_prefix(root).expect("inside").to_string_lossy().replace('\\', "/");
                files.insert(inside, fs::read(&path).expect("a file"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(id);
    let mut files = Files::new();
    add(&root, &root, &mut files);
    files
}

fn shipped(id: &str) -> Pack {
    Pack::read(files_of(id)).unwrap_or_else(|faults| {
        let lines: Vec<String> =
            faults.iter().map(|fault| format!("{}:{}:{} {} {fault:?}", fault.file, fault.line, fault.column, fault.message_id())).collect();
        panic!("{id}:\n{}", lines.join("\n"))
    })
}
