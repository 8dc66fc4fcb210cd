//! The model that is in force at a desk: its own newest version, else that of the nearest desk above it, else the one that comes with
//! the program (`reference/profiling.toml`), which is a demonstration.

use std::sync::LazyLock;

use ponte_domain::profiling::{Model, ModelError, ModelRef, ModelVersion, ProfilingError, TEXT_CHARS};
use ponte_storage::{Kind, Reads, profiling as stored};

use crate::{
    App,
    error::{Error, Refusal, Result},
    rights::{Caller, Right},
};

/// The file is part of the program, and a test reads it.
static SHIPPED: LazyLock<std::result::Result<Model, String>> = LazyLock::new(|| {
    let model: Model = toml::from_str(include_str!("../../../../reference/profiling.toml")).map_err(|error| error.to_string())?;
    model.check().map_err(|error: ModelError| error.to_string())?;
    Ok(model)
});

/// The model that comes with the program.
///
/// # Errors
/// When the file that the program was built with is none.
pub fn shipped() -> Result<&'static Model> {
    SHIPPED.as_ref().map_err(|reason| Error::Internal(format!("reference/profiling.toml: {reason}")))
}

/// A model with what results call it.
#[derive(Debug, Clone)]
pub struct InForce {
    pub model: Model,
    pub reference: ModelRef,
}

/// The model in force at a desk.
///
/// # Errors
/// When the database cannot be read.
pub async fn in_force(app: &App, db: &impl Reads, desk: &str) -> Result<InForce> {
    let tree = app.desks();
    let line: Vec<String> = tree.line(tree.keeper_code(desk)).into_iter().map(|desk| desk.code.clone()).collect();
    for code in line {
        if let Some(version) = stored::newest(db, &code).await? {
            return Ok(InForce { reference: version.reference(), model: version.model });
        }
    }
    Ok(InForce { model: shipped()?.clone(), reference: ModelRef { id: None, number: 0, desk: None } })
}

/// Refuses who may not write a model; else the desk whose model it would be.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub fn may_keep_model(app: &App, caller: &Caller) -> Result<String> {
    caller.require(Right::Desk)?;
    let desk = caller.desk_for(Right::Desk, &app.desks()).map(|desk| desk.code.clone());
    Ok(desk.unwrap_or_else(|| app.market.desk().code.clone()))
}

/// The versions that a desk wrote, the newest first, for whoever may write one.
///
/// # Errors
/// [`Refusal::Forbidden`].
pub async fn versions(app: &App, caller: &Caller) -> Result<Vec<ModelVersion>> {
    let desk = may_keep_model(app, caller)?;
    Ok(stored::of_desk(&app.db, &desk).await?)
}

/// Writes a new version of a desk's model, over the number that was seen. Results keep the version that they were made with.
///
/// # Errors
/// [`Refusal::Forbidden`]; [`Refusal::Model`] with its fault, [`Refusal::Profiling`] without a reason; [`Refusal::Stale`] when somebody
/// wrote one meanwhile.
pub async fn keep_model(app: &App, caller: &Caller, seen: u32, model: Model, reason: &str) -> Result<u32> {
    let desk = may_keep_model(app, caller)?;
    model.check().map_err(Refusal::from)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::from(ProfilingError::Reason).into());
    }
    if reason.chars().count() > TEXT_CHARS {
        return Err(Refusal::from(ProfilingError::TooLong).into());
    }
    let tx = app.begin().await?;
    let known = stored::newest(&tx, &desk).await?;
    let number = known.as_ref().map_or(0, |version| version.number);
    let stale = || Refusal::Stale { kind: Kind::Account, id: known.as_ref().map(|version| version.id).unwrap_or_default() };
    if number != seen {
        return Err(stale().into());
    }
    let version = ModelVersion {
        id: app.new_id(),
        desk,
        number: number + 1,
        model,
        reason: reason.to_owned(),
        by: caller.actor.clone(),
        at: app.now(),
    };
    if let Err(error) = stored::insert(&tx, &version).await {
        return Err(if error.is_duplicate() { stale().into() } else { Error::from(error) });
    }
    app.audit(&tx, caller, "profiling.keep_model", None, &["model"]).await?;
    app.commit(tx).await?;
    Ok(version.number)
}

#[cfg(test)]
mod tests {
    use ponte_domain::profiling::Input;

    #[test]
    fn the_model_that_comes_with_the_program_asks_all_and_weighs_no_citizenship() {
        let model = super::shipped().expect("a model");
        assert_eq!(model.terms.iter().map(|term| term.input).collect::<Vec<Input>>(), Input::ALL);
        for term in model.terms.iter().filter(|term| matches!(term.input, Input::Citizenship | Input::YearsInItaly)) {
            let weights = term.choices.iter().map(|choice| choice.weight).chain(term.steps.iter().map(|step| step.weight));
            assert!(weights.into_iter().all(|weight| weight.to_string() == "0"), "{}", term.input);
        }
        assert!(model.territories.is_empty(), "official figures are a desk's to write");
    }
}
