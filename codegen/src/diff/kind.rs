//! The kinds of changes, and the verdict on each.

use std::fmt;

use serde::{Serialize, Serializer};

use super::verdict::{Silent, Source, Wire};

/// The verdicts on a kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable ID.
    pub id: &'static str,
    /// A sentence that describes the kind.
    pub summary: &'static str,
    /// The effect on the source code of users.
    pub source: Source,
    /// The effect on clients that are in use.
    pub wire: Wire,
    /// The change of behavior in programs that still compile, if there is one.
    pub behavior: Option<Behavior>,
}

/// A change of behavior in programs that still compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behavior {
    /// How much it matters.
    pub silent: Silent,
    /// A sentence that describes it.
    pub reason: &'static str,
}

/// Declares the kinds of changes with their rules: ID, effect on source code, effect on the wire, change of behavior.
macro_rules! kinds {
    ($($kind:ident = $id:literal, $source:ident, $wire:ident $(, $silent:ident($reason:literal))?; $summary:literal)*) => {
        /// A kind of change. It alone decides the verdicts; see [`rule`](ChangeKind::rule).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ChangeKind {
            $(#[doc = $summary] $kind,)*
        }

        impl ChangeKind {
            /// All kinds.
            pub const ALL: &'static [ChangeKind] = &[$(ChangeKind::$kind),*];

            /// The ID, a summary, and the verdicts.
            pub const fn rule(self) -> &'static Rule {
                match self {
                    $(ChangeKind::$kind => &Rule {
                        id: $id,
                        summary: $summary,
                        source: Source::$source,
                        wire: Wire::$wire,
                        behavior: kinds!(@behavior $($silent($reason))?),
                    },)*
                }
            }
        }
    };
    (@behavior) => { None };
    (@behavior $silent:ident($reason:literal)) => {
        Some(Behavior { silent: Silent::$silent, reason: $reason })
    };
}

kinds! {
    OperationAdded = "operation-added", Minor, Compatible;
        "An operation was added: the client has a new method."
    OperationRemoved = "operation-removed", Major, Breaking;
        "An operation was removed: its method and its parameter struct are gone."
    OperationRenamed = "operation-renamed", Major, Compatible;
        "The ID of an operation changed, and with it the names of the method and the parameter struct."
    OperationPathChanged = "operation-path-changed", Patch, Breaking;
        "The path of an operation changed."
    OperationMethodChanged = "operation-method-changed", Patch, Breaking;
        "The HTTP method of an operation changed."
    OperationRetriesChanged = "operation-retries-changed", Patch, Breaking,
        Harmful("After a server error or a timeout, requests are retried that were not before, or the other way round.");
        "The HTTP method of an operation changed from an idempotent one to one that is not, or back."
    OperationRetagged = "operation-retagged", Patch, Compatible;
        "The tags of an operation changed, which moved no item of the crate."
    OperationDeprecated = "operation-deprecated", Minor, Compatible;
        "An operation was deprecated: calls of the method cause a warning."
    OperationUndeprecated = "operation-undeprecated", Patch, Compatible;
        "An operation is no longer deprecated."
    ModuleChanged = "module-changed", Major, Compatible;
        "Types moved to another module. Their paths at the crate's root stay."

    PathParameterAdded = "path-parameter-added", Major, Breaking;
        "A method takes one more argument for its path."
    PathParameterRemoved = "path-parameter-removed", Major, Breaking;
        "A method takes one argument less for its path."
    PathParameterRenamed = "path-parameter-renamed", Patch, Compatible;
        "A path parameter was renamed; its value is sent without its name, and callers do not write the name."
    ArgumentsSwapped = "arguments-swapped", Patch, Compatible,
        Harmful("Calls compile and send each value under the name of another.");
        "Required arguments changed places, and each accepts the values of the others."
    ArgumentsReordered = "arguments-reordered", Major, Compatible;
        "Required arguments changed places, and some do not accept the values of the others."
    LiteralsSwapped = "literals-swapped", Major, Compatible,
        Harmful("Calls with string literals compile and send each value under the name of another.");
        "Required arguments of different types changed places, and all of them accept string literals."
    ParameterAdded = "parameter-added", Minor, Compatible;
        "An optional parameter was added to an operation that has others."
    ParamsAdded = "params-added", Major, Compatible;
        "An operation without a parameter struct has optional parameters now: its method takes one more argument."
    RequiredParameterAdded = "required-parameter-added", Major, Breaking;
        "A required parameter was added: `new` takes one more argument."
    ParameterRemoved = "parameter-removed", Major, Breaking;
        "An optional parameter was removed, and with it its setter."
    RequiredParameterRemoved = "required-parameter-removed", Major, Breaking;
        "A required parameter was removed: `new` takes one argument less."
    ParameterRenamed = "parameter-renamed", Major, Breaking;
        "An optional parameter was renamed, and with it its setter."
    ParameterWireNameChanged = "parameter-wire-name-changed", Patch, Breaking;
        "A parameter is sent under another name; nothing that callers write changed."
    ParameterBecameRequired = "parameter-became-required", Major, Breaking;
        "An optional parameter became required: it is an argument of `new` instead of a setter."
    ParameterBecameOptional = "parameter-became-optional", Major, Compatible;
        "A required parameter became optional: it is a setter instead of an argument of `new`."
    ParameterLocationChanged = "parameter-location-changed", Patch, Breaking;
        "A parameter is sent in another part of the request."
    ParameterTypeChanged = "parameter-type-changed", Major, Breaking;
        "The type of a parameter changed, and values that were accepted are not any more."
    ParameterTypeWidened = "parameter-type-widened", Major, Compatible;
        "The type of a parameter changed. The server accepts all values that it accepted, but they have another Rust type, or fewer types convert into it."
    ParameterBecameSid = "parameter-became-sid", Minor, Breaking,
        Notable("A string that is not such a SID is an error before anything is sent.");
        "A parameter that was a string is a SID. Strings are still accepted."
    ParameterBecameEnum = "parameter-became-enum", Minor, Breaking,
        Notable("A string that differs from a known value only in case is sent in the document's case.");
        "A parameter that was a string is an enum. Strings are still accepted."
    ParameterBecameTime = "parameter-became-time", Minor, Breaking,
        Notable("Times are sent in UTC, whatever time zone they were given in.");
        "A parameter that was a string is a date or a date-time. Strings are still accepted."
    ParameterStyleChanged = "parameter-style-changed", Patch, Breaking,
        Notable("Lists and objects are written in another form.");
        "A parameter is serialized in another style."
    RequestMediaTypeChanged = "request-media-type-changed", Patch, Breaking;
        "Request bodies are sent as another media type; the old one is no longer accepted."
    RequestMediaTypeAdded = "request-media-type-added", Patch, Compatible;
        "The server accepts one more media type in requests."
    RequestMediaTypeRemoved = "request-media-type-removed", Patch, Breaking;
        "The server accepts one media type less in requests, which is not the one that the SDK sends."
    RequestBodyBecameRequired = "request-body-became-required", Patch, Breaking;
        "A request body became required."
    RequestBodyBecameOptional = "request-body-became-optional", Patch, Compatible;
        "A request body became optional."

    TypeAdded = "type-added", Minor, Compatible;
        "A type was added that no operation uses."
    TypeRemoved = "type-removed", Major, Compatible;
        "A type was removed."
    TypeRenamed = "type-renamed", Major, Compatible;
        "A type was renamed: its schema has another name, became a component of its own, or is inline now."
    TypeKindChanged = "type-kind-changed", Major, Breaking;
        "A type is of another kind: a struct, an enum of strings, an enum of numbers, or a union."
    TypesUnited = "types-united", Major, Compatible;
        "Types have the same shape now and are one type, so a trait cannot be implemented for each of them."
    TypesSeparated = "types-separated", Major, Compatible;
        "Names of one type are those of different ones, because they no longer have the same shape."
    TypeBecameInput = "type-became-input", Major, Compatible;
        "A struct is part of requests now: it has a constructor, and setters instead of the methods that return values."
    TypeIsNoInput = "type-is-no-input", Major, Compatible;
        "A struct is no longer part of requests: its constructor and its setters are gone."
    SidPrefixChanged = "sid-prefix-changed", Patch, Breaking,
        Harmful("SIDs that were valid are errors before anything is sent.");
        "The SIDs of a type begin with other letters."

    PropertyAdded = "property-added", Minor, Compatible;
        "A property was added to an object."
    RequiredPropertyAdded = "required-property-added", Major, Breaking;
        "A required property was added to an object in requests: `new` takes one more argument."
    PropertyRemoved = "property-removed", Major, Breaking;
        "A property of an object was removed."
    PropertyRenamed = "property-renamed", Major, Breaking;
        "A property of an object was renamed."
    PropertyWireNameChanged = "property-wire-name-changed", Patch, Breaking;
        "A property has another name on the wire; its Rust name is the same."
    PropertyTypeChanged = "property-type-changed", Major, Breaking;
        "The Rust type of a property changed."
    PropertyTypeRefined = "property-type-refined", Major, Compatible;
        "The Rust type of a property changed: more is known about the values in responses, or more of them are accepted in requests."
    RequestPropertyBecameRequired = "request-property-became-required", Major, Breaking;
        "A property of an object in requests became required: its type lost its `Option`, and `new` takes it."
    RequestPropertyBecameOptional = "request-property-became-optional", Major, Compatible;
        "A property of an object in requests became optional: its type is an `Option`, and `new` does not take it."
    ResponsePropertyBecameRequired = "response-property-became-required", Major, Compatible;
        "A property of an object in responses is always present now: its type lost its `Option`."
    ResponsePropertyBecameOptional = "response-property-became-optional", Major, Breaking;
        "A property of an object in responses can be absent or null now: its type is an `Option`."
    PropertyBecameReadOnly = "property-became-read-only", Major, Breaking;
        "A property of an object in requests became read-only: it cannot be set by a setter or `new`."
    PropertyAccessChanged = "property-access-changed", Patch, Compatible;
        "The marks `readOnly` and `writeOnly` of a property changed, which changed no item of the crate."
    RustNameChanged = "rust-name-changed", Major, Compatible;
        "An item has another name in Rust, but not in the document, because another item would have the same name."
    RustNameTaken = "rust-name-taken", Minor, Compatible,
        Harmful("Programs that use the name compile and use the other item.");
        "An item has another name in Rust, and its old name belongs to another item of the same type."
    RequestBecameNullable = "request-became-nullable", Minor, Compatible;
        "A value in requests can be null now: its setter, or `new`, takes `None`, too."
    RequestBecameNotNullable = "request-became-not-nullable", Major, Breaking;
        "A value in requests can no longer be null: its setter, or `new`, does not take `None`."
    ResponseBecameNullable = "response-became-nullable", Patch, Breaking;
        "A value in responses can be null or absent now; its Rust type is the same."
    ResponseBecameNotNullable = "response-became-not-nullable", Patch, Compatible;
        "A value in responses can no longer be null or absent; its Rust type is the same."
    FieldDeprecated = "field-deprecated", Minor, Compatible;
        "A parameter or a property was deprecated: its setter or its field causes a warning."
    FieldUndeprecated = "field-undeprecated", Patch, Compatible;
        "A parameter or a property is no longer deprecated."
    AdditionalPropertiesAdded = "additional-properties-added", Minor, Compatible;
        "An object can have other properties: its struct has the method `additional_properties`."
    AdditionalPropertiesRemoved = "additional-properties-removed", Major, Compatible;
        "An object has no other properties: its struct lost the method `additional_properties`."
    AdditionalPropertiesChanged = "additional-properties-changed", Major, Breaking;
        "The other properties of an object have another type."
    PagingAdded = "paging-added", Minor, Compatible;
        "A type became a page of a list: responses have the methods `items` and `pages`."
    PagingRemoved = "paging-removed", Major, Breaking;
        "A type is no longer a page of a list: responses lost the methods `items` and `pages`."
    PagingChanged = "paging-changed", Patch, Compatible;
        "A page leads to the next one in another way."

    RequestValueAdded = "request-value-added", Minor, Compatible;
        "An enum in requests has one more value."
    RequestValueRemoved = "request-value-removed", Major, Breaking;
        "An enum in requests lost a value, and with it the variant."
    ResponseValueAdded = "response-value-added", Minor, Compatible,
        Notable("The value arrives as the new variant, so a match on `Unknown` with its text no longer matches.");
        "An enum in responses has one more value."
    ResponseValueRemoved = "response-value-removed", Major, Compatible;
        "An enum in responses lost a value, and with it the variant."
    ValueWireNameChanged = "value-wire-name-changed", Patch, Breaking,
        Notable("The variant stands for another text.");
        "A value of an enum is spelled differently; its variant has the same name."
    VariantAdded = "variant-added", Minor, Compatible,
        Notable("Values that arrived as `Unknown` or as another variant can arrive as the new one.");
        "A union has one more member."
    VariantRemoved = "variant-removed", Major, Breaking;
        "A union lost a member, and with it the variant."
    VariantTypeChanged = "variant-type-changed", Major, Breaking;
        "A member of a union has another type."
    DiscriminatorChanged = "discriminator-changed", Patch, Breaking,
        Notable("A value can arrive as another variant.");
        "The members of a union are distinguished in another way."

    RequestConstraintTightened = "request-constraint-tightened", Patch, Breaking;
        "A value in requests is limited more than before. The SDK checks only the ranges of numbers."
    RequestConstraintLoosened = "request-constraint-loosened", Patch, Compatible;
        "A value in requests is limited less than before."
    ResponseConstraintTightened = "response-constraint-tightened", Patch, Compatible;
        "A value in responses is limited more than before."
    ResponseConstraintLoosened = "response-constraint-loosened", Patch, Breaking;
        "A value in responses is limited less than before."
    FormatChanged = "format-changed", Patch, Compatible;
        "The `format` of a value changed, but not its Rust type."
    RequestDefaultChanged = "request-default-changed", Patch, Compatible,
        Notable("Requests that do not set it can have another effect.");
        "The server assumes another value where a request does not set one."
    ResponseDefaultChanged = "response-default-changed", Patch, Compatible;
        "The default of a value in responses changed."

    ResponseTypeChanged = "response-type-changed", Major, Breaking;
        "A method returns another type."
    ResponseBecameOptional = "response-became-optional", Major, Breaking;
        "A method returns an `Option`, because a success can be null or come without a body."
    ResponseBecameRequired = "response-became-required", Major, Compatible;
        "A method no longer returns an `Option`, because each success has a body that is not null."
    SuccessStatusAdded = "success-status-added", Patch, Compatible;
        "A success can have one more status."
    SuccessStatusRemoved = "success-status-removed", Patch, Breaking;
        "A success no longer has one of its statuses."
    ErrorStatusAdded = "error-status-added", Patch, Compatible;
        "An error response was added to an operation."
    ErrorStatusRemoved = "error-status-removed", Patch, Compatible;
        "An error response of an operation was removed; the type of its body is still there, if it had one."
    ErrorBodyRemoved = "error-body-removed", Major, Compatible;
        "An error response was removed, and with it the type of its body."
    ErrorBodyChanged = "error-body-changed", Patch, Breaking,
        Notable("`Error::body_as` with the type that was right reads the body no longer.");
        "The body of an error response has another type."
    ResponseMediaTypeChanged = "response-media-type-changed", Patch, Breaking;
        "The media type of a response changed."
    ResponseHeaderAdded = "response-header-added", Patch, Compatible;
        "A response has one more header."
    ResponseHeaderRemoved = "response-header-removed", Patch, Breaking;
        "A response lost a header."
    ResponseHeaderBecameRequired = "response-header-became-required", Patch, Compatible;
        "A response header is always present now."
    ResponseHeaderChanged = "response-header-changed", Patch, Breaking;
        "The type of a response header changed, or it can be absent now."

    SensitivityAdded = "sensitivity-added", Patch, Compatible,
        Notable("`Debug` output, logs and errors show `[redacted]` instead of the value.");
        "A value was marked as personal data or secret."
    SensitivityRemoved = "sensitivity-removed", Patch, Compatible,
        Harmful("`Debug` output, logs and errors show the value instead of `[redacted]`.");
        "A value is no longer marked as personal data or secret."
    SensitivityWeakened = "sensitivity-weakened", Patch, Compatible;
        "A value lost its own mark as personal data; it stays redacted for another reason."
    SensitivityChanged = "sensitivity-changed", Patch, Compatible;
        "The reason for redacting a value changed, or how it is handled."

    ServerChanged = "server-changed", Patch, Breaking,
        Notable("Requests go to another server, unless the client sets a base URL.");
        "The URL of a server changed, or another one is the default."
    ServerAdded = "server-added", Minor, Compatible;
        "Clients can choose one more server: there is a new constant in `servers`."
    ServerRemoved = "server-removed", Major, Breaking;
        "Clients can no longer choose a server: its constant in `servers` is gone."
    ServerRenamed = "server-renamed", Major, Compatible;
        "The constant of a server has another name."
    ServerVariableAdded = "server-variable-added", Patch, Compatible;
        "The URL of a server has one more variable, with a default."
    RequiredServerVariableAdded = "required-server-variable-added", Patch, Breaking,
        Harmful("Clients that do not set it have no server: they cannot be built, or their requests are not sent.");
        "The URL of a server has a variable without a default."
    ServerVariableRemoved = "server-variable-removed", Patch, Breaking,
        Harmful("Clients that set it cannot be built.");
        "The URLs of servers no longer have a variable."
    ServerVariableRenamed = "server-variable-renamed", Patch, Compatible,
        Harmful("Clients that set it by the old name cannot be built.");
        "A variable in the URL of a server was renamed."
    ServerDefaultChanged = "server-default-changed", Patch, Breaking,
        Notable("Requests of clients that do not set it go to another server.");
        "The default of a variable in the URL of a server changed."
    ServerValueAdded = "server-value-added", Patch, Compatible;
        "A variable in the URL of a server can have one more value."
    ServerValueRemoved = "server-value-removed", Patch, Breaking;
        "A variable in the URL of a server can no longer have a value. The SDK does not check it."

    ClientCredentialsAdded = "client-credentials-added", Major, Compatible;
        "Clients are created with credentials: `Client::new` takes `Credentials`."
    ClientCredentialsRemoved = "client-credentials-removed", Major, Compatible;
        "Clients are created without credentials: `Credentials` is gone, and `Client::new` takes nothing."
    CredentialAdded = "credential-added", Minor, Compatible;
        "Clients can authenticate in one more way: `Credentials` has a new setter."
    CredentialRemoved = "credential-removed", Major, Breaking;
        "Clients can no longer authenticate in a way: its setter of `Credentials` is gone."
    CredentialRenamed = "credential-renamed", Major, Compatible;
        "A setter of `Credentials` has another name."
    CredentialChanged = "credential-changed", Major, Breaking;
        "A setter of `Credentials` takes other arguments."
    CredentialVariablesChanged = "credential-variables-changed", Patch, Compatible,
        Harmful("`from_env` does not find the credentials that the old variables have.");
        "Credentials are read from environment variables with other names."
    CredentialsAdded = "credentials-added", Patch, Breaking,
        Notable("Requests carry the client's credentials.");
        "An operation requires credentials now."
    CredentialsRemoved = "credentials-removed", Patch, Compatible,
        Notable("Requests no longer carry the client's credentials.");
        "An operation no longer requires credentials."
    SecurityAdded = "security-added", Patch, Compatible;
        "An operation accepts one more way to authenticate."
    SecurityRemoved = "security-removed", Patch, Breaking,
        Notable("Requests of clients with such credentials are rejected.");
        "An operation no longer accepts a way to authenticate."
    SecurityOrderChanged = "security-order-changed", Patch, Compatible,
        Notable("A client with several credentials sends others.");
        "An operation prefers another of the ways to authenticate."
    ScopeAdded = "scope-added", Patch, Breaking,
        Notable("Tokens are requested with the scope, and tokens without it are rejected.");
        "An operation requires one more scope."
    ScopeRemoved = "scope-removed", Patch, Compatible,
        Notable("Tokens are requested without the scope.");
        "An operation requires one scope less."
    SecuritySchemeAdded = "security-scheme-added", Patch, Compatible;
        "A security scheme was added that no operation requires."
    SecuritySchemeRemoved = "security-scheme-removed", Patch, Breaking;
        "A security scheme was removed that no operation requires."
    SecuritySchemeRenamed = "security-scheme-renamed", Patch, Compatible;
        "A security scheme was renamed, which changed no item of the crate."
    SecuritySchemeChanged = "security-scheme-changed", Patch, Breaking,
        Notable("Requests of clients with the old kind of credentials are rejected.");
        "Credentials are sent in another way."
    TokenUrlChanged = "token-url-changed", Patch, Breaking,
        Notable("Client IDs and their secrets are sent to another URL.");
        "Tokens are requested from another URL."

    GeneratedItemAdded = "generated-item-added", Minor, Compatible;
        "The generator renders one more item from the same document."
    GeneratedItemRemoved = "generated-item-removed", Major, Compatible;
        "The generator no longer renders an item from the same document."
    GeneratedItemChanged = "generated-item-changed", Major, Compatible;
        "The generator renders an item of the same document with another type or signature."
    GeneratedFactChanged = "generated-fact-changed", Patch, Breaking,
        Notable("Requests are sent, or responses read, in another way.");
        "The generator describes requests and responses of the same document differently."

    ExampleAdded = "example-added", Minor, Compatible;
        "An example response was added: there is a new constant for tests."
    ExampleRemoved = "example-removed", Major, Compatible;
        "An example response was removed, and with it the constant for tests."
    ExampleChanged = "example-changed", Patch, Compatible;
        "An example has other content."
    DocsChanged = "docs-changed", Patch, Compatible;
        "A description changed."
    OrderChanged = "order-changed", Patch, Compatible;
        "Items are in another order, which callers cannot observe."
    InfoChanged = "info-changed", Patch, Compatible;
        "The title or the version of the document changed."
}

impl ChangeKind {
    /// The stable ID, such as `operation-removed`.
    pub const fn id(self) -> &'static str {
        self.rule().id
    }

    /// The kind with an ID.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.id() == id)
    }

    /// The kind of a change of a Rust name alone.
    pub(super) const fn of_rust_name(is_taken: bool) -> Self {
        match is_taken {
            true => ChangeKind::RustNameTaken,
            false => ChangeKind::RustNameChanged,
        }
    }

    /// The least release that may contain such a change: that of its effect on source code, raised by a change of
    /// behavior that the compiler does not show.
    pub fn release(self) -> Source {
        let rule = self.rule();
        let least = match rule.behavior.map(|behavior| behavior.silent) {
            None => Source::Patch,
            Some(Silent::Notable) => Source::Minor,
            Some(Silent::Harmful) => Source::Major,
        };
        rule.source.max(least)
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for ChangeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
