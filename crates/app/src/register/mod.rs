//! The registers: what one does alike with workers, employers, vacancies, courses, bodies and projects.

mod count;
mod create;
mod duplicates;
mod find;
mod history;
mod list;
mod page;
mod record;
mod save;
mod search;
mod suggest;
mod view;
mod view_many;

use ponte_domain::{body::Body, course::Course, employer::Employer, id::ExternalId, project::Project, vacancy::Vacancy, worker::Worker};
use ponte_storage::{Filter, Register};

use crate::{
    error::Result,
    rights::{Caller, Right},
};

pub use count::count;
pub use create::{create, create_as};
pub use duplicates::{Comparable, Likeness, duplicates};
pub use find::{exists, find, find_under};
pub use history::{HistoryEntry, differences, history};
pub use list::{Listing, list, list_counted};
pub use page::page;
pub use record::{Recorded, read_inputs, read_record};
pub use save::save;
pub use search::{SearchHits, search};
pub use suggest::suggest;
pub use view::{glance, open, view};
pub use view_many::view_many;
pub(crate) use {history::history_of, save::changed};

/// A register that use cases serve.
pub trait Registered: Register + Clone + PartialEq {
    /// The right to be told that a record exists.
    const KNOW: Right;
    /// The right to see its records.
    const SEE: Right;
    /// The right to make and change them.
    const EDIT: Right;
    /// Name of the verb that makes one, for the audit.
    const CREATE: &'static str;
    /// Name of the verb that changes one.
    const SAVE: &'static str;
    /// Name of the verb that exports them, for the audit.
    const EXPORT: &'static str;

    /// How the record is called in the system it comes from.
    fn external_of(&self) -> &ExternalId {
        Register::external(self)
    }
}

/// A filter that lets through only what the caller may see.
pub(crate) fn seen<R: Registered>(caller: &Caller, filter: &Filter) -> Result<Filter> {
    narrowed(caller, filter, &[R::SEE])
}

/// A filter that lets through only what all of some rights reach.
pub(crate) fn narrowed(caller: &Caller, filter: &Filter, rights: &[Right]) -> Result<Filter> {
    let mut narrowed = filter.clone();
    for right in rights {
        narrowed.scopes.extend(caller.scope(*right)?);
    }
    Ok(narrowed)
}

macro_rules! registered {
    ($($noun:ty: $know:ident, $see:ident, $edit:ident, $name:literal;)+) => {$(
        impl Registered for $noun {
            const KNOW: Right = Right::$know;
            const SEE: Right = Right::$see;
            const EDIT: Right = Right::$edit;
            const CREATE: &'static str = concat!($name, ".create");
            const SAVE: &'static str = concat!($name, ".save");
            const EXPORT: &'static str = concat!($name, ".export");
        }
    )+};
}

registered! {
    Worker: KnowPeople, SeePeople, EditPeople, "worker";
    Employer: SeeEmployers, SeeEmployers, EditEmployers, "employer";
    Vacancy: SeeVacancies, SeeVacancies, EditVacancies, "vacancy";
    Course: SeeRegisters, SeeRegisters, EditRegisters, "course";
    Body: SeeRegisters, SeeRegisters, EditRegisters, "body";
    Project: SeeRegisters, SeeRegisters, EditRegisters, "project";
}
