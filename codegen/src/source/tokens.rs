use std::cmp::Ordering;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ptr;
use std::sync::Arc;

use smol_str::SmolStr;

/// A list of tokens that shares all but its last one with the list that it continues, so that the pointers to the parts
/// of a value cost one token each.
#[derive(Clone, Default)]
pub(super) struct Tokens {
    last: Option<Arc<Node>>,
}

struct Node {
    before: Tokens,
    token: SmolStr,
    count: usize,
    /// The hash of all tokens up to this one.
    hash: u64,
}

impl Tokens {
    /// The list with one more token.
    pub(super) fn and(&self, token: SmolStr) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write_u64(self.own_hash());
        token.hash(&mut hasher);
        Self {
            last: Some(Arc::new(Node {
                before: self.clone(),
                token,
                count: self.len() + 1,
                hash: hasher.finish(),
            })),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.last.as_ref().map_or(0, |node| node.count)
    }

    pub(super) fn last(&self) -> Option<&str> {
        Some(self.last.as_ref()?.token.as_str())
    }

    /// The list without its last token; `None` if it is empty.
    pub(super) fn before(&self) -> Option<&Self> {
        Some(&self.last.as_ref()?.before)
    }

    /// The first `count` tokens.
    pub(super) fn first(&self, count: usize) -> &Self {
        let mut tokens = self;
        while tokens.len() > count
            && let Some(before) = tokens.before()
        {
            tokens = before;
        }
        tokens
    }

    /// All tokens, from the first to the last.
    pub(super) fn to_vec(&self) -> Vec<&str> {
        let mut tokens = Vec::with_capacity(self.len());
        let mut node = self.last.as_deref();
        while let Some(Node { before, token, .. }) = node {
            tokens.push(token.as_str());
            node = before.last.as_deref();
        }
        tokens.reverse();
        tokens
    }

    fn own_hash(&self) -> u64 {
        self.last.as_ref().map_or(0, |node| node.hash)
    }

    fn is_same(&self, other: &Self) -> bool {
        match (&self.last, &other.last) {
            (Some(a), Some(b)) => ptr::eq(Arc::as_ptr(a), Arc::as_ptr(b)),
            (None, None) => true,
            _ => false,
        }
    }
}

impl PartialEq for Tokens {
    fn eq(&self, other: &Self) -> bool {
        let (mut a, mut b) = (self, other);
        while !a.is_same(b) {
            match (&a.last, &b.last) {
                (Some(x), Some(y)) if x.hash == y.hash && x.token == y.token => {
                    (a, b) = (&x.before, &y.before);
                }
                _ => return false,
            }
        }
        true
    }
}

impl Eq for Tokens {}

impl Hash for Tokens {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.own_hash());
    }
}

/// Compares from the first token to the last, as slices do.
impl Ord for Tokens {
    fn cmp(&self, other: &Self) -> Ordering {
        let count = self.len().min(other.len());
        let (mut a, mut b) = (self.first(count), other.first(count));
        let mut ordering = self.len().cmp(&other.len());
        // The difference that is found last is that of the first tokens that differ.
        while !a.is_same(b) {
            let (Some(x), Some(y)) = (&a.last, &b.last) else {
                break;
            };
            ordering = x.token.cmp(&y.token).then(ordering);
            (a, b) = (&x.before, &y.before);
        }
        ordering
    }
}

impl PartialOrd for Tokens {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.to_vec()).finish()
    }
}

/// Without recursion: a reference may have any number of tokens.
impl Drop for Node {
    fn drop(&mut self) {
        let mut last = self.before.last.take();
        while let Some(mut node) = last.and_then(Arc::into_inner) {
            last = node.before.last.take();
        }
    }
}
