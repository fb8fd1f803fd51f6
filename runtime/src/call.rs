//! A request as plain data.

mod body;
mod http_request;
mod json_body;
mod multipart;
mod parts;
#[cfg(feature = "testing")]
mod path_values;
mod send;
mod sensitive;
mod url;
mod visited;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::{HeaderMap, Uri};

#[cfg(feature = "testing")]
pub(crate) use self::path_values::PathValues;
use self::visited::VisitedUrls;
use crate::percent::Escape;
use crate::settings::Overrides;
use crate::value::check::check;
use crate::value::style;
use crate::value::wire_value::WireValue;
use crate::{Bounds, Client, Json, Operation, Params, Style, parse};

/// A request without the type of its response, so that code that works on it is compiled only once.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) path_values: Vec<PathValue>,
    pub(crate) params: Option<Arc<dyn Params>>,
    /// Parameters that are not among `params`.
    pub(crate) extra_parameters: Vec<(String, Json)>,
    pub(crate) headers: HeaderMap,
    pub(crate) overrides: Overrides,
    /// The URL, if it does not result from operation, path and parameters.
    pub(crate) url: Option<Uri>,
    /// The pages that were requested before this one.
    pub(crate) visited: VisitedUrls,
    /// The first invalid argument.
    pub(crate) error: Option<String>,
}

/// The value of a path parameter.
#[derive(Clone)]
pub(crate) struct PathValue {
    pub(crate) name: &'static str,
    /// The text before it is percent-encoded.
    pub(crate) text: String,
    /// The percent-encoded text.
    pub(crate) segment: String,
}

impl Call {
    /// Creates a call without parameters.
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Self {
        Self {
            client: client.clone(),
            operation,
            path_values: Vec::new(),
            params: None,
            extra_parameters: Vec::new(),
            headers: HeaderMap::new(),
            overrides: Overrides::default(),
            url: None,
            visited: VisitedUrls::default(),
            error: None,
        }
    }

    pub(crate) fn set_path(&mut self, name: &'static str, value: &dyn WireValue) {
        self.set_styled_path(name, value, Style::Plain);
    }

    pub(crate) fn set_styled_path(
        &mut self,
        name: &'static str,
        value: &dyn WireValue,
        style: Style,
    ) {
        let text_with = |escape: Escape| style::text(name, value, style, escape.into());
        let text = text_with(Escape::Nothing).unwrap_or_default();
        let checked = match text.as_str() {
            "" => Err(format!("{name} is empty")),
            // URL parsers remove these, percent-encoded or not, and the request reaches another resource.
            "." | ".." => Err(format!("{name} is `{text}`, which is not allowed in paths")),
            _ => check(value).map_err(|reason| format!("{name}{reason}")),
        };
        match checked {
            Ok(()) => self.path_values.push(PathValue {
                name,
                segment: text_with(Escape::Reserved).unwrap_or_default(),
                text,
            }),
            Err(error) => self.reject(error),
        }
    }

    /// Checks that a path parameter, if it is a number, is within the bounds.
    pub(crate) fn check_path(&mut self, name: &str, bounds: Bounds) {
        if !self.client.connection().checks_ranges {
            return;
        }
        let value = self.path_values.iter().find(|value| value.name == name);
        let number = value.and_then(|value| value.text.parse().ok());
        let checked = number.map_or(Ok(()), |number| bounds.check_number(number));
        if let Err(reason) = checked {
            self.reject(format!("{name}{reason}"));
        }
    }

    pub(crate) fn set_extra_parameter(&mut self, name: &str, value: Json) {
        self.extra_parameters.retain(|(other, _)| other != name);
        self.extra_parameters.push((name.to_owned(), value));
    }

    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        match parse::header(name, value) {
            Ok((name, value)) => _ = self.headers.insert(name, value),
            Err(error) => self.reject(error),
        }
    }

    /// Returns the URL that the operation's path is appended to, without a slash at the end.
    pub(crate) fn server(&self) -> Result<Cow<'_, str>, String> {
        self.client.connection().server(self.operation)
    }

    /// Returns the URL of the operation's server in the API's description.
    pub(crate) fn described_server(&self) -> Result<Cow<'_, str>, String> {
        self.client.connection().described_server(self.operation)
    }

    pub(crate) fn reject(&mut self, error: String) {
        self.error.get_or_insert(error);
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Request");
        out.field("operation", &self.operation.id())
            .field("method", self.operation.method())
            .field("path", &self.operation.path());
        if let Some(params) = &self.params {
            out.field("params", params);
        }
        if !self.extra_parameters.is_empty() {
            let names = self.extra_parameters.iter().map(|(name, _)| name);
            out.field("extra", &names.collect::<Vec<_>>());
        }
        out.finish_non_exhaustive()
    }
}
