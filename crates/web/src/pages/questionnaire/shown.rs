//! A questionnaire as pages show it: labels in the visitor's language, what was answered, what is wrong.

use ponte_app::questionnaire::{Held, Opened, shown, value_words};
use ponte_domain::{
    expression::{Number, Value},
    questionnaire::{Answers, Assessment, Item, ItemFault, ItemKind, Section, USUAL_CHARS},
    reference::{Label, Lang},
    response::Response,
};
use ponte_templates::{
    form::Choice,
    pages::questionnaire::{JudgedLine, SheetItem, SheetOption, SheetRow, SheetScore, SheetSection},
};

use crate::site::Site;

/// Options that a key of one digit chooses.
const DIGITS: u32 = 9;

/// A number as it is read: with the sign for decimals of the language, and no more digits than it has.
pub fn decimal(number: Number, decimals: u32, lang: Lang) -> String {
    let text = number.to_fixed(decimals);
    if lang == Lang::En { text } else { text.replace('.', ",") }
}

fn text(label: &Label, lang: Lang) -> String {
    label.get(lang).trim().to_owned()
}

/// What is shown of answers.
pub struct Shown<'s> {
    pub site: &'s Site,
    pub held: &'s Held,
    pub assessment: &'s Assessment,
    /// As they were given, right or wrong.
    pub answers: &'s Answers,
    pub response: &'s Response,
    pub lang: Lang,
    /// Items whose missing answer is told as a fault.
    pub missing: &'s [String],
}

impl Shown<'_> {
    /// Every section in order, those too that are not asked.
    pub fn sections(&self) -> Vec<SheetSection> {
        let mut number = 0;
        self.held.sections.iter().map(|section| self.section(section, &mut number)).collect()
    }

    fn section(&self, section: &Section, number: &mut usize) -> SheetSection {
        let items: Vec<SheetItem> = section
            .items
            .iter()
            .map(|item| {
                *number += 1;
                self.item(item, *number)
            })
            .collect();
        SheetSection {
            id: section.id.clone(),
            title: text(&section.title, self.lang),
            text: text(&section.text, self.lang),
            asked: items.iter().any(|item| item.asked),
            items,
        }
    }

    fn item(&self, item: &Item, number: usize) -> SheetItem {
        let asked = self.assessment.asked.contains(&item.id);
        let value = self.answers.get(&item.id).unwrap_or(&Value::None);
        let texts = shown(&self.site.app, item, value, self.lang);
        let error = self.assessment.errors.iter().find(|error| error.item == item.id && asked);
        let check = error.and_then(|error| error.check).and_then(|place| self.held.checks.get(place));
        let left_out = self.missing.contains(&item.id);
        let options = self.options(item, &texts);
        SheetItem {
            id: item.id.clone(),
            kind: item.kind.as_str(),
            number,
            label: text(&item.label, self.lang),
            help: text(&item.help, self.lang),
            required: item.required,
            asked,
            value: if options.is_empty() { texts.first().cloned().unwrap_or_default() } else { String::new() },
            options,
            least_label: text(&item.least_label, self.lang),
            most_label: text(&item.most_label, self.lang),
            unit: text(&item.unit, self.lang),
            decimals: item.decimals,
            most_chars: item.most_chars.unwrap_or(USUAL_CHARS),
            fault: error.map(|error| error.fault.as_str()).or(left_out.then_some("missing")),
            message: check.map(|check| text(&check.message, self.lang)).filter(|words| !words.is_empty()),
            missing: self.assessment.missing.contains(&item.id),
            answer: value_words(&self.site.app, item, value, self.lang),
            unclear: self.response.unclear.get(&item.id).cloned(),
        }
    }

    fn options(&self, item: &Item, chosen: &[String]) -> Vec<SheetOption> {
        if item.kind == ItemKind::Scale {
            let ends = item.least.and_then(Number::as_whole).zip(item.most.and_then(Number::as_whole));
            let (least, most) = ends.unwrap_or((1, 0));
            let option = |n: i64| SheetOption {
                code: n.to_string(),
                label: n.to_string(),
                chosen: chosen.contains(&n.to_string()),
                digit: u32::try_from(n).ok().filter(|digit| *digit <= DIGITS),
            };
            return (least..=most).map(option).collect();
        }
        let option = |(place, option): (u32, &ponte_domain::questionnaire::Choice)| SheetOption {
            code: option.code.clone(),
            label: text(&option.label, self.lang),
            chosen: chosen.contains(&option.code),
            digit: (place <= DIGITS).then_some(place),
        };
        (1..).zip(&item.options).map(option).collect()
    }

    /// The scores in words.
    pub fn scores(&self) -> Vec<SheetScore> {
        let lines = self.held.scores.iter().map(|score| {
            let scored = self.assessment.scores.iter().find(|scored| scored.score == score.id);
            let value = scored.and_then(|scored| scored.value);
            let code = scored.and_then(|scored| scored.band.clone());
            let band = code.as_ref().and_then(|code| score.bands.iter().find(|band| band.code == *code));
            let judged = self.response.judgement(&score.id);
            let title_of = |code: &str| {
                let known = score.bands.iter().find(|band| band.code == code);
                known.map_or_else(|| code.to_owned(), |band| text(&band.title, self.lang))
            };
            SheetScore {
                id: score.id.clone(),
                title: text(&score.title, self.lang),
                value: value.map(|number| decimal(number, score.decimals, self.lang)),
                band_title: band.map(|band| text(&band.title, self.lang)),
                proposal: band.map(|band| text(&band.proposal, self.lang)).unwrap_or_default(),
                bands: score.bands.iter().map(|band| Choice::new(band.code.clone(), text(&band.title, self.lang))).collect(),
                judged: judged.map(|judged| JudgedLine {
                    band: title_of(&judged.band),
                    changed: judged.computed.as_deref() != Some(judged.band.as_str()),
                    reason: judged.reason.clone(),
                    by: judged.by.name.clone(),
                    at: judged.at,
                }),
                band: code,
            }
        });
        lines.collect()
    }

    /// How a fault of an item is said.
    pub fn fault_words(&self, item: &str) -> Option<String> {
        let error = self.assessment.errors.iter().find(|error| error.item == item)?;
        if let (ItemFault::Disagrees, Some(check)) = (error.fault, error.check.and_then(|place| self.held.checks.get(place))) {
            return Some(text(&check.message, self.lang));
        }
        self.site.app.presses.words.say(&format!("sheet-fault-{}", error.fault), &[], self.lang).ok()
    }
}

/// What is shown of one that was opened.
pub fn of<'s>(site: &'s Site, opened: &'s Opened, lang: Lang, missing: &'s [String]) -> Shown<'s> {
    let response = &opened.stored.response;
    // What was sent in is shown as it was then.
    let answers = match response.last().filter(|_| response.is_completed()) {
        Some(last) => &last.assessment.answered,
        None => &response.answers,
    };
    Shown { site, held: &opened.held, assessment: &opened.assessment, answers, response, lang, missing }
}

/// One of a list.
pub fn row(site: &Site, opened: &Opened, lang: Lang) -> SheetRow {
    let response = &opened.stored.response;
    let scores = of(site, opened, lang, &[]).scores();
    let banded = scores.into_iter().filter(|score| !score.bands.is_empty() && response.is_completed());
    let bands = banded.filter_map(|score| Some((score.title, score.judged.map(|judged| judged.band).or(score.band_title)?)));
    let required = |id: &&String| opened.held.item(id).is_some_and(|item| item.required);
    let of = opened.assessment.asked.iter().filter(required).count();
    SheetRow {
        id: response.id.to_string(),
        title: text(&opened.held.title, lang),
        state: response.state,
        channel: response.channel,
        at: response.times.completed.or(response.times.touched).or(response.times.sent),
        minutes: response.minutes,
        open: response.is_open(),
        bands: bands.collect(),
        answered: of.saturating_sub(opened.assessment.missing.len()),
        of,
    }
}

/// The title in a language.
pub fn title(held: &Held, lang: Lang) -> String {
    text(&held.title, lang)
}

/// A text of the questionnaire in a language.
pub fn words(label: &Label, lang: Lang) -> String {
    text(label, lang)
}

/// The questions that were answered, with the answers in words.
pub fn answered(site: &Site, opened: &Opened, lang: Lang) -> Vec<(String, String)> {
    let items = of(site, opened, lang, &[]).sections().into_iter().flat_map(|section| section.items);
    items.filter(|item| !item.answer.is_empty()).map(|item| (item.label, item.answer)).collect()
}
