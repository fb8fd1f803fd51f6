//! Request bodies under construction.

use bytes::Bytes;
use serde_json::Map;

use super::multipart::MultipartForm;
use crate::value::style::{self, Pairs};
use crate::{BodyEncoding, FilePart, Json, Wire};

/// A request body to which parameters can be added.
pub(super) enum Body {
    None,
    Form(Pairs),
    Multipart(MultipartForm),
    Json(JsonBody),
    Raw(Option<FilePart>),
}

/// A JSON body, if there is one.
#[derive(Default)]
pub(super) struct JsonBody(Option<Json>);

/// A body as it is sent.
#[derive(Default)]
pub(super) struct EncodedBody {
    pub(super) bytes: Bytes,
    pub(super) media_type: Option<String>,
}

impl Body {
    pub(super) fn new(encoding: Option<BodyEncoding>) -> Self {
        match encoding {
            None => Self::None,
            Some(BodyEncoding::Form) => Self::Form(Pairs::new()),
            Some(BodyEncoding::Multipart) => Self::Multipart(MultipartForm::default()),
            Some(BodyEncoding::Json) => Self::Json(JsonBody::default()),
            Some(BodyEncoding::Raw) => Self::Raw(None),
        }
    }

    /// Returns a value as the content of a raw body: its file, or its text.
    pub(super) fn raw_content(value: &dyn Wire) -> Option<FilePart> {
        let mut files = Vec::new();
        value.files(&mut files);
        let text = || style::texts(value).pop().map(FilePart::new);
        files.pop().or_else(text)
    }

    /// Encodes the body. `media_type` is the operation's.
    pub(super) fn encode(self, media_type: Option<&str>) -> EncodedBody {
        let media_type = media_type.map(str::to_owned);
        match self {
            Self::Form(fields) => EncodedBody {
                bytes: style::join(&fields).into(),
                media_type,
            },
            Self::Multipart(form) => {
                let usual = BodyEncoding::Multipart.default_media_type();
                match form.encode(media_type.as_deref().unwrap_or(usual)) {
                    Some((media_type, bytes)) => EncodedBody {
                        bytes,
                        media_type: Some(media_type),
                    },
                    None => EncodedBody::default(),
                }
            }
            Self::Json(JsonBody(Some(json))) => EncodedBody {
                bytes: json.to_string().into(),
                media_type,
            },
            Self::Raw(Some(content)) => EncodedBody {
                bytes: content.bytes,
                media_type: content.media_type.or(media_type),
            },
            Self::None | Self::Json(JsonBody(None)) | Self::Raw(None) => EncodedBody::default(),
        }
    }
}

impl JsonBody {
    /// Sets the body to an empty object.
    pub(super) fn set_empty(&mut self) {
        self.properties();
    }

    pub(super) fn set(&mut self, json: Option<Json>) {
        self.0 = json;
    }

    pub(super) fn add_property(&mut self, name: &str, json: Option<Json>) {
        if let (Some(properties), Some(json)) = (self.properties(), json) {
            properties.insert(name.to_owned(), json);
        }
    }

    pub(super) fn replace_property(&mut self, name: &str, value: &Json) -> Result<(), String> {
        let properties = self
            .properties()
            .ok_or_else(|| format!("{name} cannot be added to the body, which is not an object"))?;
        properties.insert(name.to_owned(), value.clone());
        Ok(())
    }

    /// Returns the properties of the body, which becomes an empty object if there is none yet.
    fn properties(&mut self) -> Option<&mut Map<String, Json>> {
        self.0
            .get_or_insert_with(|| Json::Object(Map::new()))
            .as_object_mut()
    }
}
