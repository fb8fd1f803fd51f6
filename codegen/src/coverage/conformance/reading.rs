//! How a value is read, lists and maps with what is in them.

use serde_json::{Map, Value as Json};
use twilio_runtime::MatchScore as Fit;

use super::{Outcome, Stray, scalars, words};
use crate::Pointer;
use crate::api::{Api, Type, TypeKind};

/// A value of an example, and where the document says what it is to be.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) value: Pointer,
    pub(super) schema: Pointer,
}

impl Place {
    pub(super) fn child(&self, token: impl ToString) -> Self {
        Self {
            value: self.value.child(token),
            schema: self.schema.clone(),
        }
    }

    pub(super) fn of_schema(&self, schema: &Pointer) -> Self {
        Self {
            value: self.value.clone(),
            schema: schema.clone(),
        }
    }
}

/// A value that was read.
#[derive(Default)]
pub(super) struct Reading {
    /// How well the type holds it.
    pub(super) fit: Fit,
    /// What is written again.
    pub(super) written: Option<Json>,
    pub(super) strays: Vec<Stray>,
}

impl Reading {
    /// Notes that something else is written than came, if it is so.
    pub(super) fn note_change(&mut self, json: &Json, misfit: impl FnOnce() -> Misfit) {
        if let Some(written) = &self.written
            && !scalars::same(written, json)
        {
            let outcome = Outcome::ReadAs(written.clone());
            self.strays.push(misfit().becomes(outcome));
        }
    }
}

/// A value that cannot be read as its type.
pub(super) struct Misfit {
    place: Place,
    expected: String,
    found: String,
    help: &'static str,
}

impl Misfit {
    pub(super) fn new(ty: &Type, json: &Json, place: &Place) -> Self {
        Self {
            place: place.clone(),
            expected: words::expected(ty),
            found: words::found(json),
            help: if json.is_null() {
                words::NULL
            } else {
                words::OTHER_TYPE
            },
        }
    }

    /// Of a value that should be there.
    pub(super) fn missing(expected: String, place: Place, help: &'static str) -> Self {
        Self {
            place,
            expected,
            found: "nothing".to_owned(),
            help,
        }
    }

    pub(super) fn expected(self, expected: &str) -> Self {
        let expected = expected.to_owned();
        Self { expected, ..self }
    }

    pub(super) fn help(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    pub(super) fn becomes(self, outcome: Outcome) -> Stray {
        Stray {
            pointer: self.place.value,
            location: None,
            schema: self.place.schema,
            expected: self.expected,
            found: self.found,
            outcome,
            help: self.help,
        }
    }
}

pub(super) type Read = Result<Reading, Misfit>;

/// Reads values as the types of a document.
pub(super) struct Reader<'a> {
    pub(super) api: &'a Api,
}

impl Reader<'_> {
    pub(super) fn read(&self, ty: &Type, json: &Json, place: &Place) -> Read {
        match ty {
            Type::List(item) => match json {
                Json::Array(items) => self.list(&item.ty, items, place),
                _ => Err(Misfit::new(ty, json, place)),
            },
            Type::Map(value) => match json {
                Json::Object(properties) => self.map(&value.ty, properties, place),
                _ => Err(Misfit::new(ty, json, place)),
            },
            Type::Sid(id) => scalars::sid(&self.api[id], json, place),
            Type::Def(id) => {
                let def = &self.api[id];
                let schema = place.of_schema(&def.pointer);
                match (&def.kind, json) {
                    (TypeKind::Struct(def), Json::Object(properties)) => {
                        Ok(self.object(def, properties, &schema))
                    }
                    (TypeKind::Enum(def), _) => scalars::enumeration(id, def, json, &schema),
                    (TypeKind::Union(def), _) => Ok(self.union(id, def, json, &schema)),
                    _ => Err(Misfit::new(ty, json, place).expected("an object")),
                }
            }
            scalar => scalars::read(scalar, json, place)
                .unwrap_or_else(|| Err(Misfit::new(scalar, json, place))),
        }
    }

    /// One item that cannot be read leaves the whole list unread.
    fn list(&self, ty: &Type, items: &[Json], place: &Place) -> Read {
        let mut written = Vec::new();
        let mut whole = Reading {
            fit: Fit::matched(1),
            ..Reading::default()
        };
        for (index, item) in items.iter().enumerate() {
            written.push(self.inside(ty, item, &place.child(index), &mut whole)?);
        }
        whole.written = Some(written.into());
        Ok(whole)
    }

    fn map(&self, ty: &Type, properties: &Map<String, Json>, place: &Place) -> Read {
        let mut written = Map::new();
        let mut whole = Reading::default();
        for (name, value) in properties {
            let value = self.inside(ty, value, &place.child(name), &mut whole)?;
            written.insert(name.clone(), value);
        }
        whole.written = Some(written.into());
        Ok(whole)
    }

    fn inside(
        &self,
        ty: &Type,
        json: &Json,
        place: &Place,
        whole: &mut Reading,
    ) -> Result<Json, Misfit> {
        let read = self.read(ty, json, place);
        let reading = read.map_err(|misfit| match json {
            Json::Null => misfit.help(words::NULL_INSIDE),
            _ => misfit,
        })?;
        whole.fit += reading.fit;
        whole.strays.extend(reading.strays);
        Ok(reading.written.unwrap_or_default())
    }
}
