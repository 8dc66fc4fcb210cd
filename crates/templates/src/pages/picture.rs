//! A pathway as a picture, with the words of one language.

use ponte_domain::{
    codes,
    pathway::{Drawing, Pathway, Standing},
    reference::Lang,
};
use serde::Serialize;

/// Characters that fit on a line of a box, and lines of a phase and of an exit.
const LINE_CHARS: usize = 21;
const PHASE_LINES: usize = 3;
const EXIT_LINES: usize = 2;

codes! {
    /// How a box of the picture is, for somebody on the pathway.
    pub enum BoxState {
        /// Nobody is on it: the picture is of the pathway alone.
        Plain = "plain",
        Done = "done",
        Now = "now",
        /// Not reached, and perhaps never.
        Ahead = "ahead",
    }
}

/// A pathway as a picture.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// Tells it apart from other pictures of the page.
    pub id: String,
    pub title: String,
    pub width: i32,
    pub height: i32,
    pub lanes: Vec<LaneWords>,
    pub phases: Vec<BoxWords>,
    pub exits: Vec<BoxWords>,
    pub arrows: Vec<ArrowPoints>,
}

/// The name of a lane; the person's own has none.
#[derive(Debug, Clone, Serialize)]
pub struct LaneWords {
    pub title: String,
    pub y: i32,
}

/// A phase or an exit.
#[derive(Debug, Clone, Serialize)]
pub struct BoxWords {
    /// Name of the phase or exit.
    pub id: String,
    pub title: String,
    /// The title, cut to the lines that fit.
    pub lines: Vec<String>,
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
    pub state: BoxState,
    /// How many steps it has.
    pub steps: usize,
    /// How many people are in it, where that is shown.
    pub people: Option<u64>,
    /// An exit that is open from every phase.
    pub anywhere: bool,
}

/// An arrow.
#[derive(Debug, Clone, Serialize)]
pub struct ArrowPoints {
    /// As SVG wants them: `x,y x,y`.
    pub points: String,
    pub out: bool,
}

impl Picture {
    /// The picture of a pathway; with where somebody stands, if somebody does.
    #[must_use]
    pub fn of(pathway: &Pathway, standing: Option<&Standing>, lang: Lang) -> Self {
        let drawing = pathway.drawing();
        let arrows = drawing.arrows.iter().map(|arrow| {
            let points: Vec<String> = arrow.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
            ArrowPoints { points: points.join(" "), out: arrow.out }
        });
        let lanes = drawing.lanes.iter().filter_map(|lane| {
            let track = pathway.tracks.iter().find(|track| Some(&track.id) == lane.track.as_ref())?;
            Some(LaneWords { title: track.title.get(lang).to_owned(), y: lane.y })
        });
        Self {
            id: pathway.id.clone(),
            title: pathway.title.get(lang).to_owned(),
            width: drawing.width,
            height: drawing.height,
            lanes: lanes.collect(),
            phases: phases(pathway, standing, &drawing, lang),
            exits: exits(pathway, standing, &drawing, lang),
            arrows: arrows.collect(),
        }
    }

    /// The same, with how many people are in each phase.
    #[must_use]
    pub fn with_people(mut self, people: impl Fn(&str) -> Option<u64>) -> Self {
        for phase in &mut self.phases {
            phase.people = people(&phase.id);
        }
        self
    }
}

fn phases(pathway: &Pathway, standing: Option<&Standing>, drawing: &Drawing, lang: Lang) -> Vec<BoxWords> {
    let state = |id: &str| match standing {
        None => BoxState::Plain,
        Some(standing) if standing.here.iter().any(|here| here.phase == id) => BoxState::Now,
        Some(standing) if standing.entered.iter().any(|entered| entered == id) => BoxState::Done,
        Some(_) => BoxState::Ahead,
    };
    let words = |square: &ponte_domain::pathway::Square| {
        let phase = pathway.phase(&square.id)?;
        let title = phase.title.get(lang).to_owned();
        let (x, y, width, height) = (square.x, square.y, square.width, square.height);
        Some(BoxWords {
            id: square.id.clone(),
            people: None,
            anywhere: false,
            lines: wrapped(&title, PHASE_LINES),
            title,
            x,
            y,
            width,
            height,
            state: state(&phase.id),
            steps: phase.steps.len(),
        })
    };
    drawing.phases.iter().filter_map(words).collect()
}

fn exits(pathway: &Pathway, standing: Option<&Standing>, drawing: &Drawing, lang: Lang) -> Vec<BoxWords> {
    let state = |id: &str| match standing {
        None => BoxState::Plain,
        Some(standing) if standing.ended.as_ref().is_some_and(|ended| ended.exit == id) => BoxState::Now,
        Some(_) => BoxState::Ahead,
    };
    let words = |square: &ponte_domain::pathway::Square| {
        let exit = pathway.exits.iter().find(|exit| exit.id == square.id)?;
        let title = exit.title.get(lang).to_owned();
        let (x, y, width, height) = (square.x, square.y, square.width, square.height);
        Some(BoxWords {
            id: square.id.clone(),
            lines: wrapped(&title, EXIT_LINES),
            title,
            x,
            y,
            width,
            height,
            state: state(&exit.id),
            steps: 0,
            people: None,
            anywhere: exit.from.is_empty(),
        })
    };
    drawing.exits.iter().filter_map(words).collect()
}

/// Words on at most so many lines; what is left out is told by three points.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LINE_CHARS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let all = lines.len();
    lines.truncate(most);
    let cut = |line: &String| line.chars().count() > LINE_CHARS;
    let last = lines.len().saturating_sub(1);
    for (place, line) in lines.iter_mut().enumerate() {
        if cut(line) || (place == last && all > most) {
            let short = line.chars().count() < LINE_CHARS;
            let kept: String = match line.rsplit_once(' ') {
                _ if short => line.clone(),
                Some((words, _)) => words.to_owned(),
                None => line.chars().take(LINE_CHARS - 1).collect(),
            };
            *line = format!("{}…", kept.trim_end_matches([',', ' ']));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn words_are_put_on_lines_and_cut_with_points() {
        assert_eq!(wrapped("Fattibilità e conclusione", 3), ["Fattibilità e", "conclusione"]);
        assert_eq!(wrapped("uno due tre quattro cinque sei sette otto nove dieci undici", 2), ["uno due tre quattro", "cinque sei sette…"]);
        assert_eq!(wrapped("Sovramagnificentissimamente", 2), ["Sovramagnificentissi…"]);
        assert!(wrapped("", 2).is_empty());
    }
}
