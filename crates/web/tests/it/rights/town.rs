//! A town with desks in every place of the tree, the same records at each, and an account for each role at one of them.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use ponte_app::{
    App,
    account::{self, NewAccount, Origin},
    config::Config,
    register::{self, Registered},
    rights::{Caller, Table},
};
use ponte_domain::{
    actor::{Actor, Purpose},
    assignment::Assignment,
    body::Body as Organisation,
    case::{Mandate, MandateKind, MandateScope, Member, Part},
    course::Course,
    desk::{Desk, DeskKind},
    dispatch::{Dispatch, Sent},
    id::{AccountId, DispatchId, EmployerId, ExternalId, ProposalId, VacancyId, WorkerId},
    project::{Project, ProjectKind, Stage},
    proposal::Proposal,
    role::Role,
};
use ponte_storage::{Kind, assignment, case, desk, proposal};
use ponte_testkit::TestDesk;
use ponte_web::{Site, presses, router};
use tower::ServiceExt;
use uuid::Uuid;

/// Where a record is kept, seen from the desk at which the accounts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Own,
    Below,
    Network,
    Outside,
}

impl Place {
    pub const ALL: [Self; 4] = [Self::Own, Self::Below, Self::Network, Self::Outside];

    /// Code of the desk.
    pub const fn desk(self) -> &'static str {
        match self {
            Self::Own => "SP",
            Self::Below => "SP2",
            Self::Network => "SZ",
            Self::Outside => "MS",
        }
    }
}

/// The records of one desk.
#[derive(Debug, Clone, Copy)]
pub struct Records {
    /// A person in whose team every account is, and one in whose team none is.
    pub assigned: Uuid,
    pub other: Uuid,
    pub employer: Uuid,
    pub vacancy: Uuid,
    pub course: Uuid,
    pub body: Uuid,
    pub project: Uuid,
}

impl Records {
    pub const fn of(&self, kind: Kind, assigned: bool) -> Uuid {
        match kind {
            Kind::Worker if assigned => self.assigned,
            Kind::Worker => self.other,
            Kind::Employer => self.employer,
            Kind::Vacancy => self.vacancy,
            Kind::Course => self.course,
            Kind::Body => self.body,
            _ => self.project,
        }
    }
}

/// The town.
pub struct Town {
    pub records: BTreeMap<Place, Records>,
    /// Session of the account of each role.
    pub sessions: BTreeMap<Role, String>,
    /// Mandates by person.
    pub mandates: BTreeMap<Uuid, Uuid>,
    /// Proposals of the assigned person of each desk for its vacancy.
    pub proposals: BTreeMap<Place, Uuid>,
    desk: TestDesk,
}

/// What an address answered.
#[derive(Debug)]
pub struct Answered {
    pub status: StatusCode,
    pub text: String,
    /// Whether it led to the page on which one signs in.
    pub signs_in: bool,
}

/// The name of a record, by which it is found in a list: no two share a word.
pub fn name(place: Place, kind: Kind, assigned: bool) -> String {
    let of = match kind {
        Kind::Worker if assigned => "Assegnata",
        Kind::Worker => "Altrui",
        Kind::Employer => "Cantiere",
        Kind::Vacancy => "Saldatore",
        Kind::Course => "Corso",
        Kind::Body => "Ente",
        _ => "Progetto",
    };
    format!("{of}{}", place.desk())
}

impl Town {
    pub async fn build() -> Self {
        let desk = TestDesk::open().await;
        let mut town =
            Self { records: BTreeMap::new(), sessions: BTreeMap::new(), mandates: BTreeMap::new(), proposals: BTreeMap::new(), desk };
        town.add_desks().await;
        for place in Place::ALL {
            let records = town.add_records(place).await;
            town.records.insert(place, records);
        }
        town.add_accounts().await;
        town.add_proposals().await;
        town.desk.app.market.follow(&town.desk.app.db).await.expect("to follow");
        town
    }

    async fn add_desks(&self) {
        let app = &self.desk.app;
        let at = |code: &str, kind, parent: Option<&str>| Desk {
            kind,
            parent: parent.map(str::to_owned),
            case_teams: true,
            email: Some("sportello@example.org".to_owned()),
            ..Desk::named(code, &format!("Sportello {code}"))
        };
        let mut tx = app.db.begin().await.expect("a transaction");
        desk::set_setting(&tx, "home_desk", Some("MS")).await.expect("a setting");
        for made in [
            at("P", DeskKind::Province, None),
            at("SP", DeskKind::Cpi, Some("P")),
            at("SP2", DeskKind::Desk, Some("SP")),
            at("SZ", DeskKind::Cpi, Some("P")),
            at("MS", DeskKind::Cpi, None),
        ] {
            desk::save(&mut tx, &made).await.expect("a desk");
        }
        tx.commit(app.now()).await.expect("to commit");
        app.market.follow(&app.db).await.expect("to follow");
    }

    async fn add<R: Registered>(&self, record: &R) -> Uuid {
        register::create(&self.desk.app, &Caller::console(Purpose::Casework), record).await.expect("a record")
    }

    async fn add_records(&self, place: Place) -> Records {
        let code = place.desk();
        let external = |id: String| ExternalId { source: "prova".to_owned(), id };
        let named = |kind, assigned| name(place, kind, assigned);
        let person = |assigned| {
            let family = named(Kind::Worker, assigned);
            let mut worker = self.desk.worker("Ada", &family);
            worker.desk = code.to_owned();
            worker
        };
        let mut employer = self.desk.employer(&named(Kind::Employer, false));
        employer.desk = code.to_owned();
        let employer_id = self.add(&employer).await;
        let mut vacancy = self.desk.vacancy(&named(Kind::Vacancy, false), employer_id);
        vacancy.desk = code.to_owned();
        vacancy.employer_id = Some(EmployerId(employer_id));
        let course: Course = serde_json::from_value(serde_json::json!({
            "external": external(format!("c{code}")), "desk": code, "title": named(Kind::Course, false), "body": "Scuola", "place": {}, "skills": [],
        }))
        .expect("a course");
        let organisation: Organisation = serde_json::from_value(serde_json::json!({
            "external": external(format!("b{code}")), "desk": code, "name": named(Kind::Body, false),
        }))
        .expect("a body");
        let project = Project {
            external: external(format!("p{code}")),
            desk: code.to_owned(),
            title: named(Kind::Project, false),
            kind: ProjectKind::SociallyUseful,
            body: None,
            workers: Vec::new(),
            stage: Stage::Idea,
            outlets: Vec::new(),
            from: None,
            to: None,
            note: None,
        };
        Records {
            assigned: self.add(&person(true)).await,
            other: self.add(&person(false)).await,
            employer: employer_id,
            vacancy: self.add(&vacancy).await,
            course: self.add(&course).await,
            body: self.add(&organisation).await,
            project: self.add(&project).await,
        }
    }

    async fn add_accounts(&mut self) {
        let app = &self.desk.app;
        let console = Caller::console(Purpose::Administration);
        for role in Role::ALL {
            // The first role is only what makes an account: it is taken away below.
            let new = NewAccount {
                username: format!("di-{role}"),
                name: format!("Ruolo {role}"),
                roles: vec![Role::Analyst],
                desk: "SP".to_owned(),
                password: "una-frase-per-prova".to_owned(),
            };
            let made = account::create(app, &console, new).await.expect("an account");
            let tx = app.db.begin().await.expect("a transaction");
            let since = app.today();
            let gone =
                Assignment { account: made.id, role: Role::Analyst, desk: "SP".to_owned(), subject: None, since, until: since.pred_opt() };
            assignment::save(&tx, &gone).await.expect("to end it");
            let subject = role.is_about_a_person().then(|| WorkerId(self.records[&Place::Own].assigned));
            assignment::save(&tx, &Assignment { role: *role, subject, until: None, ..gone }).await.expect("an assignment");
            for records in self.records.values().filter(|_| !role.is_about_a_person()) {
                let member = Member { worker: WorkerId(records.assigned), account: made.id, part: Part::Operator, since, until: None };
                case::save_member(&tx, &member).await.expect("a member");
            }
            tx.commit(app.now()).await.expect("to commit");
            let begun = account::sign_in(app, &format!("di-{role}"), "una-frase-per-prova", &Origin::default()).await.expect("a session");
            self.sessions.insert(*role, begun.secret);
        }
    }

    /// Everybody is proposed and sent for every vacancy, and has given a mandate: what is asked of them is there.
    async fn add_proposals(&mut self) {
        let app = &self.desk.app;
        let people: Vec<Uuid> = self.records.values().flat_map(|records| [records.assigned, records.other]).collect();
        let mut tx = app.db.begin().await.expect("a transaction");
        for (place, records) in &self.records {
            let mut sent = Vec::new();
            for worker in &people {
                let id = ProposalId(app.new_id());
                let made = Proposal::new(id, VacancyId(records.vacancy), WorkerId(*worker), Actor::Console, app.now(), None);
                proposal::insert(&mut tx, &made, app.now()).await.expect("a proposal");
                sent.push(Sent { proposal: id, worker: WorkerId(*worker), verdict: None, verdict_at: None });
                if *worker == self.records[&Place::Own].assigned {
                    self.proposals.insert(*place, id.0);
                }
            }
            let dispatch = Dispatch {
                id: DispatchId(app.new_id()),
                vacancy: VacancyId(records.vacancy),
                sent_at: app.now(),
                sent_by: "prova".to_owned(),
                to: None,
                message: None,
                people: sent,
                left_out: Vec::new(),
                plan: None,
                asked_at: None,
                answered_at: None,
            };
            proposal::save_dispatch(&tx, &dispatch).await.expect("a shortlist");
        }
        for worker in people {
            let mandate = Mandate {
                id: app.new_id(),
                worker: WorkerId(worker),
                name: "Luca Rossi".to_owned(),
                phone: None,
                email: None,
                kind: MandateKind::Caregiver,
                scope: vec![MandateScope::Everything],
                since: app.today(),
                until: None,
                account: None::<AccountId>,
            };
            case::save_mandate(&tx, &mandate).await.expect("a mandate");
            self.mandates.insert(worker, mandate.id);
        }
        tx.commit(app.now()).await.expect("to commit");
    }

    /// The pages and the API of the town, deciding by a table.
    pub async fn router(&self, table: Table) -> Router {
        let own = &self.desk.app;
        let config = Config::in_folder(own.config.data.clone());
        let mut app = App::over(own.db.clone(), config, self.desk.clock.clone(), presses().expect("the presses")).await.expect("the town");
        app.rights = Arc::new(table);
        router(Site::new(Arc::new(app)))
    }

    /// What somebody in a role is answered; who has no role is not signed in.
    pub async fn ask(&self, router: &Router, role: Option<Role>, request: axum::http::request::Builder, body: Body) -> Answered {
        ask(router, role.map(|role| self.sessions[&role].as_str()), request, body).await
    }
}

/// What the holder of a session is answered.
pub async fn ask(router: &Router, session: Option<&str>, mut request: axum::http::request::Builder, body: Body) -> Answered {
    if let Some(session) = session {
        request = request.header(header::COOKIE, format!("ponte_session={session}"));
    }
    let request: Request<Body> = request.body(body).expect("a request");
    let Ok(response) = router.clone().oneshot(request).await;
    let (parts, body) = response.into_parts();
    let location = parts.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
    let signs_in = location.starts_with("/accedi");
    let bytes = to_bytes(body, usize::MAX).await.expect("a body");
    Answered { status: parts.status, text: String::from_utf8_lossy(&bytes).into_owned(), signs_in }
}
