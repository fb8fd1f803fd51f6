//! Objects: what has a field, what has none, and what is missing.

use serde_json::{Map, Value as Json};
use twilio_runtime::MatchScore as Fit;

use super::reading::{Misfit, Place, Reader, Reading};
use super::{Outcome, scalars, words};
use crate::api::{AdditionalProperties, Field, Repr, Struct, Type, TypeKind};

impl Reader<'_> {
    pub(super) fn object(
        &self,
        def: &Struct,
        properties: &Map<String, Json>,
        place: &Place,
    ) -> Reading {
        let mut whole = Reading::default();
        let mut written = Map::new();
        for field in &def.fields {
            let place = place.child(&field.wire).of_schema(&field.pointer);
            match properties.get(&field.wire) {
                Some(json) => self.property(field, json, &place, &mut whole, &mut written),
                None if !field.required => whole.fit += Fit::matched(0),
                None => {
                    let blank = self.blank(field.ty());
                    whole.fit += Fit::matched_if(blank.is_none(), 0);
                    if let Some(blank) = blank {
                        let expected = words::expected(field.ty());
                        let misfit = Misfit::missing(expected, place, words::MISSING);
                        whole
                            .strays
                            .push(misfit.becomes(Outcome::Blank(blank.clone())));
                        written.insert(field.wire.clone(), blank);
                    }
                }
            }
        }
        let is_field = |name: &str| def.fields.iter().any(|field| field.wire == name);
        for (name, json) in properties.iter().filter(|(name, _)| !is_field(name)) {
            whole.fit.unknown += 1;
            written.insert(name.clone(), json.clone());
            let place = place.child(name);
            let read = match &def.additional_properties {
                AdditionalProperties::Schema(value) => self.read(&value.ty, json, &place),
                AdditionalProperties::Any => self.read(&Type::Any, json, &place),
                AdditionalProperties::Unspecified => Err(Misfit::new(&Type::Any, json, &place)
                    .expected("no such property")
                    .help(words::NO_PROPERTY)),
            };
            match read {
                Ok(reading) => whole.strays.extend(reading.strays),
                Err(misfit) => whole
                    .strays
                    .push(misfit.becomes(Outcome::Extra(place.value))),
            }
        }
        whole.written = Some(written.into());
        whole
    }

    /// A property that has a field; what does not fit there is kept, and written again.
    fn property(
        &self,
        field: &Field,
        json: &Json,
        place: &Place,
        whole: &mut Reading,
        written: &mut Map<String, Json>,
    ) {
        let is_null = json.is_null();
        let may_be_null = || *field.ty() == Type::Any || field.value.nullable;
        let read = if is_null && !field.required {
            Err(Misfit::new(field.ty(), json, place))
        } else {
            self.read(field.ty(), json, place)
        };
        whole.fit += match &read {
            Ok(_) => Fit::matched(1),
            Err(_) if is_null => Fit::matched(1),
            Err(_) => Fit::MISMATCH,
        };
        match read {
            Ok(reading) => {
                if !is_null {
                    whole.fit += reading.fit;
                }
                if !is_null || !may_be_null() {
                    whole.strays.extend(reading.strays);
                }
                if let Some(json) = reading.written {
                    written.insert(field.wire.clone(), json);
                }
            }
            Err(misfit) => {
                if !is_null || !may_be_null() {
                    let outcome = Outcome::Extra(place.value.clone());
                    whole.strays.push(misfit.becomes(outcome));
                }
                written.insert(field.wire.clone(), json.clone());
            }
        }
    }

    /// What a field holds that nothing was put in.
    fn blank(&self, ty: &Type) -> Option<Json> {
        match ty {
            Type::List(_) => Some(Json::Array(Vec::new())),
            Type::Map(_) => Some(Json::Object(Map::new())),
            Type::Def(id) => match &self.api[id].kind {
                TypeKind::Struct(def) => {
                    let required = def.fields.iter().filter(|field| field.required);
                    let blanks = required
                        .filter_map(|field| Some((field.wire.clone(), self.blank(field.ty())?)));
                    Some(Json::Object(blanks.collect()))
                }
                TypeKind::Enum(def) if def.repr == Repr::Integer => scalars::blank(&Type::I64),
                TypeKind::Enum(_) => scalars::blank(&Type::String),
                TypeKind::Union(_) => Some(Json::Null),
            },
            scalar => scalars::blank(scalar),
        }
    }
}
