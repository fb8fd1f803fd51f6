//! Examples of requests and responses, for readers and for tests without a network.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::uses::Uses;
use super::{docs, format, operations};
use crate::api::{ExactNumbers, Example, Operation, Response, StatusSpec};
use crate::backend::markdown::{Block, changes_direction, code_span, fenced};
use crate::backend::prose::example_calls::is_short;
use crate::backend::prose::scope::Scope;
use crate::backend::rust_type::{ident, raw_ident};
use crate::backend::{File, parallel};

/// Their module, which contains one for each operation.
pub(super) const MODULE: &str = "examples";

/// The status of an example of several statuses.
const ANY_SUCCESS: u16 = 200;

pub(super) fn files(scope: &Scope<'_>) -> Vec<File> {
    let mut files = Vec::new();
    let mut modules = TokenStream::new();
    let operations: Vec<_> = scope.api.operations().collect();
    let of_operations = parallel::map(&operations, |operation| file(operation, scope));
    for (operation, file) in operations.iter().zip(of_operations) {
        let Some(file) = file else {
            continue;
        };
        let name = ident(&operation.examples_module);
        modules.extend(quote!(pub mod #name;));
        files.push(file);
    }
    if !files.is_empty() {
        let docs = [
            Block::paragraph(
                "Examples of requests and responses. A [`MockTransport`](crate::testing::MockTransport) returns the \
                 constants as responses.",
            ),
            Block::paragraph(
                "Each operation has a module with the name of its method of [`Client`](crate::Client).",
            ),
        ];
        files.push(File {
            path: format!("{MODULE}.rs"),
            source: format::file(&docs, &[modules]),
        });
    }
    files
}

/// Whether there are any.
pub(super) fn exist(scope: &Scope<'_>) -> bool {
    scope
        .api
        .operations()
        .any(|operation| is_any(operation, scope))
}

/// A link to the examples of an operation, if there are any.
pub(super) fn link(operation: &Operation, scope: &Scope<'_>) -> Option<String> {
    let module = &operation.examples_module;
    is_any(operation, scope).then(|| format!("[examples](mod@crate::{MODULE}::{module})"))
}

fn is_any(operation: &Operation, scope: &Scope<'_>) -> bool {
    constants(operation).next().is_some()
        || error_examples(operation).next().is_some()
        || scope.command(operation).is_some()
}

/// The examples of successes, which have a constant.
fn constants(operation: &Operation) -> impl Iterator<Item = (&Response, &Example)> {
    examples(&operation.successes).filter(|(_, example)| example.const_name.is_some())
}

fn error_examples(operation: &Operation) -> impl Iterator<Item = (&Response, &Example)> {
    examples(&operation.errors).filter(|(_, example)| is_short(example))
}

fn examples(responses: &[Response]) -> impl Iterator<Item = (&Response, &Example)> {
    responses.iter().flat_map(|response| {
        let content = response.content.iter();
        let examples = content.flat_map(|content| &content.examples);
        examples.map(move |example| (response, example))
    })
}

fn file(operation: &Operation, scope: &Scope<'_>) -> Option<File> {
    if !is_any(operation, scope) {
        return None;
    }
    let mut uses = Uses::new(MODULE, scope);
    let response = operations::response_type(operation, &mut uses);
    let numbers = &scope.api.exact_numbers;
    let mut items: Vec<_> = constants(operation)
        .filter_map(|(declared, example)| constant(declared.status, example, &response, numbers))
        .collect();
    if !items.is_empty() {
        uses.local("testing", "Example");
        items.splice(0..0, uses.items());
    }
    Some(File {
        path: format!("{MODULE}/{}.rs", operation.examples_module),
        source: format::file(&module_docs(operation, scope), &items),
    })
}

/// The docs of an operation's module: a request by curl, and the examples of errors.
fn module_docs(operation: &Operation, scope: &Scope<'_>) -> Vec<Block> {
    let name = &operation.name;
    let mut docs = vec![Block::paragraph(format!(
        "Examples of [`Client::{name}`](crate::Client::{name})."
    ))];
    if let Some(lines) = scope.command(operation) {
        docs.push(Block::paragraph("A request with curl:"));
        docs.push(fenced("sh", &lines.join("\n")));
    }
    for (response, example) in error_examples(operation) {
        let name = code_span(&example.name);
        docs.push(Block::paragraph(format!(
            "The error `{}`, example {name}:",
            response.status
        )));
        docs.push(fenced(
            "json",
            &scope.api.exact_numbers.pretty_json(&example.value),
        ));
    }
    docs
}

fn constant(
    status: StatusSpec,
    example: &Example,
    response: &TokenStream,
    numbers: &ExactNumbers,
) -> Option<TokenStream> {
    let const_name = raw_ident(example.const_name.as_ref()?);
    let status = status.code().unwrap_or(ANY_SUCCESS);
    let docs = docs::outer_line(&format!(
        "The example {} with status {status}.",
        code_span(&example.name)
    ));
    let name = &example.name;
    let json = raw_literal(&numbers.pretty_json(&example.value));
    let status = Literal::u16_unsuffixed(status);
    Some(quote! {
        #docs
        pub const #const_name: Example<#response> = Example::new(#name, #status, #json);
    })
}

/// A raw string literal of JSON, with escapes for what the compiler refuses in a literal.
fn raw_literal(json: &str) -> TokenStream {
    let text = json.chars().fold(String::new(), |text, symbol| {
        if changes_direction(symbol) {
            format!("{text}\\u{:04x}", u32::from(symbol))
        } else {
            text + symbol.encode_utf8(&mut [0; 4])
        }
    });
    let mut hashes = String::new();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    let literal = format!("r{hashes}\"{text}\"{hashes}");
    match literal.parse() {
        Ok(tokens) => tokens,
        // Raw literals cannot contain a lone carriage return, and JSON has none.
        Err(_) => quote!(#text),
    }
}
