//! The file of refused records, as they came, to be mended and given again.

use std::io::{self, Write};

use super::prepare::Refused;

/// Writes refused records; nothing at all, not even the header, when none is refused.
#[derive(Debug)]
pub struct Rejects<W> {
    out: W,
    header: Option<Vec<u8>>,
}

impl<W: Write> Rejects<W> {
    /// A file that begins with a header line, unless that is empty.
    pub fn new(out: W, header_line: &[u8]) -> Self {
        Self { out, header: Some(header_line.to_vec()).filter(|line| !line.is_empty()) }
    }

    /// Writes one refused record. One that was too long to keep cannot be written, and is only in the report.
    ///
    /// # Errors
    /// What the writer reports.
    pub fn write(&mut self, refused: &Refused) -> io::Result<()> {
        if refused.original.is_empty() {
            return Ok(());
        }
        if let Some(header) = self.header.take() {
            self.out.write_all(&header)?;
            self.out.write_all(b"\n")?;
        }
        self.out.write_all(&refused.original)?;
        self.out.write_all(b"\n")
    }

    /// Flushes and gives the writer back.
    ///
    /// # Errors
    /// What the writer reports.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}
