//! The value of an expression.
//!
//! What is not known stays unknown through sums, products and comparisons; `and` and `or` decide all the same where one side
//! is enough; a division by zero has no value. So evaluation fails only for numbers and dates out of bounds, or for
//! values of other types than the expression was checked with.

use std::cmp::Ordering;

use super::{
    Values,
    fault::{Code, Fault, Position},
    function::Function,
    number::{Number, NumberError},
    syntax::{Comparison, Factor, Node, Part, Sign},
    value::Value,
};

mod call;
pub(crate) mod logistic;

pub(super) type Evaluated = Result<Value, Fault>;

/// Evaluates a part.
pub(super) fn evaluate(node: &Node, values: &Values) -> Evaluated {
    match &node.part {
        Part::None => Ok(Value::None),
        Part::Boolean(flag) => Ok(Value::Boolean(*flag)),
        Part::Number(number) => Ok(Value::Number(*number)),
        Part::Date(date) => Ok(Value::Date(*date)),
        Part::Text(text) => Ok(Value::text(text)),
        Part::List(items) => Ok(Value::List(items.iter().map(|item| evaluate(item, values)).collect::<Result<_, _>>()?)),
        Part::Name(name) => Ok(values.get(name).cloned().unwrap_or(Value::None)),
        Part::Call(name, arguments) => {
            let function = Function::from_code(name).ok_or_else(|| Fault::new(node.at, Code::UnknownFunction, name, ""))?;
            call::call(node.at, function, arguments, values)
        }
        Part::Not(inner) => Ok(condition(inner, values)?.map_or(Value::None, |flag| Value::Boolean(!flag))),
        Part::And(parts) => decided(parts, false, values),
        Part::Or(parts) => decided(parts, true, values),
        Part::Minus(inner) => Ok(known(number(inner, values)?.map(Number::negated))),
        Part::Sum(first, rest) => sum(node.at, first, rest, values),
        Part::Product(first, rest) => product(node.at, first, rest, values),
        Part::Compare(comparison, left, right) => compare(*comparison, left, right, values),
        Part::In { item, list, negated } => {
            let (item, list) = (evaluate(item, values)?, elements(list, values)?);
            let Some(list) = list.filter(|_| item != Value::None) else { return Ok(Value::None) };
            Ok(Value::Boolean(list.contains(&item) != *negated))
        }
        Part::If(asked, yes, no) => match condition(asked, values)? {
            Some(true) => evaluate(yes, values),
            Some(false) => evaluate(no, values),
            None => Ok(Value::None),
        },
    }
}

pub(super) fn known(number: Option<Number>) -> Value {
    number.map_or(Value::None, Value::Number)
}

fn wrong(node: &Node, wanted: &str) -> Fault {
    Fault::new(node.at, Code::WrongType, "", wanted)
}

/// The condition that a part is: true, false, or not known.
pub(super) fn condition(node: &Node, values: &Values) -> Result<Option<bool>, Fault> {
    match evaluate(node, values)? {
        Value::Boolean(flag) => Ok(Some(flag)),
        Value::None => Ok(None),
        _ => Err(wrong(node, "boolean")),
    }
}

/// The number that a part is, if it is known.
pub(super) fn number(node: &Node, values: &Values) -> Result<Option<Number>, Fault> {
    match evaluate(node, values)? {
        Value::Number(number) => Ok(Some(number)),
        Value::None => Ok(None),
        _ => Err(wrong(node, "number")),
    }
}

/// The list that a part is, if it is known.
pub(super) fn elements(node: &Node, values: &Values) -> Result<Option<Vec<Value>>, Fault> {
    match evaluate(node, values)? {
        Value::List(list) => Ok(Some(list)),
        Value::None => Ok(None),
        _ => Err(wrong(node, "codes")),
    }
}

/// A number that was computed, or the fault that it has too many digits.
pub(super) fn within<T>(at: Position, computed: Result<T, NumberError>) -> Result<T, Fault> {
    computed.map_err(|_| Fault::new(at, Code::TooLarge, "", ""))
}

/// `and`, decided by a false; `or`, decided by a true; else not known as soon as one part is not.
fn decided(parts: &[Node], by: bool, values: &Values) -> Evaluated {
    let mut open = false;
    for part in parts {
        match condition(part, values)? {
            Some(flag) if flag == by => return Ok(Value::Boolean(by)),
            Some(_) => {}
            None => open = true,
        }
    }
    Ok(if open { Value::None } else { Value::Boolean(!by) })
}

fn sum(at: Position, first: &Node, rest: &[(Sign, Node)], values: &Values) -> Evaluated {
    let mut total = number(first, values)?;
    for (sign, part) in rest {
        let (Some(one), Some(other)) = (total, number(part, values)?) else {
            total = None;
            continue;
        };
        total = Some(within(at, if *sign == Sign::Plus { one.plus(other) } else { one.minus(other) })?);
    }
    Ok(known(total))
}

fn product(at: Position, first: &Node, rest: &[(Factor, Node)], values: &Values) -> Evaluated {
    let mut total = number(first, values)?;
    for (factor, part) in rest {
        let (Some(one), Some(other)) = (total, number(part, values)?) else {
            total = None;
            continue;
        };
        total = match factor {
            Factor::Times => Some(within(at, one.times(other))?),
            Factor::Over => within(at, one.over(other))?,
        };
    }
    Ok(known(total))
}

fn compare(comparison: Comparison, left: &Node, right: &Node, values: &Values) -> Evaluated {
    let (one, other) = (evaluate(left, values)?, evaluate(right, values)?);
    let ordering = match (&one, &other) {
        (Value::None, _) | (_, Value::None) => return Ok(Value::None),
        (Value::Number(one), Value::Number(other)) => Some(one.cmp(other)),
        (Value::Date(one), Value::Date(other)) => Some(one.cmp(other)),
        _ => None,
    };
    let flag = match comparison {
        Comparison::Equal => same(&one, &other),
        Comparison::Different => !same(&one, &other),
        ordered => {
            let ordering = ordering.ok_or_else(|| wrong(right, "number"))?;
            match ordered {
                Comparison::Less => ordering == Ordering::Less,
                Comparison::AtMost => ordering != Ordering::Greater,
                Comparison::More => ordering == Ordering::Greater,
                _ => ordering != Ordering::Less,
            }
        }
    };
    Ok(Value::Boolean(flag))
}

/// Lists are the same when they hold the same, in whatever order.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::List(some), Value::List(others)) => {
            some.iter().all(|value| others.contains(value)) && others.iter().all(|value| some.contains(value))
        }
        _ => one == other,
    }
}
