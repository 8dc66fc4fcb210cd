//! The printed table: `docs/rights.md` is that of the program.

use std::fmt::Write;

use ponte_app::rights::{Cell, Right, Table};
use ponte_domain::{
    reference::Lang,
    role::{Role, RoleGroup},
};
use ponte_web::presses;

#[test]
fn the_printed_table_is_that_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/rights.md");
    let printed = print();
    if std::env::var("PONTE_WRITE_RIGHTS").is_ok() {
        std::fs::write(path, &printed).expect("to write it");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == printed, "docs/rights.md is stale: run this test with PONTE_WRITE_RIGHTS=1");
}

fn print() -> String {
    let words = presses().expect("the presses").words;
    let say = |key: &str| words.say(key, &[], Lang::En).expect("words");
    let mut text = String::from(
        "# Who may do what\n\n\
         This page is printed from the table of rights (`crates/app/src/rights/table.rs`) by a test. The same table is on the page \
         *Chi può fare cosa* (`/amministrazione/diritti`).\n\n\
         A person may hold several roles, each at a desk and for a time; what they may do adds up. An empty cell means no.\n\n",
    );
    for cell in Cell::ALL.iter().filter(|cell| **cell != Cell::None) {
        writeln!(text, "- **{cell}**: {}", say(&format!("reach-{cell}"))).expect("to write");
    }
    for group in RoleGroup::ALL {
        let roles: Vec<Role> = Role::ALL.iter().copied().filter(|role| role.group() == *group).collect();
        write!(text, "\n## {}\n\n| |", say(&format!("role-group-{group}"))).expect("to write");
        roles.iter().for_each(|role| write!(text, " {} |", say(&format!("role-{role}"))).expect("to write"));
        text.push_str("\n|---|");
        roles.iter().for_each(|_| text.push_str("---|"));
        text.push('\n');
        for right in Right::ALL {
            write!(text, "| {} |", say(&format!("right-{right}"))).expect("to write");
            for role in &roles {
                let cell = Table::house().cell(*right, *role);
                write!(text, " {} |", if cell == Cell::None { "" } else { cell.as_str() }).expect("to write");
            }
            text.push('\n');
        }
    }
    text
}
