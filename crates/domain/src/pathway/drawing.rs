//! A pathway as a picture: where phases, exits and the arrows between them stand. The words are the page's.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Pathway, Phase};

/// Width and height of a phase, in units of the picture.
const PHASE: (i32, i32) = (168, 68);
/// Height of an exit.
const EXIT: i32 = 44;
/// Between columns: arrows run here.
const ACROSS: i32 = 44;
/// Between boxes of a column.
const DOWN: i32 = 20;
/// Above each lane: arrows that pass over phases run here.
const ABOVE: i32 = 28;

/// A box of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Square {
    /// Name of the phase or exit.
    pub id: String,
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

/// An arrow, as the points at which it turns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arrow {
    pub from: String,
    pub to: String,
    /// Whether it leads out.
    pub out: bool,
    pub points: Vec<(i32, i32)>,
}

/// A lane: the phases of the person, or of a track beside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// Name of the track; absent for the person's own.
    pub track: Option<String>,
    pub y: i32,
    pub height: i32,
}

/// A pathway as a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Drawing {
    pub width: i32,
    pub height: i32,
    pub lanes: Vec<Lane>,
    pub phases: Vec<Square>,
    /// Exits below the phases from which they are open; those open everywhere come last and have no arrows.
    pub exits: Vec<Square>,
    pub arrows: Vec<Arrow>,
}

impl Pathway {
    /// Draws it: columns by the longest way to a phase, a lane for each track, exits below. A phase that mirrors another stands
    /// under it where its own order allows.
    #[must_use]
    pub fn drawing(&self) -> Drawing {
        Draft::of(self).finish()
    }

    /// The column of each phase: the longest way from a beginning, and not before the phase that it mirrors.
    fn columns(&self) -> BTreeMap<&str, i32> {
        let mut columns: BTreeMap<&str, i32> = self.phases.iter().map(|phase| (phase.id.as_str(), 0)).collect();
        // Phases never lead back to themselves: after as many rounds as there are phases nothing moves. A pack that was never
        // checked may, and is drawn all the same.
        for _ in 0..=self.phases.len() {
            for phase in &self.phases {
                let mirrored = phase.mirrors.as_deref().and_then(|id| columns.get(id).copied()).unwrap_or(0);
                let own = columns[phase.id.as_str()].max(mirrored).min(self.most_columns());
                columns.insert(&phase.id, own);
                for next in &phase.next {
                    if let Some(column) = columns.get_mut(next.to.as_str()) {
                        *column = (*column).max(own + 1).min(self.most_columns());
                    }
                }
            }
        }
        columns
    }

    fn most_columns(&self) -> i32 {
        i32::try_from(self.phases.len()).unwrap_or(i32::MAX).max(1) - 1
    }
}

const fn left(column: i32) -> i32 {
    ACROSS / 2 + column * (PHASE.0 + ACROSS)
}

struct Draft<'p> {
    pathway: &'p Pathway,
    columns: BTreeMap<&'p str, i32>,
    drawing: Drawing,
}

impl<'p> Draft<'p> {
    fn of(pathway: &'p Pathway) -> Self {
        let drawing = Drawing { width: 0, height: 0, lanes: Vec::new(), phases: Vec::new(), exits: Vec::new(), arrows: Vec::new() };
        Self { pathway, columns: pathway.columns(), drawing }
    }

    fn finish(mut self) -> Drawing {
        let tracks = std::iter::once(None).chain(self.pathway.tracks.iter().map(|track| Some(track.id.as_str())));
        let mut y = 0;
        for track in tracks {
            y = self.lane(track, y);
        }
        let bottom = self.exits(y);
        self.drawing.height = bottom + DOWN;
        let columns = self.columns.values().copied().max().unwrap_or(0) + 1;
        self.drawing.width = left(columns) + ACROSS / 2;
        for phase in &self.pathway.phases {
            self.onward(phase);
        }
        self.drawing
    }

    /// Puts the phases of a track, and gives where the next lane begins.
    fn lane(&mut self, track: Option<&str>, y: i32) -> i32 {
        let mut rows: BTreeMap<i32, i32> = BTreeMap::new();
        for phase in self.pathway.phases.iter().filter(|phase| phase.track.as_deref() == track) {
            let column = self.columns[phase.id.as_str()];
            let row = rows.entry(column).or_default();
            let square =
                Square { id: phase.id.clone(), x: left(column), y: y + ABOVE + *row * (PHASE.1 + DOWN), width: PHASE.0, height: PHASE.1 };
            *row += 1;
            self.drawing.phases.push(square);
        }
        let most = rows.values().copied().max().unwrap_or(0);
        let height = ABOVE + most * (PHASE.1 + DOWN);
        self.drawing.lanes.push(Lane { track: track.map(str::to_owned), y, height });
        y + height
    }

    /// Puts the exits below, and gives where they end.
    fn exits(&mut self, y: i32) -> i32 {
        let mut rows: BTreeMap<i32, i32> = BTreeMap::new();
        let anywhere = |from: &[String]| from.is_empty();
        let (open, bound): (Vec<_>, Vec<_>) = self.pathway.exits.iter().partition(|exit| anywhere(&exit.from));
        for exit in bound {
            let column = exit.from.iter().filter_map(|id| self.columns.get(id.as_str()).copied()).max().unwrap_or(0);
            let row = rows.entry(column).or_default();
            let top = y + ABOVE + *row * (EXIT + DOWN);
            *row += 1;
            self.drawing.exits.push(Square { id: exit.id.clone(), x: left(column), y: top, width: PHASE.0, height: EXIT });
            for from in &exit.from {
                self.out(from, &exit.id, top + EXIT / 2, column);
            }
        }
        for exit in open {
            let row = rows.entry(0).or_default();
            let top = y + ABOVE + *row * (EXIT + DOWN);
            *row += 1;
            self.drawing.exits.push(Square { id: exit.id.clone(), x: left(0), y: top, width: PHASE.0, height: EXIT });
        }
        let most = rows.values().copied().max().unwrap_or(0);
        if most == 0 { y } else { y + ABOVE + most * (EXIT + DOWN) }
    }

    /// An arrow out: down the gap right of its phase, then into the right side of the exit.
    fn out(&mut self, from: &str, to: &str, y: i32, column: i32) {
        let Some(phase) = self.drawing.phases.iter().find(|square| square.id == from).cloned() else { return };
        let start = (phase.x + phase.width, phase.y + phase.height * 3 / 4);
        let gap = start.0 + ACROSS / 4;
        let end = left(column) + PHASE.0;
        let mut points = vec![start, (gap, start.1)];
        if end + ACROSS / 4 == gap {
            points.extend([(gap, y), (end, y)]);
        } else {
            // The exit stands further on, below its last phase: along the free strip above the exits.
            let strip = y - EXIT / 2 - ABOVE / 4;
            points.extend([(gap, strip), (end + ACROSS / 4, strip), (end + ACROSS / 4, y), (end, y)]);
        }
        self.drawing.arrows.push(Arrow { from: from.to_owned(), to: to.to_owned(), out: true, points });
    }

    /// The arrows from a phase to those after it.
    fn onward(&mut self, phase: &Phase) {
        let find = |id: &str| self.drawing.phases.iter().find(|square| square.id == id);
        let Some(from) = find(&phase.id).cloned() else { return };
        let lane = self.drawing.lanes.iter().find(|lane| lane.track == phase.track).map_or(0, |lane| lane.y);
        let mut arrows = Vec::new();
        for to in phase.next.iter().filter_map(|next| find(&next.to)) {
            let (start, end) = ((from.x + from.width, from.y + from.height / 2), (to.x, to.y + to.height / 2));
            let adjacent = to.x - from.x == PHASE.0 + ACROSS;
            let (out, into) = (start.0 + ACROSS / 2, end.0 - ACROSS / 2);
            let points = if adjacent && start.1 == end.1 {
                vec![start, end]
            } else if adjacent {
                vec![start, (out, start.1), (out, end.1), end]
            } else {
                // Over the phases between, in the free strip above the lane.
                let strip = lane + ABOVE / 2;
                vec![start, (out, start.1), (out, strip), (into, strip), (into, end.1), end]
            };
            arrows.push(Arrow { from: phase.id.clone(), to: to.id.clone(), out: false, points });
        }
        self.drawing.arrows.extend(arrows);
    }
}
