//! Arrays of whole numbers as NumPy reads them: <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>.

use std::{
    fs::File,
    io::{BufWriter, Result, Write},
    path::Path,
};

/// Bytes before the text of the header, and what header and text together are a multiple of.
const BEFORE: usize = 10;
const ALIGNED: usize = 64;

/// Writes 32-bit numbers, the last dimension of the shape running fastest.
///
/// # Errors
/// The file cannot be written.
pub fn write(path: &Path, shape: &[usize], values: &[i32]) -> Result<()> {
    let shape: String = shape.iter().map(|length| format!("{length},")).collect();
    let mut header = format!("{{'descr': '<i4', 'fortran_order': False, 'shape': ({shape}), }}");
    while !(BEFORE + header.len() + 1).is_multiple_of(ALIGNED) {
        header.push(' ');
    }
    header.push('\n');
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(b"\x93NUMPY\x01\x00")?;
    file.write_all(&u16::try_from(header.len()).unwrap_or(u16::MAX).to_le_bytes())?;
    file.write_all(header.as_bytes())?;
    for value in values {
        file.write_all(&value.to_le_bytes())?;
    }
    file.flush()
}
