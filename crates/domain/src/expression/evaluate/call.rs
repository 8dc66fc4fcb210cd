//! What each function gives.

use chrono::NaiveDate;

use super::{Evaluated, elements, evaluate, known, logistic::logistic, number, within, wrong};
use crate::expression::{
    Values,
    days::{add_days, add_months, months_between},
    fault::{Code, Fault, Position},
    function::Function,
    number::{MOST_DECIMALS, Number, Rounding},
    syntax::{Node, Part},
    value::Value,
};

/// Calls a function.
pub(super) fn call(at: Position, function: Function, arguments: &[Node], values: &Values) -> Evaluated {
    let (least, most) = function.arguments();
    if !(least..=most).contains(&arguments.len()) {
        return Err(Fault::new(at, Code::WrongArguments, function.as_str(), least.to_string()));
    }
    let first = &arguments[0];
    match function {
        Function::Min => extreme(arguments, values, |new, best| new < best),
        Function::Max => extreme(arguments, values, |new, best| new > best),
        Function::Sum => Ok(known(added(at, arguments, values)?.map(|(total, _)| total))),
        Function::Mean => mean(at, arguments, values),
        Function::Count => count(at, arguments, values),
        Function::Round => round(at, arguments, values),
        Function::Abs => Ok(known(number(first, values)?.map(Number::absolute))),
        Function::Logistic => match number(first, values)? {
            Some(x) => Ok(Value::Number(within(at, logistic(x))?)),
            None => Ok(Value::None),
        },
        Function::DaysBetween => between(arguments, values, |from, to| (to - from).num_days()),
        Function::MonthsBetween => between(arguments, values, months_between),
        Function::YearsBetween => between(arguments, values, |from, to| months_between(from, to) / 12),
        Function::AddDays => moved(at, arguments, values, add_days),
        Function::AddMonths => moved(at, arguments, values, add_months),
        Function::AddYears => moved(at, arguments, values, |date, years| add_months(date, years.checked_mul(12)?)),
        Function::Present => Ok(Value::Boolean(evaluate(first, values)? != Value::None)),
        Function::Absent => Ok(Value::Boolean(evaluate(first, values)? == Value::None)),
        Function::Default => match evaluate(first, values)? {
            Value::None => evaluate(&arguments[1], values),
            found => Ok(found),
        },
        Function::Band => band(arguments, values),
        Function::Lookup => lookup(arguments, values),
        Function::AnyOf => lists(arguments, values, |list, other| other.iter().any(|value| list.contains(value))),
        Function::AllOf => lists(arguments, values, |list, other| other.iter().all(|value| list.contains(value))),
        Function::StartsWith => match (evaluate(first, values)?, evaluate(&arguments[1], values)?) {
            (Value::None, _) | (_, Value::None) => Ok(Value::None),
            (Value::Text(text), Value::Text(start)) => Ok(Value::Boolean(text.starts_with(&start))),
            _ => Err(wrong(first, "text")),
        },
    }
}

fn extreme(arguments: &[Node], values: &Values, better: fn((Number, NaiveDate), (Number, NaiveDate)) -> bool) -> Evaluated {
    let key = |value: &Value| match value {
        Value::Number(number) => Some((*number, NaiveDate::MIN)),
        Value::Date(date) => Some((Number::ZERO, *date)),
        _ => None,
    };
    let mut best = Value::None;
    for argument in arguments {
        let found = evaluate(argument, values)?;
        if found == Value::None {
            continue;
        }
        let new = key(&found).ok_or_else(|| wrong(argument, "number"))?;
        if key(&best).is_none_or(|best| better(new, best)) {
            best = found;
        }
    }
    Ok(best)
}

/// The sum of the numbers that are known, and how many they are; nothing when none is.
fn added(at: Position, arguments: &[Node], values: &Values) -> Result<Option<(Number, i64)>, Fault> {
    let mut total = None;
    for argument in arguments {
        if let Some(found) = number(argument, values)? {
            let (before, count) = total.unwrap_or((Number::ZERO, 0));
            total = Some((within(at, before.plus(found))?, count + 1));
        }
    }
    Ok(total)
}

fn mean(at: Position, arguments: &[Node], values: &Values) -> Evaluated {
    let Some((total, count)) = added(at, arguments, values)? else { return Ok(Value::None) };
    let count = within(at, Number::whole(count))?;
    Ok(known(within(at, total.over(count))?))
}

fn count(at: Position, arguments: &[Node], values: &Values) -> Evaluated {
    let mut total = 0;
    for argument in arguments {
        total += match evaluate(argument, values)? {
            Value::None | Value::Boolean(false) => 0,
            Value::List(list) => list.len(),
            _ => 1,
        };
    }
    let total = i64::try_from(total).map_err(|_| Fault::new(at, Code::TooLarge, "", ""))?;
    Ok(Value::Number(within(at, Number::whole(total))?))
}

fn round(at: Position, arguments: &[Node], values: &Values) -> Evaluated {
    let decimals = match &arguments[1].part {
        Part::Number(decimals) => decimals.as_whole().and_then(|whole| u32::try_from(whole).ok()).filter(|whole| *whole <= MOST_DECIMALS),
        _ => None,
    };
    let decimals = decimals.ok_or_else(|| wrong(&arguments[1], "number"))?;
    let rule = match arguments.get(2).map(|rule| &rule.part) {
        None => Some(Rounding::HalfUp),
        Some(Part::Text(rule)) => Rounding::from_code(rule),
        Some(_) => None,
    };
    let rule = rule.ok_or_else(|| wrong(&arguments[2], "code"))?;
    match number(&arguments[0], values)? {
        Some(number) => Ok(Value::Number(within(at, number.rounded(decimals, rule))?)),
        None => Ok(Value::None),
    }
}

fn date(node: &Node, values: &Values) -> Result<Option<NaiveDate>, Fault> {
    match evaluate(node, values)? {
        Value::Date(date) => Ok(Some(date)),
        Value::None => Ok(None),
        _ => Err(wrong(node, "date")),
    }
}

fn between(arguments: &[Node], values: &Values, count: impl Fn(NaiveDate, NaiveDate) -> i64) -> Evaluated {
    let (from, to) = (date(&arguments[0], values)?, date(&arguments[1], values)?);
    let (Some(from), Some(to)) = (from, to) else { return Ok(Value::None) };
    Ok(Value::Number(within(arguments[0].at, Number::whole(count(from, to)))?))
}

fn moved(at: Position, arguments: &[Node], values: &Values, add: impl Fn(NaiveDate, i64) -> Option<NaiveDate>) -> Evaluated {
    let (from, by) = (date(&arguments[0], values)?, number(&arguments[1], values)?);
    let (Some(from), Some(by)) = (from, by) else { return Ok(Value::None) };
    let by = by.as_whole().ok_or_else(|| Fault::new(arguments[1].at, Code::NotWhole, by.to_string(), ""))?;
    add(from, by).map(Value::Date).ok_or_else(|| Fault::new(at, Code::DateOutOfRange, "", ""))
}

fn band(arguments: &[Node], values: &Values) -> Evaluated {
    let Some(asked) = number(&arguments[0], values)? else { return Ok(Value::None) };
    let mut found = &arguments[1];
    for pair in arguments[2..].chunks_exact(2) {
        match number(&pair[0], values)? {
            Some(bound) if asked >= bound => found = &pair[1],
            _ => break,
        }
    }
    evaluate(found, values)
}

fn lookup(arguments: &[Node], values: &Values) -> Evaluated {
    let asked = evaluate(&arguments[0], values)?;
    if asked == Value::None {
        return Ok(Value::None);
    }
    let pairs = arguments[1..].chunks_exact(2);
    let otherwise = pairs.remainder().first();
    for pair in pairs {
        if evaluate(&pair[0], values)? == asked {
            return evaluate(&pair[1], values);
        }
    }
    otherwise.map_or(Ok(Value::None), |otherwise| evaluate(otherwise, values))
}

fn lists(arguments: &[Node], values: &Values, holds: impl Fn(&[Value], &[Value]) -> bool) -> Evaluated {
    let (one, other) = (elements(&arguments[0], values)?, elements(&arguments[1], values)?);
    let (Some(one), Some(other)) = (one, other) else { return Ok(Value::None) };
    Ok(Value::Boolean(holds(&one, &other)))
}
