use ponte_domain::{employer::Employer, worker::Worker};
use serde_json::json;

use super::{codes, read, with, worker};
use crate::import::{context::Written, error::Code};

#[test]
fn special_categories_are_refused_by_name_at_the_top() {
    for name in ["disability", "invalidita", "l68", "religione", "refugee_status", "sindacato", "condanne", "ethnic_origin", "salute"] {
        let errors = read::<Worker>(Written::Json, &with(worker(), name, json!("yes"))).expect_err("refused");
        assert_eq!(codes(&errors), [(name, Code::SpecialCategory)]);
        assert_eq!(errors[0].value, "", "the value is not repeated");
    }
}

#[test]
fn special_categories_are_refused_deep_within() {
    let nested = with(worker(), "availability", json!({"extra": {"list": [{"health_notes": "x"}]}}));
    let errors = read::<Worker>(Written::Json, &nested).expect_err("refused");
    assert!(codes(&errors).iter().any(|(field, code)| field.ends_with("health_notes") && *code == Code::SpecialCategory), "{errors:?}");
    let in_scalar = with(worker(), "given_name", json!({"violence": true}));
    let errors = read::<Worker>(Written::Json, &in_scalar).expect_err("refused");
    assert!(codes(&errors).contains(&("given_name.violence", Code::SpecialCategory)), "{errors:?}");
}

#[test]
fn special_categories_are_refused_for_employers_too() {
    let errors = read::<Employer>(Written::Json, &json!({"id": "E", "name": "Ditta", "trade_union": "x"})).expect_err("refused");
    assert_eq!(codes(&errors), [("trade_union", Code::SpecialCategory)]);
}
