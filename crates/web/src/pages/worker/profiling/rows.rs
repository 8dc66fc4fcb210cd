//! Profiles, interviews and tracks, as pages show them.

use ponte_app::profiling::ProfilingFile;
use ponte_domain::{
    expression::Number,
    profiling::{Answer, ModelRef, Part, Profile, TrackChoice},
    reference::Lang,
    worker::Worker,
};
use ponte_storage::leaf::StoredLeaf;
use ponte_templates::pages::profiling::{InterviewLine, ModelLine, PartLine, ProfileView, TrackLine};

use crate::site::Site;

/// A number with the sign for decimals that the language has.
pub fn written(number: &str, lang: Lang) -> String {
    if lang == Lang::En { number.to_owned() } else { number.replace('.', ",") }
}

/// The province in which somebody lives, by its letters.
pub fn province(site: &Site, worker: &Worker) -> Option<String> {
    let catalogue = site.app.market.catalogue();
    let code = worker.home()?.istat.as_deref()?;
    catalogue.place(code).map(|place| place.province.clone())
}

pub fn model_line(site: &Site, model: &ModelRef) -> ModelLine {
    ModelLine { number: model.number, desk: model.desk.as_deref().map(|code| site.app.market.desk_of(code).name.clone()) }
}

/// A profile, its parts by what they did, the strongest first.
pub fn profile_view(site: &Site, found: &StoredLeaf<Profile>, lang: Lang) -> ProfileView {
    let profile = &found.value;
    let score = &profile.score;
    let mut parts: Vec<PartLine> = score.parts.iter().map(|part| part_line(profile, part, lang)).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.tenths));
    ProfileView {
        id: profile.id.to_string(),
        version: found.version,
        day: profile.day,
        at: profile.at,
        by: profile.by.name().map(str::to_owned),
        model: model_line(site, &profile.model),
        low: written(&score.low.to_fixed(3), lang),
        high: written(&score.high.to_fixed(3), lang),
        low_at: scaled(score.low, 3),
        high_at: scaled(score.high, 3),
        nearest: score.nearest,
        farthest: score.farthest,
        strongest: parts.first().map_or(0, |part| part.tenths),
        parts,
        missing: score.missing.clone(),
        needs: profile.needs,
        collective: profile.collective,
        voided: profile.voided.as_ref().map(|voided| voided.reason.clone()),
    }
}

/// A number as so many parts of ten to a power.
fn scaled(number: Number, power: u32) -> i64 {
    let digits: String = number.to_fixed(power).chars().filter(|sign| *sign != '.').collect();
    digits.parse().unwrap_or_default()
}

/// What one answer did: of an index with two ends, at the middle of its log-odds.
fn part_line(profile: &Profile, part: &Part, lang: Lang) -> PartLine {
    let effect = profile.score.middle.minus(part.without).unwrap_or(Number::ZERO);
    let tenths = scaled(effect, 3);
    let way = match part.weight.cmp(&Number::ZERO) {
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Less => -1,
        std::cmp::Ordering::Equal => 0,
    };
    let (chosen, number) = match &part.answer {
        Answer::Choice(code) => (Some(code.clone()), None),
        Answer::Number(number) => (None, Some(written(&number.to_string(), lang))),
    };
    let sign = if way > 0 { "+" } else { "" };
    PartLine {
        input: part.input,
        chosen,
        number,
        source: profile.sources.get(&part.input).copied(),
        weight: format!("{sign}{}", written(&part.weight.to_string(), lang)),
        hundredths: written(&format!("{}.{}", tenths.abs() / 10, tenths.abs() % 10), lang),
        tenths: tenths.abs(),
        way,
    }
}

/// The interview, with the words of its questionnaire.
pub fn interview_line(file: &ProfilingFile, lang: Lang) -> Option<InterviewLine> {
    let seen = file.interview.as_ref()?;
    Some(InterviewLine {
        at: seen.at,
        index: seen.index.map(|index| written(&index.to_string(), lang)),
        band: file.band.as_ref().map(|title| title.get(lang).to_owned()).or_else(|| seen.band.clone()),
        confirmed: seen.confirmed,
        href: format!("/sportello/questionari/risposte/{}", seen.response.0),
    })
}

pub fn track_line(found: &StoredLeaf<TrackChoice>) -> TrackLine {
    let choice = &found.value;
    let contest = choice.contest.as_ref();
    TrackLine {
        id: choice.id.to_string(),
        version: found.version,
        number: choice.track.number(),
        track: choice.track,
        proposed: choice.proposed.track,
        reason: choice.reason.clone(),
        by: choice.by.name().map(str::to_owned),
        at: choice.at,
        contest: contest.map(|contest| contest.words.clone()),
        answer: contest.and_then(|contest| contest.answer.as_ref()).map(|(words, ..)| words.clone()),
        voided: choice.voided.as_ref().map(|voided| voided.reason.clone()),
    }
}
