//! Named values, in order, as forms post and show them.

use std::collections::BTreeMap;

use ponte_domain::actor::Channel;
use uuid::Uuid;

/// Named values; a name may come several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs(pub Vec<(String, String)>);

/// What is posted beside the record itself.
#[derive(Debug, Clone, Default)]
pub struct Posted {
    pub inputs: Inputs,
    /// Version of the record that the form was filled from.
    pub version: Option<i64>,
    /// Id given out with the form of a new record.
    pub new_id: Option<Uuid>,
    /// The list to which a row is added, instead of saving.
    pub add: Option<String>,
    /// The record is made although others look like it.
    pub confirm_new: bool,
    /// An employer with the name typed is made beside.
    pub create_employer: bool,
    /// How the person herself asked for what is saved, if she did.
    pub on_behalf: Option<Channel>,
}

impl Posted {
    /// Divides what is posted.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        let mut posted = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "version" => posted.version = value.parse().ok(),
                "new_id" => posted.new_id = value.parse().ok(),
                "add" => posted.add = Some(value),
                "confirm_new" => posted.confirm_new = true,
                "on_behalf" => posted.on_behalf = Channel::from_code(&value),
                "create_employer" => posted.create_employer = true,
                _ => posted.inputs.push(name, value.replace("\r\n", "\n")),
            }
        }
        posted
    }
}

impl Inputs {
    /// Adds a value.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// The first value of a name; empty when there is none.
    pub fn first(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim())
    }

    /// Takes a name with all its values out.
    pub fn take(&mut self, name: &str) -> Vec<String> {
        let (taken, kept) = std::mem::take(&mut self.0).into_iter().partition(|(own, _)| own == name);
        self.0 = kept;
        let taken: Vec<(String, String)> = taken;
        taken.into_iter().map(|(_, value)| value).collect()
    }

    /// Puts one value in the place of those that a name has; an empty one leaves none.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.take(name);
        let value = value.into();
        if !value.is_empty() {
            self.push(name, value);
        }
    }

    /// Numbers of the rows of a list that hold anything, in order.
    pub fn rows(&self, list: &str) -> Vec<u32> {
        let filled = self.0.iter().filter(|(_, value)| !value.trim().is_empty());
        let mut rows: Vec<u32> = filled.filter_map(|(name, _)| row_of(name, list)).collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Leaves no gap between the rows of a list.
    pub fn close_up(&mut self, list: &str) {
        let numbers: BTreeMap<u32, usize> = self.rows(list).into_iter().zip(1..).collect();
        let renamed = std::mem::take(&mut self.0).into_iter().filter_map(|(name, value)| match row_of(&name, list) {
            None => Some((name, value)),
            Some(row) => {
                let rest = name.strip_prefix(list)?.strip_prefix('.')?.split_once('.').map(|(_, rest)| rest.to_owned());
                let number = numbers.get(&row)?;
                Some((rest.map_or_else(|| format!("{list}.{number}"), |rest| format!("{list}.{number}.{rest}")), value))
            }
        });
        self.0 = renamed.collect();
    }
}

/// The number of the row of a list to which a name belongs.
fn row_of(name: &str, list: &str) -> Option<u32> {
    let rest = name.strip_prefix(list)?.strip_prefix('.')?;
    rest.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_close_up_and_keep_their_order() {
        let mut inputs = Inputs::default();
        for (name, value) in [("a.7.x", "seven"), ("a.2.x", ""), ("a.3.x", "three"), ("a.3.y.z", "deep"), ("ab.9", "other")] {
            inputs.push(name, value);
        }
        inputs.close_up("a");
        let names: Vec<&str> = inputs.0.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a.2.x", "a.1.x", "a.1.y.z", "ab.9"]);
    }
}
