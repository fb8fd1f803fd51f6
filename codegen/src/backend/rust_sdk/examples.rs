//! The examples of answers, for tests without a network.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::markdown::{code_span, turns_direction};
use super::{File, Scope, Uses, format, types};
use crate::api::{Api, Operation, ResponseExample, Type};

/// The module that they are in, with one for each operation.
pub(super) const MODULE: &str = "examples";

/// Whether there are any.
pub(super) fn exist(api: &Api) -> bool {
    operations(api).next().is_some()
}

pub(super) fn files(api: &Api, scope: &Scope<'_>) -> Vec<File> {
    let mut files = Vec::new();
    let mut modules = TokenStream::new();
    for operation in operations(api) {
        let name = types::ident(&operation.examples_name);
        modules.extend(quote!(pub mod #name;));
        files.push(file(operation, scope));
    }
    if !files.is_empty() {
        files.push(File {
            path: format!("{MODULE}.rs"),
            source: format::file(&docs(), &[modules]),
        });
    }
    files
}

fn docs() -> Vec<String> {
    vec![
        "Answers that the API's description has as examples, to be given by a \
         [`MockTransport`](crate::testing::MockTransport)."
            .to_owned(),
        "Each operation has a module, of the same name as its method of [`Client`](crate::Client)."
            .to_owned(),
    ]
}

fn operations(api: &Api) -> impl Iterator<Item = &Operation> {
    let all = api.modules.iter().flat_map(|module| &module.operations);
    all.filter(|operation| !operation.response_examples.is_empty())
}

fn file(operation: &Operation, scope: &Scope<'_>) -> File {
    let mut uses = Uses::new(MODULE, scope);
    let name = operation.name.trim_start_matches("r#");
    let docs = format!("Answers of [`Client::{name}`](crate::Client::{name}).");
    let mut items: Vec<_> = operation
        .response_examples
        .iter()
        .map(|example| constant(example, &operation.response, &mut uses))
        .collect();
    uses.local("testing", "Example");
    items.splice(0..0, uses.items());
    File {
        path: format!("{MODULE}/{}.rs", operation.examples_name),
        source: format::file(&vec![docs], &items),
    }
}

fn constant(example: &ResponseExample, answer: &Type, uses: &mut Uses<'_>) -> TokenStream {
    let ResponseExample {
        const_name,
        status,
        example,
    } = example;
    let const_name = types::ident(const_name);
    let example_name = code_span(&example.name);
    let docs = format::comment(&format!(
        " The example {example_name}, with status {status}."
    ));
    let ty = types::value(answer, uses);
    let name = &example.name;
    let json = raw(&example.value.to_string());
    let status = Literal::u16_unsuffixed(*status);
    quote! {
        #[doc = #docs]
        pub const #const_name: Example<#ty> = Example::new(#name, #status, #json);
    }
}

/// A string literal in which JSON stands as it is, but for what the compiler refuses there.
fn raw(json: &str) -> TokenStream {
    let text = json.chars().fold(String::new(), |text, symbol| {
        if turns_direction(symbol) {
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
        // Raw literals cannot hold a lone carriage return, and JSON has none.
        Err(_) => quote!(#text),
    }
}
