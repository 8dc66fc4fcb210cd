//! An expression of a pack: read, written, checked, evaluated.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use ponte_domain::expression::{Code, Expression, Names, Type, Value, Values};

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let codes = |codes: [&str; 3]| codes.map(str::to_owned).into();
    Names::from([
        ("points".to_owned(), Type::Number),
        ("of".to_owned(), Type::Number),
        ("unknown".to_owned(), Type::Number),
        ("unsure".to_owned(), Type::Boolean),
        ("licences".to_owned(), Type::Codes(codes(["A", "B", "C"]))),
        ("study".to_owned(), Type::Code(codes(["none", "diploma", "degree"]))),
        ("town".to_owned(), Type::Text),
        ("signed".to_owned(), Type::Date),
    ])
});

static VALUES: LazyLock<Values> = LazyLock::new(|| {
    let number = |text: &str| Value::Number(text.parse().expect("a number"));
    Values::from([
        ("points".to_owned(), number("999999999999999999")),
        ("of".to_owned(), number("1/3")),
        ("licences".to_owned(), Value::codes(["B"])),
        ("study".to_owned(), Value::text("diploma")),
        ("town".to_owned(), Value::text("L'Aquila")),
        ("signed".to_owned(), Value::Date("2024-02-29".parse().expect("a day"))),
    ])
});

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(expression) = Expression::parse(text) else { return };
    let written = expression.to_string();
    match Expression::parse(&written) {
        Ok(again) => assert_eq!(again, expression, "{written}"),
        // The canonical form has spaces that the source had not: it may be too long, never anything else.
        Err(fault) => assert_eq!(fault.code, Code::TooLong, "{written}"),
    }
    let value = expression.evaluate(&VALUES);
    assert_eq!(expression.evaluate(&VALUES), value);
    let Ok(of) = expression.check(&NAMES) else { return };
    match value {
        Ok(value) => assert!(of.takes(&value), "{written} is {value:?}, not {of}"),
        Err(fault) => assert!(matches!(fault.code, Code::TooLarge | Code::DateOutOfRange | Code::NotWhole), "{written}: {fault}"),
    }
});
