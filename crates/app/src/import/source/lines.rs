//! Lines of a file in bounded memory.

use std::io::{self, BufRead};

/// A line without its end.
#[derive(Debug)]
pub struct Line {
    /// From 1.
    pub number: u64,
    pub bytes: Vec<u8>,
    /// More than the limit: the bytes are only the beginning, the rest was passed over.
    pub too_long: bool,
    /// The line ended with a line feed, not with the file.
    pub ended: bool,
}

/// Lines of a reader; of a line that is too long only the beginning is kept.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    number: u64,
    longest: usize,
}

impl<R: BufRead> Lines<R> {
    /// Lines of at most `longest` bytes; a byte order mark before the first is left out.
    pub const fn new(reader: R, longest: usize) -> Self {
        Self { reader, number: 0, longest }
    }

    /// The next line, or `None` at the end.
    ///
    /// # Errors
    /// What the reader reports.
    pub fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Line { number: self.number + 1, bytes: Vec::new(), too_long: false, ended: false };
        loop {
            let chunk = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                chunk => chunk?,
            };
            if chunk.is_empty() {
                break;
            }
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            let room = self.longest.saturating_sub(line.bytes.len());
            line.too_long |= part.len() > room;
            line.bytes.extend_from_slice(&part[..part.len().min(room)]);
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                line.ended = true;
                break;
            }
        }
        if line.bytes.is_empty() && !line.ended {
            return Ok(None);
        }
        self.number += 1;
        if line.number == 1 && line.bytes.starts_with(b"\xef\xbb\xbf") {
            line.bytes.drain(..3);
        }
        if line.bytes.last() == Some(&b'\r') {
            line.bytes.pop();
        }
        Ok(Some(line))
    }
}
