//! The courses, bodies and projects of the demonstration.

use ponte_domain::{
    body::Body,
    course::{Course, CoursePlace},
    id::ExternalId,
    project::{Outlet, Project, ProjectKind, Stage},
    vacancy::{Asked, Need, Requirement},
    worker::Worker,
};

use super::{DESK, SOURCE, SampleProject, calendar::Calendar, dice::Dice, lookup::Lookup, trades::TRADES};

/// Name, kind, municipality.
const BODIES: [(&str, &str, &str); 6] = [
    ("Comune della Spezia", "comune", "La Spezia"),
    ("Comune di Sarzana", "comune", "Sarzana"),
    ("Scuola Nautica del Golfo", "ente di formazione", "La Spezia"),
    ("Formazione Levante", "ente di formazione", "La Spezia"),
    ("Istituto Alberghiero Costa Chiara", "scuola", "La Spezia"),
    ("Associazione Porte Aperte", "associazione", "Arcola"),
];

/// Title, trade whose skills it teaches, hours, qualification at the end.
const COURSES: [(&str, &str, u32, Option<&str>); 25] = [
    ("Impianti elettrici di bordo", "Elettricista navale", 120, None),
    ("PES/PAV secondo CEI 11-27", "Elettricista", 16, Some("PES/PAV CEI 11-27")),
    ("Saldatura TIG e MIG", "Saldatore", 80, Some("Patentino saldatore EN ISO 9606-1")),
    ("Carpenteria navale", "Carpentiere in ferro", 200, None),
    ("Motori marini", "Motorista navale", 160, None),
    ("Verniciatura di scafi", "Verniciatore nautico", 60, None),
    ("Lavorazione dei compositi", "Resinatore", 60, None),
    ("Falegnameria di bordo", "Falegname", 120, None),
    ("Addestramento di base STCW", "Marinaio", 70, Some("Basic Training STCW")),
    ("Hostess e steward di yacht", "Hostess di bordo", 90, None),
    ("Carrello elevatore", "Carrellista", 12, Some("Abilitazione carrelli elevatori")),
    ("Gru mobili", "Gruista", 14, Some("Abilitazione gru mobili")),
    ("Logistica di magazzino", "Magazziniere", 80, None),
    ("Operazioni doganali", "Spedizioniere", 100, None),
    ("Alimentarista (HACCP)", "Aiuto cucina", 8, Some("Attestato HACCP")),
    ("Cucina di mare", "Cuoco", 120, None),
    ("Sala e bar", "Cameriere", 100, None),
    ("Accoglienza d'albergo", "Receptionist d'albergo", 90, None),
    ("Assistente bagnanti", "Bagnino", 50, Some("Brevetto di assistente bagnanti")),
    ("Operatore socio-sanitario", "Operatore socio-sanitario", 1000, Some("Qualifica OSS")),
    ("Assistente familiare", "Assistente familiare", 200, None),
    ("Paghe e contributi", "Contabile", 120, None),
    ("Segreteria digitale", "Segretario", 60, None),
    ("Programmazione per il web", "Programmatore", 300, None),
    ("Manutenzione del verde", "Giardiniere", 60, None),
];

/// Title, kind, stage, position of the body, outlets.
const PROJECTS: [(&str, ProjectKind, Stage, usize, &[Outlet]); 4] = [
    ("Cura dei sentieri e dei muri a secco", ProjectKind::PublicUtility, Stage::Running, 0, &[Outlet::Cooperative, Outlet::Hiring]),
    ("Archivi comunali in rete", ProjectKind::SociallyUseful, Stage::Stabilising, 1, &[Outlet::Hiring]),
    ("Custodia dei castelli", ProjectKind::SociallyUseful, Stage::Approved, 0, &[Outlet::MixedCompany]),
    ("Orti e spesa solidale", ProjectKind::Partnership, Stage::Ended, 5, &[Outlet::NewEnterprise, Outlet::SelfEmployment]),
];

/// How many people work in a project that has begun.
const PEOPLE_A_PROJECT: usize = 6;

fn external(prefix: &str, ix: usize) -> ExternalId {
    ExternalId { source: SOURCE.to_owned(), id: format!("{prefix}-{:02}", ix + 1) }
}

/// The bodies.
pub fn bodies(lookup: &Lookup<'_>) -> Vec<Body> {
    let body = |(ix, (name, kind, town)): (usize, &(&str, &str, &str))| Body {
        external: external("E", ix),
        desk: DESK.to_owned(),
        name: (*name).to_owned(),
        kind: Some((*kind).to_owned()),
        codice_fiscale: None,
        istat: lookup.place(town).map(|place| place.code.clone()),
        address: Some(format!("Piazza dell'Esempio {}", ix + 1)),
        contact_name: None,
        phone: Some(format!("0187 000 {:03}", 101 + ix)),
        email: Some(format!("ente{}@example.org", ix + 1)),
        website: None,
        note: None,
    };
    BODIES.iter().enumerate().map(body).collect()
}

/// The courses: some open, some begun, some ended.
pub fn courses(lookup: &Lookup<'_>, calendar: &Calendar, dice: &mut Dice) -> Vec<Course> {
    (0..COURSES.len()).map(|ix| course(ix, lookup, calendar, dice)).collect()
}

fn course(ix: usize, lookup: &Lookup<'_>, calendar: &Calendar, dice: &mut Dice) -> Course {
    let (title, trade, hours, qualification) = COURSES[ix];
    let trade = TRADES.iter().position(|known| known.title == trade).unwrap_or_default();
    let (body, _, town) = BODIES[2 + ix % 3];
    let from = if ix % 5 == 4 { calendar.days_ago(dice.between(5, 120)) } else { calendar.in_days(dice.between(5, 90)) };
    let to = from.checked_add_days(chrono::Days::new(u64::from(hours / 4 + 1))).unwrap_or(from);
    let apply_until = from.checked_sub_days(chrono::Days::new(dice.between(1, 15).into())).unwrap_or(from);
    let grown_up = Requirement { need: Need::Required, what: Asked::Education { eqf: Some(1), field: None } };
    let online = ix % 8 == 7;
    Course {
        external: external("C", ix),
        desk: DESK.to_owned(),
        title: title.to_owned(),
        body: body.to_owned(),
        place: CoursePlace { istat: lookup.place(town).filter(|_| !online).map(|place| place.code.clone()), address: None, online },
        from: Some(from),
        to: Some(to),
        hours: Some(hours),
        seats: if dice.chance(90) { Some(dice.between(8, 24)) } else { None },
        cost_cents: if dice.chance(70) { Some(0) } else { Some(i64::from(dice.between(5, 60)) * 1000) },
        funding: if dice.chance(50) { Some("Programma regionale".to_owned()) } else { None },
        skills: lookup.essential(trade).into_iter().take(8).collect(),
        qualification: qualification.map(str::to_owned),
        eqf: if hours >= 1000 { Some(3) } else { None },
        requirements: if hours >= 200 { vec![grown_up] } else { Vec::new() },
        hiring_commitment: ix.is_multiple_of(7),
        apply_until: Some(apply_until),
        link: None,
    }
}

/// The projects, with the people who work in those that have begun.
pub fn projects(workers: &[Worker], calendar: &Calendar) -> Vec<SampleProject> {
    let on_support: Vec<&Worker> = workers.iter().filter(|worker| worker.status.did.is_some()).collect();
    PROJECTS
        .iter()
        .enumerate()
        .map(|(ix, (title, kind, stage, body, outlets))| {
            let begun = !matches!(stage, Stage::Idea | Stage::Approved);
            let there = on_support.iter().skip(40 + ix * PEOPLE_A_PROJECT).take(if begun { PEOPLE_A_PROJECT } else { 0 });
            let months = if *stage == Stage::Ended { (26, Some(calendar.months_ago(2))) } else { (10, Some(calendar.in_days(240))) };
            SampleProject {
                project: Project {
                    external: external("P", ix),
                    desk: DESK.to_owned(),
                    title: (*title).to_owned(),
                    kind: *kind,
                    body: None,
                    workers: Vec::new(),
                    stage: *stage,
                    outlets: outlets.to_vec(),
                    from: begun.then(|| calendar.months_ago(months.0)),
                    to: if begun { months.1 } else { None },
                    note: None,
                },
                body: external("E", *body).id,
                workers: there.map(|worker| worker.external.id.clone()).collect(),
            }
        })
        .collect()
}
