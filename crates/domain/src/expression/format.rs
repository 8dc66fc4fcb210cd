//! The canonical form: one space around operators, brackets only where they change the meaning.

use std::fmt::{self, Formatter};

use super::{
    number::Number,
    syntax::{Factor, Node, Part, Sign},
};

/// How tightly a part holds together; a part inside a tighter one needs brackets.
fn strength(part: &Part) -> u8 {
    match part {
        Part::If(..) => 0,
        Part::Or(_) => 1,
        Part::And(_) => 2,
        Part::Not(_) => 3,
        Part::Compare(..) | Part::In { .. } => 4,
        Part::Sum(..) => 5,
        Part::Product(..) => 6,
        Part::Minus(_) => 7,
        // Reading it alone gives it back, but after a minus it would become another number.
        Part::Number(number) if *number < Number::ZERO => 7,
        _ => 8,
    }
}

/// Writes a part.
pub(super) fn write(f: &mut Formatter<'_>, node: &Node) -> fmt::Result {
    match &node.part {
        Part::None => f.write_str("none"),
        Part::Boolean(flag) => write!(f, "{flag}"),
        Part::Number(number) => write!(f, "{number}"),
        Part::Date(date) => write!(f, "{date}"),
        Part::Text(text) => write!(f, "'{}'", text.replace('\'', "''")),
        Part::Name(name) => f.write_str(name),
        Part::List(items) => {
            f.write_str("[")?;
            joined(f, items, ", ", 0)?;
            f.write_str("]")
        }
        Part::Call(name, arguments) => {
            write!(f, "{name}(")?;
            joined(f, arguments, ", ", 0)?;
            f.write_str(")")
        }
        Part::Not(inner) => {
            f.write_str("not ")?;
            inside(f, inner, 3)
        }
        Part::Minus(inner) => minus(f, inner),
        Part::And(parts) => joined(f, parts, " and ", 3),
        Part::Or(parts) => joined(f, parts, " or ", 2),
        Part::Sum(first, rest) => {
            chain(f, first, rest.iter().map(|(sign, part)| (if *sign == Sign::Plus { " + " } else { " - " }, part)), 6)
        }
        Part::Product(first, rest) => {
            chain(f, first, rest.iter().map(|(factor, part)| (if *factor == Factor::Times { " * " } else { " / " }, part)), 7)
        }
        Part::Compare(comparison, left, right) => {
            inside(f, left, 5)?;
            write!(f, " {} ", comparison.as_str())?;
            inside(f, right, 5)
        }
        Part::In { item, list, negated } => {
            inside(f, item, 5)?;
            f.write_str(if *negated { " not in " } else { " in " })?;
            inside(f, list, 5)
        }
        Part::If(condition, yes, no) => [("if ", condition), (" then ", yes), (" else ", no)].into_iter().try_for_each(|(word, part)| {
            f.write_str(word)?;
            write(f, part)
        }),
    }
}

fn chain<'n>(f: &mut Formatter<'_>, first: &Node, rest: impl Iterator<Item = (&'static str, &'n Node)>, least: u8) -> fmt::Result {
    inside(f, first, least)?;
    for (operator, part) in rest {
        f.write_str(operator)?;
        inside(f, part, least)?;
    }
    Ok(())
}

/// A minus that is an operator: before a number above zero it needs brackets, or it would be read as the number's own. No
/// other brackets are written than those that the source had, so what was read is never too deep when it is written.
fn minus(f: &mut Formatter<'_>, inner: &Node) -> fmt::Result {
    f.write_str("-")?;
    let taken = matches!(inner.part, Part::Number(number) if number > Number::ZERO);
    inside(f, inner, if taken { 9 } else { 7 })
}

fn inside(f: &mut Formatter<'_>, node: &Node, least: u8) -> fmt::Result {
    if strength(&node.part) >= least {
        return write(f, node);
    }
    f.write_str("(")?;
    write(f, node)?;
    f.write_str(")")
}

fn joined(f: &mut Formatter<'_>, parts: &[Node], between: &str, least: u8) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            f.write_str(between)?;
        }
        inside(f, part, least)?;
    }
    Ok(())
}
