//! What is exported comes back the same, and nothing that is read makes the program panic.

use std::io::Cursor;

use ponte_domain::{course::Course, employer::Employer, vacancy::Vacancy, worker::Worker};
use proptest::{prelude::*, sample::select};
use serde_json::{Map, Value, json};

use super::{CLEANING, COOK, WELDER, WELDING, catalogue, options};
use crate::{
    export::{Columns, ExportFormat, Exported, Exporter},
    import::{
        concept::{Links, NoLinker},
        context::{Context, Written},
        fields::{Field, Kind, Noun},
        form::{inputs_of, read_form},
        mapping::Mapping,
        prepare::prepare,
        record::{Record, read_value},
        source::open,
    },
};

fn with_context<R>(run: impl FnOnce(Context<'_>) -> R) -> R {
    let (catalogue, options) = (catalogue(), options());
    let links = Links::new(&NoLinker, options.lang);
    run(Context::new(&catalogue, &links, &options))
}

/// Text of which every sign has a meaning somewhere: delimiters, quotes, bars, formulas.
fn words(most: usize) -> BoxedStrategy<Value> {
    let text = prop_oneof!["[a-zA-Z]{1,8}", "[=+@'|\\\\;,\"a-zàè€ -]{1,12}[a-z|\\\\]", "C:\\\\x|y"];
    text.prop_map(|text| text.trim().to_owned())
        .prop_filter("empty or too long", move |text| !text.is_empty() && text.chars().count() <= most)
        .prop_map(Value::from)
        .boxed()
}

fn one_of(values: &[&str]) -> BoxedStrategy<Value> {
    select(values.iter().map(|value| json!(value)).collect::<Vec<_>>()).boxed()
}

/// A right value of a kind.
fn of_kind(kind: Kind) -> BoxedStrategy<Value> {
    match kind {
        Kind::Id => prop_oneof![words(50), (0..1_000_000_u32).prop_map(Value::from)].boxed(),
        Kind::Text(2) => one_of(&["SP", "TN"]),
        Kind::Text(4) => one_of(&["F205", "Z100"]),
        Kind::Text(most) => words(most),
        Kind::Lines(_) => prop_oneof![words(40), Just(json!("una riga\n\"un'altra\"; fine"))].boxed(),
        Kind::Code(names) => select(names().into_iter().map(Value::from).collect::<Vec<_>>()).boxed(),
        Kind::Day => one_of(&["2027-01-31", "2026-12-24", "2020-02-29"]),
        Kind::PastDay => one_of(&["1980-06-30", "2026-11-22"]),
        Kind::Month => one_of(&["2019-03", "2020-10-31"]),
        Kind::Moment => one_of(&["2026-12-01", "2026-12-01T10:30", "2026-12-01T10:30:05.25Z"]),
        Kind::Whole(least, most) => (least..=most).prop_map(Value::from).boxed(),
        Kind::Money => (0..10_000_000_i64).prop_map(|cents| json!(cents as f64 / 100.0)).boxed(),
        Kind::Degrees => select(vec![json!(44.1), json!(-3.25), json!(9), json!(0.1)]).boxed(),
        Kind::Flag => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Country => one_of(&["IT", "fr"]),
        Kind::Language => one_of(&["it", "en"]),
        Kind::Place => one_of(&["011015", "La Spezia", "022165"]),
        Kind::Cap => one_of(&["19121", "00100"]),
        Kind::Sector => one_of(&["56.11", "30"]),
        Kind::Ccnl => one_of(&["H052"]),
        Kind::Occupation => {
            prop_oneof![one_of(&[COOK, WELDER, "5120", "cuoco di bordo"]), Just(json!({"uri": COOK, "label": "a|b", "sure": 7}))].boxed()
        }
        Kind::Skill => prop_oneof![one_of(&[WELDING, CLEANING, "cucinare"]), Just(json!({"label": "5120"}))].boxed(),
        Kind::Email => one_of(&["ada@example.it"]),
        Kind::Phone => one_of(&["+39 0187 000000", "0187000000"]),
        Kind::Url => one_of(&["https://example.it/?a=b", "www.example.it"]),
        Kind::CodiceFiscale => one_of(&["RSSMRA80A01F205X", "00743110157"]),
        Kind::PartitaIva => one_of(&["00743110157"]),
        Kind::Size => prop_oneof![one_of(&["micro", "large"]), Just(json!(12))].boxed(),
        Kind::Scalar => Just(Value::Null).boxed(),
        Kind::Object(fields) if fields.iter().any(|field| field.name == "need") => requirement(),
        Kind::Object(fields) => object(fields),
        Kind::List(inner) => prop::collection::vec(of_kind(*inner), 1..4).prop_map(Value::Array).boxed(),
    }
}

fn requirement() -> BoxedStrategy<Value> {
    select(vec![
        json!({"kind": "skill", "value": WELDING, "level": 2, "need": "required"}),
        json!({"kind": "skill", "label": "parole", "need": "preferred"}),
        json!({"kind": "language", "value": "fr", "level": "B1", "need": "preferred"}),
        json!({"kind": "licence", "value": "CQC_goods", "need": "required"}),
        json!({"kind": "education", "value": "edilizia", "level": 4, "need": "required"}),
        json!({"kind": "experience", "value": COOK, "label": "capo", "sure": 900, "months": 24, "need": "preferred"}),
        json!({"kind": "register", "value": "albo; \"x\"", "need": "required"}),
        json!({"kind": "vehicle", "need": "required"}),
        json!({"kind": "availability", "value": "distance", "need": "preferred"}),
        json!({"kind": "other", "value": "=1+1", "need": "preferred"}),
    ])
    .boxed()
}

fn object(fields: &'static [Field]) -> BoxedStrategy<Value> {
    let members: Vec<_> = fields
        .iter()
        .map(|field| {
            let value = of_kind(field.kind);
            if field.required { value } else { prop_oneof![1 => value, 1 => Just(Value::Null)].boxed() }
        })
        .collect();
    members
        .prop_map(move |values| {
            Value::Object(fields.iter().zip(values).map(|(field, value)| (field.name.to_owned(), value)).collect::<Map<_, _>>())
        })
        .boxed()
}

/// A record from the values, when they do not contradict each other (a first day after the last…).
fn record<T: Record>(value: &Value) -> Option<T> {
    with_context(|context| read_value::<T>(context, Written::Json, 1, value).0)
}

fn through<T: Record + Exported>(format: ExportFormat, record: &T) -> T {
    let mut columns = Columns::new(<T as Exported>::NOUN);
    columns.observe(record);
    let mut exporter = Exporter::new(format, Vec::new(), &columns).expect("begun");
    exporter.write(record).expect("written");
    let opened = open(Cursor::new(exporter.finish().expect("finished")), Mapping::default()).expect("opened");
    assert_eq!(opened.format.as_str(), format.as_str());
    let mut read: Vec<_> = with_context(|context| prepare::<T, _>(opened.records, context).collect());
    assert_eq!(read.len(), 1);
    read.remove(0).unwrap_or_else(|refused| panic!("{:?}", refused.errors)).record
}

fn comes_back<T: Record + Exported + PartialEq + std::fmt::Debug>(value: &Value) -> Result<(), TestCaseError> {
    let Some(first) = record::<T>(value) else { return Err(TestCaseError::reject("contradicts itself")) };
    for format in ExportFormat::ALL {
        let back = through(*format, &first);
        prop_assert_eq!(&back, &first, "{}", format);
    }
    let (from_form, noted) = with_context(|context| read_form::<T>(context, &inputs_of(&first)));
    prop_assert_eq!(from_form.as_ref(), Some(&first), "form: {:?}", noted.errors);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_global_rejects: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn workers_come_back_the_same(value in object(Noun::Workers.fields())) { comes_back::<Worker>(&value)?; }

    #[test]
    fn employers_come_back_the_same(value in object(Noun::Employers.fields())) { comes_back::<Employer>(&value)?; }

    #[test]
    fn vacancies_come_back_the_same(value in object(Noun::Vacancies.fields())) { comes_back::<Vacancy>(&value)?; }

    #[test]
    fn courses_come_back_the_same(value in object(Noun::Courses.fields())) { comes_back::<Course>(&value)?; }
}

fn any_json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9.,/|\\-+TZ:]{0,12}".prop_map(Value::from),
    ];
    let name = || {
        let known = Noun::ALL.iter().flat_map(|noun| noun.fields()).map(|field| field.name.to_owned()).collect::<Vec<_>>();
        prop_oneof![4 => select(known), 2 => select(vec!["skill", "kind", "istat", "lat", "lon", "uri", "occupation", "min", "per", "value", "level"]).prop_map(str::to_owned), 1 => any::<String>()]
    };
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::btree_map(name(), inner, 0..8).prop_map(|members| Value::Object(members.into_iter().collect()))
        ]
    })
    .boxed()
}

proptest! {
    #[test]
    fn no_json_makes_a_reader_panic(value in any_json()) {
        with_context(|context| {
            for written in [Written::Json, Written::Text] {
                let _ = read_value::<Worker>(context, written, 1, &value);
                let _ = read_value::<Vacancy>(context, written, 1, &value);
                let _ = read_value::<Employer>(context, written, 1, &value);
                let _ = read_value::<Course>(context, written, 1, &value);
            }
        });
    }

    #[test]
    fn no_bytes_make_a_source_panic(mut bytes in prop::collection::vec(any::<u8>(), 0..600), head in select(vec![&b""[..], b"{\"id\":", b"PK\x03\x04", b"\x1f\x8b\x08", b"id,given_name\n\"", b"\xef\xbb\xbfid;x\n"])) {
        bytes.splice(0..0, head.iter().copied());
        if let Ok(opened) = open(Cursor::new(bytes), Mapping::default()) {
            let read = with_context(|context| prepare::<Worker, _>(opened.records, context).count());
            prop_assert!(read < 700);
        }
    }

    #[test]
    fn no_names_make_a_form_panic(inputs in prop::collection::vec(("[a-z0-9.]{0,12}", any::<String>()), 0..12)) {
        let _ = with_context(|context| read_form::<Worker>(context, &inputs));
    }
}
