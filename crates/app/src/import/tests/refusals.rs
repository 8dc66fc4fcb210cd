use std::io::{BufReader, Read};

use ponte_domain::worker::Worker;

use super::with_context;
use crate::import::{
    error::Code,
    prepare::{Prepared, Refused, prepare},
    source::Jsonl,
};

const ADA: &str = r#"{"id":"1","given_name":"Ada","family_name":"Prova"}"#;
const EVA: &str = r#"{"id":"2","given_name":"Eva","family_name":"Prova"}"#;

fn run(bytes: impl Read + Send) -> Vec<Result<Prepared<Worker>, Refused>> {
    with_context(|context| prepare::<Worker, _>(Jsonl::new(BufReader::new(bytes)), context).collect())
}

/// Line and first code of every refusal, and lines of the accepted.
fn outcome(bytes: &[u8]) -> (Vec<u64>, Vec<(u64, Code)>) {
    let mut accepted = Vec::new();
    let mut refused = Vec::new();
    for one in run(bytes) {
        match one {
            Ok(prepared) => accepted.push(prepared.line),
            Err(refusal) => refused.push((refusal.line, refusal.errors[0].code)),
        }
    }
    (accepted, refused)
}

#[test]
fn a_line_of_fifty_megabytes_is_refused_and_the_next_is_read() {
    let long = std::io::repeat(b'a').take(50 << 20);
    let file = format!("{ADA}\n").into_bytes();
    let rest = format!("\n{EVA}\n").into_bytes();
    let read = run(file.as_slice().chain(long).chain(rest.as_slice()));
    assert_eq!(read.len(), 3);
    let refused = read[1].as_ref().expect_err("refused");
    assert_eq!((refused.line, refused.errors[0].code, refused.original.len()), (2, Code::LineTooLong, 0));
    assert_eq!(read[2].as_ref().map(|eva| eva.line).ok(), Some(3));
}

#[test]
fn a_truncated_file_loses_only_its_last_line() {
    let file = format!("{ADA}\n{}", &EVA[..20]);
    assert_eq!(outcome(file.as_bytes()), (vec![1], vec![(2, Code::Truncated)]));
}

#[test]
fn a_last_line_without_its_end_is_whole() {
    assert_eq!(outcome(format!("{ADA}\n{EVA}").as_bytes()), (vec![1, 2], vec![]));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    assert_eq!(outcome(format!("\u{feff}{ADA}\r\n\r\n{EVA}\r\n").as_bytes()), (vec![1, 3], vec![]));
}

#[test]
fn windows_1252_is_read_and_told() {
    let mut bytes = ADA.replace("Ada", "Niccol@").into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'@').expect("the sign");
    bytes[at] = 0xf2;
    let read = run(bytes.as_slice());
    let worker = read[0].as_ref().expect("accepted");
    assert_eq!(worker.record.person.given_name, "Niccolò");
    assert_eq!(worker.warnings[0].code, Code::EncodingGuessed);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    assert_eq!(outcome(b"{\"id\":\"\x81\x00\"}\n"), (vec![], vec![(1, Code::BadEncoding)]));
}

#[test]
fn what_is_no_object_is_refused_by_line() {
    let file = format!("[1]\n{ADA}\nnull\n{{\"id\": }}\n");
    assert_eq!(outcome(file.as_bytes()), (vec![2], vec![(1, Code::NotObject), (3, Code::NotObject), (4, Code::NotJson)]));
}

#[test]
fn json_nested_without_end_is_refused() {
    let file = format!("{}\n{ADA}\n", "{\"a\":".repeat(100_000));
    assert_eq!(outcome(file.as_bytes()), (vec![2], vec![(1, Code::NotJson)]));
}

#[test]
fn an_id_that_comes_again_is_refused_with_the_line_of_the_first() {
    let read = run(format!("{ADA}\n{EVA}\n{ADA}\n").as_bytes());
    let refused = read[2].as_ref().expect_err("refused");
    assert_eq!((refused.errors[0].code, refused.errors[0].detail.as_str()), (Code::DuplicateId, "1"));
    assert_eq!(refused.original, ADA.as_bytes());
}

#[test]
fn the_same_id_of_another_source_is_another_worker() {
    let other = ADA.replace("\"id\"", "\"source\":\"other\",\"id\"");
    assert_eq!(outcome(format!("{ADA}\n{other}\n").as_bytes()), (vec![1, 2], vec![]));
}
