//! Whether an expression means something, before it is ever used.

use super::{
    Names,
    fault::{Code, Fault, Position},
    function::Function,
    syntax::{Comparison, Node, Part},
    value::{Choices, Type},
};
use crate::nearest::nearest;

mod call;

/// The type of an expression, or everything that is wrong with it.
pub(super) fn check(root: &Node, names: &Names) -> Result<Type, Vec<Fault>> {
    let mut checker = Checker { names, faults: Vec::new() };
    let found = checker.type_of(root);
    match found {
        Some(found) if checker.faults.is_empty() => Ok(found),
        _ => Err(checker.faults),
    }
}

struct Checker<'a> {
    names: &'a Names,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    fn fault(&mut self, at: Position, code: Code, value: impl Into<String>, detail: impl Into<String>) {
        self.faults.push(Fault::new(at, code, value, detail));
    }

    /// The type of a part; nothing when a fault was found that leaves it open.
    fn type_of(&mut self, node: &Node) -> Option<Type> {
        match &node.part {
            Part::None => Some(Type::None),
            Part::Boolean(_) => Some(Type::Boolean),
            Part::Number(_) => Some(Type::Number),
            Part::Date(_) => Some(Type::Date),
            Part::Text(text) => Some(Type::code([text.as_str()])),
            Part::List(items) => self.list(items),
            Part::Name(name) => self.name(node.at, name),
            Part::Call(name, arguments) => self.call(node.at, name, arguments),
            Part::Not(inner) => self.all_of(&Type::Boolean, [&**inner]),
            Part::And(parts) | Part::Or(parts) => self.all_of(&Type::Boolean, parts),
            Part::Minus(inner) => self.all_of(&Type::Number, [&**inner]),
            Part::Sum(..) | Part::Product(..) => self.all_of(&Type::Number, node.below()),
            Part::Compare(comparison, left, right) => self.comparison(node.at, *comparison, left, right),
            Part::In { item, list, .. } => self.membership(item, list),
            Part::If(condition, yes, no) => {
                self.wants(&Type::Boolean, condition);
                self.joined(node.at, [&**yes, &**no])
            }
        }
    }

    fn name(&mut self, at: Position, name: &str) -> Option<Type> {
        let found = self.names.get(name).cloned();
        if found.is_none() {
            let near = nearest(name, self.names.keys().map(String::as_str)).map(str::to_owned);
            self.faults.push(Fault::new(at, Code::UnknownName, name, "").near(near));
        }
        found
    }

    /// Whether a part has a type; tells when it has another.
    fn wants(&mut self, wanted: &Type, node: &Node) -> bool {
        let Some(found) = self.type_of(node) else { return false };
        let fits = found == Type::None || found == *wanted || matches!((wanted, &found), (Type::Text, Type::Code(_)));
        if !fits {
            self.fault(node.at, Code::WrongType, found.as_str(), wanted.as_str());
        }
        fits
    }

    /// The type that all of the parts must have.
    fn all_of<'n>(&mut self, wanted: &Type, parts: impl IntoIterator<Item = &'n Node>) -> Option<Type> {
        // Every part is looked at, also after one that does not fit.
        let fit: Vec<bool> = parts.into_iter().map(|part| self.wants(wanted, part)).collect();
        fit.into_iter().all(|fits| fits).then(|| wanted.clone())
    }

    /// The type that takes the values of all parts.
    fn joined<'n>(&mut self, at: Position, parts: impl IntoIterator<Item = &'n Node>) -> Option<Type> {
        let found: Vec<Option<Type>> = parts.into_iter().map(|part| self.type_of(part)).collect();
        let mut joined = Type::None;
        for one in found.into_iter().collect::<Option<Vec<Type>>>()? {
            let names = (joined.as_str(), one.as_str());
            match joined.with(one) {
                Some(both) => joined = both,
                None => {
                    self.fault(at, Code::TypesDiffer, names.1, names.0);
                    return None;
                }
            }
        }
        Some(joined)
    }

    fn list(&mut self, items: &[Node]) -> Option<Type> {
        let at = items.first().map(|item| item.at)?;
        match self.joined(at, items)? {
            Type::Code(codes) => Some(Type::Codes(codes)),
            Type::Date => Some(Type::Dates),
            _ => Some(Type::Numbers),
        }
    }

    fn comparison(&mut self, at: Position, comparison: Comparison, left: &Node, right: &Node) -> Option<Type> {
        let (one, other) = (self.type_of(left), self.type_of(right));
        let (one, other) = (one?, other?);
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::Different);
        let both = |one: &Type| matches!(one, Type::None | Type::Number | Type::Date);
        if ordered && !(both(&one) && both(&other)) {
            let wrong = if both(&one) { other } else { one };
            self.fault(at, Code::WrongType, wrong.as_str(), Type::Number.as_str());
            return None;
        }
        if one.clone().with(other.clone()).is_none() {
            self.fault(at, Code::TypesDiffer, other.as_str(), one.as_str());
            return None;
        }
        if let (Type::Code(some), Type::Code(others)) = (&one, &other) {
            self.known(left, some, others);
            self.known(right, others, some);
        }
        Some(Type::Boolean)
    }

    /// Tells of a text written in the expression that none of the codes it is compared with can be.
    fn known(&mut self, written: &Node, codes: &Choices, among: &Choices) {
        if !matches!(written.part, Part::Text(_) | Part::List(_)) {
            return;
        }
        for code in codes.difference(among) {
            let near = nearest(code, among.iter().map(String::as_str)).map(str::to_owned);
            self.faults.push(Fault::new(written.at, Code::UnknownCode, code, "").near(near));
        }
    }

    fn membership(&mut self, item: &Node, list: &Node) -> Option<Type> {
        let (one, many) = (self.type_of(item), self.type_of(list));
        let (one, many) = (one?, many?);
        match (&one, &many) {
            (Type::Code(codes), Type::Codes(among)) => {
                self.known(item, codes, among);
                self.known(list, among, codes);
            }
            (Type::Number, Type::Numbers) | (Type::Date, Type::Dates) | (Type::Text, Type::Codes(_)) => {}
            (Type::None, Type::Codes(_) | Type::Numbers | Type::Dates) | (_, Type::None) => {}
            (_, Type::Codes(_) | Type::Numbers | Type::Dates) => {
                self.fault(item.at, Code::TypesDiffer, one.as_str(), many.as_str());
                return None;
            }
            _ => {
                self.fault(list.at, Code::WrongType, many.as_str(), "codes");
                return None;
            }
        }
        Some(Type::Boolean)
    }

    fn call(&mut self, at: Position, name: &str, arguments: &[Node]) -> Option<Type> {
        let Some(function) = Function::from_code(name) else {
            let near = nearest(name, Function::ALL.iter().map(|function| function.as_str())).map(str::to_owned);
            self.faults.push(Fault::new(at, Code::UnknownFunction, name, "").near(near));
            return None;
        };
        let (least, most) = function.arguments();
        if !(least..=most).contains(&arguments.len()) {
            let takes = if least == most { least.to_string() } else { format!("{least}–{most}") };
            self.fault(at, Code::WrongArguments, name, takes);
            return None;
        }
        self.function(at, function, arguments)
    }
}
