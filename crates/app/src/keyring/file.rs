//! The key file: a line a key, name and base64; the last is the one that is written with.

use std::{
    collections::BTreeMap,
    fs,
    io::{ErrorKind, Write},
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use rand::{TryRng, rngs::SysRng};

use super::{KEY_BYTES, KeyError, Keys};

const HEAD: &str = "# Keys of the protected data of Ponte. Whoever has them reads those data; without them nobody does.\n# Keep a copy apart from the backups. The last key is the one in use.\n";

type Read<T> = Result<T, KeyError>;

fn unusable(error: impl std::fmt::Display) -> KeyError {
    KeyError::Unusable(error.to_string())
}

/// Reads a key file that nobody else can.
pub fn read(path: &Path) -> Read<Keys> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(KeyError::Missing),
        Err(error) => return Err(unusable(error)),
    };
    refuse_open_to_others(path).map_err(unusable)?;
    parse(&text)
}

/// Refuses a file with a key or a passphrase that everybody on the machine may read.
#[cfg(unix)]
pub fn refuse_open_to_others(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)?.permissions().mode();
    let told = || format!("everybody may read it (mode {:o})", mode & 0o777);
    if mode & 0o007 == 0 { Ok(()) } else { Err(std::io::Error::new(ErrorKind::PermissionDenied, told())) }
}

#[cfg(not(unix))]
pub fn refuse_open_to_others(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn parse(text: &str) -> Read<Keys> {
    let mut by_name = BTreeMap::new();
    let mut current = None;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let wrong = || KeyError::Unusable("a line is not a key".to_owned());
        let (name, key) = line.split_once(' ').ok_or_else(wrong)?;
        let key: [u8; KEY_BYTES] = STANDARD.decode(key.trim()).ok().and_then(|key| key.try_into().ok()).ok_or_else(wrong)?;
        if name.contains('.') || by_name.insert(name.to_owned(), key).is_some() {
            return Err(wrong());
        }
        current = Some(name.to_owned());
    }
    Ok(Keys { by_name, current: current.ok_or_else(|| KeyError::Unusable("it holds no key".to_owned()))? })
}

fn new_line() -> Read<String> {
    let (mut name, mut key) = ([0; 4], [0; KEY_BYTES]);
    SysRng.try_fill_bytes(&mut name).map_err(unusable)?;
    SysRng.try_fill_bytes(&mut key).map_err(unusable)?;
    Ok(format!("k{} {}\n", hex::encode(name), STANDARD.encode(key)))
}

/// Makes a key file with one key; one that another process makes meanwhile is taken instead.
pub fn create(path: &Path) -> Read<Keys> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(unusable)?;
    }
    let new = write_beside(path, &format!("{HEAD}{}", new_line()?))?;
    let linked = fs::hard_link(&new, path);
    let _ = fs::remove_file(&new);
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(unusable(error)),
        _ => read(path),
    }
}

/// Adds a key.
pub fn add(path: &Path) -> Read<Keys> {
    read(path)?;
    let text = fs::read_to_string(path).map_err(unusable)?;
    replace(path, &format!("{}\n{}", text.trim_end(), new_line()?))
}

/// Takes keys out, but never the last.
pub fn retire(path: &Path, names: &[String]) -> Read<Keys> {
    let current = read(path)?.current;
    let text = fs::read_to_string(path).map_err(unusable)?;
    let retired = |line: &&str| line.split_once(' ').is_some_and(|(name, _)| name != current && names.iter().any(|each| each == name));
    let left: Vec<&str> = text.lines().filter(|line| !retired(line)).collect();
    replace(path, &format!("{}\n", left.join("\n")))
}

fn replace(path: &Path, text: &str) -> Read<Keys> {
    let new = write_beside(path, text)?;
    fs::rename(&new, path).map_err(unusable)?;
    read(path)
}

/// Writes a file beside another, for its owner only.
fn write_beside(path: &Path, text: &str) -> Read<std::path::PathBuf> {
    let mut salt = [0; 4];
    SysRng.try_fill_bytes(&mut salt).map_err(unusable)?;
    let new = path.with_extension(format!("new-{}", hex::encode(salt)));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&new).map_err(unusable)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(unusable)?;
    Ok(new)
}
