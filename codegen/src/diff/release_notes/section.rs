use crate::diff::kind::ChangeKind;

/// The sections of a release, in the order of Keep a Changelog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Added,
    Changed,
    Deprecated,
    Removed,
    Security,
}

pub(super) const SECTIONS: [Section; 5] = [
    Section::Added,
    Section::Changed,
    Section::Deprecated,
    Section::Removed,
    Section::Security,
];

/// The section that a kind of change belongs to; none if users need not read about it.
pub(super) fn section(kind: ChangeKind) -> Option<Section> {
    use ChangeKind as Kind;

    Some(match kind {
        Kind::OrderChanged | Kind::InfoChanged | Kind::OperationRetagged => return None,
        Kind::OperationDeprecated | Kind::FieldDeprecated => Section::Deprecated,
        _ if is_addition(kind) => Section::Added,
        _ if is_removal(kind) => Section::Removed,
        _ if is_of_security(kind) => Section::Security,
        _ => Section::Changed,
    })
}

/// Whether a kind of change belongs to the section of additions.
fn is_addition(kind: ChangeKind) -> bool {
    use ChangeKind as Kind;

    matches!(
        kind,
        Kind::OperationAdded
            | Kind::ParameterAdded
            | Kind::TypeAdded
            | Kind::PropertyAdded
            | Kind::AdditionalPropertiesAdded
            | Kind::PagingAdded
            | Kind::RequestValueAdded
            | Kind::ResponseValueAdded
            | Kind::VariantAdded
            | Kind::RequestMediaTypeAdded
            | Kind::SuccessStatusAdded
            | Kind::ErrorStatusAdded
            | Kind::ResponseHeaderAdded
            | Kind::ServerAdded
            | Kind::ServerVariableAdded
            | Kind::ServerValueAdded
            | Kind::GeneratedItemAdded
            | Kind::ExampleAdded
    )
}

/// Whether a kind of change belongs to the section of removals.
fn is_removal(kind: ChangeKind) -> bool {
    use ChangeKind as Kind;

    matches!(
        kind,
        Kind::OperationRemoved
            | Kind::PathParameterRemoved
            | Kind::ParameterRemoved
            | Kind::RequiredParameterRemoved
            | Kind::TypeRemoved
            | Kind::TypeIsNoInput
            | Kind::PropertyRemoved
            | Kind::AdditionalPropertiesRemoved
            | Kind::PagingRemoved
            | Kind::RequestValueRemoved
            | Kind::ResponseValueRemoved
            | Kind::VariantRemoved
            | Kind::RequestMediaTypeRemoved
            | Kind::SuccessStatusRemoved
            | Kind::ErrorStatusRemoved
            | Kind::ErrorBodyRemoved
            | Kind::ResponseHeaderRemoved
            | Kind::ServerRemoved
            | Kind::ServerVariableRemoved
            | Kind::ServerValueRemoved
            | Kind::GeneratedItemRemoved
            | Kind::ExampleRemoved
    )
}

/// Whether a kind of change belongs to the section of security.
fn is_of_security(kind: ChangeKind) -> bool {
    use ChangeKind as Kind;

    matches!(
        kind,
        Kind::SensitivityAdded
            | Kind::SensitivityRemoved
            | Kind::SensitivityWeakened
            | Kind::SensitivityChanged
            | Kind::ClientCredentialsAdded
            | Kind::ClientCredentialsRemoved
            | Kind::CredentialAdded
            | Kind::CredentialRemoved
            | Kind::CredentialRenamed
            | Kind::CredentialChanged
            | Kind::CredentialVariablesChanged
            | Kind::CredentialsAdded
            | Kind::CredentialsRemoved
            | Kind::SecurityAdded
            | Kind::SecurityRemoved
            | Kind::SecuritySchemeAdded
            | Kind::SecuritySchemeRemoved
            | Kind::SecurityOrderChanged
            | Kind::ScopeAdded
            | Kind::ScopeRemoved
            | Kind::SecuritySchemeRenamed
            | Kind::TokenUrlChanged
            | Kind::SecuritySchemeChanged
    )
}
