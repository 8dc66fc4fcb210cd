//! A backup as it lies on a disk: a line that says how it was sealed, then segments of AES-256-GCM-SIV.
//!
//! Each segment is a length (four bytes, big end first) and so many bytes; its nonce is its number and whether it is the
//! last, so that segments cannot be left out, moved or cut off. The key of a file is the HMAC-SHA256 of its first
//! line, which holds a fresh random seed, under the backup key.

use std::io::{self, BufRead, BufReader, Read, Write};

use aes_gcm_siv::{
    Aes256GcmSiv, KeyInit as _, Nonce,
    aead::{Aead, Payload},
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use hmac::{Hmac, Mac};
use rand::{TryRng, rngs::SysRng};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use super::secret::{BackupSecret, Opening};

/// Version of the form of a sealed backup.
const FORM: u32 = 2;

/// Bytes sealed at a time.
const SEGMENT: usize = 64 << 10;

/// Bytes that sealing adds to a segment.
const TAG: usize = 16;

/// Longest first line.
const MOST_HEAD: u64 = 4 << 10;

/// What the first line says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Head {
    ponte_backup: u32,
    seed: String,
    #[serde(flatten)]
    pub opening: Opening,
}

/// Why a sealed backup cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// It is not a sealed backup at all.
    #[error("not a sealed backup")]
    NotSealed,
    /// It is of a newer version of the program.
    #[error("of a newer version")]
    Newer,
    /// The key or passphrase is another one.
    #[error("another key")]
    OtherKey,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The key of one file. HMAC takes a key of any length: it never fails.
fn file_key(secret: &[u8; 32], line: &str) -> io::Result<Aes256GcmSiv> {
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(secret).map_err(io::Error::other)?;
    mac.update(line.as_bytes());
    Ok(Aes256GcmSiv::new(&mac.finalize().into_bytes()))
}

fn nonce(number: u64, last: bool) -> Nonce {
    let mut bytes = [0; 12];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    bytes[11] = u8::from(last);
    Nonce::from(bytes)
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a segment does not fit")
}

/// Seals what is written.
pub struct Sealer<W: Write> {
    out: W,
    cipher: Aes256GcmSiv,
    number: u64,
    waiting: Vec<u8>,
}

impl<W: Write> Sealer<W> {
    /// Begins a sealed backup.
    pub fn new(mut out: W, secret: &BackupSecret) -> io::Result<Self> {
        let mut seed = [0; 32];
        SysRng.try_fill_bytes(&mut seed).map_err(io::Error::other)?;
        let (opening, key) = secret.fresh().map_err(io::Error::other)?;
        let head = Head { ponte_backup: FORM, seed: STANDARD_NO_PAD.encode(seed), opening };
        let line = serde_json::to_string(&head)?;
        out.write_all(line.as_bytes())?;
        out.write_all(b"\n")?;
        Ok(Self { out, cipher: file_key(&key, &line)?, number: 0, waiting: Vec::with_capacity(SEGMENT) })
    }

    fn seal(&mut self, last: bool) -> io::Result<()> {
        let payload = Payload { msg: &self.waiting, aad: b"ponte backup" };
        let sealed = self.cipher.encrypt(&nonce(self.number, last), payload).map_err(|_| damaged())?;
        let length = u32::try_from(sealed.len()).map_err(io::Error::other)?;
        self.out.write_all(&length.to_be_bytes())?;
        self.out.write_all(&sealed)?;
        self.number += 1;
        self.waiting.clear();
        Ok(())
    }

    /// Seals what is left and ends the backup.
    pub fn finish(mut self) -> io::Result<W> {
        self.seal(true)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(SEGMENT - self.waiting.len());
        self.waiting.extend_from_slice(&bytes[..taken]);
        if self.waiting.len() == SEGMENT {
            self.seal(false)?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        // A segment is written when it is full: an early one would only be shorter.
        Ok(())
    }
}

/// Opens what was sealed.
pub struct Unsealer<R: Read> {
    input: BufReader<R>,
    cipher: Aes256GcmSiv,
    number: u64,
    open: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Unsealer<R> {
    /// Reads the first line and the first segment, which tells whether the key fits.
    pub fn new(input: R, secret: &BackupSecret) -> Result<Self, SealError> {
        let mut input = BufReader::new(input);
        let mut line = String::new();
        Read::take(&mut input, MOST_HEAD).read_line(&mut line).map_err(|_| SealError::NotSealed)?;
        let line = line.strip_suffix('\n').ok_or(SealError::NotSealed)?;
        let head: Head = serde_json::from_str(line).map_err(|_| SealError::NotSealed)?;
        if head.ponte_backup != FORM {
            return Err(SealError::Newer);
        }
        let key = secret.opening(&head.opening).ok_or(SealError::OtherKey)?;
        let mut unsealer = Self { input, cipher: file_key(&key, line)?, number: 0, open: Vec::new(), at: 0, ended: false };
        unsealer.next().map_err(|error| if error.kind() == io::ErrorKind::InvalidData { SealError::OtherKey } else { error.into() })?;
        Ok(unsealer)
    }

    fn next(&mut self) -> io::Result<()> {
        let mut length = [0; 4];
        self.input.read_exact(&mut length)?;
        let length = u32::from_be_bytes(length) as usize;
        if !(TAG..=SEGMENT + TAG).contains(&length) {
            return Err(damaged());
        }
        let mut sealed = vec![0; length];
        self.input.read_exact(&mut sealed)?;
        let open = |last| self.cipher.decrypt(&nonce(self.number, last), Payload { msg: &sealed, aad: b"ponte backup" });
        let (opened, last) = match open(false) {
            Ok(opened) => (opened, false),
            Err(_) => (open(true).map_err(|_| damaged())?, true),
        };
        self.open = opened;
        self.at = 0;
        self.number += 1;
        self.ended = last;
        if last && !self.input.fill_buf()?.is_empty() {
            return Err(damaged());
        }
        Ok(())
    }
}

impl<R: Read> Read for Unsealer<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.open.len() {
            if self.ended {
                return Ok(0);
            }
            self.next()?;
        }
        let taken = into.len().min(self.open.len() - self.at);
        into[..taken].copy_from_slice(&self.open[self.at..self.at + taken]);
        self.at += taken;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(byte: u8) -> BackupSecret {
        BackupSecret::of_key([byte; 32])
    }

    fn sealed(content: &[u8]) -> Vec<u8> {
        let mut sealer = Sealer::new(Vec::new(), &secret(1)).expect("a sealer");
        sealer.write_all(content).expect("to write");
        sealer.finish().expect("to end")
    }

    fn opened(bytes: &[u8]) -> Result<Vec<u8>, SealError> {
        let mut content = Vec::new();
        Unsealer::new(bytes, &secret(1))?.read_to_end(&mut content)?;
        Ok(content)
    }

    #[test]
    fn what_was_sealed_opens_to_the_same_bytes_at_every_length() {
        for length in [0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 3 * SEGMENT + 7] {
            let content: Vec<u8> = (0..length).map(|n| u8::try_from(n % 251).expect("a byte")).collect();
            assert_eq!(opened(&sealed(&content)).expect("to open"), content, "{length}");
        }
    }

    #[test]
    fn what_was_cut_changed_moved_or_lengthened_does_not_open() {
        let content = vec![7; 3 * SEGMENT + 7];
        let whole = sealed(&content);
        let head = whole.iter().position(|byte| *byte == b'\n').expect("a line") + 1;
        let one = SEGMENT + TAG + 4;
        let mut changed = whole.clone();
        changed[head + one + 100] ^= 1;
        let swapped = [&whole[..head], &whole[head + one..head + 2 * one], &whole[head..head + one], &whole[head + 2 * one..]].concat();
        let dropped = [&whole[..head + one], &whole[head + 2 * one..]].concat();
        let longer = [&whole[..], b"x"].concat();
        let cuts = [head, head + 2, head + one, head + 3 * one, whole.len() - 1];
        for broken in cuts.iter().map(|at| whole[..*at].to_vec()).chain([changed, swapped, dropped, longer]) {
            assert!(opened(&broken).is_err(), "{} bytes", broken.len());
        }
        assert!(matches!(Unsealer::new(&whole[..], &secret(2)), Err(SealError::OtherKey)));
        assert!(matches!(Unsealer::new(&b"PK\x03\x04 no backup"[..], &secret(1)), Err(SealError::NotSealed)));
    }

    #[test]
    fn nothing_of_the_content_is_seen() {
        let whole = sealed(&b"MARKER-IN-CLEAR ".repeat(1_000));
        assert!(!whole.windows(15).any(|window| window == b"MARKER-IN-CLEAR"));
    }
}
