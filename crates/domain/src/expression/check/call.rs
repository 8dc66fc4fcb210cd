//! What each function takes and gives.

use super::{Checker, Code, Fault, Function, Node, Part, Position, Type};
use crate::{
    expression::number::{MOST_DECIMALS, Number, Rounding},
    nearest::nearest,
};

impl Checker<'_> {
    /// The type of a call whose number of arguments is right.
    pub(super) fn function(&mut self, at: Position, function: Function, arguments: &[Node]) -> Option<Type> {
        match function {
            Function::Sum | Function::Mean | Function::Abs | Function::Logistic => self.all_of(&Type::Number, arguments),
            Function::Min | Function::Max => self.extreme(at, arguments),
            Function::Count => self.known_types(arguments).map(|_| Type::Number),
            Function::Present | Function::Absent => self.known_types(arguments).map(|_| Type::Boolean),
            Function::Round => self.round(arguments),
            Function::DaysBetween | Function::MonthsBetween | Function::YearsBetween => {
                self.all_of(&Type::Date, arguments).map(|_| Type::Number)
            }
            Function::AddDays | Function::AddMonths | Function::AddYears => {
                let date = self.wants(&Type::Date, &arguments[0]);
                (self.wants(&Type::Number, &arguments[1]) && date).then_some(Type::Date)
            }
            Function::Default => self.joined(at, arguments),
            Function::StartsWith => self.all_of(&Type::Text, arguments).map(|_| Type::Boolean),
            Function::AnyOf | Function::AllOf => self.lists(&arguments[0], &arguments[1]),
            Function::Band => self.band(at, arguments),
            Function::Lookup => self.lookup(at, arguments),
        }
    }

    fn known_types(&mut self, arguments: &[Node]) -> Option<Vec<Type>> {
        let found: Vec<Option<Type>> = arguments.iter().map(|part| self.type_of(part)).collect();
        found.into_iter().collect()
    }

    fn extreme(&mut self, at: Position, arguments: &[Node]) -> Option<Type> {
        let found = self.joined(at, arguments)?;
        if matches!(found, Type::None | Type::Number | Type::Date) {
            return Some(found);
        }
        self.fault(at, Code::WrongType, found.as_str(), Type::Number.as_str());
        None
    }

    fn round(&mut self, arguments: &[Node]) -> Option<Type> {
        let fits = self.wants(&Type::Number, &arguments[0]);
        let decimals = &arguments[1];
        let range = 0..=i64::from(MOST_DECIMALS);
        if !matches!(&decimals.part, Part::Number(number) if number.as_whole().is_some_and(|whole| range.contains(&whole))) {
            self.fault(decimals.at, Code::BadAmount, "", format!("0–{MOST_DECIMALS}"));
            return None;
        }
        if let Some(rule) = arguments.get(2) {
            let written = if let Part::Text(text) = &rule.part { text.as_str() } else { "" };
            if Rounding::from_code(written).is_none() {
                let near = nearest(written, Rounding::ALL.iter().map(|rule| rule.as_str())).map(str::to_owned);
                self.faults.push(Fault::new(rule.at, Code::UnknownCode, written, "").near(near));
                return None;
            }
        }
        fits.then_some(Type::Number)
    }

    fn lists(&mut self, one: &Node, other: &Node) -> Option<Type> {
        let (left, right) = (self.type_of(one), self.type_of(other));
        let (left, right) = (left?, right?);
        for (node, found) in [(one, &left), (other, &right)] {
            if !matches!(found, Type::None | Type::Codes(_) | Type::Numbers | Type::Dates) {
                self.fault(node.at, Code::WrongType, found.as_str(), "codes");
                return None;
            }
        }
        if let (Type::Codes(some), Type::Codes(others)) = (&left, &right) {
            self.known(one, some, others);
            self.known(other, others, some);
        } else if left.clone().with(right.clone()).is_none() {
            self.fault(other.at, Code::TypesDiffer, right.as_str(), left.as_str());
            return None;
        }
        Some(Type::Boolean)
    }

    /// `band(x, first, from, next, from, next…)`: the bounds are numbers that rise.
    fn band(&mut self, at: Position, arguments: &[Node]) -> Option<Type> {
        let fits = self.wants(&Type::Number, &arguments[0]);
        if arguments.len() % 2 == 1 {
            self.fault(at, Code::WrongArguments, Function::Band.as_str(), "4, 6, 8…");
            return None;
        }
        let mut before: Option<Number> = None;
        for bound in arguments.iter().skip(2).step_by(2) {
            let Part::Number(number) = bound.part else {
                self.fault(bound.at, Code::NotLiteral, "", "");
                return None;
            };
            if before.is_some_and(|before| number <= before) {
                self.fault(bound.at, Code::NotRising, number.to_string(), "");
                return None;
            }
            before = Some(number);
        }
        let given = self.joined(at, arguments.iter().skip(1).step_by(2))?;
        fits.then_some(given)
    }

    /// `lookup(x, key, value, key, value…, otherwise)`: the keys are texts or numbers, of the type of `x`.
    fn lookup(&mut self, at: Position, arguments: &[Node]) -> Option<Type> {
        let (asked, rest) = arguments.split_first()?;
        let pairs = rest.chunks_exact(2);
        let otherwise = pairs.remainder();
        let wanted = self.type_of(asked);
        for pair in pairs.clone() {
            if !matches!(pair[0].part, Part::Number(_) | Part::Text(_)) {
                self.fault(pair[0].at, Code::NotLiteral, "", "");
                return None;
            }
            let (Some(wanted), Some(key)) = (&wanted, self.type_of(&pair[0])) else { continue };
            match (wanted, &key) {
                (Type::Code(among), Type::Code(codes)) => self.known(&pair[0], codes, among),
                _ if wanted.clone().with(key.clone()).is_some() => {}
                _ => self.fault(pair[0].at, Code::TypesDiffer, key.as_str(), wanted.as_str()),
            }
        }
        let given = self.joined(at, pairs.map(|pair| &pair[1]).chain(otherwise))?;
        wanted.map(|_| given)
    }
}
