//! The virus scanner of the installation, asked about every file that comes from outside before anything else reads it.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use tokio::time::{Instant, sleep};

use crate::error::{Error, Refusal, Result};

/// How long a scanner may take: for the largest file, on a slow disk.
const WITHIN: Duration = Duration::from_secs(600);

/// How often it is asked whether it has ended.
const LOOK: Duration = Duration::from_millis(25);

/// What a command of settings says instead of the path of the file.
const FILE: &str = "{}";

/// With this a scanner says that it has found something, as `clamscan` and `clamdscan` do.
const FOUND: i32 = 1;

/// Asks the scanner about a file. The command is run as it stands, by no shell: words are parted by spaces; `{}` becomes the path
/// of the file, and a command without it is given the file on its standard input.
///
/// # Errors
/// [`Refusal::Infected`] when the scanner ends with 1; [`Refusal::NotScanned`] when it ends otherwise than with 0, takes longer than
/// ten minutes, or cannot be run: what nobody has looked at is not taken in.
pub(crate) async fn scan(command: &str, file: &Path) -> Result<()> {
    let takes_path = command.split_whitespace().any(|word| word == FILE);
    let mut words = command.split_whitespace().map(|word| if word == FILE { file.as_os_str() } else { word.as_ref() });
    let Some(program) = words.next() else { return Err(Refusal::NotScanned.into()) };
    let mut scanner = Command::new(program);
    scanner.args(words).stdout(Stdio::null()).stderr(Stdio::null());
    if takes_path {
        scanner.stdin(Stdio::null());
    } else {
        let open = std::fs::File::open(file).map_err(|error| Error::File { path: file.display().to_string(), error })?;
        scanner.stdin(open);
    }
    let running = scanner.spawn().map_err(|error| {
        tracing::error!(%error, "the virus scanner could not be run");
        Error::from(Refusal::NotScanned)
    })?;
    match Running(running).ended(WITHIN).await {
        Some(0) => Ok(()),
        Some(FOUND) => {
            tracing::warn!("the virus scanner refused a file");
            Err(Refusal::Infected.into())
        }
        code => {
            tracing::error!(?code, "the virus scanner came to no end");
            Err(Refusal::NotScanned.into())
        }
    }
}

/// A scanner at work; it ends with whoever waits for it.
struct Running(Child);

impl Running {
    /// The code it ends with; none when it takes too long or was ended by others.
    async fn ended(mut self, within: Duration) -> Option<i32> {
        let until = Instant::now() + within;
        while Instant::now() < until {
            if let Some(status) = self.0.try_wait().ok()? {
                return status.code();
            }
            sleep(LOOK).await;
        }
        None
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already, or nobody waits for what it says.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

    use tempfile::TempDir;

    use super::*;

    /// A scanner that finds a word, in the file named or else in what it is given.
    fn scanner(folder: &TempDir) -> String {
        let path = folder.path().join("scanner");
        fs::write(&path, "#!/bin/sh\nif grep -q GUASTO \"${1:--}\"; then exit 1; fi\nif grep -q STRANO \"${1:--}\"; then exit 2; fi\n")
            .expect("to write");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("to allow");
        path.display().to_string()
    }

    fn file(folder: &TempDir, text: &str) -> PathBuf {
        let path = folder.path().join("un file; $(touch altro)");
        fs::write(&path, text).expect("to write");
        path
    }

    #[tokio::test]
    async fn what_the_scanner_finds_is_refused_by_path_or_by_input() {
        let folder = TempDir::new().expect("a folder");
        for command in [scanner(&folder), format!("{} {{}}", scanner(&folder))] {
            assert!(scan(&command, &file(&folder, "id\n1\n")).await.is_ok(), "{command}");
            let infected = scan(&command, &file(&folder, "id\nGUASTO\n")).await;
            assert!(matches!(infected, Err(Error::Refused(Refusal::Infected))), "{command}: {infected:?}");
        }
        assert!(!folder.path().join("altro").exists());
    }

    #[tokio::test]
    async fn what_nobody_has_looked_at_is_refused() {
        let folder = TempDir::new().expect("a folder");
        let whole = file(&folder, "id\n1\n");
        let slow = Running(Command::new("sleep").arg("60").spawn().expect("to run"));
        assert_eq!(slow.ended(Duration::from_millis(60)).await, None);
        for command in ["", "/nessuno/scanner {}", "false-scanner-che-non-esiste", "sh -c"] {
            let refused = scan(command, &whole).await;
            assert!(matches!(refused, Err(Error::Refused(Refusal::NotScanned))), "{command}: {refused:?}");
        }
    }
}
