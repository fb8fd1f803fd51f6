/// The text of an item that is new in the upstream document, until someone describes it.
pub(crate) const PLACEHOLDER: &str = "TODO: describe this.";
