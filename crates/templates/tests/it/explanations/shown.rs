//! Reads the sentences from the page of a list, as a person would.

use ponte_templates::{
    Lang, Page, Renderer,
    pages::shortlist::{AskRow, Candidate, Counterfactual, Shortlist, WhyNot},
};
use serde_json::{Value, json};

/// What the page tells, in the order in which it was given.
#[derive(Debug, Default)]
pub struct Told {
    pub reasons: Vec<String>,
    pub questions: Vec<String>,
    /// The same things as they stand in lists of what is missing or would change.
    pub things: Vec<String>,
    pub refusals: Vec<String>,
}

/// The page with these reasons unfolded.
pub fn tell(renderer: &Renderer, lang: Lang, whys: &[Value], whats: &[Value], refusals: &[Value]) -> Told {
    let sample = Shortlist::samples().into_iter().find(|page| page.opened.is_some() && !page.rows.is_empty()).expect("a sample unfolded");
    let row = sample.rows[0].clone();
    let candidate = Candidate {
        // One criterion has one list, so that the order stays.
        terms: whys.iter().map(|why| json!({"name": "distance", "points": 0, "of": 0, "why": why})).collect(),
        ask: whats.iter().map(|what| AskRow { what: what.clone(), worth: 0, decides: false, answer: None }).collect(),
        counterfactuals: whats.iter().map(|what| Counterfactual { what: what.clone(), met: true, points: Some(1) }).collect(),
        missing: Vec::new(),
        gap: None,
        ..row
    };
    let why_not = WhyNot {
        query: String::new(),
        name: Some("Anna".to_owned()),
        failures: refusals.to_vec(),
        points: None,
        place: None,
        would: None,
        others: Vec::new(),
    };
    let page = Shortlist { opened: Some(candidate.id.clone()), rows: vec![candidate], why_not: Some(why_not), ..sample };
    let html = renderer.render(&page, lang).unwrap_or_else(|error| panic!("{lang}: {error}"));
    let terms = between(&html, "<table class=\"terms\">", "<tfoot>");
    let lists: Vec<&str> = between(&html, "<div class=\"two\">", "<div class=\"acts\">").split("<ul class=\"pairs\">").skip(1).collect();
    let items = |list: Option<&&str>| -> Vec<String> {
        let first_part = |item: &str| text(item.split("</span>").next().unwrap_or_default());
        list.map_or_else(Vec::new, |list| list.split("<li>").skip(1).map(first_part).collect())
    };
    let things = items(lists.first()).into_iter().map(|told| told.split_once(": ").map_or_else(String::new, |(_, thing)| thing.to_owned()));
    Told {
        reasons: terms
            .split("<tr><td>")
            .skip(1)
            .filter_map(|row| row.split("<td>").nth(1))
            .map(|cell| text(cell.split("</td>").next().unwrap_or_default()))
            .collect(),
        questions: items(lists.get(1)),
        things: things.collect(),
        refusals: if refusals.is_empty() {
            Vec::new()
        } else {
            let panel = html.split_once("id=\"why-not\"").map_or("", |(_, rest)| rest);
            let list = between(panel, "<ul class=\"plain\">", "</ul>");
            list.split("</b>").skip(1).map(|rest| text(rest.split("</li>").next().unwrap_or_default())).collect()
        },
    }
}

fn between<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let rest = html.split_once(from).map_or("", |(_, rest)| rest);
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

/// The text of a piece of HTML.
fn text(html: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => plain.push(c),
            _ => {}
        }
    }
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    pairs.iter().fold(plain, |plain, (escaped, sign)| plain.replace(escaped, sign)).trim().to_owned()
}
