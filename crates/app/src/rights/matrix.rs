//! The table of rights as a matrix that can be asked.

use std::sync::{Arc, LazyLock};

use ponte_domain::{codes, role::Role};

use super::{Right, table::ROWS};

codes! {
    /// How far a role has a right.
    pub enum Cell {
        None = "none",
        /// The person whom the account is about, or for whom it has a mandate.
        Person = "person",
        /// The files in whose team one is; all of the desk where it does without teams.
        Cases = "cases",
        /// One's own desk.
        Own = "own",
        /// One's own desk and all below it.
        Below = "below",
        /// The whole tree in which one's desk hangs.
        Network = "network",
        All = "all",
    }
}

/// How far every role has every right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table([[Cell; Role::ALL.len()]; Right::ALL.len()]);

static HOUSE: LazyLock<Arc<Table>> = LazyLock::new(|| {
    let mut table = Table([[Cell::None; Role::ALL.len()]; Right::ALL.len()]);
    for (right, cells) in ROWS {
        for (cell, roles) in *cells {
            roles.iter().for_each(|role| table.0[*right as usize][*role as usize] = *cell);
        }
    }
    Arc::new(table)
});

impl Table {
    /// The table of the house.
    #[must_use]
    pub fn house() -> Arc<Self> {
        Arc::clone(&HOUSE)
    }

    /// How far a role has a right.
    #[must_use]
    pub const fn cell(&self, right: Right, role: Role) -> Cell {
        self.0[right as usize][role as usize]
    }

    /// The same table with one cell changed.
    #[must_use]
    pub const fn with(mut self, right: Right, role: Role, cell: Cell) -> Self {
        self.0[right as usize][role as usize] = cell;
        self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_right_has_one_row_and_no_role_stands_in_it_twice() {
        let rights: Vec<Right> = ROWS.iter().map(|(right, _)| *right).collect();
        assert_eq!(rights, Right::ALL, "the rows stand in the order of the rights");
        for (right, cells) in ROWS {
            let roles: Vec<Role> = cells.iter().flat_map(|(_, roles)| roles.iter().copied()).collect();
            assert_eq!(roles.len(), roles.iter().collect::<HashSet<_>>().len(), "{right}");
            assert!(!roles.is_empty(), "nobody may {right}");
        }
    }

    #[test]
    fn who_may_change_something_may_see_it() {
        let table = Table::house();
        use Right as R;
        for (edit, see) in [
            (R::EditPeople, R::SeePeople),
            (R::EditEmployers, R::SeeEmployers),
            (R::EditVacancies, R::SeeVacancies),
            (R::EditRegisters, R::SeeRegisters),
            (R::Propose, R::SeeVacancies),
            (R::SendShortlist, R::Propose),
        ] {
            for role in Role::ALL {
                assert!(table.cell(edit, *role) <= table.cell(see, *role), "{role}: {edit} goes further than {see}");
            }
        }
    }

    #[test]
    fn those_who_keep_the_installation_or_its_logs_see_no_content() {
        let content = [Right::KnowPeople, Right::SeePeople, Right::SeeEmployers, Right::Match, Right::Export, Right::Import];
        for role in [Role::Administrator, Role::Auditor, Role::Analyst, Role::Funder] {
            assert!(content.iter().all(|right| Table::house().cell(*right, role) == Cell::None), "{role}");
        }
    }
}
