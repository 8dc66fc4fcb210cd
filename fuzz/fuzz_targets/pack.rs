//! A pack of which one file is anything at all: read or refused, and used as far as it goes.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use ponte_domain::{
    expression::Values,
    pack::{Files, Pack},
    pathway::{Act, Calendar, Entry, StepKind},
    questionnaire::{Answers, Setting},
};

const FILES: [(&str, &str); 6] = [
    ("pack.toml", include_str!("../seeds/pack/manifest")),
    ("card/it.md", include_str!("../seeds/pack/card")),
    ("questionnaires/start.toml", include_str!("../seeds/pack/questionnaire")),
    ("pathways/welcome.toml", include_str!("../seeds/pack/pathway")),
    ("messages/call.toml", include_str!("../seeds/pack/message")),
    ("indicators.toml", include_str!("../seeds/pack/indicators")),
];

fuzz_target!(|data: &[u8]| {
    // The seeds are whole files, each of which says by itself in whose place it stands.
    let place = FILES.iter().position(|(_, whole)| whole.as_bytes().first() == data.first()).unwrap_or(0);
    let mut files: Files = FILES.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    files.insert(FILES[place].0.to_owned(), data.to_vec());
    let Ok(pack) = Pack::read(files.clone()) else { return };
    assert_eq!(pack.files(), &files, "what is exported is what was imported");
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let setting = Setting { today, parameters: pack.manifest.parameters(&Values::new()) };
    let assessed: Vec<(String, Values)> = pack
        .questionnaires
        .iter()
        .map(|one| (one.id.clone(), one.assess(&Answers::new(), &setting).values(one, &setting)))
        .collect();
    for pathway in &pack.pathways {
        let mut history: Vec<Entry> = pathway.events.iter().map(|event| Entry { on: today, act: Act::Event { event: event.id.clone() } }).collect();
        for (phase, step) in pathway.steps() {
            history.push(Entry { on: today, act: Act::Move { to: phase.id.clone() } });
            let decision = (step.kind == StepKind::Decision).then(|| step.options.first().map(|option| option.code.clone())).flatten();
            let quantity = step.quantity.map(|_| "2.5".parse().expect("a number"));
            history.push(Entry { on: today, act: Act::Step { step: step.id.clone(), decision, quantity } });
        }
        history.extend(assessed.iter().map(|(id, values)| Entry { on: today, act: Act::Sheet { questionnaire: id.clone(), values: values.clone() } }));
        let standing = pathway.follow(today, &history, &setting, &Calendar::default());
        assert!(standing.ended.is_some() || standing.here.len() == 1 + pathway.tracks.len());
        assert!(standing.refused.len() <= history.len());
    }
});
