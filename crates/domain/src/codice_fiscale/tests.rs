use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").expect("a date")
}

fn read(text: &str) -> CodiceFiscale {
    CodiceFiscale::parse(text).expect("a valid code")
}

/// The published examples: surname, names, sex, birth date, birthplace, code.
const VECTORS: &[(&str, &str, Sex, &str, &str, &str)] = &[
    ("Rossi", "Mario", Sex::Male, "1979-02-11", "C566", "RSSMRA79B11C566R"),
    ("Rossi", "Mario", Sex::Male, "1980-01-01", "F205", "RSSMRA80A01F205X"),
    ("Bianchi", "Alessandra", Sex::Female, "1992-12-03", "H501", "BNCLSN92T43H501S"),
    ("Fo", "Al", Sex::Male, "2001-05-31", "Z100", "FOXLAX01E31Z100X"),
];

#[test]
fn the_vectors_are_composed_and_decoded() {
    for (family_name, given_name, sex, date, birthplace, code) in VECTORS.iter().copied() {
        let birth_date = day(date);
        let composed = CodiceFiscale::compose(&BirthData { family_name, given_name, sex, birth_date, birthplace }).expect("composed");
        assert_eq!(composed.as_str(), code);
        assert_eq!(read(code), composed);
        assert_eq!((composed.sex(), composed.birthplace().as_str()), (sex, birthplace));
        assert_eq!(composed.birth_date(day("2026-11-22")), Some(birth_date));
        assert!(!composed.is_omocodic());
    }
}

#[test]
fn parts_of_names_follow_the_rule() {
    let surname = |name| String::from_utf8(compose::surname_part(name).expect("letters").to_vec()).expect("ascii");
    let name = |name| String::from_utf8(compose::name_part(name).expect("letters").to_vec()).expect("ascii");
    assert_eq!((surname("Rossi"), surname("Riva"), surname("Fo")), ("RSS".into(), "RVI".into(), "FOX".into()));
    assert_eq!((name("Alessandra"), name("Mario"), name("Al")), ("LSN".into(), "MRA".into(), "LAX".into()));
    assert_eq!((surname("D'Àvì  Ñu"), surname("Ørsted-Łuk"), name("Æ")), ("DVN".into(), "RST".into(), "AEX".into()));
    assert_eq!(compose::surname_part("Иванов"), Err(ComposeError::NotLatin { found: 'И' }));
    assert_eq!(compose::surname_part(" - "), Err(ComposeError::NoLetters));
}

#[test]
fn omocodic_codes_are_accepted_and_undone() {
    let plain = read("RSSMRA80A01F205X");
    for text in ["RSSMRA80A01F20RS", "RSSMRA80A01F2LRD", "RSSMRAULALMFNLRD"] {
        let code = read(text);
        assert!(code.is_omocodic());
        assert_eq!(code.undo_omocodia(), plain);
        assert!(code.differs_by_omocodia_only(&plain) && plain.differs_by_omocodia_only(&code));
        assert_eq!((code.sex(), code.birthplace().as_str(), code.two_digit_year()), (Sex::Male, "F205", 80));
        assert_eq!(code.birth_date(day("2026-11-22")), Some(day("1980-01-01")));
    }
    assert!(read("RSSMRA80A01F20RS").differs_by_omocodia_only(&read("RSSMRA80A01F2LRD")));
    assert!(!plain.differs_by_omocodia_only(&plain));
    assert!(!plain.differs_by_omocodia_only(&read("RSSMRA79B11C566R")));
}

#[test]
fn every_subset_of_omocodia_is_accepted() {
    let plain = read("BNCLSN92T43H501S");
    for subset in 0..128u8 {
        let mut code = plain.0;
        for (bit, at) in DIGIT_POSITIONS.into_iter().enumerate().filter(|(bit, _)| subset & (1 << bit) != 0) {
            assert!(bit < 7);
            code[at] = b"LMNPQRSTUV"[usize::from(code[at] - b'0')];
        }
        code[15] = tables::check_character(&code);
        let variant = read(std::str::from_utf8(&code).expect("ascii"));
        assert_eq!(variant.is_omocodic(), subset != 0);
        assert_eq!(variant.undo_omocodia(), plain);
    }
}

#[test]
fn what_people_type_is_normalised() {
    assert_eq!(read(" rssmra 80a01-f205x’ ").as_str(), "RSSMRA80A01F205X");
    assert_eq!(read("RSSMRÀ80A01F205X").as_str(), "RSSMRA80A01F205X");
}

#[test]
fn what_is_wrong_is_named() {
    use CodiceFiscaleError as E;
    assert_eq!(CodiceFiscale::parse("RSSMRA80A01F205"), Err(E::Length { found: 15 }));
    assert_eq!(CodiceFiscale::parse(""), Err(E::Length { found: 0 }));
    assert_eq!(CodiceFiscale::parse("RSSMRA80F01F205X"), Err(E::Character { position: 9, found: 'F' }));
    assert_eq!(CodiceFiscale::parse("RSSMRA8AA01F205X"), Err(E::Character { position: 8, found: 'A' }));
    assert_eq!(CodiceFiscale::parse("RSSMRA80A01F205Z"), Err(E::Check { expected: 'X', found: 'Z' }));
    // Day 00, 32, 40 and 72, and days that their month does not have.
    for (text, day, month, year) in [
        ("RSSMRA80A00F205", 0, 1, 80),
        ("RSSMRA80A32F205", 32, 1, 80),
        ("RSSMRA80A40F205", 0, 1, 80),
        ("RSSMRA80A72F205", 32, 1, 80),
        ("RSSMRA80A81F205", 41, 1, 80),
        ("RSSMRA80D31F205", 31, 4, 80),
        ("RSSMRA81B29F205", 29, 2, 81),
    ] {
        let code = with_check(text);
        assert_eq!(CodiceFiscale::parse(&code), Err(E::Date { day, month, year }), "{code}");
    }
}

/// Fifteen characters with the check character that goes with them.
fn with_check(text: &str) -> String {
    let mut code = <[u8; 16]>::try_from(format!("{text}A").as_bytes()).expect("sixteen characters");
    code[15] = tables::check_character(&code);
    String::from_utf8(code.to_vec()).expect("ascii")
}

#[test]
fn the_birthplace_is_asked_for_with_the_date() {
    let code = read("RSSMRA80A01F205X");
    let today = day("2026-11-22");
    let since = |from: &'static str| move |place: &str, date: NaiveDate| place == "F205" && date >= day(from);
    assert_eq!(code.check_birthplace(today, since("1866-11-19")), Ok(()));
    let unknown = CodiceFiscaleError::Birthplace { code: "F205".into(), date: day("1980-01-01") };
    assert_eq!(code.check_birthplace(today, since("1980-01-02")), Err(unknown));
}

#[test]
fn the_century_is_the_latest_that_gives_an_allowed_age() {
    let born = |text: &str, today: &str| read(&with_check(text)).birth_date(day(today));
    assert_eq!(born("RSSMRA26S22F205", "2026-11-22"), Some(day("2026-11-22")));
    assert_eq!(born("RSSMRA26S23F205", "2026-11-22"), Some(day("1926-11-23")));
    assert_eq!(born("RSSMRA15S22F205", "2026-11-22"), Some(day("2015-11-22")));
    // 29 February of ..00 was in 2000 only: 1900 had none.
    assert_eq!(born("RSSMRA00B29F205", "2026-11-22"), Some(day("2000-02-29")));
    assert_eq!(born("RSSMRA00B29F205", "1999-11-22"), None);
    let code = read(&with_check("RSSMRA15S22F205"));
    assert_eq!(code.birth_date_within(day("2026-11-22"), 15..=110), None);
    assert_eq!(code.birth_date_within(day("2026-11-22"), 15..=111), Some(day("1915-11-22")));
}

#[test]
fn a_code_that_disagrees_with_what_is_declared_is_reported() {
    let code = read("BNCLSN92T43H501S");
    let agreed = Declared {
        family_name: Some("Bianchi"),
        given_name: Some("Alessandra"),
        sex: Some(Sex::Female),
        birth_date: Some(day("1992-12-03")),
        birthplace: Some("h501"),
    };
    assert_eq!(code.mismatches(&agreed), []);
    assert_eq!(code.mismatches(&Declared::default()), []);
    let other = Declared {
        family_name: Some("Bianco"),
        given_name: Some("Alessia"),
        sex: Some(Sex::Male),
        birth_date: Some(day("1992-12-04")),
        birthplace: Some("F205"),
    };
    assert_eq!(
        code.mismatches(&other),
        [
            Mismatch::GivenName { code: "LSN".into(), declared: "LSS".into() },
            Mismatch::Sex { code: Sex::Female, declared: Sex::Male },
            Mismatch::BirthDate { day: 3, month: 12, year: 92, declared: day("1992-12-04") },
            Mismatch::Birthplace { code: "H501".into(), declared: "F205".into() },
        ],
        "Bianco and Bianchi have the same three letters"
    );
    let renamed = Declared { family_name: Some("Verdi"), ..agreed };
    assert_eq!(code.mismatches(&renamed), [Mismatch::FamilyName { code: "BNC".into(), declared: "VRD".into() }]);
}

#[test]
fn temporary_codes_are_eleven_digits() {
    assert_eq!(PersonCode::parse(" 0123 4567897"), Ok(PersonCode::Temporary("01234567897".into())));
    assert_eq!(PersonCode::parse("01234567898"), Err(CodiceFiscaleError::Check { expected: '7', found: '8' }));
    assert_eq!(PersonCode::parse("00000000000"), Err(CodiceFiscaleError::AllZeros));
    assert_eq!(PersonCode::parse("0123456789"), Err(CodiceFiscaleError::Length { found: 10 }));
    assert_eq!(PersonCode::parse("rssmra80a01f205x").map(String::from), Ok("RSSMRA80A01F205X".into()));
    let json = serde_json::to_string(&PersonCode::parse("RSSMRA80A01F205X").expect("valid")).expect("json");
    assert_eq!(json, "\"RSSMRA80A01F205X\"");
    assert!(serde_json::from_str::<PersonCode>("\"RSSMRA80A01F205Y\"").is_err());
}

prop_compose! {
    fn anybody()(
        family_name in "[A-Za-zÀÈéìòù' ]{0,12}[a-z]", given_name in "[A-Za-zàèìòùñ -]{0,12}[a-z]",
        female: bool, days_back in 0u64..40_000, birthplace in "[A-MZ][0-9]{3}",
    ) -> (String, String, Sex, NaiveDate, String) {
        let birth_date = day("2026-11-22") - chrono::Days::new(days_back);
        (family_name, given_name, if female { Sex::Female } else { Sex::Male }, birth_date, birthplace)
    }
}

proptest! {
    #[test]
    fn what_is_composed_is_valid_and_decodes_to_the_same((family_name, given_name, sex, birth_date, birthplace) in anybody()) {
        let data = BirthData { family_name: &family_name, given_name: &given_name, sex, birth_date, birthplace: &birthplace };
        let code = CodiceFiscale::compose(&data).expect("composed");
        prop_assert_eq!(CodiceFiscale::parse(code.as_str()), Ok(code));
        prop_assert_eq!((code.sex(), code.birthplace()), (sex, birthplace.clone()));
        // On the day of birth the person is 0 years old, so there is no doubt about the century.
        prop_assert_eq!(code.birth_date(birth_date), Some(birth_date));
        let declared = Declared {
            family_name: Some(&family_name), given_name: Some(&given_name), sex: Some(sex),
            birth_date: Some(birth_date), birthplace: Some(&birthplace),
        };
        prop_assert_eq!(code.mismatches(&declared), []);
    }

    // The values of the two tables are all different at each position, so that one changed
    // character never passes: not even a digit that becomes the letter of another omocodia.
    #[test]
    fn one_changed_character_is_refused((family_name, given_name, sex, birth_date, birthplace) in anybody(), at in 0usize..16, to in "[A-Z0-9]") {
        let data = BirthData { family_name: &family_name, given_name: &given_name, sex, birth_date, birthplace: &birthplace };
        let mut text = CodiceFiscale::compose(&data).expect("composed").as_str().to_owned();
        prop_assume!(text[at..=at] != to);
        text.replace_range(at..=at, &to);
        prop_assert!(CodiceFiscale::parse(&text).is_err(), "{}", text);
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,20}") {
        let _ = PersonCode::parse(&text);
        let _ = compose::surname_part(&text);
    }

    #[test]
    fn nearly_codes_are_answered(text in "[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}") {
        let Ok(code) = CodiceFiscale::parse(&with_check(&text)) else { return Ok(()) };
        prop_assert!((1..=31).contains(&code.birth_day()) && (1..=12).contains(&code.birth_month()));
        prop_assert!(code.birth_date(day("2026-11-22")).is_some());
    }
}
