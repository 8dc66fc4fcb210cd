//! Lines within gzip, read to a limit: a small file may unfold to more than any disk holds.

use std::io::{self, Read};

use crate::import::error::{Code, FieldError};

/// Most bytes that lines within gzip may unfold to: eight times the largest file that is taken in.
pub const MOST_UNFOLDED: u64 = 8 << 30;

/// How many times its own size a file may unfold to. Tables shrink to a tenth, repeated ones to a fiftieth.
const MOST_TIMES: u64 = 100;

/// A file that unfolds to less than this is small whatever its own size.
const SMALL: u64 = 64 << 20;

/// More than the limit came out.
#[derive(Debug, thiserror::Error)]
#[error("more than {0} bytes within gzip")]
struct TooMuch(u64);

/// What comes out of a file, to a limit.
#[derive(Debug)]
pub struct Unfolded<R> {
    inner: R,
    most: u64,
    read: u64,
}

impl<R> Unfolded<R> {
    /// What comes out of a file of so many bytes.
    pub fn of(inner: R, size: u64) -> Self {
        Self { inner, most: size.saturating_mul(MOST_TIMES).clamp(SMALL, MOST_UNFOLDED), read: 0 }
    }
}

impl<R: Read> Read for Unfolded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read += read as u64;
        if self.read > self.most { Err(io::Error::other(TooMuch(self.most))) } else { Ok(read) }
    }
}

/// Why a file could not be read on.
pub fn read_failed(line: u64, error: &io::Error) -> FieldError {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<TooMuch>()) {
        Some(TooMuch(most)) => FieldError::of_line(line, Code::ZipBomb, most.to_string()),
        None => FieldError::of_line(line, Code::ReadFailed, error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_may_unfold_to_follows_its_size_within_bounds() {
        for (size, most) in [(1, SMALL), (1 << 20, 100 << 20), (1 << 30, MOST_UNFOLDED), (u64::MAX, MOST_UNFOLDED)] {
            assert_eq!(Unfolded::of(io::empty(), size).most, most, "{size}");
        }
    }
}
