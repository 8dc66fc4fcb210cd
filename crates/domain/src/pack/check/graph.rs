//! Where the phases of a pathway lead.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    expression::Expression,
    pack::{fault::Code, report::Report},
    pathway::{Pathway, Phase, Transition},
};

/// Phases by name, each with the field under which it stands.
type Phases<'p> = BTreeMap<&'p str, (String, &'p Phase)>;

/// Checks that every phase can be reached and left, that none leads back to itself, and that tracks keep apart.
pub(super) fn check(report: &mut Report<'_>, pathway: &Pathway) {
    let phases: Phases<'_> =
        pathway.phases.iter().enumerate().map(|(place, phase)| (phase.id.as_str(), (format!("phases.{}", place + 1), phase))).collect();
    let mut starts: Vec<(String, &str, Option<&str>)> = vec![("start".to_owned(), pathway.start.as_str(), None)];
    starts.extend(
        pathway
            .tracks
            .iter()
            .enumerate()
            .map(|(place, track)| (format!("tracks.{}.start", place + 1), track.start.as_str(), Some(track.id.as_str()))),
    );
    let mut reached = BTreeSet::new();
    for (field, start, track) in starts {
        match phases.get(start).filter(|(_, phase)| phase.track.as_deref() == track) {
            Some(_) => reach(start, &phases, &mut reached),
            None => drop(report.one_of(&field, start, "phase", of_track(&phases, track).filter(|id| *id != start))),
        }
    }
    for (at, phase) in phases.values() {
        ways(report, at, phase, pathway, &phases);
        if !reached.contains(phase.id.as_str()) {
            report.fault(&format!("{at}.id"), Code::Unreachable, &phase.id, "");
        }
        let out = pathway.exits.iter().any(|exit| exit.from.is_empty() || exit.from.contains(&phase.id));
        if phase.next.is_empty() && phase.track.is_none() && !out {
            report.fault(&format!("{at}.id"), Code::DeadEnd, &phase.id, "");
        }
    }
    cycles(report, &phases);
    waits(report, pathway, &phases, &reached);
}

/// The names that become known in the phases that can be entered, counted up until nothing more comes.
struct Coming<'p> {
    pathway: &'p Pathway,
    entered: BTreeSet<&'p str>,
}

impl<'p> Coming<'p> {
    /// What a condition needs and does not come: phases and steps only, for the rest depends on people.
    fn lacks<'e>(&self, condition: Option<&'e Expression>) -> Vec<&'e str> {
        condition.map(|condition| condition.needs().into_iter().filter(|name| !self.comes(name)).collect()).unwrap_or_default()
    }

    fn comes(&self, name: &str) -> bool {
        let mut parts = name.split('.');
        let step = |id: &str| self.pathway.step(id).is_none_or(|(phase, _)| self.entered.contains(phase.id.as_str()));
        match (parts.next(), parts.next()) {
            (Some("phase"), Some(id)) => self.entered.contains(id),
            (Some("step" | "decision"), Some(id)) => step(id),
            _ => true,
        }
    }

    /// What keeps a phase from being left by a way, or nothing.
    fn holds_up(&self, phase: &'p Phase, way: &'p Transition) -> Vec<&'p str> {
        // A step that is asked only under a condition may not be asked at all.
        let finished = phase.steps.iter().filter(|step| step.required && step.when.is_none());
        finished.flat_map(|step| self.lacks(step.enough.as_ref())).chain(self.lacks(way.when.as_ref())).collect()
    }
}

/// Phases to which a way leads that can never be taken: two tracks that wait for each other, or for a phase that is behind.
fn waits(report: &mut Report<'_>, pathway: &Pathway, phases: &Phases<'_>, reached: &BTreeSet<&str>) {
    let starts: BTreeSet<&str> = pathway.starts().collect();
    let mut coming = Coming { pathway, entered: starts };
    loop {
        let open = pathway.phases.iter().filter(|phase| coming.entered.contains(phase.id.as_str()));
        let ways = open.flat_map(|phase| phase.next.iter().map(move |way| (phase, way)));
        let more: Vec<&str> = ways
            .filter(|(phase, way)| !coming.entered.contains(way.to.as_str()) && coming.holds_up(phase, way).is_empty())
            .map(|(_, way)| way.to.as_str())
            .collect();
        if more.is_empty() {
            break;
        }
        coming.entered.extend(more);
    }
    for (at, phase) in
        phases.values().filter(|(_, phase)| reached.contains(phase.id.as_str()) && !coming.entered.contains(phase.id.as_str()))
    {
        let before = pathway.phases.iter().filter(|before| coming.entered.contains(before.id.as_str()));
        let ways = before.flat_map(|before| before.next.iter().filter(|way| way.to == phase.id).map(move |way| (before, way)));
        let lacking: BTreeSet<&str> = ways.flat_map(|(before, way)| coming.holds_up(before, way)).collect();
        // What only follows a phase that waits is told with that one.
        if !lacking.is_empty() {
            report.fault(&format!("{at}.id"), Code::WaitsForEver, &phase.id, lacking.into_iter().collect::<Vec<_>>().join(", "));
        }
    }
}

fn of_track<'p>(phases: &Phases<'p>, track: Option<&str>) -> impl Iterator<Item = &'p str> {
    phases.values().filter(move |(_, phase)| phase.track.as_deref() == track).map(|(_, phase)| phase.id.as_str())
}

/// What a phase says of others.
fn ways(report: &mut Report<'_>, at: &str, phase: &Phase, pathway: &Pathway, phases: &Phases<'_>) {
    if let Some(track) = &phase.track {
        report.one_of(&format!("{at}.track"), track, "track", pathway.tracks.iter().map(|track| track.id.as_str()));
    }
    if let Some(mirrored) = &phase.mirrors {
        let others = phases.values().filter(|(_, other)| other.track != phase.track).map(|(_, other)| other.id.as_str());
        report.one_of(&format!("{at}.mirrors"), mirrored, "phase", others);
    }
    for (place, transition) in phase.next.iter().enumerate() {
        report.one_of(&format!("{at}.next.{}.to", place + 1), &transition.to, "phase", of_track(phases, phase.track.as_deref()));
    }
}

fn reach<'p>(from: &'p str, phases: &Phases<'p>, reached: &mut BTreeSet<&'p str>) {
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if let Some((_, phase)) = phases.get(id)
            && reached.insert(id)
        {
            open.extend(phase.next.iter().map(|transition| transition.to.as_str()));
        }
    }
}

/// Takes away the phases that lead nowhere else until none is left; what stays leads round.
fn cycles(report: &mut Report<'_>, phases: &Phases<'_>) {
    let mut left: BTreeSet<&str> = phases.keys().copied().collect();
    while let Some(end) = left.iter().copied().find(|id| phases[id].1.next.iter().all(|way| !left.contains(way.to.as_str()))) {
        left.remove(end);
    }
    // Of what is left some phases only lead into a round: those that no other of them leads to are taken away too.
    while let Some(first) = left.iter().copied().find(|id| !left.iter().any(|other| phases[other].1.next.iter().any(|way| way.to == *id))) {
        left.remove(first);
    }
    let Some(first) = left.iter().next() else { return };
    let mut round = vec![*first];
    while let Some(next) = round.last().and_then(|id| phases[id].1.next.iter().map(|way| way.to.as_str()).find(|to| left.contains(to))) {
        let closed = round.iter().position(|id| *id == next);
        if let Some(closed) = closed {
            let names: Vec<&str> = round[closed..].iter().copied().chain([next]).collect();
            let (at, phase) = &phases[next];
            report.fault(&format!("{at}.id"), Code::Cycle, &phase.id, names.join(" → "));
            return;
        }
        round.push(next);
    }
}
