use proptest::prelude::*;

use super::PATHWAY;
use crate::pathway::{Drawing, Pathway, Phase, Square, TakenBy, Transition};

fn boxes(drawing: &Drawing) -> Vec<&Square> {
    drawing.phases.iter().chain(&drawing.exits).collect()
}

fn overlap(one: &Square, other: &Square) -> bool {
    one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height
}

/// Whether a level or upright line runs through the inside of a box.
fn crosses(square: &Square, from: (i32, i32), to: (i32, i32)) -> bool {
    let (left, right) = (from.0.min(to.0), from.0.max(to.0));
    let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
    left < square.x + square.width
        && square.x < right.max(left + 1)
        && top < square.y + square.height
        && square.y < bottom.max(top + 1)
        && right > square.x
        && bottom > square.y
}

fn is_well_drawn(pathway: &Pathway) -> Result<(), TestCaseError> {
    let drawing = pathway.drawing();
    let all = boxes(&drawing);
    prop_assert_eq!((drawing.phases.len(), drawing.exits.len()), (pathway.phases.len(), pathway.exits.len()));
    for (place, square) in all.iter().enumerate() {
        prop_assert!(
            square.x >= 0 && square.y >= 0 && square.x + square.width <= drawing.width && square.y + square.height <= drawing.height
        );
        for other in &all[place + 1..] {
            prop_assert!(!overlap(square, other), "{} and {}", square.id, other.id);
        }
    }
    for arrow in &drawing.arrows {
        for line in arrow.points.windows(2) {
            prop_assert!(line[0].0 == line[1].0 || line[0].1 == line[1].1, "{:?}", arrow);
            for square in &all {
                prop_assert!(!crosses(square, line[0], line[1]), "{} {:?}", square.id, arrow);
            }
        }
    }
    Ok(())
}

#[test]
fn lanes_mirror_each_other_and_exits_stand_below() {
    let drawing = PATHWAY.drawing();
    is_well_drawn(&PATHWAY).unwrap();
    let at = |id: &str| boxes(&drawing).into_iter().find(|square| square.id == id).map(|square| (square.x, square.y)).unwrap();
    assert_eq!((at("meeting").0, at("training").0), (at("design").0, at("tutoring").0));
    assert!(at("hired").1 > at("tutoring").1 && at("hired").0 == at("evaluation").0 && at("stopped").0 == at("meeting").0);
    assert_eq!(drawing.lanes.len(), 2);
    assert_eq!(drawing.arrows.iter().filter(|arrow| arrow.out).count(), 1);
}

fn any_pathway() -> impl Strategy<Value = Pathway> {
    let ways = prop::collection::vec((0_usize..8, 0_usize..8), 0..14);
    let exits = prop::collection::vec(prop::collection::vec(0_usize..8, 0..3), 1..5);
    (1_usize..9, ways, exits, prop::collection::vec(any::<bool>(), 8)).prop_map(|(count, ways, exits, beside)| {
        let mut pathway = PATHWAY.clone();
        let name = |place: usize| format!("p{place}");
        let track = |place: usize| (beside[place] && place > 0).then(|| "partner".to_owned());
        let blank = Phase { steps: Vec::new(), next: Vec::new(), mirrors: None, ..pathway.phases[0].clone() };
        pathway.phases = (0..count).map(|place| Phase { id: name(place), track: track(place), ..blank.clone() }).collect();
        for (from, to) in ways.into_iter().filter(|(from, to)| from < to && *to < count && track(*from) == track(*to)) {
            pathway.phases[from].next.push(Transition { to: name(to), when: None, by: TakenBy::Itself });
        }
        let exit = pathway.exits[0].clone();
        let of = |(place, from): (usize, Vec<usize>)| crate::pathway::Exit {
            id: format!("e{place}"),
            from: from.into_iter().filter(|from| *from < count).map(name).collect(),
            ..exit.clone()
        };
        pathway.exits = exits.into_iter().enumerate().map(of).collect();
        pathway
    })
}

proptest! {
    #[test]
    fn nothing_overlaps_and_no_arrow_runs_through_a_box(pathway in any_pathway()) {
        is_well_drawn(&pathway)?;
    }
}

#[test]
fn one_that_leads_back_to_itself_is_drawn_all_the_same() {
    let mut pathway = PATHWAY.clone();
    pathway.phases[1].next.push(Transition { to: "meeting".to_owned(), when: None, by: TakenBy::Itself });
    assert_eq!(pathway.drawing().phases.len(), pathway.phases.len());
}
