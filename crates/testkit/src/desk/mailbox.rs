//! The letters that a desk wrote into its folder.

use std::path::Path;

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub text: String,
}

impl Letter {
    /// The path of the first address in the letter that begins with a path: `/risposta/`.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        let at = self.text.find(path).unwrap_or_else(|| panic!("no {path} in:\n{}", self.text));
        self.text[at..].split_whitespace().next().unwrap_or_default().to_owned()
    }
}

/// All letters of a folder.
pub fn letters(folder: &Path) -> Vec<Letter> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.extension().is_some_and(|e| e == "eml")).collect();
    files.sort();
    files.iter().map(|file| read(&std::fs::read_to_string(file).expect("a letter"))).collect()
}

fn read(message: &str) -> Letter {
    let message = message.replace("\r\n", "\n");
    let (head, body) = message.split_once("\n\n").expect("a head and a body");
    let of = |name: &str| {
        let line = head.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_default().trim().to_owned()
    };
    let encoding = of("Content-Transfer-Encoding:");
    assert_ne!(encoding, "base64", "this reader knows no base64");
    let text = if encoding == "quoted-printable" { quoted_printable(body) } else { body.to_owned() };
    Letter { to: of("To:"), subject: of("Subject:"), text }
}

/// Decodes quoted-printable (RFC 2045 §6.7).
fn quoted_printable(body: &str) -> String {
    let joined = body.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok()).and_then(|code| u8::from_str_radix(code, 16).ok());
        match (first, code) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).expect("text")
}
