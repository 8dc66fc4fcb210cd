use chrono::NaiveDate;
use proptest::prelude::*;

use super::{
    Code, Expression, Function, Names, Number, Position, Type, Value, Values,
    fault::Fault,
    syntax::{Comparison, Factor, Node, Part, Sign},
};

fn names() -> Names {
    Names::from([
        ("points".to_owned(), Type::Number),
        ("of".to_owned(), Type::Number),
        ("unknown".to_owned(), Type::Number),
        ("unsure".to_owned(), Type::Boolean),
        ("licences".to_owned(), Type::Codes(["A", "B", "C"].map(str::to_owned).into())),
        ("study".to_owned(), Type::code(["none", "diploma", "degree"])),
        ("town".to_owned(), Type::Text),
        ("signed".to_owned(), Type::Date),
    ])
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().unwrap())
}

fn values() -> Values {
    Values::from([
        ("points".to_owned(), number("2")),
        ("of".to_owned(), number("3")),
        ("licences".to_owned(), Value::codes(["B"])),
        ("study".to_owned(), Value::text("diploma")),
        ("town".to_owned(), Value::text("L'Aquila")),
        ("signed".to_owned(), Value::Date("2026-01-31".parse().unwrap())),
    ])
}

fn eval(source: &str) -> Value {
    let expression = Expression::parse(source).unwrap_or_else(|fault| panic!("{source}: {fault}"));
    expression.check(&names()).unwrap_or_else(|faults| panic!("{source}: {faults:?}"));
    expression.evaluate(&values()).unwrap_or_else(|fault| panic!("{source}: {fault}"))
}

fn is(source: &str, expected: Value) {
    assert_eq!(eval(source), expected, "{source}");
}

const TRUE: Value = Value::Boolean(true);
const FALSE: Value = Value::Boolean(false);

#[test]
fn arithmetic_is_exact() {
    is("0.1 + 0.2 = 0.3", TRUE);
    is("points / of * 90 >= 60", TRUE);
    is("7 - 2 - 1", number("4"));
    is("12 / 2 / 3", number("2"));
    is("-points * -(points + 1)", number("6"));
    is("2 + 3 * 4", number("14"));
}

#[test]
fn what_is_not_known_stays_unknown_and_a_zero_divides_nothing() {
    is("unknown + 1", Value::None);
    is("unknown = unknown", Value::None);
    is("points / (of - 3)", Value::None);
    is("unsure and false", FALSE);
    is("unsure or true", TRUE);
    is("unsure and true", Value::None);
    is("not unsure", Value::None);
    is("if unsure then 1 else 2", Value::None);
    is("default(unknown, 7)", number("7"));
    is("sum(unknown, 2, 3)", number("5"));
    is("sum(unknown)", Value::None);
    is("mean(unknown, 2, 3)", number("2.5"));
    is("min(unknown, 2, 3)", number("2"));
    is("count(unknown, unsure, true, false, points, licences)", number("3"));
    is("present(unknown) or absent(points)", FALSE);
}

#[test]
fn choices_and_lists_are_asked() {
    is("study = 'diploma' and study <> 'none'", TRUE);
    is("study in ['none', 'degree']", FALSE);
    is("study not in ['none', 'degree']", TRUE);
    is("'B' in licences", TRUE);
    is("any_of(licences, ['B', 'C']) and not all_of(licences, ['B', 'C'])", TRUE);
    is("licences = ['B']", TRUE);
    is("town = 'L''Aquila' and starts_with(town, 'L')", TRUE);
    is("points in [1, 2]", TRUE);
    is("lookup(study, 'none', 0, 'diploma', 1.5, 3)", number("1.5"));
    is("lookup(points, 1, 'low', 'high')", Value::text("high"));
}

#[test]
fn dates_are_counted_and_moved() {
    is("add_days(signed, 30)", Value::Date("2026-03-02".parse().unwrap()));
    is("add_months(signed, 1)", Value::Date("2026-02-28".parse().unwrap()));
    is("days_between(signed, 2026-03-02)", number("30"));
    is("months_between(signed, 2026-02-28)", number("0"));
    is("years_between(1981-03-01, 2026-03-01)", number("45"));
    is("years_between(1984-03-02, 2026-03-01)", number("41"));
    is("max(signed, 2026-02-01) = 2026-02-01", TRUE);
}

#[test]
fn bands_begin_at_their_bound_and_rules_round() {
    for (points, expected) in [("39.9", "low"), ("40", "middle"), ("69", "middle"), ("70", "high")] {
        is(&format!("band({points}, 'low', 40, 'middle', 70, 'high')"), Value::text(expected));
    }
    is("round(points / of, 2)", number("0.67"));
    is("round(8500.5 / 1000, 0, 'half_down')", number("9"));
    is("round(8.5, 0, 'half_down')", number("8"));
    is("abs(-2.5)", number("2.5"));
}

/// The rule of Emilia-Romagna for hiring by public bodies, with its published examples.
#[test]
fn a_ranking_rule_of_a_region_is_one_formula() {
    let rule = "100 - (if absent(isee) then 25 else min(25, round(isee / 1000, 0, 'half_down'))) \
                + (if unemployed then 5 + band(age, 0, 40, 2, 45, 4, 50, 6) else 0)";
    let rule = Expression::parse(rule).unwrap();
    let names = Names::from([("isee".into(), Type::Number), ("unemployed".into(), Type::Boolean), ("age".into(), Type::Number)]);
    assert_eq!(rule.check(&names), Ok(Type::Number));
    for (isee, unemployed, age, points) in [
        (Some("8500.00"), true, "41", "99"),
        (Some("8500.01"), true, "41", "98"),
        (Some("30000"), true, "52", "86"),
        (None, false, "52", "75"),
        (Some("0"), true, "30", "105"),
        (Some("12499.99"), true, "45", "97"),
    ] {
        let isee = isee.map_or(Value::None, number);
        let values = Values::from([("isee".into(), isee), ("unemployed".into(), Value::Boolean(unemployed)), ("age".into(), number(age))]);
        assert_eq!(rule.evaluate(&values), Ok(number(points)), "{age}");
    }
}

fn fault(source: &str) -> Fault {
    match Expression::parse(source) {
        Err(fault) => fault,
        Ok(expression) => expression.check(&names()).map(|_| ()).unwrap_err().remove(0),
    }
}

#[test]
fn each_mistake_is_told_with_its_place() {
    let table = [
        ("", Code::Empty, 1, 1),
        ("points +", Code::Unexpected, 1, 9),
        ("points 3", Code::Unexpected, 1, 8),
        ("(points", Code::Unexpected, 1, 8),
        ("points > 1 > 2", Code::Unexpected, 1, 12),
        ("points\n  + punti", Code::UnknownName, 2, 5),
        ("points & 1", Code::BadCharacter, 1, 8),
        ("study = 'diploma", Code::UnclosedText, 1, 9),
        ("12abc", Code::BadNumber, 1, 1),
        ("signed > 2026-02-30", Code::BadDate, 1, 10),
        ("signed > 0999-01-01", Code::BadDate, 1, 10),
        ("study = 'diplome'", Code::UnknownCode, 1, 9),
        ("'D' in licences", Code::UnknownCode, 1, 1),
        ("study > 'none'", Code::WrongType, 1, 1),
        ("points = study", Code::TypesDiffer, 1, 1),
        ("points and unsure", Code::WrongType, 1, 1),
        ("if points then 1 else 2", Code::WrongType, 1, 4),
        ("if unsure then 1 else 'x'", Code::TypesDiffer, 1, 1),
        ("rond(points, 1)", Code::UnknownFunction, 1, 1),
        ("round(points)", Code::WrongArguments, 1, 1),
        ("round(points, 10)", Code::BadAmount, 1, 15),
        ("round(points, 1, 'halfup')", Code::UnknownCode, 1, 18),
        ("band(points, 'a', 3, 'b', 2, 'c')", Code::NotRising, 1, 27),
        ("band(points, 'a', of, 'b')", Code::NotLiteral, 1, 19),
        ("band(points, 'a', 3, 'b', 4)", Code::WrongArguments, 1, 1),
        ("[points]", Code::NotLiteral, 1, 2),
        ("points in study", Code::WrongType, 1, 11),
        ("add_days(points, 1)", Code::WrongType, 1, 10),
    ];
    for (source, code, line, column) in table {
        let found = fault(source);
        assert_eq!((found.code, found.at), (code, Position { line, column }), "{source}: {found:?}");
    }
    assert_eq!(fault("study = 'diplome'").nearest.as_deref(), Some("diploma"));
    assert_eq!(fault("rond(points, 1)").nearest.as_deref(), Some("round"));
}

#[test]
fn limits_are_told() {
    assert_eq!(fault(&"1".repeat(4_001)).code, Code::TooLong);
    assert_eq!(fault(&"1+".repeat(1_000)).code, Code::TooManyParts);
    assert_eq!(fault(&format!("{}1{}", "(".repeat(40), ")".repeat(40))).code, Code::TooDeep);
    assert_eq!(fault(&"not ".repeat(40)).code, Code::TooDeep);
    assert_eq!(fault(&"- ".repeat(40)).code, Code::TooDeep);
    assert!(Expression::parse(&format!("{}1", "1 + ".repeat(400))).is_ok(), "a long sum is not deep");
}

#[test]
fn what_is_as_deep_as_may_be_is_written_no_deeper() {
    for source in [
        "-".repeat(32) + " 1",
        "-".repeat(33) + "1",
        "-".repeat(33) + "0",
        "not ".repeat(32) + "true",
        format!("{}-(1){}", "(".repeat(30), ")".repeat(30)),
    ] {
        let expression = Expression::parse(&source).unwrap_or_else(|fault| panic!("{source}: {fault}"));
        assert_eq!(Expression::parse(&expression.to_string()), Ok(expression), "{source}");
    }
}

#[test]
fn a_result_out_of_bounds_is_told_with_its_place() {
    let failed = |source: &str| Expression::parse(source).unwrap().evaluate(&values()).unwrap_err();
    assert_eq!(failed("999999999999999999 * points").code, Code::TooLarge);
    assert_eq!(failed("1 + add_days(signed, 1000000)").at, Position { line: 1, column: 5 });
    assert_eq!(failed("add_days(signed, 1.5)").code, Code::NotWhole);
    // A value of another type than declared, which no checked expression meets.
    assert_eq!(failed("town + 1").code, Code::WrongType);
}

fn node(part: Part) -> Node {
    Node { at: Position { line: 1, column: 1 }, part }
}

fn literal() -> impl Strategy<Value = Part> {
    prop_oneof![
        (-1_000_000_i64..1_000_000, 0_u32..4).prop_map(|(digits, places)| {
            let under = Number::whole(10_i64.pow(places)).unwrap();
            Part::Number(Number::whole(digits).unwrap().over(under).unwrap().unwrap())
        }),
        "[a-zè' ]{0,6}".prop_map(Part::Text),
        (1800_i32..=2200, 1_u32..=366).prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day).map(Part::Date)),
    ]
}

fn leaf() -> impl Strategy<Value = Part> {
    let name = prop::sample::select(vec!["points", "of", "unknown", "unsure", "licences", "study", "town", "signed", "other.name"]);
    prop_oneof![
        literal(),
        name.prop_map(|name| Part::Name(name.to_owned())),
        any::<bool>().prop_map(Part::Boolean),
        Just(Part::None),
        prop::collection::vec(literal().prop_map(node), 1..4).prop_map(Part::List),
    ]
}

/// Any expression whatever, right or wrong.
fn any_node() -> impl Strategy<Value = Node> {
    leaf().prop_map(node).prop_recursive(5, 60, 4, |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        let many = |least| prop::collection::vec(inner.clone(), least..4);
        let comparison = prop::sample::select(vec![
            Comparison::Equal,
            Comparison::Different,
            Comparison::Less,
            Comparison::AtMost,
            Comparison::More,
            Comparison::AtLeast,
        ]);
        let sign = prop::sample::select(vec![Sign::Plus, Sign::Minus]);
        let factor = prop::sample::select(vec![Factor::Times, Factor::Over]);
        let function = prop::sample::select(Function::ALL);
        prop_oneof![
            boxed().prop_map(Part::Not),
            boxed().prop_map(Part::Minus),
            many(2).prop_map(Part::And),
            many(2).prop_map(Part::Or),
            (boxed(), prop::collection::vec((sign, inner.clone()), 1..4)).prop_map(|(first, rest)| Part::Sum(first, rest)),
            (boxed(), prop::collection::vec((factor, inner.clone()), 1..4)).prop_map(|(first, rest)| Part::Product(first, rest)),
            (comparison, boxed(), boxed()).prop_map(|(comparison, left, right)| Part::Compare(comparison, left, right)),
            (boxed(), boxed(), any::<bool>()).prop_map(|(item, list, negated)| Part::In { item, list, negated }),
            (boxed(), boxed(), boxed()).prop_map(|(condition, yes, no)| Part::If(condition, yes, no)),
            (function, many(0)).prop_map(|(function, arguments)| Part::Call(function.as_str().to_owned(), arguments)),
        ]
        .prop_map(node)
    })
}

/// Sources that are right by their making: a number, a condition.
fn right_sources() -> impl Strategy<Value = (String, String)> {
    let number = prop_oneof![
        (0_i64..1_000, 0_u32..3).prop_map(|(whole, places)| format!("{whole}.{:0width$}", 5, width = places as usize + 1)),
        prop::sample::select(vec![
            "points",
            "of",
            "unknown",
            "days_between(signed, 2026-03-01)",
            "lookup(study, 'none', 0, 'degree', 2.5)"
        ])
        .prop_map(str::to_owned),
    ];
    let condition =
        prop::sample::select(vec!["unsure", "'B' in licences", "study = 'diploma'", "present(signed)", "town <> 'Roma'", "true"]);
    (number, condition.prop_map(str::to_owned)).prop_recursive(4, 40, 3, |inner| {
        (inner.clone(), inner.clone(), inner, 0_usize..6).prop_map(|((a, x), (b, y), (c, z), which)| {
            let number = match which {
                0 => format!("({a} + {b} - {c})"),
                1 => format!("({a} * {b} / {c})"),
                2 => format!("(if {x} then {a} else {b})"),
                3 => format!("round(mean({a}, {b}, {c}), 2, 'half_even')"),
                4 => format!("band({a}, {b}, 10, {c})"),
                _ => format!("default(-{a}, max({b}, {c}))"),
            };
            let condition = match which {
                0 => format!("({x} and {y} or not {z})"),
                1 => format!("({a} < {b})"),
                2 => format!("(if {x} then {y} else {z})"),
                3 => format!("({a} = {c} or absent({b}))"),
                4 => format!("({a} in [1, 2.5] or {y})"),
                _ => format!("(count({x}, {y}, {a}) >= 2)"),
            };
            (number, condition)
        })
    })
}

fn any_value(of: Type) -> BoxedStrategy<Value> {
    let some = match of {
        Type::Boolean => any::<bool>().prop_map(Value::Boolean).boxed(),
        Type::Number => (-100_i64..100).prop_map(|n| Value::Number(Number::whole(n).unwrap())).boxed(),
        Type::Date => (1990_i32..2030, 1_u32..=365).prop_map(|(year, day)| Value::Date(NaiveDate::from_yo_opt(year, day).unwrap())).boxed(),
        Type::Code(codes) => prop::sample::select(codes.into_iter().collect::<Vec<_>>()).prop_map(Value::text).boxed(),
        Type::Codes(codes) => prop::sample::subsequence(codes.into_iter().collect::<Vec<_>>(), 0..=3).prop_map(Value::codes).boxed(),
        _ => "[a-c']{0,3}".prop_map(Value::text).boxed(),
    };
    prop_oneof![1 => Just(Value::None), 4 => some].boxed()
}

fn any_values() -> impl Strategy<Value = Values> {
    names().into_iter().map(|(name, of)| (Just(name), any_value(of))).collect::<Vec<_>>().prop_map(|pairs| pairs.into_iter().collect())
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(source in "\\PC{0,80}") {
        if let Ok(expression) = Expression::parse(&source) {
            prop_assert_eq!(Expression::parse(&expression.to_string()), Ok(expression));
        }
    }

    #[test]
    fn words_in_any_order_are_read_or_refused(words in prop::collection::vec(prop::sample::select(vec![
        "if", "then", "else", "and", "or", "not", "in", "(", ")", "[", "]", ",", "+", "-", "*", "/", "=", "<>", "<", "1", "2.5", "'x'", "points", "none", "true", "sum", "2026-11-23",
    ]), 0..20)) {
        if let Ok(expression) = Expression::parse(&words.join(" ")) {
            prop_assert_eq!(Expression::parse(&expression.to_string()), Ok(expression));
        }
    }

    #[test]
    fn what_is_written_is_read_again(root in any_node()) {
        let expression = Expression { root };
        match Expression::parse(&expression.to_string()) {
            Ok(read) => prop_assert_eq!(read, expression),
            Err(fault) => prop_assert!(matches!(fault.code, Code::TooDeep | Code::TooLong | Code::TooManyParts), "{expression}: {fault}"),
        }
    }

    #[test]
    fn evaluation_ends_is_the_same_each_time_and_keeps_to_the_type(root in any_node(), values in any_values()) {
        let expression = Expression { root };
        let value = expression.evaluate(&values);
        prop_assert_eq!(&expression.evaluate(&values), &value);
        let Ok(of) = expression.check(&names()) else { return Ok(()) };
        match value {
            Ok(value) => prop_assert!(of.takes(&value), "{expression} is {value:?}, not {of}"),
            Err(fault) => prop_assert!(matches!(fault.code, Code::TooLarge | Code::DateOutOfRange | Code::NotWhole), "{expression}: {fault}"),
        }
    }

    #[test]
    fn what_is_right_is_taken_and_has_its_type((number, condition) in right_sources(), values in any_values()) {
        for (source, of) in [(number, Type::Number), (condition, Type::Boolean)] {
            let expression = match Expression::parse(&source) {
                Ok(expression) => expression,
                Err(fault) => {
                    prop_assert!(matches!(fault.code, Code::TooLong | Code::TooManyParts), "{source}: {fault}");
                    continue;
                }
            };
            prop_assert_eq!(expression.check(&names()), Ok(of.clone()), "{}", source);
            match expression.evaluate(&values) {
                Ok(value) => prop_assert!(of.takes(&value), "{source} is {value:?}"),
                Err(fault) => prop_assert_eq!(fault.code, Code::TooLarge, "{}", source),
            }
        }
    }
}
