//! Tax codes of people and of employers.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use ponte_domain::{
    codice_fiscale::{CodiceFiscale, normalise},
    partita_iva::PartitaIva,
};

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    assert_eq!(normalise(&normalise(text)), normalise(text));
    if let Ok(code) = CodiceFiscale::parse(text) {
        assert_eq!(CodiceFiscale::parse(code.as_str()).as_ref(), Ok(&code), "what was read is read again");
        let plain = code.undo_omocodia();
        assert!(!plain.is_omocodic() && code.differs_by_omocodia_only(&plain) || plain == code);
        assert!((1..=31).contains(&code.birth_day()) && (1..=12).contains(&code.birth_month()));
        let _ = (code.sex(), code.two_digit_year(), code.birthplace(), code.birth_date(today), code.birth_date_within(today, 0..=150));
        let _ = code.check_birthplace(today, |place, _| place == "E463");
    }
    if let Ok(code) = PartitaIva::parse(text) {
        assert_eq!(PartitaIva::parse(code.as_str()).as_ref(), Ok(&code));
        let _ = (code.issuing_office(), code.is_office_known());
    }
});
