use heck::ToSnakeCase;

use super::notes::Notes;
use crate::api::{Api, Field, Operation, RustName, TypeId, TypeKind};
use crate::backend::layout::Layout;
use crate::backend::usage::{Samples, call_with, program};
use crate::diff::change::Change;
use crate::diff::kind::ChangeKind;

/// Rust before and after a change.
pub(super) struct Snippet {
    pub(super) before: String,
    pub(super) after: String,
}

/// The code that a change concerns, before and after.
pub(super) fn snippet(change: &Change, notes: &Notes<'_>) -> Snippet {
    let names = Names::new(change);
    let (before, after) = super::setup::of_setup(change)
        .or_else(|| of_type(change, &names, notes))
        .or_else(|| of_property(change, &names, notes))
        .or_else(|| of_nullable(change, &names))
        .or_else(|| of_value(change, &names, notes))
        .unwrap_or_else(|| of_call(change, notes));
    Snippet { before, after }
}

/// The names in the code of a change.
struct Names<'a> {
    /// The path of the Rust item.
    path: &'a str,
    /// The path without its last part.
    owner: &'a str,
    /// The last part of the path.
    item: &'a str,
    /// A variable for a value of the owner.
    value: String,
    before: &'a str,
    after: &'a str,
    wire: &'a str,
}

impl<'a> Names<'a> {
    fn new(change: &'a Change) -> Self {
        let path = change.rust_path();
        let (owner, item) = path.rsplit_once("::").unwrap_or(("", path));
        Self {
            path,
            owner,
            item,
            value: owner.to_snake_case(),
            before: change.before.as_deref().unwrap_or_default(),
            after: change.after.as_deref().unwrap_or_default(),
            wire: change.old_wire.as_deref().unwrap_or_default(),
        }
    }
}

fn of_type(change: &Change, names: &Names<'_>, notes: &Notes<'_>) -> Option<(String, String)> {
    use ChangeKind as Kind;

    let Names {
        item,
        before,
        after,
        ..
    } = names;
    let root = RustName::new(notes.crate_name).raw().into_owned();
    Some(match change.kind {
        Kind::ModuleChanged => {
            let module = |module: &str| {
                let paths = change.occurrences.iter().map(|at| &at.rust_path);
                let names = paths.filter_map(|path| path.rsplit("::").next());
                let names: Vec<_> = names.collect();
                match names.as_slice() {
                    [only] => format!("use {root}::{module}{only};"),
                    several => format!("use {root}::{module}{{{}}};", several.join(", ")),
                }
            };
            (module(before), module(after))
        }
        Kind::TypeRenamed => (
            format!("use {root}::{before};"),
            format!("use {root}::{after};"),
        ),
        Kind::TypesUnited => (
            format!("impl Trait for {before} {{}}\nimpl Trait for {item} {{}}"),
            format!("impl Trait for {after} {{}}"),
        ),
        Kind::TypesSeparated => (
            format!("fn function(value: {item}) -> {before} {{\n    value\n}}"),
            format!("fn function(value: {item}) -> {item} {{\n    value\n}}"),
        ),
        Kind::TypeRemoved => (
            format!("use {root}::{item};"),
            "// There is no such type any more.".to_owned(),
        ),
        Kind::TypeKindChanged => (
            format!("use {root}::{item};"),
            format!(
                "// `{item}` is another kind of type; see its documentation.\nuse {root}::{item};"
            ),
        ),
        Kind::TypeIsNoInput => (
            format!("let value = {item}::{};", constructor(item, notes.old)),
            format!("// No request takes a `{item}` any more."),
        ),
        _ => return None,
    })
}

fn of_property(change: &Change, names: &Names<'_>, notes: &Notes<'_>) -> Option<(String, String)> {
    use ChangeKind as Kind;

    let Names {
        owner,
        item,
        value,
        before,
        after,
        wire,
        ..
    } = names;
    Some(match change.kind {
        Kind::RequiredPropertyAdded
        | Kind::RequestPropertyBecameRequired
        | Kind::RequestPropertyBecameOptional => (
            format!("let {value} = {owner}::{};", constructor(owner, notes.old)),
            format!("let {value} = {owner}::{};", constructor(owner, notes.new)),
        ),
        Kind::PropertyBecameReadOnly => (
            format!("let {value} = {value}.{item}(value);"),
            "// Only the server sets it.".to_owned(),
        ),
        Kind::PropertyRemoved => (
            format!("let value = {value}.{item};"),
            format!("// If the server still sends it:\nlet value = {value}.extra().get({wire:?});"),
        ),
        Kind::PropertyRenamed => (
            format!("let value = {value}.{before};"),
            format!("let value = {value}.{after};"),
        ),
        Kind::RustNameChanged | Kind::RustNameTaken if change.operation.old.is_none() => {
            let separator = if is_enum(owner, notes.new) { "::" } else { "." };
            let base: &str = if separator == "::" { owner } else { value };
            (
                format!("let value = {base}{separator}{before};"),
                format!("let value = {base}{separator}{after};"),
            )
        }
        Kind::PropertyTypeChanged
        | Kind::PropertyTypeRefined
        | Kind::ResponsePropertyBecameRequired
        | Kind::ResponsePropertyBecameOptional => (
            format!("let value: {before} = {value}.{item};"),
            format!("let value: {after} = {value}.{item};"),
        ),
        Kind::AdditionalPropertiesRemoved => (
            format!("let others = {value}.additional_properties();"),
            format!("let others = {value}.extra();"),
        ),
        Kind::AdditionalPropertiesChanged => (
            format!("let others: BTreeMap<String, {before}> = {value}.additional_properties();"),
            format!("let others: BTreeMap<String, {after}> = {value}.additional_properties();"),
        ),
        _ => return None,
    })
}

/// The setter of a value that can be null on one side.
fn of_nullable(change: &Change, names: &Names<'_>) -> Option<(String, String)> {
    use ChangeKind as Kind;

    let Names { item, value, .. } = names;
    Some(match change.kind {
        Kind::RequestBecameNotNullable if *item != "new" => (
            format!("let {value} = {value}.{item}(None);"),
            "// It can no longer be null.".to_owned(),
        ),
        Kind::ParameterTypeWidened if change.operation.old.is_none() => (
            format!("let {value} = {value}.{item}(value);"),
            format!("let {value} = {value}.{item}(Some(value));"),
        ),
        _ => return None,
    })
}

fn of_value(change: &Change, names: &Names<'_>, notes: &Notes<'_>) -> Option<(String, String)> {
    use ChangeKind as Kind;

    let Names {
        path,
        owner,
        item,
        before,
        after,
        wire,
        ..
    } = names;
    let root = RustName::new(notes.crate_name).raw().into_owned();
    Some(match change.kind {
        Kind::PagingRemoved => (
            "let items = request.items();".to_owned(),
            "let response = request.await?;".to_owned(),
        ),
        Kind::RequestValueRemoved | Kind::ResponseValueRemoved => (
            format!("let value = {owner}::{before};"),
            format!("let value = {owner}::Unknown({wire:?}.to_owned());"),
        ),
        Kind::VariantRemoved => (
            format!("if let {owner}::{item}(value) = value {{}}"),
            format!("if let {owner}::Unknown(json) = value {{}}"),
        ),
        Kind::VariantTypeChanged => (
            format!("if let {owner}::{item}(value) = value {{ /* a `{before}` */ }}"),
            format!("if let {owner}::{item}(value) = value {{ /* a `{after}` */ }}"),
        ),
        Kind::ErrorBodyRemoved => {
            let ty = change.along.first().map_or("", String::as_str);
            (
                format!("let body = error.body_as::<{ty}>();"),
                "let body = error.body();".to_owned(),
            )
        }
        Kind::ExampleRemoved => (
            format!("let example = &{root}::{path};"),
            "// There is no such example any more.".to_owned(),
        ),
        Kind::SensitivityRemoved => (
            "println!(\"{value:?}\"); // prints [redacted]".to_owned(),
            "println!(\"{value:?}\"); // prints the value".to_owned(),
        ),
        Kind::SidPrefixChanged => (
            format!("let sid = {item}::new(text); // {before}..."),
            format!("let sid = {item}::new(text); // {after}..."),
        ),
        _ => return None,
    })
}

fn of_call(change: &Change, notes: &Notes<'_>) -> (String, String) {
    use ChangeKind as Kind;

    let Names { before, after, .. } = Names::new(change);
    match change.kind {
        Kind::ResponseTypeChanged | Kind::ResponseBecameOptional | Kind::ResponseBecameRequired => {
            let result = |call: String, ty: &str| {
                call.replacen("let response =", &format!("let response: {ty} ="), 1)
            };
            let (old, new) = calls(change, notes);
            (result(old, before), result(new, after))
        }
        Kind::ParameterTypeChanged | Kind::ParameterTypeWidened => {
            let (old, new) = calls(change, notes);
            let name = change.new_wire.as_deref().unwrap_or_default();
            let commented = |ty: &str, call: String| format!("// `{name}` is a `{ty}`.\n{call}");
            (commented(before, old), commented(after, new))
        }
        Kind::ArgumentsSwapped | Kind::ArgumentsReordered | Kind::LiteralsSwapped => (
            reordered_call(change, notes.old, &change.operation.old),
            reordered_call(change, notes.new, &change.operation.new),
        ),
        Kind::OperationRetriesChanged => {
            let (old, new) = calls(change, notes);
            let retried = |api: &Api, id: &Option<String>, call: String| {
                let operation = api.operations().find(|one| Some(&one.id) == id.as_ref());
                let is_idempotent = operation.is_some_and(|one| one.method.is_idempotent());
                let is_retried = if is_idempotent {
                    "Retried"
                } else {
                    "Not retried"
                };
                format!("// {is_retried} after a server error or a timeout.\n{call}")
            };
            (
                retried(notes.old, &change.operation.old, old),
                retried(notes.new, &change.operation.new, new),
            )
        }
        _ => calls(change, notes),
    }
}

fn is_enum(name: &str, api: &Api) -> bool {
    let def = api.types.get(&TypeId::new(name));
    def.is_some_and(|def| !matches!(def.kind, TypeKind::Struct(_)))
}

/// The call of a struct's constructor, with variables named after the required fields.
fn constructor(name: &str, api: &Api) -> String {
    let fields = match api.types.get(&TypeId::new(name)).map(|def| &def.kind) {
        Some(TypeKind::Struct(object)) => object.fields.as_slice(),
        _ => &[],
    };
    let required = fields.iter().filter(|field| field.required);
    let arguments: Vec<_> = required.map(|field| field.name.raw()).collect();
    format!("new({})", arguments.join(", "))
}

/// A call with variables named after the parameters, which shows their order.
fn reordered_call(change: &Change, api: &Api, id: &Option<String>) -> String {
    let (owner, item) = change.rust_path().rsplit_once("::").unwrap_or_default();
    let Some(operation) = api.operations().find(|one| Some(&one.id) == id.as_ref()) else {
        return format!("let value = {owner}::{};", constructor(owner, api));
    };
    let names = |fields: &mut dyn Iterator<Item = &Field>| {
        let names: Vec<_> = fields.map(|field| field.name.raw().into_owned()).collect();
        names.join(", ")
    };
    match item {
        "new" => {
            let parameters = operation
                .params
                .iter()
                .flat_map(|params| &params.parameters);
            let mut fields = parameters.map(|parameter| &parameter.field);
            let required = names(&mut fields.by_ref().filter(|field| field.required));
            format!("let params = {owner}::new({required});")
        }
        _ => {
            let path = names(&mut operation.path_parameters.iter());
            let params = if operation.params.is_some() {
                ", params"
            } else {
                ""
            };
            format!(
                "let request = client.{}({path}{params});",
                operation.name.raw()
            )
        }
    }
}

/// Calls of the operation before and after.
fn calls(change: &Change, notes: &Notes<'_>) -> (String, String) {
    let call = |api: &Api, id: &Option<String>, wire: &Option<String>| {
        let operation = api.operations().find(|one| Some(&one.id) == id.as_ref())?;
        call(api, operation, wire.as_deref(), notes.crate_name)
    };
    let before = call(notes.old, &change.operation.old, &change.old_wire);
    let after = call(notes.new, &change.operation.new, &change.new_wire);
    let fallback = "// See the documentation of the operation.";
    let after_fallback = match change.operation.new {
        Some(_) => fallback,
        None => "// There is no such operation any more.",
    };
    (
        before.unwrap_or_else(|| fallback.to_owned()),
        after.unwrap_or_else(|| after_fallback.to_owned()),
    )
}

/// A call with sample values for what is required and for the parameter with the name on the wire.
fn call(api: &Api, operation: &Operation, wire: Option<&str>, crate_name: &str) -> Option<String> {
    let mut shown = operation.clone();
    if let Some(params) = &mut shown.params {
        params
            .parameters
            .retain(|parameter| parameter.field.required || Some(&*parameter.field.wire) == wire);
    }
    let layout = Layout::new(api);
    let call = call_with(api, &layout, &shown, None, Samples::All);
    let lines = program(&call, &shown, api, crate_name)?;
    let visible = lines.into_iter().filter(|line| !line.starts_with('#'));
    Some(visible.collect::<Vec<_>>().join("\n"))
}
