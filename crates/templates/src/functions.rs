//! The functions and filters that templates may call, for one language.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::{
    Environment, Error, ErrorKind, State,
    value::{Kwargs, Value, ValueKind},
};
use ponte_domain::{clock::day_in_rome, dates::PartialDate, language::Language};

use crate::{Lang, format, translator::Translator};

fn wrong(detail: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, detail)
}

/// Puts every function and filter into an environment.
pub(crate) fn add(env: &mut Environment<'static>, lang: Lang, words: Arc<Translator>, assets: Arc<BTreeMap<String, String>>) {
    add_words(env, &words);
    add_dates(env, lang);
    add_numbers(env, lang);
    env.add_global("lang", lang.as_str());
    // Names of assets are ours: escaping their slashes would only make the pages longer.
    env.add_function("asset", move |name: &str| {
        Value::from_safe_string(match assets.get(name) {
            Some(version) => format!("/static/{name}?v={version}"),
            None => format!("/static/{name}"),
        })
    });
    // Bars and maps are SVG: their places are computed here, so that no style attribute is needed.
    env.add_filter("per_mille", |part: f64, whole: f64| if whole > 0.0 { (part / whole * 1000.0).round() } else { 0.0 });
}

fn add_words(env: &mut Environment<'static>, words: &Arc<Translator>) {
    let own = Arc::clone(words);
    env.add_function("t", move |key: &str, args: Kwargs| say_html(&own, key, &args));
    let own = Arc::clone(words);
    env.add_function("rich", move |key: &str, args: Kwargs| Ok::<_, Error>(Value::from_safe_string(strong(&say(&own, key, &args)?))));
    let own = Arc::clone(words);
    env.add_function("knows", move |key: &str| own.has(key));
    let own = Arc::clone(words);
    env.add_filter("code", move |code: &str, kind: &str| {
        say(&own, &format!("{kind}-{code}"), &Kwargs::from_iter(Vec::<(&str, Value)>::new()))
    });
}

fn say(words: &Translator, key: &str, args: &Kwargs) -> Result<String, Error> {
    let mut given = FluentArgs::new();
    for name in args.args() {
        let value: &Value = args.peek(name)?;
        given.set(name.to_owned(), argument(value));
    }
    words.say(key, &given).map_err(|error| wrong(error.to_string()))
}

/// As [`say`], for a page: what a macro made is HTML already, so the rest is escaped here and the whole is HTML.
fn say_html(words: &Translator, key: &str, args: &Kwargs) -> Result<Value, Error> {
    let mut given = FluentArgs::new();
    let mut holds_html = false;
    for name in args.args() {
        let value: &Value = args.peek(name)?;
        holds_html |= value.is_safe();
    }
    for name in args.args() {
        let value: &Value = args.peek(name)?;
        let is_text = value.kind() == ValueKind::String;
        let ready = if holds_html && is_text && !value.is_safe() { FluentValue::from(escape(&value.to_string())) } else { argument(value) };
        given.set(name.to_owned(), ready);
    }
    let text = words.say(key, &given).map_err(|error| wrong(error.to_string()))?;
    Ok(if holds_html { Value::from_safe_string(text) } else { Value::from(text) })
}

fn argument(value: &Value) -> FluentValue<'static> {
    match value.kind() {
        ValueKind::Number => f64::try_from(value.clone()).map_or(FluentValue::None, FluentValue::from),
        ValueKind::None | ValueKind::Undefined => FluentValue::from(String::new()),
        _ => FluentValue::from(value.to_string()),
    }
}

fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(c),
        }
    }
    html
}

/// Escapes a sentence and shows what stands between two pairs of asterisks in bold.
fn strong(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 32);
    for (ix, part) in text.split("**").enumerate() {
        if ix > 0 {
            html.push_str(if ix % 2 == 1 { "<strong>" } else { "</strong>" });
        }
        html.push_str(&escape(part));
    }
    if text.matches("**").count() % 2 == 1 {
        html.push_str("</strong>");
    }
    html
}

/// The moment for which the page is made, from its layout.
fn now(state: &State) -> Result<DateTime<Utc>, Error> {
    let now = match state.lookup("layout") {
        Some(layout) => layout.get_attr("now")?,
        None => state.lookup("now").ok_or_else(|| wrong("neither page nor mail has `now`".to_owned()))?,
    };
    parse_moment(now.as_str().unwrap_or_default())
}

fn parse_moment(text: &str) -> Result<DateTime<Utc>, Error> {
    text.parse().map_err(|_| wrong(format!("{text} is no moment")))
}

fn parse_day(text: &str) -> Result<NaiveDate, Error> {
    if text.len() > 10 { parse_moment(text).map(day_in_rome) } else { text.parse().map_err(|_| wrong(format!("{text} is no date"))) }
}

fn add_dates(env: &mut Environment<'static>, lang: Lang) {
    env.add_filter("date", move |state: &State, day: &str| Ok::<_, Error>(format::date(parse_day(day)?, day_in_rome(now(state)?), lang)));
    env.add_filter("long_date", move |day: &str| parse_day(day).map(|day| format::long_date(day, lang)));
    env.add_filter("short_date", move |state: &State, day: &str| {
        Ok::<_, Error>(format::short_date(parse_day(day)?, day_in_rome(now(state)?), lang))
    });
    env.add_filter("month", move |day: &str| match PartialDate::parse(day) {
        Some(date) if date.is_month_only() => Ok(date.first_day().format("%m/%Y").to_string()),
        Some(date) => Ok(date.first_day().format("%d/%m/%Y").to_string()),
        None => Err(wrong(format!("{day} is no date"))),
    });
    env.add_filter("moment", move |state: &State, at: &str| Ok::<_, Error>(format::moment(parse_moment(at)?, now(state)?, lang)));
    env.add_filter("hour", move |at: &str| parse_moment(at).map(|at| format::hour(at, lang)));
    env.add_filter("time_left", move |state: &State, at: &str| Ok::<_, Error>(format::time_left(parse_moment(at)?, now(state)?, lang)));
    env.add_filter("hours_left", |state: &State, at: &str| Ok::<_, Error>((parse_moment(at)? - now(state)?).num_hours()));
    env.add_filter("days_ago", |state: &State, day: &str| Ok::<_, Error>((day_in_rome(now(state)?) - parse_day(day)?).num_days()));
}

fn add_numbers(env: &mut Environment<'static>, lang: Lang) {
    env.add_filter("number", move |number: f64| format::decimal(number, lang));
    env.add_filter("km", move |km: f64| format::kilometres(km, lang));
    env.add_filter("euro", move |cents: i64| format::euro(cents, lang));
    env.add_filter("language", move |code: &str| {
        Language::from_code(code).map_or_else(|| code.to_uppercase(), |own| own.name(lang).to_owned())
    });
}

#[cfg(test)]
mod tests {
    use super::strong;

    #[test]
    fn words_from_people_cannot_become_markup() {
        assert_eq!(strong("**5** <b>"), "<strong>5</strong> &lt;b&gt;");
        assert_eq!(strong("a ** b"), "a <strong> b</strong>");
    }
}
