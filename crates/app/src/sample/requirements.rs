//! What the vacancies of the demonstration ask of people.

use ponte_domain::{
    vacancy::{Asked, Condition, Need, Requirement},
    work_terms::{Cefr, Licence},
};

use super::{
    dice::Dice,
    lookup::Lookup,
    trades::{Field, TRADES, Trade},
};

/// Requirements that make sense for a trade, some required, most preferred.
pub fn requirements(trade_ix: usize, lookup: &Lookup<'_>, dice: &mut Dice) -> Vec<Requirement> {
    let trade = &TRADES[trade_ix];
    let mut asked = Vec::new();
    let mut ask = |need, what| asked.push(Requirement { need, what });
    for licence in trade.licences {
        ask(Need::Required, Asked::Licence { licence: *licence });
    }
    if trade.licences.is_empty() && dice.chance(36) {
        ask(if dice.chance(50) { Need::Required } else { Need::Preferred }, Asked::Licence { licence: Licence::B });
    }
    for skill in dice.some_of(&lookup.essential(trade_ix), 30).into_iter().take(4) {
        let level = if dice.chance(30) { Some(2) } else { None };
        ask(if dice.chance(12) { Need::Required } else { Need::Preferred }, Asked::Skill { skill, level });
    }
    if dice.chance(55) {
        let months = dice.pick(&[6, 12, 24, 36, 60]).copied().unwrap_or(12);
        ask(if dice.chance(22) { Need::Required } else { Need::Preferred }, Asked::Experience { occupation: None, months });
    }
    asked.extend(papers(trade, dice));
    asked.extend(circumstances(dice));
    asked
}

/// Languages, titles of study, certificates.
fn papers(trade: &Trade, dice: &mut Dice) -> Vec<Requirement> {
    let mut asked = Vec::new();
    let mut ask = |need, what| asked.push(Requirement { need, what });
    if matches!(trade.field, Field::Tourism | Field::Office) && dice.chance(60) {
        let cefr = dice.pick(&[Some(Cefr::A2), Some(Cefr::B1), Some(Cefr::B2), None]).copied().flatten();
        ask(if dice.chance(30) { Need::Required } else { Need::Preferred }, Asked::Language { code: "en".to_owned(), cefr });
    }
    if trade.study.1 > 2 && dice.chance(35) {
        ask(if trade.study.1 == 6 { Need::Required } else { Need::Preferred }, Asked::Education { eqf: Some(trade.study.1), field: None });
    }
    for register in trade.registers.iter().filter(|_| dice.chance(50)) {
        let need = if trade.study.1 == 6 || trade.field == Field::Care { Need::Required } else { Need::Preferred };
        ask(need, Asked::Register { register: (*register).to_owned() });
    }
    asked
}

/// Own transport, conditions that bend, and what no record holds.
fn circumstances(dice: &mut Dice) -> Vec<Requirement> {
    let mut asked = Vec::new();
    let mut ask = |what| asked.push(Requirement { need: Need::Preferred, what });
    if dice.chance(12) {
        ask(Asked::Vehicle);
    }
    if dice.chance(18) {
        let condition =
            dice.pick(&[Condition::Shifts, Condition::Hours, Condition::Start, Condition::Distance]).copied().unwrap_or(Condition::Start);
        ask(Asked::Availability { condition });
    }
    if dice.chance(10) {
        ask(Asked::Other { text: "Attitudine al lavoro in squadra".to_owned() });
    }
    asked
}
