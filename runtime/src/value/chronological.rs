//! A macro for types that are compared by the time that their text stands for.

/// Compares values of a type by a key that is parsed from their text, the field `0`. Text without a key comes last, in
/// alphabetical order.
macro_rules! chronological {
    ($name:ident, $key:ident) => {
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.cmp(other).is_eq()
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<::std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                match (self.$key(), other.$key()) {
                    (Some(key), Some(other)) => key.cmp(&other),
                    (Some(_), None) => ::std::cmp::Ordering::Less,
                    (None, Some(_)) => ::std::cmp::Ordering::Greater,
                    (None, None) => self.0.cmp(&other.0),
                }
            }
        }

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                match self.$key() {
                    Some(key) => key.hash(state),
                    None => self.0.hash(state),
                }
            }
        }
    };
}

pub(super) use chronological;
