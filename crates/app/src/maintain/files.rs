//! The files of an installation in a backup: after the rows, each with its name, size and digest, in lines of base64.

use std::{
    fs::{self, File},
    io::{self, BufRead, Read, Write},
    path::{Component, Path, PathBuf},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

/// Folders of the data folder that hold what people gave: mail waits elsewhere, and can be written again.
const FOLDERS: [&str; 2] = ["attachments", "uploads"];

/// Bytes in a line.
const PIECE: usize = 48 << 10;

#[derive(Serialize, Deserialize)]
struct Told {
    file: String,
    bytes: u64,
}

/// Writes all files below the data folder, in the order of their names, and returns how many.
pub fn write(data: &Path, out: &mut impl Write) -> io::Result<u64> {
    let mut paths = Vec::new();
    for folder in FOLDERS {
        collect(&data.join(folder), &mut paths)?;
    }
    paths.sort();
    let mut count = 0;
    for path in paths {
        count += u64::from(write_one(data, &path, out)?);
    }
    line(out, &json!({ "files": count }))?;
    Ok(count)
}

fn line(out: &mut impl Write, value: &serde_json::Value) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            collect(&entry.path(), paths)?;
        } else if kind.is_file() {
            paths.push(entry.path());
        }
    }
    Ok(())
}

/// Writes one file; one that was removed meanwhile is passed over.
fn write_one(data: &Path, path: &Path, out: &mut impl Write) -> io::Result<bool> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let name = path.strip_prefix(data).unwrap_or(path).to_str().ok_or_else(|| io::Error::other("a name that is no text"))?;
    // A file that grows meanwhile is taken as long as it was.
    let bytes = file.metadata()?.len();
    line(out, &json!(Told { file: name.replace('\\', "/"), bytes }))?;
    let (mut sha, mut left, mut piece) = (Sha256::new(), bytes, vec![0; PIECE]);
    while left > 0 {
        let wanted = PIECE.min(usize::try_from(left).unwrap_or(PIECE));
        file.read_exact(&mut piece[..wanted])?;
        sha.update(&piece[..wanted]);
        line(out, &json!(STANDARD.encode(&piece[..wanted])))?;
        left -= wanted as u64;
    }
    line(out, &json!({ "sha256": hex::encode(sha.finalize()) }))?;
    Ok(true)
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the files are not whole")
}

/// Brings the files back below a data folder (or only reads them, when there is none) and returns how many. A backup of
/// an earlier version has none.
pub fn read(data: Option<&Path>, input: &mut impl BufRead) -> io::Result<u64> {
    let mut count = 0;
    loop {
        let Some(value) = next(input)? else { return if count == 0 { Ok(0) } else { Err(broken()) } };
        if let Some(told) = value.get("files").and_then(serde_json::Value::as_u64) {
            return if told == count && next(input)?.is_none() { Ok(count) } else { Err(broken()) };
        }
        let told: Told = serde_json::from_value(value).map_err(|_| broken())?;
        let out: Box<dyn Write> = match data {
            Some(data) => Box::new(create(data, &told.file)?),
            None => Box::new(io::sink()),
        };
        read_one(&told, out, input)?;
        count += 1;
    }
}

fn next(input: &mut impl BufRead) -> io::Result<Option<serde_json::Value>> {
    let mut text = String::new();
    if input.read_line(&mut text)? == 0 {
        return Ok(None);
    }
    serde_json::from_str(&text).map(Some).map_err(|_| broken())
}

/// Makes a file below one of our folders; a name that leads elsewhere is refused.
fn create(data: &Path, name: &str) -> io::Result<File> {
    let name = Path::new(name);
    let plain = name.components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || !FOLDERS.iter().any(|folder| name.starts_with(folder)) {
        return Err(broken());
    }
    let path = data.join(name);
    fs::create_dir_all(path.parent().unwrap_or(data))?;
    File::create(path)
}

fn read_one(told: &Told, mut out: Box<dyn Write>, input: &mut impl BufRead) -> io::Result<()> {
    let (mut sha, mut left) = (Sha256::new(), told.bytes);
    while left > 0 {
        let line = next(input)?.ok_or_else(broken)?;
        let piece = line.as_str().and_then(|text| STANDARD.decode(text).ok()).ok_or_else(broken)?;
        left = left.checked_sub(piece.len() as u64).ok_or_else(broken)?;
        sha.update(&piece);
        out.write_all(&piece)?;
    }
    out.flush()?;
    let end = next(input)?.ok_or_else(broken)?;
    let digest = hex::encode(sha.finalize());
    if end.get("sha256").and_then(serde_json::Value::as_str) == Some(digest.as_str()) { Ok(()) } else { Err(broken()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_back_the_same_and_none_leads_outside() {
        let from = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(from.path().join("attachments/a")).expect("a folder");
        fs::create_dir_all(from.path().join("mail")).expect("a folder");
        let big: Vec<u8> = (0..PIECE * 2 + 5).map(|n| u8::try_from(n % 256).expect("a byte")).collect();
        fs::write(from.path().join("attachments/a/one"), &big).expect("to write");
        fs::write(from.path().join("attachments/empty"), b"").expect("to write");
        fs::write(from.path().join("mail/letter"), b"x").expect("to write");
        let mut backup = Vec::new();
        assert_eq!(write(from.path(), &mut backup).expect("to write"), 2);
        let to = tempfile::tempdir().expect("a folder");
        assert_eq!(read(Some(to.path()), &mut backup.as_slice()).expect("to read"), 2);
        assert_eq!(fs::read(to.path().join("attachments/a/one")).expect("the file"), big);
        assert_eq!(fs::read(to.path().join("attachments/empty")).expect("the file"), b"");
        assert!(!to.path().join("mail").exists());
        let text = String::from_utf8(backup).expect("text");
        for (old, new) in [("attachments/a/one", "../one"), ("attachments/a/one", "/one"), ("\"files\":2", "\"files\":3"), ("AAEC", "AAED")]
        {
            assert!(read(Some(to.path()), &mut text.replacen(old, new, 1).as_bytes()).is_err(), "{new}");
        }
        assert_eq!(read(None, &mut &b""[..]).expect("an old backup"), 0);
    }
}
