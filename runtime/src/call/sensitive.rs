//! The texts in a call that must not appear in errors.

use super::Call;
use crate::twilio::sid;
use crate::value::form::all_texts;

impl Call {
    /// Returns the values of redacted and extra parameters, and all path values except SIDs, which may be anything.
    pub(crate) fn sensitive_texts(&self) -> Vec<String> {
        let mut sensitive = Vec::new();
        let path_values = self.path_values.iter();
        for value in path_values.filter(|value| !sid::is_any_sid(&value.text)) {
            sensitive.push(value.text.clone());
            sensitive.push(value.segment.clone());
        }
        if let Some(params) = &self.params {
            let values = params.shape().params.iter().zip(params.values());
            let redacted = values.filter(|(param, _)| param.field.redacted);
            sensitive.extend(redacted.flat_map(|(_, value)| all_texts(value)));
        }
        // It is not known whether these are personal.
        let extra = self.extra_parameters.iter();
        sensitive.extend(extra.flat_map(|(_, value)| all_texts(value)));
        sensitive
    }
}
