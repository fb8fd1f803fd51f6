//! Example calls as programs, which rustdoc compiles.

use proc_macro2::TokenStream;
use quote::quote;

use super::call::{Call, LastArgument};
use super::expression::StructExpression;
use crate::api::{Api, Operation, RustName, StreamItems, Type, TypeKind};

/// The variables of a program besides those for the path.
const RESERVED_NAMES: &[&str] = &["body", "client", "params"];

/// The lines of a program that makes a call, for the docs of the crate of that name; none if a required value is
/// missing. Lines that begin with `#` are hidden.
pub(crate) fn program(
    call: &Call,
    operation: &Operation,
    api: &Api,
    crate_name: &str,
) -> Option<Vec<String>> {
    // From the root: a module could have the name of the crate.
    let root = RustName::new(crate_name);
    let mut lines = vec![format!(
        "# use ::{}::*; async fn example(client: &Client) -> Result<(), Error> {{",
        root.raw()
    )];
    lines.extend(formatted(statements(call, operation, api)?)?);
    lines.push("# Ok(()) }".to_owned());
    Some(lines)
}

fn statements(call: &Call, operation: &Operation, api: &Api) -> Option<TokenStream> {
    let (path_statements, mut arguments) = path_arguments(call)?;
    let mut statements = path_statements;
    if let Some(last) = call.params() {
        let LastArgument { name, value } = last?;
        let StructExpression {
            constructor,
            setters,
        } = value;
        arguments.push(if setters.is_empty() {
            constructor.clone()
        } else {
            // A chain within a chain is hard to read.
            statements.extend(quote!(let #name = #constructor #(#setters)*;));
            quote!(#name)
        });
    }
    let request = call.request(arguments.into_iter());
    statements.extend(match &operation.response.ty {
        Type::Unit => quote!(#request.await?;),
        Type::Stream(items, _) => {
            let body = match items {
                StreamItems::Texts => quote! {
                    while let Some(item) = stream.try_next().await? {
                        println!("{item:?}");
                    }
                },
                StreamItems::Data | StreamItems::Events => quote! {
                    while let Some(event) = stream.try_next().await? {
                        println!("{event:?}");
                    }
                },
            };
            quote! {
                let mut stream = #request.await?;
                #body
            }
        }
        Type::Def(id)
            if !operation.returns_optional()
                && matches!(&api[id].kind, TypeKind::Struct(def) if def.page.is_some()) =>
        {
            quote! {
                let mut items = #request.items();
                while let Some(item) = items.try_next().await? {
                    println!("{item:?}");
                }
            }
        }
        _ => quote!(let response = #request.await?;),
    });
    Some(statements)
}

/// Statements that name the path parameters, and the arguments for them.
fn path_arguments(call: &Call) -> Option<(TokenStream, Vec<TokenStream>)> {
    let path = call.path_arguments()?;
    let names = path.iter().map(|(name, _)| name);
    let values = path.iter().map(|(_, value)| value);
    if names
        .clone()
        .any(|name| RESERVED_NAMES.contains(&name.to_string().as_str()))
    {
        return Some((TokenStream::new(), values.cloned().collect()));
    }
    let arguments = names.clone().map(|name| quote!(#name)).collect();
    Some((quote!(#(let #names = #values;)*), arguments))
}

/// Statements as lines.
fn formatted(statements: TokenStream) -> Option<Vec<String>> {
    let function = syn::parse2(quote!(async fn example() { #statements })).ok()?;
    let text = prettyplease::unparse(&function);
    let lines: Vec<_> = text.lines().collect();
    let body = lines.get(1..lines.len().checked_sub(1)?)?;
    let dedented = body
        .iter()
        .map(|line| line.strip_prefix("    ").unwrap_or(line));
    Some(dedented.map(str::to_owned).collect())
}
