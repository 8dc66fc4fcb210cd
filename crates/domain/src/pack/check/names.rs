//! Names and the types of expressions, for every kind of file.

use std::collections::BTreeSet;

use super::Known;
use crate::{
    expression::{Expression, KEYWORDS, Names, Type},
    pack::{document::letter_names, fault::Code, report::Report},
    pathway::Pathway,
    questionnaire::Questionnaire,
};

/// Names that expressions have everywhere.
const RESERVED: [&str; 1] = ["today"];

impl Report<'_> {
    /// The name inside a file must be that of the file.
    pub(super) fn expect_name(&mut self, id: &str) {
        if let Some(found) = self.written("id").map(|written| written.trim_matches(['"', '\'']).to_owned())
            && found != id
        {
            self.fault("id", Code::OtherName, &found, id);
        }
    }

    /// Names of one kind must differ.
    pub(super) fn distinct<'n>(&mut self, names: impl IntoIterator<Item = (String, &'n str)>) {
        let mut found = BTreeSet::new();
        for (field, name) in names {
            if !found.insert(name) {
                self.fault(&field, Code::DoubleName, name, "");
            }
        }
    }

    /// A name that expressions use as it stands must be none of the words of the language.
    pub(super) fn free(&mut self, field: &str, name: &str) {
        if KEYWORDS.contains(&name) || RESERVED.contains(&name) {
            self.fault(field, Code::ReservedName, name, "");
        }
    }

    /// A name must be one of those that are there.
    pub(super) fn one_of<'n>(&mut self, field: &str, name: &str, kind: &str, there: impl IntoIterator<Item = &'n str>) -> bool {
        let there: Vec<&str> = there.into_iter().collect();
        let known = there.contains(&name);
        if !known {
            self.fault_near(field, Code::NoSuch, name, kind, there);
        }
        known
    }

    /// An expression must mean something here, and give values of a type.
    pub(super) fn typed(&mut self, field: &str, expression: Option<&Expression>, wanted: &Type, names: &Names) {
        match expression.map(|expression| expression.check(names)) {
            None => {}
            Some(Ok(found)) if found == *wanted || found == Type::None => {}
            Some(Ok(found)) => self.fault(field, Code::FormulaType, found.as_str(), wanted.as_str()),
            Some(Err(faults)) => faults.into_iter().for_each(|fault| self.expression_fault(field, fault)),
        }
    }
}

/// The names of questionnaires as the other files use them: `sheet.<questionnaire>.<name>`.
pub(super) fn sheets<'q>(questionnaires: impl IntoIterator<Item = &'q Questionnaire>) -> Names {
    let of = |questionnaire: &'q Questionnaire| questionnaire.names().map(|(name, of)| (format!("sheet.{}.{name}", questionnaire.id), of));
    questionnaires.into_iter().flat_map(of).collect()
}

/// What documents and messages may say: of the person and the desk, of questionnaires, and of the pathways of the pack.
pub(super) fn letters<'p>(known: &Known<'_>, pathways: impl IntoIterator<Item = &'p Pathway>) -> Names {
    let mut names = letter_names();
    names.extend(known.common.clone());
    names.extend(sheets(known.questionnaires.iter().copied()));
    names.extend(pathways.into_iter().flat_map(Pathway::names));
    names
}
