//! What may stand in the file of a questionnaire.

use super::ItemKind;
use crate::{
    code_names,
    expression::{MOST_DECIMALS, Rounding},
    pack::shape::{Field, Kind, needed, optional},
};

/// A file of `questionnaires/`.
pub const QUESTIONNAIRE: &[Field] = &[
    needed("id", Kind::Name, "Name of the questionnaire, that of its file."),
    needed("title", Kind::Words(120), "What it is called."),
    optional("introduction", Kind::Lines(2_000), "Said before the first section."),
    optional("thanks", Kind::Lines(1_000), "Said at the end."),
    optional("minutes", Kind::Whole(1, 240), "About how many minutes it takes."),
    optional("anonymous", Kind::Flag, "True when nobody is to know who answered."),
    needed("sections", Kind::List(&Kind::Object(SECTION), 40), "What is asked, under headings."),
    optional("scores", Kind::List(&Kind::Object(SCORE), 60), "Numbers computed from the answers; each may use those above it."),
    optional("checks", Kind::List(&Kind::Object(CHECK), 60), "What answers together must satisfy."),
    optional("counts", Kind::List(&Kind::Object(COUNT), 60), "What is counted over all who answered."),
    optional("samples", Kind::List(&Kind::Object(SAMPLE), 10), "Some people of each group, who are asked first."),
];

const SAMPLE: &[Field] = &[
    needed("id", Kind::Name, "Name of the sample."),
    needed("title", Kind::Words(120), "What it is called."),
    needed("by", Kind::CodeFormula, "The group of a person; may use `age` and `unemployed_days`."),
    needed("each", Kind::Whole(1, 1_000), "People of each group, at each desk."),
];

const SECTION: &[Field] = &[
    needed("id", Kind::Name, "Name of the section."),
    needed("title", Kind::Words(120), "Its heading."),
    optional("text", Kind::Lines(2_000), "Said under the heading."),
    optional("when", Kind::Condition, "Asked only where it is true; may use the items of sections above."),
    needed("items", Kind::List(&Kind::Object(ITEM), 60), "What is asked."),
];

const ITEM: &[Field] = &[
    needed("id", Kind::Name, "Name of the item, by which expressions ask for its answer."),
    needed("kind", Kind::Code(code_names!(ItemKind)), "How it is answered."),
    needed("label", Kind::Words(300), "What is asked."),
    optional("help", Kind::Lines(600), "Said beside it."),
    optional("required", Kind::Flag, "False when it may be left out; true when absent."),
    optional("when", Kind::Condition, "Asked only where it is true; may use the items above."),
    optional("options", Kind::List(&Kind::Object(OPTION), 60), "What can be chosen, for choice and multiple."),
    optional("least", Kind::Number, "Smallest number; the first of a scale."),
    optional("most", Kind::Number, "Largest number; the last of a scale."),
    optional("least_label", Kind::Words(80), "What the smallest number of a scale stands for."),
    optional("most_label", Kind::Words(80), "What the largest number of a scale stands for."),
    optional("reversed", Kind::Flag, "True when the smallest number of a scale is worth the most."),
    optional("decimals", Kind::Whole(0, MOST_DECIMALS as i64), "Most decimals of a number; none when absent."),
    optional("unit", Kind::Words(40), "What a number counts."),
    optional("since", Kind::DateFormula, "First day that may be answered."),
    optional("until", Kind::DateFormula, "Last day that may be answered."),
    optional("most_chosen", Kind::Whole(1, 60), "Most options that may be chosen."),
    optional("most_chars", Kind::Whole(1, 5_000), "Most characters of a text; 500 when absent."),
    optional("points", Kind::Formula, "What the answer is worth, instead of the points of its options."),
];

const OPTION: &[Field] = &[
    needed("code", Kind::Name, "Name of the option, by which expressions ask for it."),
    needed("label", Kind::Words(300), "What it says."),
    optional("points", Kind::Number, "What it is worth."),
    optional("alone", Kind::Flag, "True when it excludes the others (“none of these”)."),
];

const SCORE: &[Field] = &[
    needed("id", Kind::Name, "Name of the score, by which expressions ask for it."),
    needed("title", Kind::Words(120), "What it is called."),
    needed("formula", Kind::Formula, "How it is computed."),
    optional("decimals", Kind::Whole(0, MOST_DECIMALS as i64), "Decimals it is rounded to; none when absent."),
    optional("rounding", Kind::Code(code_names!(Rounding)), "How it is rounded; half_up when absent."),
    optional("bands", Kind::List(&Kind::Object(BAND), 20), "What it falls into, from the lowest; they make it an index."),
];

const BAND: &[Field] = &[
    needed("code", Kind::Name, "Name of the band, by which expressions ask for it."),
    optional("from", Kind::Number, "Smallest score of the band; absent for the first."),
    needed("title", Kind::Words(120), "What it is called."),
    optional("proposal", Kind::Lines(600), "What is proposed to somebody in it."),
];

const CHECK: &[Field] = &[
    needed("holds", Kind::Condition, "True when the answers agree; what is not known passes."),
    needed("message", Kind::Words(300), "Said when they do not."),
    needed("item", Kind::Name, "The item beside which it is said."),
];

/// Something counted, here and in pathways.
pub const COUNT: &[Field] = &[
    needed("id", Kind::Name, "Name of what is counted, by which indicators ask for it."),
    needed("title", Kind::Words(120), "What it is called."),
    optional("when", Kind::Condition, "Counted where it is true; everywhere when absent."),
    optional("amount", Kind::Formula, "How much is counted; 1 when absent."),
];
