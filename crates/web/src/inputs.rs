//! What is typed into forms of which the fields are not known beforehand.

use chrono::NaiveDate;
use ponte_templates::form::{FieldError, Form};

use crate::site::Site;

/// The fields of a form with what was typed, in their order.
pub type Inputs = Vec<(String, String)>;

/// What was typed into a field, without the space around it.
pub fn text<'a>(inputs: &'a Inputs, name: &str) -> &'a str {
    inputs.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).unwrap_or_default()
}

/// The form as it was typed, to be shown again.
pub fn typed(inputs: &Inputs) -> Form {
    let mut form = Form::default();
    inputs.iter().for_each(|(name, value)| form.add(name, value.clone()));
    form
}

/// A day that was typed; today when its field is empty.
pub fn day(site: &Site, inputs: &Inputs, name: &str) -> Result<NaiveDate, FieldError> {
    match text(inputs, name) {
        "" => Ok(site.app.today()),
        text => NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| FieldError::new(name, "date")),
    }
}

/// The version that was seen.
pub fn version(inputs: &Inputs) -> i64 {
    text(inputs, "version").parse().unwrap_or_default()
}

/// The lines of a text that are not empty.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
