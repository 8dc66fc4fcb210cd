//! Linking a whole file of texts to concepts, line by line.
//!
//! Texts come as `id TAB text`; the answer is `id TAB rank TAB concept TAB score TAB label`, best
//! first. A corpus of one's own is `concept TAB label`, one label a line, the preferred one of a
//! concept first.

use std::io::{self, BufRead, Write};

use ponte_domain::reference::Lang;
use ponte_matching::link::{Kind, Linker};
use thiserror::Error;

/// Bytes that a line may have: a title or a label is far shorter.
const LONGEST_LINE: usize = 64 * 1024;

/// Why a file of texts or labels cannot be linked.
#[derive(Debug, Error)]
pub enum LinkFileError {
    /// A line without a tab, or with nothing before or after it.
    #[error("line {line}: expected two columns divided by a tab")]
    Columns { line: usize },
    /// A line longer than any title.
    #[error("line {line}: longer than {LONGEST_LINE} bytes")]
    TooLong { line: usize },
    /// A line that is not UTF-8.
    #[error("line {line}: not UTF-8")]
    Encoding { line: usize },
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// How many texts were read, and how many of them found no concept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LinkedTexts {
    pub texts: usize,
    pub without_concept: usize,
}

/// Reads a line of a corpus into its concept and label; `line` is its number from 1.
///
/// # Errors
/// [`LinkFileError::Columns`] when there are no two columns.
pub fn read_corpus_line(text: &str, line: usize) -> Result<(&str, &str), LinkFileError> {
    let (concept, label) = text.split_once('\t').ok_or(LinkFileError::Columns { line })?;
    // Further columns are allowed for the use of whoever made the file.
    let label = label.split('\t').next().unwrap_or_default().trim();
    let concept = concept.trim();
    if concept.is_empty() || label.is_empty() { Err(LinkFileError::Columns { line }) } else { Ok((concept, label)) }
}

/// Builds a linker from a corpus; empty lines are passed over.
///
/// # Errors
/// The first line that is not one of a corpus, or a failure to read.
pub fn read_corpus(kind: Kind, lang: Option<Lang>, input: impl BufRead) -> Result<Linker, LinkFileError> {
    let mut corpus = Vec::new();
    for_each_line(input, |text, line| {
        let (concept, label) = read_corpus_line(text, line)?;
        corpus.push((concept.to_owned(), label.to_owned()));
        Ok(())
    })?;
    Ok(Linker::from_corpus(kind, corpus.iter().map(|(concept, label)| (concept.as_str(), label.as_str(), lang))))
}

/// Links every text of `input` and writes at most `top` concepts for each; a text may be empty.
///
/// # Errors
/// The first line that has no two columns, or a failure to read or write.
pub fn link_texts(
    linker: &Linker,
    kind: Kind,
    lang: Option<Lang>,
    top: usize,
    input: impl BufRead,
    mut output: impl Write,
) -> Result<LinkedTexts, LinkFileError> {
    let mut done = LinkedTexts::default();
    for_each_line(input, |text, line| {
        let (id, text) = text.split_once('\t').ok_or(LinkFileError::Columns { line })?;
        let hits = linker.rank(kind, text.split('\t').next().unwrap_or_default(), lang, top);
        done.texts += 1;
        done.without_concept += usize::from(hits.is_empty());
        for (rank, hit) in (1..).zip(&hits) {
            writeln!(output, "{id}\t{rank}\t{}\t{}\t{}", hit.concept, hit.score, hit.label.replace(['\t', '\n', '\r'], " "))?;
        }
        Ok(())
    })?;
    output.flush()?;
    Ok(done)
}

/// Hands every line that is not empty, with its number, to `each`; a mark at the beginning of the file is dropped.
fn for_each_line(mut input: impl BufRead, mut each: impl FnMut(&str, usize) -> Result<(), LinkFileError>) -> Result<(), LinkFileError> {
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        // One byte more than allowed tells a line that is too long from one that just fits.
        let limit = u64::try_from(LONGEST_LINE + 1).unwrap_or(u64::MAX);
        if io::Read::take(&mut input, limit).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if bytes.len() > LONGEST_LINE {
            return Err(LinkFileError::TooLong { line });
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| LinkFileError::Encoding { line })?;
        let text = text.strip_prefix('\u{feff}').filter(|_| line == 1).unwrap_or(text).trim_end_matches(['\n', '\r']);
        if !text.trim().is_empty() {
            each(text, line)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CORPUS: &str = "\u{feff}c1\tcuoco\r\nc1\tcuoco di bordo\n\nc2\tcameriere\tignored\nc3\tmagazziniere";

    fn linker() -> Linker {
        read_corpus(Kind::Occupation, Some(Lang::It), CORPUS.as_bytes()).expect("a corpus")
    }

    fn linked(texts: &str, top: usize) -> Result<(String, LinkedTexts), LinkFileError> {
        let mut output = Vec::new();
        let done = link_texts(&linker(), Kind::Occupation, Some(Lang::It), top, texts.as_bytes(), &mut output)?;
        Ok((String::from_utf8(output).expect("UTF-8"), done))
    }

    #[test]
    fn texts_are_linked_in_order_with_their_ids() {
        let (output, done) = linked("a\tCamerieri\nb\tcuoco\nc\t\nd\tqqq zzz", 1).expect("linked");
        let columns: Vec<Vec<&str>> = output.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(columns.len(), 2);
        assert_eq!((columns[0][0], columns[0][1], columns[0][2], columns[0][4]), ("a", "1", "c2", "cameriere"));
        assert_eq!((columns[1][0], columns[1][2], columns[1][3]), ("b", "c1", "999"));
        assert_eq!(done, LinkedTexts { texts: 4, without_concept: 2 });
    }

    #[test]
    fn no_more_than_the_wanted_concepts_are_written() {
        let (output, _) = linked("a\tcuoco cameriere magazziniere", 2).expect("linked");
        assert_eq!(output.lines().map(|line| line.split('\t').nth(1)).collect::<Vec<_>>(), [Some("1"), Some("2")]);
    }

    #[test]
    fn a_bad_line_is_named() {
        let failed = |texts| linked(texts, 1).expect_err("refused").to_string();
        assert_eq!(failed("a\tcuoco\nno tab"), "line 2: expected two columns divided by a tab");
        let long = format!("a\tcuoco\nb\t{}", "x".repeat(LONGEST_LINE));
        assert_eq!(failed(&long), "line 2: longer than 65536 bytes");
        let corpus = |bytes: &[u8]| read_corpus(Kind::Skill, None, bytes).expect_err("refused").to_string();
        assert_eq!(corpus(b"c1\tcuoco\nc2\t\xe0"), "line 2: not UTF-8");
        assert_eq!(corpus(b"\tcuoco"), "line 1: expected two columns divided by a tab");
        assert_eq!(corpus(b"c1\t "), "line 1: expected two columns divided by a tab");
    }
}
