//! Describes the operations of the registers.

use ponte_app::import::schema;
use serde_json::{Map, Value, json};
use utoipa::{
    IntoParams, PartialSchema, ToSchema,
    openapi::{
        ContentBuilder, HeaderBuilder, ObjectBuilder, Ref, RefOr, Required, Schema, Type,
        path::{Operation, OperationBuilder, Parameter, ParameterBuilder, ParameterIn},
        request_body::RequestBodyBuilder,
        response::{Response, ResponseBuilder},
    },
};

use super::{ApiNoun, history::Save, list::ListQuery};

const JSON: &str = "application/json";

fn operation<R: ApiNoun>(id: String, summary: &str) -> OperationBuilder {
    OperationBuilder::new().tag(R::PLURAL).operation_id(Some(id)).summary(Some(summary))
}

fn answer(description: &str, component: String) -> ResponseBuilder {
    let schema = Ref::from_schema_name(component);
    ResponseBuilder::new().description(description).content(JSON, ContentBuilder::new().schema(Some(schema)).build())
}

fn header(response: ResponseBuilder, name: &str, description: &str) -> ResponseBuilder {
    let text = ObjectBuilder::new().schema_type(Type::String).build();
    response.header(name, HeaderBuilder::new().schema(Some(text)).description(Some(description)).build())
}

fn tagged(response: ResponseBuilder) -> Response {
    header(response, "ETag", "Version of the record.").build()
}

/// The path parameter that names a record.
pub fn id_parameter() -> Parameter {
    let text = ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).build();
    ParameterBuilder::new()
        .name("id")
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some("UUID or external id."))
        .schema(Some(text))
        .build()
}

fn header_parameter(name: &str, required: Required, pattern: Option<&str>, description: &str) -> Parameter {
    let tag = ObjectBuilder::new().schema_type(Type::String).pattern(pattern).build();
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Header)
        .required(required)
        .description(Some(description))
        .schema(Some(tag))
        .build()
}

fn body<R: ApiNoun>() -> Option<utoipa::openapi::request_body::RequestBody> {
    let schema = Ref::from_schema_name(R::NAME);
    let content = ContentBuilder::new().schema(Some(schema)).example(Some(R::example())).build();
    Some(RequestBodyBuilder::new().required(Some(Required::True)).content(JSON, content).build())
}

pub fn list<R: ApiNoun>() -> Operation {
    let mut operation = operation::<R>(format!("list{}", R::PLURAL), "Lists records, a page at a time, in the order of their names.");
    let own = ["state", "employer", "body", "place"];
    for mut parameter in ListQuery::into_params(|| Some(ParameterIn::Query)) {
        if own.contains(&parameter.name.as_str()) && !R::FILTERS.contains(&parameter.name.as_str()) {
            continue;
        }
        if parameter.name == "state" {
            let states = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(R::states())).build();
            parameter.schema = Some(states.into());
        }
        if parameter.name == "cursor" {
            let shape = ObjectBuilder::new().schema_type(Type::String).pattern(Some(super::cursor::PATTERN)).build();
            parameter.schema = Some(shape.into());
        }
        operation = operation.parameter(parameter);
    }
    let page = header(answer("A page of the list.", format!("{}Page", R::NAME)), "Link", "Address of the next page, `rel=\"next\"`.");
    operation.response("200", page.build()).build()
}

pub fn get<R: ApiNoun>() -> Operation {
    operation::<R>(format!("get{}", R::NAME), "Reads a record.")
        .parameter(id_parameter())
        .parameter(header_parameter("If-None-Match", Required::False, None, "The version that the caller has."))
        .response("200", tagged(answer("The record.", format!("{}Record", R::NAME))))
        .response("304", tagged(ResponseBuilder::new().description("The caller has this version.")))
        .build()
}

pub fn create<R: ApiNoun>() -> Operation {
    let made = header(answer("The record as it was made.", format!("{}Record", R::NAME)), "Location", "Its address.");
    operation::<R>(format!("create{}", R::NAME), "Makes a record, with the names, checks and errors of an import.")
        .request_body(body::<R>())
        .response("201", tagged(made))
        .build()
}

pub fn replace<R: ApiNoun>() -> Operation {
    operation::<R>(format!("replace{}", R::NAME), "Replaces a record over the version that the caller saw.")
        .parameter(id_parameter())
        .parameter(header_parameter("If-Match", Required::True, Some("^\"[0-9]{1,18}\"$"), "The version that the caller saw."))
        .request_body(body::<R>())
        .response("200", tagged(answer("The record as it is now.", format!("{}Record", R::NAME))))
        .build()
}

pub fn history<R: ApiNoun>() -> Operation {
    let saves = utoipa::openapi::ArrayBuilder::new().items(Ref::from_schema_name("Save"));
    let content = ContentBuilder::new().schema(Some(saves)).build();
    let response = ResponseBuilder::new().description("Saves of the record, the latest first.").content(JSON, content).build();
    operation::<R>(format!("historyOf{}", R::NAME), "Shows who changed a record, when, and what.")
        .parameter(id_parameter())
        .response("200", response)
        .build()
}

/// The schemas of the registers, by name.
pub fn schemas() -> Map<String, Value> {
    let mut schemas = Map::new();
    of::<ponte_domain::worker::Worker>(&mut schemas);
    of::<ponte_domain::employer::Employer>(&mut schemas);
    of::<ponte_domain::vacancy::Vacancy>(&mut schemas);
    of::<ponte_domain::course::Course>(&mut schemas);
    of::<ponte_domain::body::Body>(&mut schemas);
    of::<ponte_domain::project::Project>(&mut schemas);
    let mut needed: Vec<(String, RefOr<Schema>)> = vec![(Save::name().into_owned(), Save::schema())];
    Save::schemas(&mut needed);
    for (name, schema) in needed {
        schemas.insert(name, json!(schema));
    }
    schemas
}

fn of<R: ApiNoun>(schemas: &mut Map<String, Value>) {
    let given = schema::object(R::fields());
    let mut record = given.clone();
    let uuid = json!({ "type": "string", "format": "uuid", "description": "Identifier in this installation." });
    let instant = |about: &str| json!({ "type": "string", "format": "date-time", "description": about });
    record["properties"]["uuid"] = uuid;
    record["properties"]["version"] = json!({ "type": "integer", "minimum": 1, "description": "Goes up by one at each save." });
    record["properties"]["created_at"] = instant("When it was made.");
    record["properties"]["updated_at"] = instant("When it was last saved.");
    let mut required = given["required"].as_array().cloned().unwrap_or_default();
    required.extend(["uuid", "version", "created_at", "updated_at"].map(Value::from));
    record["required"] = Value::Array(required);
    let items = json!({ "type": "array", "items": { "$ref": format!("#/components/schemas/{}Record", R::NAME) } });
    let page = json!({
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": items,
            "next": { "type": ["string", "null"], "description": "Address of the next page; null on the last one." },
            "total": { "type": "integer", "minimum": 0, "description": "Records that the filters let through, when asked for." },
        },
    });
    schemas.insert(R::NAME.to_owned(), given);
    schemas.insert(format!("{}Record", R::NAME), record);
    schemas.insert(format!("{}Page", R::NAME), page);
}
