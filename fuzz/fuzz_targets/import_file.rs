//! A file to import, of whatever kind its bytes are: lines of JSON, delimited text, zipped and gzipped ones.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ponte_app::import::mapping::Mapping;

fuzz_target!(|data: &[u8]| {
    let Some((choice, file)) = ponte_fuzz::chosen(data) else { return };
    ponte_fuzz::import(ponte_fuzz::noun(choice), file.to_vec(), Mapping::default());
});
