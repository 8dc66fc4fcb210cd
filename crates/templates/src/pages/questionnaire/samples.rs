//! Samples of the pages of questionnaires.

use ponte_domain::{
    pack::Channel,
    questionnaire::ItemKind,
    response::{Alternative, Filling, NoAnswerReason, ResponseState, SendFault},
};

use super::{
    CompareRow, CompletionLine, JudgedLine, NoAnswerLine, OverState, OwnSheets, SheetCompare, SheetHead, SheetItem, SheetOption, SheetOver,
    SheetPaper, SheetReview, SheetRow, SheetScore, SheetSection, SheetSectionPage, SheetStart, SheetTyping, SheetView, StartState,
    SubjectSheets,
};
use crate::{
    form::{Choice, Form},
    layout::{Crumb, Layout, Place},
    pages::{invented, own::OwnHead, worker::Named},
};

fn item(kind: ItemKind) -> SheetItem {
    let option = |code: &str, label: &str, chosen: bool, digit: u32| SheetOption {
        code: code.into(),
        label: label.into(),
        chosen,
        digit: Some(digit),
    };
    let options = match kind {
        ItemKind::Choice | ItemKind::Multiple => vec![option("yes", "Sì", true, 1), option("no", "No", false, 2)],
        ItemKind::Scale => (1..=5).map(|n| option(&n.to_string(), &n.to_string(), n == 4, n)).collect(),
        _ => Vec::new(),
    };
    SheetItem {
        id: kind.as_str().into(),
        kind: kind.as_str(),
        number: 1,
        label: "Hai un curriculum aggiornato?".into(),
        help: "Anche vecchio va bene.".into(),
        required: kind != ItemKind::Text,
        asked: true,
        value: if options.is_empty() { "3".into() } else { String::new() },
        least_label: "Per niente".into(),
        most_label: "Molto".into(),
        unit: "anni".into(),
        decimals: 1,
        most_chars: 500,
        fault: (kind == ItemKind::Number).then_some("too-high"),
        message: (kind == ItemKind::Date).then(|| "La data non torna.".into()),
        missing: kind == ItemKind::Scale,
        answer: "Sì".into(),
        unclear: (kind == ItemKind::Choice).then(|| "La scala non è chiara".into()),
        options,
    }
}

fn section(asked: bool) -> SheetSection {
    let named = |item: SheetItem| SheetItem { id: if asked { item.id } else { format!("{}_3", item.id) }, ..item };
    SheetSection {
        id: if asked { "skills" } else { "context" }.into(),
        title: "Studi e competenze".into(),
        text: "Rispondi solo a quello che vuoi.".into(),
        asked,
        items: ItemKind::ALL
            .iter()
            .map(|kind| item(*kind))
            .chain([SheetItem { id: "text_2".into(), asked: false, help: String::new(), ..item(ItemKind::Text) }])
            .map(named)
            .collect(),
    }
}

fn scores(judged: bool) -> Vec<SheetScore> {
    let index = SheetScore {
        id: "profiling_index".into(),
        title: "Indice di profilazione".into(),
        value: Some("61,5".into()),
        band: Some("between".into()),
        band_title: Some("Con competenze da aggiornare".into()),
        proposal: "Orientamento e formazione breve.".into(),
        bands: vec![Choice::new("far", "Lontano dal lavoro"), Choice::new("between", "Con competenze da aggiornare")],
        judged: judged.then(|| JudgedLine {
            band: "Vicino al lavoro".into(),
            changed: true,
            reason: Some("Ha appena finito un corso".into()),
            by: "Chiara Donati".into(),
            at: invented::in_minutes(-30),
        }),
    };
    let plain = SheetScore { id: "of_skills".into(), title: "Competenze".into(), value: None, ..SheetScore::default() };
    vec![index, plain]
}

fn head(state: ResponseState) -> SheetHead {
    SheetHead {
        id: invented::id(140),
        version: 3,
        title: "Il tuo profilo".into(),
        code: "ABCD2345".into(),
        who: Some(("Giulia Ferrando".into(), "/sportello/persone/11".into())),
        phone: Some("0187 000 100".into()),
        anonymous: false,
        state,
        channel: Some(Channel::Email),
        fault: None,
        sent: Some(invented::in_minutes(-3_000)),
        reminders: 1,
        can_write: true,
    }
}

fn operator(path: &str) -> Layout {
    invented::operator(Place::More, path, vec![Crumb::key("questionnaires", "/sportello/questionari")])
}

pub(in crate::pages) fn row(state: ResponseState) -> SheetRow {
    SheetRow {
        id: invented::id(140),
        title: "Il tuo profilo".into(),
        state,
        channel: Some(Channel::Email),
        at: Some(invented::in_minutes(-3_000)),
        minutes: (state == ResponseState::Completed).then_some(14),
        open: state != ResponseState::Completed,
        bands: vec![("Indice di profilazione".into(), "Vicino al lavoro".into())],
        answered: 4,
        of: 18,
    }
}

page!(SheetStart, "pages/questionnaire/start.html", {
    let new = SheetStart {
        layout: invented::anybody("/q/m3"),
        base: "/q/m3".into(),
        title: "Il tuo profilo".into(),
        introduction: "Queste domande aiutano a capire che cosa ti serve.".into(),
        minutes: Some(15),
        sections: 5,
        anonymous: false,
        state: StartState::New,
    };
    let others = StartState::ALL.iter().map(|state| SheetStart { state: *state, anonymous: true, minutes: None, ..new.clone() });
    others.chain([new.clone()]).collect()
});

page!(SheetSectionPage, "pages/questionnaire/section.html", {
    let first = SheetSectionPage {
        layout: invented::anybody("/q/m3/s/skills"),
        base: "/q/m3".into(),
        title: "Il tuo profilo".into(),
        section: section(true),
        place: 1,
        of: 5,
        back: None,
        more: false,
        faults: 2,
    };
    vec![SheetSectionPage { back: Some("skills".into()), place: 5, more: true, faults: 0, ..first.clone() }, first]
});

page!(SheetReview, "pages/questionnaire/review.html", {
    let whole = SheetReview {
        layout: invented::anybody("/q/m3/fine"),
        base: "/q/m3".into(),
        title: "Il tuo profilo".into(),
        sections: vec![section(true), section(false)],
        missing: 0,
    };
    vec![SheetReview { missing: 2, ..whole.clone() }, whole]
});

page!(SheetOver, "pages/questionnaire/over.html", {
    let over = |state: &OverState| SheetOver { layout: invented::anybody("/q/m3"), state: *state, thanks: "Grazie. Ti chiamiamo.".into() };
    let bare = SheetOver { thanks: String::new(), ..over(&OverState::Completed) };
    OverState::ALL.iter().map(over).chain([bare]).collect()
});

page!(SubjectSheets, "pages/questionnaire/subject.html", {
    let person = SubjectSheets {
        layout: invented::operator(Place::Workers, "/sportello/persone/11/questionari", vec![Crumb::key("workers", "/sportello/persone")]),
        subject: Named { id: invented::id(11), name: "Giulia Ferrando".into() },
        person: true,
        base: "/sportello/persone/11/questionari".into(),
        rows: ResponseState::ALL.iter().map(|state| row(*state)).collect(),
        available: vec![Choice::new("1:profiling", "Il tuo profilo")],
        may_edit: true,
        can_write: true,
        compare: Some((invented::id(140), invented::id(141))),
        form: Form::default(),
    };
    let bare = SubjectSheets { rows: Vec::new(), available: Vec::new(), compare: None, person: false, ..person.clone() };
    let closed = SubjectSheets { may_edit: false, can_write: false, rows: Vec::new(), compare: None, ..person.clone() };
    vec![person, bare, closed]
});

page!(SheetTyping, "pages/questionnaire/typing.html", {
    let open = SheetTyping {
        layout: operator("/sportello/questionari/risposte/140"),
        head: head(ResponseState::Started),
        introduction: "Queste domande aiutano a capire che cosa ti serve.".into(),
        sections: vec![section(true), section(false)],
        scores: scores(false),
        missing: 3,
        faults: 1,
        tried: true,
        stale: true,
        filled: vec![Filling::Telephone, Filling::InPerson, Filling::Paper],
        reasons: NoAnswerReason::ALL.to_vec(),
        alternatives: Alternative::ALL.to_vec(),
        no_answer: None,
    };
    let no_answer = NoAnswerLine {
        reason: NoAnswerReason::NoAccess,
        proposed: vec![Alternative::Workstation],
        note: Some("Non ha il telefono".into()),
    };
    let given_up = SheetTyping {
        head: SheetHead {
            fault: Some(SendFault::BadAddress),
            who: None,
            phone: None,
            channel: None,
            sent: None,
            can_write: false,
            ..head(ResponseState::NotReached)
        },
        missing: 0,
        faults: 0,
        tried: false,
        stale: false,
        no_answer: Some(no_answer),
        ..open.clone()
    };
    vec![open, given_up]
});

page!(SheetView, "pages/questionnaire/view.html", {
    let judged = SheetView {
        layout: operator("/sportello/questionari/risposte/140"),
        head: head(ResponseState::Confirmed),
        sections: vec![section(true), section(false)],
        scores: scores(true),
        minutes: Some(14),
        completions: vec![
            CompletionLine { at: invented::in_minutes(-600), filled: Filling::Link, by: None },
            CompletionLine { at: invented::in_minutes(-60), filled: Filling::InPerson, by: Some("Chiara Donati".into()) },
        ],
        restitution: Some((invented::in_minutes(-30), "Chiara Donati".into(), "Si riconosce nel profilo.".into(), Some(40))),
        may_edit: true,
        form: Form::default(),
    };
    let fresh =
        SheetView { head: head(ResponseState::Completed), scores: scores(false), restitution: None, minutes: None, ..judged.clone() };
    let read =
        SheetView { may_edit: false, head: SheetHead { anonymous: true, who: None, ..head(ResponseState::Completed) }, ..fresh.clone() };
    vec![judged, fresh, read]
});

page!(SheetCompare, "pages/questionnaire/compare.html", {
    let line = |changed: bool| CompareRow {
        label: "Patente".into(),
        before: "No".into(),
        after: if changed { "Sì".into() } else { "No".into() },
        changed,
    };
    vec![SheetCompare {
        layout: operator("/sportello/questionari/confronto"),
        title: "Il tuo profilo".into(),
        before: invented::in_minutes(-90_000),
        after: invented::in_minutes(-30),
        scores: vec![line(true), line(false)],
        items: vec![line(false), line(true)],
    }]
});

page!(SheetPaper, "pages/questionnaire/paper.html", {
    let blank = SheetPaper {
        layout: operator("/sportello/questionari/risposte/140/carta"),
        title: "Il tuo profilo".into(),
        introduction: "Queste domande aiutano a capire che cosa ti serve.".into(),
        thanks: "Grazie.".into(),
        code: Some("ABCD2345".into()),
        name: Some("Giulia Ferrando".into()),
        filled: false,
        on: invented::in_days(0),
        sections: vec![section(true), section(false)],
        scores: Vec::new(),
    };
    vec![SheetPaper { filled: true, scores: scores(true), ..blank.clone() }, SheetPaper { code: None, name: None, ..blank.clone() }, blank]
});

page!(OwnSheets, "pages/own/questionnaires.html", {
    let own = OwnHead { id: invented::id(11), name: "Giulia Ferrando".into(), herself: true, desk: false };
    let full = OwnSheets {
        layout: invented::anybody("/area/11/questionari"),
        own: own.clone(),
        rows: vec![row(ResponseState::Sent), row(ResponseState::Started), row(ResponseState::Completed)],
    };
    vec![OwnSheets { rows: Vec::new(), ..full.clone() }, full]
});
