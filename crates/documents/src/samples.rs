//! Invented documents to test with.

use chrono::NaiveDate;
use ponte_domain::{
    balance::{Class, SaidBy},
    concept::ConceptRef,
    dates::PartialDate,
    geo::Point,
    id::ExternalId,
    pact::{Available, SearchAct, SignedHow, Terms},
    plan::UnitState,
    profiling::Track,
    proposal::ProposalState,
    unemployment::State,
    vacancy::{Pay, PayPer, Reserved},
    work_terms::{Ascertained, AvailabilityPart, Cefr, Contract, Evidence, Hours, Licence, Shift, Vehicle},
    worker::{
        Address, Availability, Channel, Consents, Contacts, Education, Experience, Language, Person, Segment, Sex, Skill, Status, Wishes,
        Worker,
    },
};

use crate::{
    Align, Booklet, BookletCompetence, BookletUnit, CallList, CallListPerson, Column, Composed, ComposedPart, CoverLetter, Curriculum,
    CurriculumEntry, DeskHeader, Document, Letter, ServicePact, Shortlist, ShortlistPerson, ShortlistWorking, StatusCertificate, Table,
    TermShare, VacancySheet, VacancySummary, WorkerMatch, WorkerSheet, WorkingPerson, compose,
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn today() -> NaiveDate {
    day("2026-11-23")
}

/// One of each kind, with a name for its file.
pub fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("shortlist", shortlist()),
        ("call_list", call_list()),
        ("shortlist_working", working()),
        ("vacancy_sheet", vacancy_sheet()),
        ("worker_sheet", worker_sheet()),
        ("status_certificate", status_certificate(true)),
        ("status_certificate_none", status_certificate(false)),
        ("booklet", booklet(true)),
        ("booklet_empty", booklet(false)),
        ("curriculum", curriculum()),
        ("cover_letter", cover_letter()),
        ("service_pact", service_pact(false)),
        ("service_pact_signed", service_pact(true)),
        ("letter", letter()),
        ("composed", composed()),
        ("table", table(60)),
    ]
}

fn desk() -> DeskHeader {
    DeskHeader {
        name: "Sportello Lavoro La Spezia".into(),
        address: Some("Piazza dell'Esempio 1, La Spezia".into()),
        phone: Some("0187 000 121".into()),
        email: Some("lavoro@example.org".into()),
        operator: Some("Chiara Donati".into()),
    }
}

fn vacancy() -> VacancySummary {
    VacancySummary {
        title: "Elettricista di bordo, refit di yacht".into(),
        reference: Some("2026-1147".into()),
        employer: Some("Cantiere Levante Refit".into()),
        place: Some("Fossamastra, La Spezia".into()),
        positions: 2,
        contract: Some(Contract::FixedTerm),
        duration_months: Some(12),
        hours: Some(Hours::FullTime),
        hours_week: Some(40),
        shifts: vec![Shift::Day, Shift::Weekend],
        pay: Some(Pay { min_cents: Some(170_000), max_cents: Some(195_050), per: PayPer::Month }),
        start: Some(day("2026-12-07")),
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

pub fn shortlist() -> Document {
    let matteo = ShortlistPerson {
        name: Some("Matteo Bertoloni".into()),
        place: Some("La Spezia".into()),
        languages: vec![
            Language { code: "it".into(), cefr: Some(Cefr::Native) },
            Language { code: "en".into(), cefr: Some(Cefr::A2) },
            Language { code: "sw".into(), cefr: None },
        ],
        licences: vec![Licence::B, Licence::Forklift],
        skills: words(&[
            "impianti elettrici civili",
            "lettura di schemi elettrici",
            "cablaggio di quadri",
            "misure elettriche",
            "sicurezza sul lavoro",
        ]),
        experience: words(&["Impiantista elettrico, 9 anni", "Elettricista di bordo, 4 anni"]),
        education: words(&["Qualifica di operatore elettrico"]),
        available_from: Some(day("2026-12-07")),
        asked_on: Some(day("2026-11-20")),
        conditions: None,
    };
    let unnamed = ShortlistPerson {
        experience: words(&["Elettricista navale, 7 anni"]),
        licences: vec![Licence::B],
        available_from: Some(day("2026-12-01")),
        asked_on: Some(day("2026-11-20")),
        conditions: Some("sabato alterno".into()),
        ..ShortlistPerson::default()
    };
    let ionela = ShortlistPerson { name: Some("Ionela Popescu".into()), ..matteo.clone() };
    Document::Shortlist(Shortlist {
        desk: desk(),
        vacancy: vacancy(),
        recipient: Some("Paola Neri".into()),
        deadline: day("2026-11-24").and_hms_opt(12, 0, 0),
        reply_by: Some(day("2026-12-01")),
        keep_until: Some(day("2027-02-28")),
        people: vec![matteo, unnamed, ionela],
    })
}

fn call_list() -> Document {
    let person = |name: &str, phone: &str, asked: Option<&str>, note: Option<&str>| CallListPerson {
        name: name.into(),
        place: Some("Santo Stefano di Magra, 7,9 km".into()),
        phones: vec![phone.into()],
        preferred: Some(Channel::Phone),
        ask: words(&["Lavorerebbe il sabato mattina?", "Può iniziare lunedì 7 dicembre?"]),
        last_asked: asked.map(day),
        note: note.map(Into::into),
        ask_consent: true,
    };
    Document::CallList(CallList {
        desk: desk(),
        vacancy: vacancy(),
        deadline: day("2026-11-24").and_hms_opt(12, 0, 0),
        greeting: Some(
            "«Buongiorno, sono Chiara Donati dello Sportello Lavoro. C'è un posto da elettricista di bordo a Fossamastra. Le interessa?»"
                .into(),
        ),
        people: vec![
            person("Giulia Ferrando", "0187 000 411", None, Some("È in sede alle 9.")),
            person("Luca Vannucci", "333 000 4812", Some("2026-11-20"), Some("Non risponde giovedì e venerdì.")),
            person("Sara Moruzzo", "0187 000 473", None, None),
            CallListPerson { name: "Paolo Lertora".into(), phones: words(&["0187 000 599", "333 000 7777"]), ..CallListPerson::default() },
        ],
    })
}

fn working() -> Document {
    let names = ["Giulia Ferrando", "Matteo Bertoloni", "Amina Belhaj", "Luca Vannucci", "Ionela Popescu", "Sara Moruzzo", "Paolo Lertora"];
    let person = |(ix, name): (usize, &&str)| {
        let lost = u16::try_from(ix).unwrap_or_default() * 20;
        let terms = [("Coerenza", 449 - lost, 500), ("Disponibilità", 212, 250), ("Vicinanza", 132, 150), ("Desideri", 79, 100)];
        WorkingPerson {
            rank: u32::try_from(ix).unwrap_or_default() + 1,
            name: (*name).to_owned(),
            place: Some("Lerici".into()),
            km: Some(5.2),
            points: 872 - lost,
            terms: terms.iter().map(|(name, points, of)| TermShare { name: (*name).into(), points: *points, of: *of }).collect(),
            reasons: words(&["Stesso mestiere da 9 anni in cantiere, libera dal 1° dicembre."]),
            missing: words(&["quadri di bordo 24 V", "PES/PAV scaduto"]),
            ask: words(&["sabato", "inglese", "paga"]),
            ascertained: (ix != 3).then(|| day("2026-11-17")),
            answer: (ix == 1).then(|| "Disponibile, ven 20/11".to_owned()),
        }
    };
    Document::ShortlistWorking(ShortlistWorking {
        desk: desk(),
        vacancy: vacancy(),
        computed: day("2026-11-23").and_hms_opt(9, 12, 0).expect("a time"),
        considered: 8412,
        passed: 38,
        people: names.iter().enumerate().map(person).collect(),
    })
}

fn vacancy_sheet() -> Document {
    Document::VacancySheet(VacancySheet {
        desk: desk(),
        vacancy: VacancySummary { employer: None, ..vacancy() },
        description: Some(
            "Impianti elettrici di bordo su yacht in refit: smontaggio, stesura cavi, quadri, prove. Si lavora in squadra di quattro."
                .into(),
        ),
        required: words(&["patente B", "disponibilità al sabato mattina"]),
        preferred: words(&["tre anni di esperienza nel mestiere", "lettura di schemi elettrici", "inglese A2"]),
        benefits: Some("Mensa e abbigliamento da lavoro.".into()),
        reserved: Some(Reserved::Art18),
        expires: Some(day("2026-12-01")),
        verified: Some(day("2026-11-17")),
        link: Some("https://lavoro.example.org/offerte/2026-1147".into()),
    })
}

fn experiences() -> Vec<Experience> {
    vec![
        Experience {
            title: "Elettricista navale".into(),
            occupation: Some(ConceptRef::known("elettricista di bordo", "urn:test:1")),
            employer: Some("Officine Portuali Riunite".into()),
            sector: Some("33.15".into()),
            from: PartialDate::parse("2017-03"),
            to: PartialDate::parse("2026-09-30"),
            months: Some(114),
            contract: Some(Contract::Permanent),
            duties: Some("Cablaggi e quadri *di bordo* #panic()".into()),
        },
        Experience {
            title: "Aiuto cuoca".into(),
            occupation: None,
            employer: None,
            sector: None,
            from: None,
            to: None,
            months: Some(4),
            contract: None,
            duties: None,
        },
    ]
}

fn availability() -> Availability {
    Availability {
        ascertained: Some(day("2026-11-17")),
        from: Some(day("2026-12-01")),
        contracts: vec![Contract::Permanent, Contract::FixedTerm],
        hours: vec![Hours::FullTime],
        shifts: vec![Shift::Day],
        max_km: Some(25),
        vehicle: Some(Vehicle::Own),
        relocation: Some(false),
        board_and_lodging: None,
        min_pay_year: Some(19_500),
        sectors_excluded: words(&["56"]),
        firm: vec![AvailabilityPart::MaxKm, AvailabilityPart::Sectors],
    }
}

fn person() -> Person {
    Person {
        given_name: "Giulia".into(),
        family_name: "Ferrando".into(),
        codice_fiscale: Some("FRRGLI90A41E463X".into()),
        birth_date: Some(day("1990-01-01")),
        sex: Some(Sex::Female),
        birthplace: Some("E463".into()),
        citizenship: words(&["IT"]),
    }
}

fn worker() -> Worker {
    Worker {
        external: ExternalId { source: "demo".into(), id: "L-0001".into() },
        desk: "SP".into(),
        person: person(),
        contacts: Contacts {
            phone: words(&["0187 000 411"]),
            email: Some("giulia.ferrando@example.org".into()),
            pec: Some("giulia@pec.example.org".into()),
            preferred: Some(Channel::Phone),
        },
        residence: Some(Address {
            istat: Some("011016".into()),
            address: Some("Via del Golfo 3".into()),
            cap: Some("19032".into()),
            point: None,
        }),
        domicile: Some(Address {
            istat: Some("011015".into()),
            address: None,
            cap: None,
            point: Some(Point { lat: 44.1025, lon: 9.8241 }),
        }),
        segment: Some(Segment::Smart),
        status: Status { did: Some(day("2026-10-01")), did_end: None, benefits: words(&["NASpI"]) },
        right_to_work: Ascertained::Yes,
        education: vec![Education {
            title: "Qualifica di operatrice elettrica".into(),
            eqf: Some(3),
            field: Some("0713".into()),
            year: Some(2008),
            institution: Some("Istituto Esempio".into()),
            recognised: Some(true),
        }],
        experiences: experiences(),
        skills: vec![Skill { skill: ConceptRef::words("cablaggio di quadri"), level: Some(3), evidence: Some(Evidence::Certified) }],
        languages: vec![Language { code: "it".into(), cefr: Some(Cefr::Native) }],
        licences: vec![Licence::B, Licence::AerialPlatform],
        registers: words(&["PES/PAV CEI 11-27"]),
        availability: availability(),
        wishes: Wishes { occupations: vec![ConceptRef::words("elettricista di bordo")], sectors: words(&["33.15"]) },
        consents: Consents { matching: Some(true), publication: None, until: Some(day("2027-11-23")), ..Consents::default() },
        privacy_notice: Some(day("2026-10-01")),
    }
}

pub fn worker_sheet() -> Document {
    let sent = WorkerMatch {
        on: day("2026-11-20"),
        vacancy: "Elettricista di bordo".into(),
        employer: Some("Cantiere Levante Refit".into()),
        state: ProposalState::Available,
    };
    Document::WorkerSheet(Box::new(WorkerSheet {
        desk: desk(),
        worker: worker(),
        residence: Some("Lerici".into()),
        domicile: Some("La Spezia".into()),
        birthplace: Some("La Spezia".into()),
        matches: vec![sent],
    }))
}

pub fn status_certificate(declared: bool) -> Document {
    Document::StatusCertificate(Box::new(StatusCertificate {
        desk: desk(),
        name: "Giulia Ferrando".into(),
        codice_fiscale: Some("FRRGLI90A41E463X".into()),
        birth_date: Some(day("1990-01-01")),
        birthplace: Some("La Spezia".into()),
        day: today(),
        state: if declared { State::Unemployed } else { State::None },
        declared: declared.then(|| day("2026-07-03")),
        from: declared.then(|| day("2026-07-03")),
        until: None,
        days: 143,
        months: 4,
        days_in_all: 1_400,
        provisional: declared,
        protocol: declared.then(|| "SIU-2026-77".into()),
    }))
}

fn booklet(full: bool) -> Document {
    let competence = |class, what: &str, level, said_by| BookletCompetence {
        class,
        what: what.into(),
        level,
        evidence: "Quadri e linee a bordo, Cantiere Levante, 2017 – 2026".into(),
        said_by,
    };
    let unit = |what: &str, state, credit| BookletUnit {
        what: what.into(),
        who: "Ente Formazione Golfo".into(),
        credit,
        hours: credit.then_some(40),
        qualification: credit.then(|| "PES/PAV".into()),
        state,
        day: Some(day("2026-12-20")),
        evidence: "Attestato 12/2026".into(),
    };
    let competences = vec![
        competence(Class::Base, "inglese, B1", Some(2), SaidBy::Herself),
        competence(Class::Technical, "impianti elettrici di bordo", Some(3), SaidBy::Employer),
        competence(Class::Transversal, "lavorare in squadra", None, SaidBy::Operator),
    ];
    Document::Booklet(Box::new(Booklet {
        desk: desk(),
        name: "Giulia Ferrando".into(),
        codice_fiscale: full.then(|| "FRRGLI90A41E463X".into()),
        birth_date: full.then(|| day("1990-01-01")),
        begun: full.then(|| day("2026-11-02")),
        concluded: full.then(|| day("2026-11-20")),
        summary: full.then(|| "Sa lavorare da sola su impianti di bordo; le manca l’abilitazione.".into()),
        competences: if full { competences } else { Vec::new() },
        done: if full { vec![unit("Corso PES/PAV", UnitState::Done, true)] } else { Vec::new() },
        goal: full.then(|| "Elettricista navale".into()),
        review: full.then(|| day("2027-01-15")),
        planned: if full { vec![unit("Rifare il curriculum", UnitState::Planned, false)] } else { Vec::new() },
    }))
}

fn curriculum() -> Document {
    let entry = |title: &str| CurriculumEntry {
        when: "03/2017 – 06/2026".into(),
        title: title.into(),
        place: Some("Cantiere Levante, La Spezia".into()),
        text: Some("Quadri e linee 12/24 V".into()),
    };
    Document::Curriculum(Box::new(Curriculum {
        desk: desk(),
        name: "Giulia Ferrando".into(),
        headline: "Elettricista navale".into(),
        about: "Nove anni a bordo, patente B, disponibile subito.".into(),
        place: Some("Lerici (SP)".into()),
        phone: Some("0187 000 411".into()),
        email: Some("giulia@posta.example".into()),
        experiences: vec![entry("Elettricista di bordo")],
        education: vec![CurriculumEntry { text: None, ..entry("Qualifica di operatore elettrico") }],
        languages: vec![Language { code: "it".into(), cefr: Some(Cefr::Native) }, Language { code: "en".into(), cefr: None }],
        skills: words(&["impianti elettrici di bordo", "lettura di schemi"]),
        licences: vec![Licence::B],
        registers: words(&["PES/PAV"]),
    }))
}

fn cover_letter() -> Document {
    Document::CoverLetter(CoverLetter {
        desk: desk(),
        name: "Giulia Ferrando".into(),
        contacts: words(&["Lerici (SP)", "0187 000 411"]),
        to: "Cantiere Levante".into(),
        subject: "Candidatura per elettricista navale".into(),
        paragraphs: words(&["Vi scrivo per il posto di elettricista.", "Ho lavorato nove anni a bordo."]),
    })
}

fn service_pact(signed: bool) -> Document {
    Document::ServicePact(Box::new(ServicePact {
        desk: desk(),
        name: "Giulia Ferrando".into(),
        codice_fiscale: Some("FRRGLI90A41E463X".into()),
        declared: signed.then(|| day("2026-07-03")),
        version: 2,
        terms: Terms {
            goal: "Un lavoro da elettricista navale".into(),
            hers: words(&["Mando due candidature la settimana", "Vengo agli incontri"]),
            ours: words(&["La chiamiamo ogni due settimane"]),
            search: vec![SearchAct { what: "Due candidature la settimana".into(), proof: "le e-mail mandate".into() }],
            available: if signed { Available::ALL.to_vec() } else { Vec::new() },
            contact_days: 15,
            review: day("2027-01-15"),
            responsible: "Chiara Donati".into(),
            track: signed.then_some(Track::Upskilling),
        },
        signed_on: signed.then(|| day("2026-07-15")),
        signed_how: signed.then_some(SignedHow::Video),
    }))
}

pub fn letter() -> Document {
    Document::Letter(Letter {
        desk: desk(),
        to: "Giulia Ferrando".into(),
        subject: "Correggere un errore".into(),
        paragraphs: words(&["Il 23/11/2026 ci hai chiesto di correggere un errore.", "Abbiamo corretto l'indirizzo.\nGrazie."]),
    })
}

pub fn table(rows: usize) -> Document {
    let column = |title: &str, align, share| Column { title: title.into(), align, share };
    let row = |ix: usize| {
        vec![
            format!("L-{ix:04}"),
            "Ferrando Giulia".into(),
            "La Spezia".into(),
            "elettricista di bordo, impiantista, manutentrice".into(),
            "17/11/2026".into(),
            "disponibile".into(),
            (ix * 7).to_string(),
        ]
    };
    Document::Table(Table {
        desk: desk(),
        title: "Persone in cerca".into(),
        filters: words(&["disponibilità accertata da meno di 30 giorni", "patente B"]),
        total: Some(2034),
        columns: vec![
            column("Scheda", Align::Start, None),
            column("Persona", Align::Start, Some(2)),
            column("Comune", Align::Start, Some(2)),
            column("Mestieri", Align::Start, Some(3)),
            column("Accertata", Align::Start, None),
            column("Stato", Align::Start, None),
            column("Giorni", Align::End, None),
        ],
        rows: (0..rows).map(row).collect(),
        personal: true,
    })
}

pub fn composed() -> Document {
    let letter = "Buongiorno **Anna**,\nla aspettiamo *martedì 1 dicembre* con:\n\n1. un documento\n2. il codice fiscale\n\nIl percorso è sul [sito](https://example.org/percorso).\n\n---\n\nCordiali saluti";
    let to = vec!["Anna Ferri".to_owned(), "Via dell'Esempio 2, Lerici".to_owned()];
    let sheet =
        "# Attestazione dei risultati\n\nAnna Ferri ha svolto un tirocinio.\n\n## Che cosa ha imparato\n\n- saldare\n- leggere un disegno";
    Document::Composed(Composed {
        desk: desk(),
        title: "Convocazione".into(),
        parts: vec![
            ComposedPart { to, subject: Some("Convocazione".into()), blocks: compose(letter) },
            ComposedPart { blocks: compose(sheet), ..ComposedPart::default() },
        ],
    })
}
