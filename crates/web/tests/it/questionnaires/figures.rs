//! The table of the practice of Sardinia, from answers that are imported; and what an import refuses.

use std::{fmt::Write, io::Cursor};

use ponte_app::campaign::{self, AnswerFault, ImportAnswers, ImportedAnswers};
use ponte_domain::desk::Desk;
use ponte_testkit::TestDesk;

use super::{console, profiling};

/// Contacted, answered and the rate as it was published; no rate where nobody was contacted (docs of the practice, 2023).
const TABLE: [(&str, u32, u32, Option<i64>); 28] = [
    ("Ales", 0, 0, None),
    ("Alghero", 143, 94, Some(66)),
    ("Assemini", 708, 451, Some(64)),
    ("Bonorva", 210, 85, Some(40)),
    ("Cagliari", 373, 127, Some(34)),
    ("Carbonia", 318, 268, Some(84)),
    ("Castelsardo", 114, 94, Some(82)),
    ("Cuglieri", 288, 178, Some(62)),
    ("Ghilarza", 28, 15, Some(54)),
    ("Iglesias", 123, 89, Some(72)),
    ("Isili", 42, 26, Some(62)),
    ("Lanusei", 116, 72, Some(62)),
    ("Macomer", 0, 0, None),
    ("Mogoro", 0, 0, None),
    ("Muravera", 33, 26, Some(79)),
    ("Nuoro", 30, 22, Some(73)),
    ("Olbia", 442, 257, Some(58)),
    ("Oristano", 926, 717, Some(77)),
    ("Ozieri", 215, 49, Some(23)),
    ("Quartu", 555, 368, Some(66)),
    ("San Gavino", 68, 37, Some(54)),
    ("Sanluri", 450, 328, Some(73)),
    ("Sassari", 1_490, 865, Some(58)),
    ("Senorbi", 368, 297, Some(81)),
    ("Siniscola", 168, 122, Some(73)),
    ("Sorgono", 262, 169, Some(65)),
    ("Tempio", 135, 73, Some(54)),
    ("Terralba", 44, 24, Some(55)),
];

const ANSWERS: &str = r#"{"education":"upper_secondary","education_abroad":"no","training":"no","digital":["email"],"italian":5,"languages":0,"ever_worked":"no","search_acts":["none"],"cv":"no","confidence":3,"hours":["morning"],"licence":"public","distance":20,"home":"011015"}"#;

async fn import(desk: &TestDesk, version: uuid::Uuid, text: String) -> ImportedAnswers {
    let asked = ImportAnswers { desk: "SP".into(), pack_version: version, questionnaire: "profiling".into(), title: "Sardegna".into() };
    campaign::import_answers(&desk.app, &console(), &asked, Cursor::new(text.into_bytes())).await.expect("read")
}

#[tokio::test]
async fn the_table_of_sardinia_comes_out_of_imported_answers() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let mut text = String::new();
    for (name, contacted, answered, _) in TABLE {
        let below = Desk { parent: Some("SP".into()), ..Desk::named(name, name) };
        ponte_app::desk::create(&desk.app, &console(), below).await.expect("a desk");
        for n in 0..contacted {
            let age = 20 + (n * 7) % 45;
            write!(text, r#"{{"id":"{name}-{n}","desk":"{name}","age":{age},"contacted":"2020-05-04","channel":"email""#).expect("text");
            if n < answered {
                let (minutes, filled) = (10 + n % 11, if n % 5 == 0 { "telephone" } else { "link" });
                write!(
                    text,
                    r#","opened":"2020-05-06","completed":"2020-05-06","minutes":{minutes},"filled":"{filled}","answers":{ANSWERS}"#
                )
                .expect("text");
            } else if n % 2 == 0 {
                let reason = if n % 4 == 0 { "no_skills" } else { "no_access" };
                write!(text, r#","reason":"{reason}""#).expect("text");
            }
            text.push_str("}\n");
        }
    }
    let report = import(&desk, version, text.clone()).await;
    assert_eq!((report.read, report.new, report.refused.as_slice()), (7_649, 7_649, [].as_slice()));
    let figures = campaign::figures(&desk.app, &console(), report.campaign.expect("one")).await.expect("figures");
    for (name, contacted, answered, rate) in TABLE {
        let (_, tally) = figures.by_desk.rows.iter().find(|(desk, _)| desk == name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!((tally.invited, tally.completed, tally.rate_shown()), (contacted.into(), answered.into(), rate), "{name}");
    }
    let total = &figures.by_desk.total;
    assert_eq!((total.invited, total.completed, figures.by_desk.pooled_rate()), (7_649, 4_853, Some(63)));
    assert_eq!(figures.by_desk.mean_rate(), Some(63), "of the 25 that asked anybody, not of all 28");
    assert_eq!(total.by_operator, TABLE.iter().map(|(_, _, answered, _)| u64::from(answered.div_ceil(5))).sum::<u64>());
    assert_eq!(total.median_minutes().map(|minutes| minutes.to_string()).as_deref(), Some("15"));
    assert!(total.reasons.values().sum::<u64>() > 1_000);
    // The bands add up to the same.
    assert_eq!(figures.by_band.total, *total);
    assert!(figures.by_band.rows.iter().all(|(_, tally)| tally.invited > 1_500));
    let again = import(&desk, version, text).await;
    assert_eq!((again.new, again.unchanged, again.campaign), (0, 7_649, None));
}

#[tokio::test]
async fn a_bad_line_is_refused_with_its_reason_and_leaves_the_rest() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let whole = format!(r#"{{"id":"1","contacted":"2020-05-04","completed":"2020-05-05","answers":{ANSWERS}}}"#);
    let lines = [
        whole.as_str(),
        r#"{"contacted":"2020-05-04"}"#,
        r#"{"id":"1"}"#,
        r#"{"id":"2","desk":"ZZ"}"#,
        r#"{"id":"3","worker":"nessuna"}"#,
        r#"{"id":"4","contacted":"ieri"}"#,
        r#"{"id":"5","minutes":"molti"}"#,
        r#"{"id":"6","reason":"boh"}"#,
        r#"{"id":"7","completed":"2020-05-05","answers":{"education":"laurea"}}"#,
        r#"{"id":"8","completed":"2020-05-05","answers":{"education":"none"}}"#,
        r#"{"id":"9","answers":{"scarpe":38}}"#,
        r#"{"id":"10","perche":"no"}"#,
        "{",
        r#"{"id":"11","contacted":"2020-05-04"}"#,
    ];
    let report = import(&desk, version, lines.join("\n")).await;
    use AnswerFault as F;
    let faults: Vec<(u64, F)> = report.refused.iter().map(|refused| (refused.line, refused.fault)).collect();
    let expected = [
        F::Missing,
        F::Double,
        F::UnknownDesk,
        F::UnknownPerson,
        F::BadDate,
        F::BadNumber,
        F::NotInList,
        F::WrongAnswer,
        F::MissingAnswer,
        F::WrongAnswer,
        F::UnknownField,
        F::Unreadable,
    ];
    assert_eq!(faults, (2..).zip(expected).collect::<Vec<_>>());
    assert_eq!((report.read, report.new), (14, 2));
}

#[tokio::test]
async fn a_table_with_columns_is_read_as_well() {
    let desk = TestDesk::open().await;
    let version = profiling(&desk).await;
    let text = "id;contacted;completed;minutes;answers.education;answers.training;answers.education_abroad;answers.digital;answers.italian;answers.languages;answers.ever_worked;answers.search_acts;answers.cv;answers.confidence;answers.hours;answers.licence;answers.distance;answers.home\n\
                a;2020-05-04;2020-05-05;12;tertiary;no;no;email|spid;5;1;no;sites|cv;no;3;morning;both;20;011015\n\
                b;2020-05-04;2020-05-05;12;tertiary;no;no;email|spid;5;1;no;sites;no;3;morning;both;20;011015\n";
    let report = import(&desk, version, text.to_owned()).await;
    assert_eq!((report.read, report.new, report.refused[0].value.as_str()), (2, 1, "search_acts"));
    let pseudonymous = campaign::answers_table(&desk.app, &console(), report.campaign.expect("one"), true).await.expect("a table");
    let column = |name: &str| pseudonymous.columns.iter().position(|column| column == name).unwrap_or_else(|| panic!("{name}"));
    assert_eq!(pseudonymous.rows[0][column("digital")], "email|spid");
    assert_eq!(pseudonymous.rows[0][column("profiling_index.band")], "between");
    assert!(!pseudonymous.columns.iter().any(|column| ["code", "name", "worker", "completed", "skills_text"].contains(&column.as_str())));
}
