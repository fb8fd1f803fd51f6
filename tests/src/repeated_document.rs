use serde_json::{Map, Value};

/// The keywords of the Components Object whose entries are shared by all copies.
const SHARED: &str = "securitySchemes";

/// A document with as many operations as wanted: those of another document, repeated under other paths and names.
///
/// Each copy has paths, operation IDs, tags and components of its own; the first has those of the document.
pub fn repeated_document(document: &Value, operations: usize) -> Value {
    let mut repeated = document.clone();
    let mut left = operations;
    for name in ["paths", "components"] {
        repeated[name] = Value::Object(Map::new());
    }
    repeated["tags"] = Value::Array(Vec::new());
    for number in 0.. {
        if left == 0 {
            break;
        }
        let copy = Copy::new(number);
        let before = left;
        copy.add_paths(document, &mut repeated, &mut left);
        assert!(left < before, "the document has operations");
        copy.add_components(document, &mut repeated);
        copy.add_tags(document, &mut repeated);
    }
    repeated
}

/// One of the copies.
struct Copy {
    /// What is appended to names.
    suffix: String,
}

impl Copy {
    fn new(number: usize) -> Self {
        let suffix = match number {
            0 => String::new(),
            _ => format!("Copy{number}"),
        };
        Self { suffix }
    }

    fn renamed(&self, name: &str) -> String {
        format!("{name}{}", self.suffix)
    }

    /// Adds the path items, as long as `left` operations are wanted.
    fn add_paths(&self, document: &Value, repeated: &mut Value, left: &mut usize) {
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            let mut copy = self.value(item);
            let Some(keywords) = copy.as_object_mut() else {
                continue;
            };
            keywords.retain(|_, value| {
                let is_operation = value.get("responses").is_some();
                let is_wanted = !is_operation || *left > 0;
                *left -= usize::from(is_operation && is_wanted);
                is_wanted
            });
            if keywords
                .values()
                .any(|value| value.get("responses").is_some())
            {
                let prefix = match self.suffix.as_str() {
                    "" => String::new(),
                    suffix => format!("/{suffix}"),
                };
                repeated["paths"][format!("{prefix}{path}")] = copy;
            }
        }
    }

    fn add_components(&self, document: &Value, repeated: &mut Value) {
        for (kind, components) in document["components"].as_object().into_iter().flatten() {
            if kind == SHARED {
                repeated["components"][kind] = components.clone();
                continue;
            }
            for (name, component) in components.as_object().into_iter().flatten() {
                repeated["components"][kind][self.renamed(name)] = self.value(component);
            }
        }
    }

    fn add_tags(&self, document: &Value, repeated: &mut Value) {
        if let (Some(tags), Some(all)) =
            (document["tags"].as_array(), repeated["tags"].as_array_mut())
        {
            for tag in tags {
                let mut copy = tag.clone();
                if let Some(name) = tag["name"].as_str() {
                    copy["name"] = self.renamed(name).into();
                }
                all.push(copy);
            }
        }
    }

    /// A value in which references, operation IDs and tags are those of the copy.
    fn value(&self, value: &Value) -> Value {
        match value {
            Value::Object(object) => {
                let entries = object.iter().map(|(key, value)| {
                    let copy = match (key.as_str(), value) {
                        ("operationId", Value::String(id)) => self.renamed(id).into(),
                        ("tags", Value::Array(tags)) => {
                            let names = tags.iter().filter_map(Value::as_str);
                            names.map(|name| self.renamed(name)).collect()
                        }
                        _ => self.value(value),
                    };
                    (key.clone(), copy)
                });
                Value::Object(entries.collect())
            }
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            Value::String(text) if text.starts_with("#/components/") => self.renamed(text).into(),
            _ => value.clone(),
        }
    }
}
