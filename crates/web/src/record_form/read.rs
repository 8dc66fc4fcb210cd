//! From what is posted to a record, and from a record to what a form shows.

use chrono::{DateTime, Utc};
use chrono_tz::Europe::Rome;
use ponte_app::{
    App,
    import::{
        concept::Links,
        context::{Context as ImportContext, Options},
        form::{inputs_of, read_form},
        record::Record,
    },
    import_batch::MarketLinker,
};
use ponte_domain::reference::{Catalogue, Lang};
use ponte_templates::form::{FieldError, Form};

use super::{Inputs, Spec, linking, wording};
use crate::site::Site;

/// What reading a form needs to know.
pub struct Context<'a> {
    pub app: &'a App,
    pub lang: Lang,
}

impl<'a> Context<'a> {
    /// For a visitor's language.
    pub fn new(site: &'a Site, lang: Lang) -> Self {
        Self { app: &site.app, lang }
    }
}

/// A form that was read: the record, or what is wrong; and the import inputs, to show them again.
pub struct Read<T> {
    pub record: Option<T>,
    pub errors: Vec<FieldError>,
    pub inputs: Inputs,
}

/// Reads a posted form over the import inputs of the record that is changed (none for a new one).
pub fn read<T: Record>(context: &Context<'_>, spec: &Spec, posted: &Inputs, base: &Inputs) -> Read<T> {
    let mut inputs = posted.clone();
    let (linker, catalogue) = (context.app.market.linker(), context.app.market.catalogue());
    for name in place_names(&inputs, spec) {
        let code = place_code(&catalogue, inputs.first(&name));
        code.into_iter().for_each(|code| inputs.set(&name, code));
    }
    keep_hidden(&mut inputs, base, spec);
    tidy(&mut inputs, base, spec);
    linking::to_import(&mut inputs, spec.words, base, &linking::fields(base, spec.words), &linker, context.lang);
    spec.lists.iter().for_each(|list| inputs.close_up(list.name));
    let (market, desk) = (MarketLinker(linker), context.app.market.desk());
    let links = Links::new(&market, context.lang);
    let options = Options { source: desk.code.clone(), desk: desk.code.clone(), today: context.app.today(), lang: context.lang };
    let (record, noted) = read_form(ImportContext::new(&catalogue, &links, &options), &inputs.0);
    let errors = noted.errors.iter().map(|error| wording::shown(error, spec)).collect();
    Read { record, errors, inputs }
}

/// The form that shows import inputs.
pub fn show(context: &Context<'_>, spec: &Spec, inputs: &Inputs, action: String) -> Form {
    let mut shown = inputs.clone();
    let (linker, catalogue) = (context.app.market.linker(), context.app.market.catalogue());
    let links = linking::to_shown(&mut shown, spec.words, &linker, &catalogue, context.lang);
    for name in spec.joined {
        let values: Vec<String> = shown.take(name).iter().map(|value| value.replace('|', ", ")).collect();
        shown.set(name, values.join(", "));
    }
    for name in spec.answers {
        let answer = match shown.first(name) {
            "true" => "yes".to_owned(),
            "false" => "no".to_owned(),
            other => other.to_owned(),
        };
        shown.set(name, answer);
    }
    for name in spec.moments {
        let typed = shown.first(name).to_owned();
        shown.set(name, DateTime::parse_from_rfc3339(&typed).map_or(typed, |at| local(at.with_timezone(&Utc))));
    }
    for name in place_names(&shown, spec) {
        let code = shown.first(&name).to_owned();
        shown.set(&name, place_name(&catalogue, &code).unwrap_or(code));
    }
    let mut form = Form::new(action);
    form.links = links.into_iter().collect();
    for (name, value) in shown.0 {
        // A single entry of a list is guarded like a cell; ticks compare whole values.
        form.add(&name, value);
    }
    form
}

/// The import inputs of a record.
pub fn base_of<T: ponte_app::export::Exported>(record: &T) -> Inputs {
    Inputs(inputs_of(record))
}

fn local(at: DateTime<Utc>) -> String {
    at.with_timezone(&Rome).format("%Y-%m-%dT%H:%M").to_string()
}

/// `La Spezia (SP)`, which reads back as the same municipality.
pub fn place_name(catalogue: &Catalogue, code: &str) -> Option<String> {
    catalogue.place(code).map(|place| format!("{} ({})", place.name, place.province))
}

/// The code of a municipality written `La Spezia (SP)`.
fn place_code(catalogue: &Catalogue, typed: &str) -> Option<String> {
    let (name, province) = typed.strip_suffix(')')?.rsplit_once(" (")?;
    match catalogue.places_named(name, Some(province)).as_slice() {
        [one] => Some(one.code.clone()),
        _ => None,
    }
}

fn place_names(inputs: &Inputs, spec: &Spec) -> Vec<String> {
    let in_list = |name: &str, list: &str, field: &str| name.starts_with(list) && name.ends_with(field);
    let is_place = |name: &str| {
        spec.places.iter().any(|place| match place.split_once(".*.") {
            Some((list, field)) => in_list(name, &format!("{list}."), &format!(".{field}")),
            None => name == *place,
        })
    };
    inputs.0.iter().map(|(name, _)| name.clone()).filter(|name| is_place(name)).collect()
}

/// Puts back what the record holds and the form does not show.
fn keep_hidden(inputs: &mut Inputs, base: &Inputs, spec: &Spec) {
    let is = |name: &str, kept: &str| name == kept || name.strip_prefix(kept).is_some_and(|rest| rest.starts_with('.'));
    for (name, value) in &base.0 {
        let with_owner = spec.kept_with.iter().find(|(kept, _)| is(name, kept));
        let owner_stays = with_owner.is_some_and(|(_, owners)| owners.iter().all(|owner| inputs.first(owner) == base.first(owner)));
        if owner_stays || spec.kept.iter().any(|kept| is(name, kept)) {
            inputs.push(name.clone(), value.clone());
        }
    }
    for list in spec.lists {
        let mut free = base.rows(list.name);
        for row in inputs.rows(list.name) {
            let key = inputs.first(&format!("{}.{row}.{}", list.name, list.key)).to_owned();
            let before = free.iter().position(|old| !key.is_empty() && base.first(&format!("{}.{old}.{}", list.name, list.key)) == key);
            let Some(old) = before.map(|at| free.remove(at)) else { continue };
            for field in list.kept {
                let value = base.first(&format!("{}.{old}.{field}", list.name));
                if !value.is_empty() {
                    inputs.push(format!("{}.{row}.{field}", list.name), value);
                }
            }
        }
    }
}

/// Brings what forms write in their own way into the form of the import.
fn tidy(inputs: &mut Inputs, base: &Inputs, spec: &Spec) {
    for name in spec.joined {
        let values = inputs.take(name).join("|").replace([',', ';'], "|");
        inputs.set(name, values);
    }
    for name in spec.answers {
        if inputs.first(name) == "unknown" {
            inputs.take(name);
        }
    }
    for name in spec.ticks {
        if inputs.first(name).is_empty() && !base.first(name).is_empty() {
            inputs.set(name, "false");
        }
    }
}
