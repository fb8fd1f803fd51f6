//! Request bodies under construction.

use std::borrow::Cow;

use bytes::Bytes;

use super::json_body::JsonBody;
use super::multipart::MultipartForm;
use crate::value::form::{all_texts, files};
use crate::value::pairs::Pairs;
use crate::value::wire_value::WireValue;
use crate::{BodyEncoding, FilePart};

/// A request body to which parameters can be added.
pub(super) enum Body<'a> {
    None,
    Form(Pairs),
    Multipart(MultipartForm),
    Json(JsonBody<'a>),
    Raw(Option<FilePart>),
}

/// A body as it is sent.
#[derive(Default)]
pub(super) struct EncodedBody {
    pub(super) bytes: Bytes,
    pub(super) media_type: Option<Cow<'static, str>>,
}

impl Body<'_> {
    pub(super) fn new(encoding: Option<BodyEncoding>) -> Self {
        match encoding {
            None => Self::None,
            Some(BodyEncoding::Form) => Self::Form(Pairs::default()),
            Some(BodyEncoding::Multipart) => Self::Multipart(MultipartForm::default()),
            Some(BodyEncoding::Json) => Self::Json(JsonBody::default()),
            Some(BodyEncoding::Raw) => Self::Raw(None),
        }
    }

    /// Returns a value as the content of a raw body: its file, or its text.
    pub(super) fn raw_content(value: &dyn WireValue) -> Option<FilePart> {
        let text = || all_texts(value).pop().map(FilePart::new);
        files(value).pop().or_else(text)
    }

    /// Encodes the body. `media_type` is the operation's.
    pub(super) fn encode(self, media_type: Option<&'static str>) -> EncodedBody {
        let media_type = media_type.map(Cow::Borrowed);
        match self {
            Self::Form(fields) => EncodedBody {
                bytes: fields.into_text().into(),
                media_type,
            },
            Self::Multipart(form) => {
                let usual = BodyEncoding::Multipart.default_media_type();
                match form.encode(media_type.as_deref().unwrap_or(usual)) {
                    Some((media_type, bytes)) => EncodedBody {
                        bytes,
                        media_type: Some(media_type.into()),
                    },
                    None => EncodedBody::default(),
                }
            }
            Self::Json(json) => match json.encode() {
                Some(bytes) => EncodedBody {
                    bytes: bytes.into(),
                    media_type,
                },
                None => EncodedBody::default(),
            },
            Self::Raw(Some(content)) => EncodedBody {
                bytes: content.bytes,
                media_type: content.media_type.map(Cow::Owned).or(media_type),
            },
            Self::None | Self::Raw(None) => EncodedBody::default(),
        }
    }
}
