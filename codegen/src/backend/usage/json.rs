//! JSON as tokens of the macro `json!`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Number, Value};

/// The greatest depth to which `json!` expands; the compiler's limit for macros is 128.
const DEPTH_LIMIT: usize = 100;

/// A call of `json!` that evaluates to the value, or one that parses its text if `json!` cannot.
pub(super) fn json_macro(value: &Value) -> TokenStream {
    if expansion_depth(value) > DEPTH_LIMIT {
        let text = value.to_string();
        return quote!(#text.parse::<Json>().unwrap());
    }
    let tokens = tokens(value);
    quote!(json!(#tokens))
}

/// How deep the expansions of `json!` nest: it takes up to two for each item before a value, and four for each property.
fn expansion_depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => {
            let depths = items.iter().enumerate();
            let depths = depths.map(|(index, item)| 2 * (index + 1) + expansion_depth(item));
            depths.max().unwrap_or(0)
        }
        Value::Object(properties) => {
            let depths = properties.values().enumerate();
            let depths = depths.map(|(index, value)| 4 * (index + 1) + expansion_depth(value));
            depths.max().unwrap_or(0)
        }
        _ => 1,
    }
}

fn tokens(value: &Value) -> TokenStream {
    match value {
        Value::Null => quote!(null),
        Value::Bool(value) => quote!(#value),
        Value::Number(number) => number_tokens(number),
        Value::String(text) => quote!(#text),
        Value::Array(items) => {
            let items = items.iter().map(tokens);
            quote!([#(#items),*])
        }
        Value::Object(properties) => {
            let properties = properties.iter().map(|(name, value)| {
                let value = tokens(value);
                quote!(#name: #value)
            });
            quote!({ #(#properties),* })
        }
    }
}

fn number_tokens(number: &Number) -> TokenStream {
    if let Some(number) = number.as_u64() {
        let literal = match i32::try_from(number) {
            Ok(number) => Literal::i32_unsuffixed(number),
            // Without a suffix, the type would be `i32`.
            Err(_) => Literal::u64_suffixed(number),
        };
        return quote!(#literal);
    }
    if let Some(number) = number.as_i64() {
        let suffix = if i32::try_from(number).is_ok() {
            ""
        } else {
            "i64"
        };
        // A number and its suffix are always tokens.
        let literal = format!("-{}{suffix}", number.unsigned_abs());
        return literal.parse().unwrap_or_default();
    }
    let number = number.as_f64().unwrap_or_default();
    let literal = Literal::f64_unsuffixed(number.abs());
    if number.is_sign_negative() {
        quote!(-#literal)
    } else {
        quote!(#literal)
    }
}
