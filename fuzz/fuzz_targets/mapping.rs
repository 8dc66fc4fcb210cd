//! A mapping file, applied to a file of a few lines.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ponte_app::import::{fields::Noun, mapping::{Mapping, suggest_mapping}};

fuzz_target!(|data: &[u8]| {
    // A zero byte divides the mapping from the file.
    let mut parts = data.splitn(2, |byte| *byte == 0);
    let Some(mapping) = parts.next().and_then(|text| std::str::from_utf8(text).ok()) else { return };
    let file = parts.next().unwrap_or(b"Codice;Nome;Cognome\n1;Ada;Prova\n");
    let header: Vec<String> = String::from_utf8_lossy(file).lines().next().unwrap_or_default().split(';').take(40).map(str::to_owned).collect();
    suggest_mapping(Noun::Workers, &header);
    let Ok(mapping) = Mapping::parse(mapping) else { return };
    let written = Mapping::parse(&format!(
        "{{\"columns\":{},\"constants\":{},\"values\":{}}}",
        json(&mapping.columns),
        json(&mapping.constants),
        json(&mapping.values)
    ));
    assert_eq!(written.as_ref(), Ok(&mapping), "a mapping that was kept is another");
    ponte_fuzz::import(Noun::Workers, file.to_vec(), mapping);
});

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("JSON")
}
