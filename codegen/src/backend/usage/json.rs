//! JSON as tokens of the macro `json!`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Number, Value};

/// A call of `json!` that evaluates to the value.
pub(super) fn json_macro(value: &Value) -> TokenStream {
    let tokens = tokens(value);
    quote!(json!(#tokens))
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
        let literal = Literal::u64_unsuffixed(number);
        return quote!(#literal);
    }
    if let Some(number) = number.as_i64() {
        let literal = Literal::u64_unsuffixed(number.unsigned_abs());
        return quote!(-#literal);
    }
    let number = number.as_f64().unwrap_or_default();
    let literal = Literal::f64_unsuffixed(number.abs());
    if number.is_sign_negative() {
        quote!(-#literal)
    } else {
        quote!(#literal)
    }
}
