//! What may stand in the file of a pathway.

use super::{About, FactKind, Outcome, Quantity, Role, StepKind, TakenBy, Unit};
use crate::{
    code_names,
    pack::shape::{Field, Kind, needed, optional},
    questionnaire::COUNT,
};

/// A file of `pathways/`.
pub const PATHWAY: &[Field] = &[
    needed("id", Kind::Name, "Name of the pathway, that of its file."),
    needed("title", Kind::Words(120), "What it is called."),
    optional("summary", Kind::Lines(2_000), "What it is, in a few sentences."),
    optional("about", Kind::Code(code_names!(About)), "Whom a case is about: a person when absent."),
    optional("several", Kind::Flag, "True when several cases of the same person or employer may be open at once."),
    needed("start", Kind::Name, "The first phase of the person, or of the employer."),
    optional("admission", Kind::Condition, "Who may begin it; everybody when absent. What is not known keeps nobody out."),
    needed("actors", Kind::List(&Kind::Object(ACTOR), 20), "Those who act in it."),
    optional("facts", Kind::List(&Kind::Object(FACT), 40), "What conditions ask about the person or the case: `fact.<id>`."),
    optional("events", Kind::List(&Kind::Object(EVENT), 40), "What happens outside its own steps: `event.<id>` is the day."),
    optional("tracks", Kind::List(&Kind::Object(TRACK), 6), "Others whose phases run beside the person's."),
    needed("phases", Kind::List(&Kind::Object(PHASE), 40), "The parts of the way."),
    needed("exits", Kind::List(&Kind::Object(EXIT), 40), "The ways out."),
    optional("counts", Kind::List(&Kind::Object(COUNT), 60), "What is counted over all cases."),
];

const ACTOR: &[Field] = &[
    needed("id", Kind::Name, "Name of the actor."),
    needed("role", Kind::Code(code_names!(Role)), "What the actor is, in any pathway."),
    needed("title", Kind::Words(80), "What the actor is called here."),
];

const FACT: &[Field] = &[
    needed("id", Kind::Name, "Name of the fact."),
    needed("kind", Kind::Code(code_names!(FactKind)), "What kind of value it has."),
    needed("title", Kind::Words(200), "What is to be known."),
    optional("options", Kind::List(&Kind::Object(NAMED), 40), "What it may be, for choice."),
];

const EVENT: &[Field] = &[needed("id", Kind::Name, "Name of the event."), needed("title", Kind::Words(120), "What happens.")];

const TRACK: &[Field] = &[
    needed("id", Kind::Name, "Name of the track."),
    needed("title", Kind::Words(120), "Whose phases they are."),
    needed("start", Kind::Name, "Its first phase."),
];

const NAMED: &[Field] =
    &[needed("code", Kind::Name, "Name by which expressions ask for it."), needed("label", Kind::Words(200), "What it says.")];

const PHASE: &[Field] = &[
    needed("id", Kind::Name, "Name of the phase: `phase.<id>` is the day it began, `phase.<id>.left` the day it was left."),
    needed("title", Kind::Words(120), "What it is called."),
    optional("summary", Kind::Lines(2_000), "What it is for."),
    optional("track", Kind::Name, "Whose it is; the person's when absent."),
    optional("mirrors", Kind::Name, "The phase of another track that it goes with."),
    optional("steps", Kind::List(&Kind::Object(STEP), 40), "What is done in it."),
    optional("next", Kind::List(&Kind::Object(TRANSITION), 12), "The phases it leads to, once all required steps are done."),
];

const STEP: &[Field] = &[
    needed("id", Kind::Name, "Name of the step: `step.<id>` is the last day it was done, `step.<id>.times` how often."),
    needed("kind", Kind::Code(code_names!(StepKind)), "What kind of thing it is."),
    needed("title", Kind::Words(160), "What is done."),
    optional("help", Kind::Lines(2_000), "How it is done."),
    needed("who", Kind::List(&Kind::Name, 10), "The actors who do it."),
    optional("required", Kind::Flag, "False when the phase may end without it; true when absent."),
    optional("when", Kind::Condition, "To be done only where it is true."),
    optional("sheet", Kind::Name, "The questionnaire that is answered, for sheet."),
    optional("document", Kind::Name, "The document of the pack that is made."),
    optional("message", Kind::Name, "The message of the pack that is sent."),
    optional("options", Kind::List(&Kind::Object(NAMED), 20), "What can be decided, for decision: `decision.<id>` is what was."),
    optional("lep", Kind::Text(10), "The essential service (LEP) that it delivers."),
    optional("leps", Kind::List(&Kind::Text(10), 6), "More of them, where it delivers several."),
    optional("minutes", Kind::Whole(1, 10_000), "Minutes that it usually takes."),
    optional("repeats", Kind::Flag, "True when it may be done more than once."),
    optional("quantity", Kind::Unit(code_names!(Quantity)), "What is noted each time: `step.<id>.total` is the sum."),
    optional("enough", Kind::Condition, "A step that repeats is finished when it is true; after the first time when absent."),
    optional("due", Kind::Object(DUE), "Until when it is to be done."),
    optional("group", Kind::Object(GROUP), "It is done by several people together."),
];

const DUE: &[Field] = &[
    needed("within", Kind::Formula, "How many units."),
    needed("unit", Kind::Unit(code_names!(Unit)), "The unit."),
    needed("after", Kind::DateFormula, "The day from which they are counted."),
];

const GROUP: &[Field] = &[
    optional("least", Kind::Whole(1, 1_000), "Fewer people are told, never refused."),
    optional("most", Kind::Whole(1, 1_000), "More people are told, never refused."),
];

const TRANSITION: &[Field] = &[
    needed("to", Kind::Name, "The phase it leads to, of the same track."),
    optional("when", Kind::Condition, "Open only where it is true."),
    optional("by", Kind::Code(code_names!(TakenBy)), "Who takes it; itself when absent."),
];

const EXIT: &[Field] = &[
    needed("id", Kind::Name, "Name of the exit."),
    needed("title", Kind::Words(120), "What it is called."),
    needed("outcome", Kind::Code(code_names!(Outcome)), "How the pathway ended, in terms common to all."),
    optional("from", Kind::List(&Kind::Name, 40), "The phases from which it is open; all of them when absent."),
    optional("when", Kind::Condition, "Open only where it is true."),
    optional("reasons", Kind::List(&Kind::Object(NAMED), 40), "Why; one must be given when there are any."),
    optional("afterwards", Kind::Lines(1_000), "What is proposed afterwards."),
];
