//! The form of the file: a title, frames of bytes each with its digest, and a last frame that seals them all. A file that was cut
//! short, or in which any bit is another, is told from a whole one.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

/// Title and number of this form.
const TITLE: &[u8] = b"Ponte market 1\n";
const DIGEST: usize = 32;

type Sum = [u8; DIGEST];

/// A file being written, under another name until it is whole.
pub(super) struct Writer {
    out: BufWriter<File>,
    part: PathBuf,
    path: PathBuf,
    seal: Sha256,
    is_done: bool,
}

impl Writer {
    /// Begins a file that only its owner may read.
    ///
    /// # Errors
    /// When the folder cannot be used, or another process is writing.
    pub(super) fn begin(path: &Path) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = path.with_extension("part");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&part)?;
        file.try_lock()?;
        file.set_len(0)?;
        let mut out = BufWriter::new(file);
        out.write_all(TITLE)?;
        Ok(Self { out, part, path: path.to_owned(), seal: Sha256::new(), is_done: false })
    }

    /// Adds a frame, which may not be empty.
    pub(super) fn frame(&mut self, bytes: &[u8]) -> io::Result<()> {
        let length = u32::try_from(bytes.len()).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))?;
        let sum = Sha256::digest(bytes);
        self.seal.update(sum);
        self.out.write_all(&length.to_le_bytes())?;
        self.out.write_all(&sum)?;
        self.out.write_all(bytes)
    }

    /// Seals the file and puts it in the place of the former one; it is on the disk then.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.out.write_all(&0_u32.to_le_bytes())?;
        let seal = std::mem::take(&mut self.seal).finalize();
        self.out.write_all(&seal)?;
        self.out.flush()?;
        self.out.get_ref().sync_all()?;
        fs::rename(&self.part, &self.path)?;
        self.is_done = true;
        #[cfg(unix)]
        if let Some(folder) = self.path.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.is_done {
            // What is left of it would be written over the next time.
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// Bytes whose digest is yet to be compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'a> {
    sum: Sum,
    bytes: &'a [u8],
}

impl<'a> Frame<'a> {
    /// The bytes, when they are those that were written.
    pub(super) fn checked(&self) -> Option<&'a [u8]> {
        (Sha256::digest(self.bytes)[..] == self.sum).then_some(self.bytes)
    }
}

/// The frames of a whole file; `None` when it is none.
pub(super) fn frames(file: &[u8]) -> Option<Vec<Frame<'_>>> {
    let mut rest = file.strip_prefix(TITLE)?;
    let (mut frames, mut seal) = (Vec::new(), Sha256::new());
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (sum, after) = after.split_first_chunk::<DIGEST>()?;
        let length = u32::from_le_bytes(*length) as usize;
        if length == 0 {
            return (after.is_empty() && seal.finalize()[..] == *sum).then_some(frames);
        }
        seal.update(sum);
        let (bytes, after) = after.split_at_checked(length)?;
        frames.push(Frame { sum: *sum, bytes });
        rest = after;
    }
}
