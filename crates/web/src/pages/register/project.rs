//! Projects, with their body and workers from our own registers.

use ponte_app::{
    App,
    error::{Error, Refusal},
    register,
    rights::{Caller, Right},
};
use ponte_domain::{body::Body, project::Project, reference::Lang, worker::Worker};
use ponte_storage::Filter;
use ponte_templates::{
    form::{Choice, FieldError, Form},
    layout::{Layout, Place},
    pages::register::{FactLine, FactValue, Linked, Noun, ProjectForm},
};
use uuid::Uuid;

use super::{Smaller, fact, form::FormParts, form_page, text};
use crate::error::PageError;

/// Bodies that may be chosen among.
const BODIES: u64 = 500;

/// Workers of a project at most.
const WORKERS: usize = 500;

impl Smaller for Project {
    const NOUN: Noun = Noun::Project;
    const PLACE: Place = Place::More;
    const CRUMB: &'static str = "projects";
    type FormPage = ProjectForm;

    fn name(&self) -> &str {
        &self.title
    }

    fn note(&self, _: &App) -> Option<String> {
        None
    }

    async fn facts(&self, app: &App, caller: &Caller, _: Lang) -> Result<Vec<FactLine>, PageError> {
        let body = match self.body {
            Some(id) => found(register::view::<Body>(app, caller, id.into()).await)?,
            None => None,
        };
        let body = body.map(|body| Linked { name: body.value.name, href: format!("/sportello/enti/{}", body.id) });
        let mut workers = Vec::new();
        for id in &self.workers {
            let worker = found(register::view::<Worker>(app, caller, id.0).await)?;
            workers.extend(
                worker.map(|worker| Linked { name: worker.value.person.full_name(), href: format!("/sportello/persone/{}", worker.id) }),
            );
        }
        let outlets: Vec<FactLine> =
            self.outlets.iter().filter_map(|outlet| fact("outlets", Some(FactValue::Code("outlet", outlet.as_str().to_owned())))).collect();
        let first = [
            fact("project-kind", Some(FactValue::Code("project", self.kind.as_str().to_owned()))),
            fact("stage", Some(FactValue::Code("stage", self.stage.as_str().to_owned()))),
            fact("project-body", body.map(|body| FactValue::Records(vec![body]))),
            fact("course-from", self.from.map(FactValue::Date)),
            fact("course-to", self.to.map(FactValue::Date)),
        ];
        let last =
            [fact("project-workers", (!workers.is_empty()).then_some(FactValue::Records(workers))), fact("note", text(self.note.as_ref()))];
        Ok(first.into_iter().flatten().chain(outlets).chain(last.into_iter().flatten()).collect())
    }

    async fn show_inputs(&self, app: &App, caller: &Caller, form: &mut Form) -> Result<(), PageError> {
        let mut lines = Vec::new();
        for id in &self.workers {
            let worker = found(register::view::<Worker>(app, caller, id.0).await)?;
            lines.push(
                worker
                    .map_or_else(|| id.to_string(), |worker| format!("{} ({})", worker.value.person.full_name(), worker.value.external.id)),
            );
        }
        form.values.insert("workers".to_owned(), vec![lines.join("\n")]);
        Ok(())
    }

    async fn read_typed(
        app: &App,
        caller: &Caller,
        typed: &mut Vec<(String, String)>,
        errors: &mut Vec<FieldError>,
    ) -> Result<(), PageError> {
        let lines: Vec<String> = typed
            .iter()
            .filter(|(name, _)| name == "workers")
            .flat_map(|(_, text)| text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned))
            .take(WORKERS)
            .collect();
        typed.retain(|(name, _)| name != "workers");
        for line in lines {
            match worker_of(app, caller, &line).await? {
                Some(id) => typed.push(("workers".to_owned(), id.to_string())),
                None => {
                    let mut error = FieldError::new("workers", "worker-unknown");
                    error.args.insert("value".to_owned(), line);
                    errors.push(error);
                }
            }
        }
        Ok(())
    }

    fn keep_from(&mut self, _: &Self) {}

    async fn form_page(app: &App, caller: &Caller, layout: Layout, parts: FormParts) -> Result<ProjectForm, PageError> {
        let bodies = register::page::<Body>(app, caller, &Filter { limit: BODIES, ..Filter::default() }).await?;
        let choices = bodies.into_iter().map(|body| Choice::new(body.id.to_string(), body.value.name)).collect();
        Ok(form_page!(ProjectForm, layout, parts, [("body".to_owned(), choices)].into()))
    }
}

/// A record that may have gone since it was named, or that the caller may not see.
fn found<T>(result: Result<T, Error>) -> Result<Option<T>, PageError> {
    match result {
        Ok(record) => Ok(Some(record)),
        Err(Error::Refused(Refusal::NotFound(_) | Refusal::Forbidden(_))) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The person that a line names: by identifier (alone or in brackets after the name), by codice fiscale, or by a name that only one has.
async fn worker_of(app: &App, caller: &Caller, line: &str) -> Result<Option<Uuid>, PageError> {
    let named = line.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(line, |(_, id)| id.trim());
    if let Some(worker) = found(register::find::<Worker>(app, caller, named).await)? {
        return Ok(Some(worker.id));
    }
    // A person whom the caller may not see stays in the project by her identifier.
    if let Ok(id) = named.parse::<Uuid>()
        && register::exists::<Worker>(app, id).await?
    {
        return Ok(Some(id));
    }
    if !caller.may(Right::SeePeople) {
        return Ok(None);
    }
    let filter = Filter { text: line.to_owned(), limit: 2, ..Filter::default() };
    let hits = register::page::<Worker>(app, caller, &filter).await?;
    Ok(match hits.as_slice() {
        [only] => Some(only.id),
        _ => None,
    })
}
