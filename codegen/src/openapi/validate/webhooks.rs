//! The schemas of the bodies that webhooks receive, which have types although no operation uses them.

use serde_json::Value;

use super::resolver::{Target, reference};
use super::walker::{Visit, Walker};
use crate::openapi::Version;
use crate::openapi::grammar::{ObjectKind, ValueType};
use crate::source::Pointer;

impl<'d> Walker<'d> {
    /// Notes the schemas of the bodies of all webhooks as used.
    pub(super) fn webhooks(&mut self, document: &'d Value) {
        if self.version < Version::V3_1 {
            return;
        }
        let at = Pointer::root().child("webhooks");
        let webhooks = document.get("webhooks").and_then(Value::as_object);
        for (name, value) in webhooks.into_iter().flatten() {
            let at = at.child(name);
            let item = self.followed(ObjectKind::PathItem, Target { value, at });
            for operation in operations(&item) {
                let body = child(&operation, "requestBody");
                let body = body.map(|body| self.followed(ObjectKind::RequestBody, body));
                let content = body.and_then(|body| child(&body, "content"));
                for media_type in content.iter().flat_map(children) {
                    self.webhook_schema(&media_type);
                }
            }
        }
    }

    fn webhook_schema(&mut self, media_type: &Target<'d>) {
        let Some(Target { value, at: pointer }) = child(media_type, "schema") else {
            return;
        };
        if !value.is_object() {
            return;
        }
        let kind = ObjectKind::Schema;
        if reference(value).is_none() {
            self.links.add_target(kind, &pointer);
            self.webhook_schemas.push(pointer.clone());
        }
        self.used_targets.insert(pointer.clone());
        self.used.push(Visit {
            kind,
            value,
            pointer,
            ignored: None,
        });
    }

    /// The object itself, or the final target of its reference.
    fn followed(&mut self, kind: ObjectKind, object: Target<'d>) -> Target<'d> {
        let mut object = object;
        while let Some(text) = reference(object.value) {
            // A reference without a target is reported where its object is visited.
            match self.resolver.resolve_object(kind, text, &object.at) {
                Ok(target) => object = target,
                Err(_) => break,
            }
        }
        object
    }
}

fn operations<'d>(item: &Target<'d>) -> Vec<Target<'d>> {
    let methods = children(item).into_iter().filter(|child| {
        let keyword = ObjectKind::PathItem.keyword(child.at.name());
        keyword.is_some_and(|it| matches!(it.value, ValueType::Object(ObjectKind::Operation)))
    });
    methods.collect()
}

fn child<'d>(parent: &Target<'d>, key: &str) -> Option<Target<'d>> {
    Some(Target {
        value: parent.value.get(key)?,
        at: parent.at.child(key),
    })
}

fn children<'d>(parent: &Target<'d>) -> Vec<Target<'d>> {
    let entries = parent.value.as_object().into_iter().flatten();
    let children = entries.map(|(key, value)| Target {
        value,
        at: parent.at.child(key),
    });
    children.collect()
}
