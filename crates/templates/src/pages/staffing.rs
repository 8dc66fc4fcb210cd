//! Who comes and who goes: invitations, and the files of somebody who leaves.

use chrono::{DateTime, NaiveDate, Utc};
use ponte_domain::{case::Part, role::Role};
use serde::Serialize;

use super::{invented, worker::Named};
use crate::{
    form::{Choice, FieldError, Form},
    layout::{Crumb, Layout, Place},
};

/// The invitations that are open. Posts `name`, `email`, `username`, `role`, `desk`, `last_day` for a new one.
#[derive(Debug, Clone, Serialize)]
pub struct Invitations {
    pub layout: Layout,
    pub form: Form,
    pub rows: Vec<InvitationRow>,
    /// Codes of the roles to which the visitor may invite.
    pub roles: Vec<&'static str>,
    pub desks: Vec<Choice>,
}

/// An invitation.
#[derive(Debug, Clone, Serialize)]
pub struct InvitationRow {
    pub id: String,
    pub name: String,
    /// Where it was sent; on paper when absent.
    pub email: Option<String>,
    pub roles: Vec<Role>,
    /// Name of the desk.
    pub desk: String,
    pub until: DateTime<Utc>,
    pub expired: bool,
}

/// An invitation that was made a moment ago: its link, shown this once, to be printed and handed over.
#[derive(Debug, Clone, Serialize)]
pub struct InvitationMade {
    pub layout: Layout,
    pub invitation: InvitationRow,
    /// The link itself.
    pub address: String,
    /// The link as a square that a telephone reads; absent when it went by mail.
    pub square: Option<Square>,
}

/// A square that a telephone reads (QR code, ISO/IEC 18004).
#[derive(Debug, Clone, Serialize)]
pub struct Square {
    /// Modules of one side, with the quiet zone.
    pub side: i32,
    /// Its dark modules as the path of an SVG.
    pub path: String,
}

/// What somebody who leaves has under way. Posts `worker` (those that are chosen; all when none) and `to`.
#[derive(Debug, Clone, Serialize)]
pub struct Leaving {
    pub layout: Layout,
    /// Who leaves.
    pub account: Named,
    pub last_day: Option<NaiveDate>,
    /// Whether the last day is past, or the account is shut.
    pub gone: bool,
    pub files: Vec<LeavingRow>,
    /// Open vacancies with proposals that she followed.
    pub rounds: Vec<LeavingRound>,
    /// Imports of hers that run.
    pub activities: Vec<String>,
    pub colleagues: Vec<Choice>,
    pub form: Form,
}

/// A file of who leaves.
#[derive(Debug, Clone, Serialize)]
pub struct LeavingRow {
    pub person: Named,
    pub part: Part,
    pub since: NaiveDate,
    pub proposals: i64,
}

/// A vacancy with proposals that who leaves followed.
#[derive(Debug, Clone, Serialize)]
pub struct LeavingRound {
    pub vacancy: Named,
    pub proposals: usize,
}

/// Somebody whose account ends soon, or ended lately, with files still open.
#[derive(Debug, Clone, Serialize)]
pub struct EndingRow {
    pub account: Named,
    pub last_day: NaiveDate,
    pub gone: bool,
    pub files: usize,
}

impl EndingRow {
    pub(crate) fn samples() -> Vec<Self> {
        let one = |gone: bool| Self {
            account: Named { id: invented::id(72), name: "Andrea Lucchesi".into() },
            last_day: invented::in_days(if gone { -3 } else { 9 }),
            gone,
            files: if gone { 1 } else { 23 },
        };
        vec![one(false), one(true)]
    }
}

fn invited(expired: bool) -> InvitationRow {
    InvitationRow {
        id: invented::id(81),
        name: "Elisa Moretti".into(),
        email: (!expired).then(|| "elisa@sportello.example".into()),
        roles: vec![Role::Operator],
        desk: "Sportello Lavoro La Spezia".into(),
        until: invented::in_minutes(if expired { -60 } else { 9000 }),
        expired,
    }
}

page!(Invitations, "pages/office/invitations.html", {
    let layout = invented::operator(Place::Administration, "/amministrazione/inviti", Vec::new());
    let form = Form::new("/amministrazione/inviti").with("role", "operator").with("desk", "SP");
    let wrong = form.clone().wrong(FieldError::new("name", "required")).wrong(FieldError::new("email", "email"));
    let desks = vec![Choice::new("SP", "Sportello Lavoro La Spezia")];
    let roles = vec!["operator", "case_manager", "employer_user", "partner_user"];
    vec![
        Self { layout: layout.clone(), form, rows: vec![invited(false), invited(true)], roles: roles.clone(), desks: desks.clone() },
        Self { layout, form: wrong, rows: Vec::new(), roles, desks },
    ]
});

page!(InvitationMade, "pages/office/invitation_made.html", {
    let crumbs = vec![Crumb::key("invitations", "/amministrazione/inviti")];
    let layout = invented::operator(Place::Administration, "/amministrazione/inviti", crumbs);
    let address = "https://ponte.example/invito/m3".to_owned();
    let square = Some(Square { side: 9, path: "M4 4h1v1h-1z".into() });
    let by_mail = Self { layout: layout.clone(), invitation: invited(false), address: address.clone(), square: None };
    vec![by_mail, Self { layout, invitation: InvitationRow { email: None, ..invited(false) }, address, square }]
});

page!(Leaving, "pages/office/leaving.html", {
    let row = LeavingRow {
        person: Named { id: invented::id(11), name: "Giulia Ferrando".into() },
        part: Part::CaseManager,
        since: invented::in_days(-120),
        proposals: 2,
    };
    let full = Self {
        layout: invented::operator(Place::More, "/sportello/consegne/72", Vec::new()),
        account: Named { id: invented::id(72), name: "Andrea Lucchesi".into() },
        last_day: Some(invented::in_days(9)),
        gone: false,
        files: vec![row],
        rounds: vec![LeavingRound { vacancy: Named { id: invented::id(1), name: "Elettricista di bordo".into() }, proposals: 3 }],
        activities: vec!["annunci.csv".into()],
        colleagues: vec![Choice::new(invented::id(70), "Chiara Donati")],
        form: Form::new("/sportello/consegne/72").wrong(FieldError::new("to", "colleague")),
    };
    let nothing = Self {
        last_day: Some(invented::in_days(-3)),
        gone: true,
        files: Vec::new(),
        rounds: Vec::new(),
        activities: Vec::new(),
        colleagues: Vec::new(),
        form: Form::default(),
        ..full.clone()
    };
    vec![full, nothing]
});
