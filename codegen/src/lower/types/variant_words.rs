//! The words that the variants of unions are named after: what distinguishes the members.

use std::collections::{BTreeMap, BTreeSet};

use super::member_traits::MemberTraits;
use crate::api::RustName;
use crate::lower::context::Lowering;
use crate::lower::naming::variant_name;
use crate::lower::schema::UnionSchema;

/// How many members have something.
type Counts<K> = BTreeMap<K, usize>;

impl<'a> Lowering<'a> {
    /// The words for each member, no two the same: its own name, else a value or a property that no other member has,
    /// else the kind of its values. Only where nothing distinguishes members they are numbered.
    pub(super) fn variant_words(&mut self, union: &UnionSchema<'a>) -> Vec<String> {
        let members = union.members.iter();
        let traits: Vec<_> = members.map(|member| self.member_traits(member)).collect();
        let tag = union.discriminator.map(|it| it.property_name.as_str());
        let common = Common::of(&traits);
        let mut taken = BTreeSet::new();
        let mut all = Vec::new();
        for member in &traits {
            let candidates = candidates(member, tag, &common);
            let mut free = candidates
                .iter()
                .filter(|words| !taken.contains(&variant_name(words)));
            let words = match (free.next(), candidates.first()) {
                (Some(words), _) => words.clone(),
                (None, first) => numbered(first.map_or("value", String::as_str), &taken),
            };
            taken.insert(variant_name(&words));
            all.push(words);
        }
        all
    }
}

/// What the members of a union have in common.
struct Common<'m> {
    kinds: Counts<&'m str>,
    properties: Counts<&'m str>,
    values: Counts<(&'m str, &'m str)>,
}

impl<'m> Common<'m> {
    fn of(members: &'m [MemberTraits<'_>]) -> Self {
        let mut common = Self {
            kinds: Counts::new(),
            properties: Counts::new(),
            values: Counts::new(),
        };
        for member in members {
            *common.kinds.entry(member.kind).or_default() += 1;
            for property in &member.properties {
                *common.properties.entry(property).or_default() += 1;
            }
            for (property, value) in &member.values {
                *common.values.entry((property, value)).or_default() += 1;
            }
        }
        common
    }

    /// The value of a property that other members do not have, that of the discriminator first.
    fn own_value<'v>(&self, member: &'v MemberTraits<'_>, tag: Option<&str>) -> Option<&'v str> {
        let is_own = |property: &str, value: &str| self.values.get(&(property, value)) == Some(&1);
        let mut values: Vec<_> = member.values.iter().collect();
        values.sort_by_key(|(property, _)| Some(*property) != tag);
        let mut own = values
            .into_iter()
            .filter(|(property, value)| is_own(property, value));
        own.next().map(|(_, value)| value.as_str())
    }

    /// The first property that other members do not have.
    fn own_property<'v>(&self, member: &'v MemberTraits<'_>) -> Option<&'v str> {
        let mut properties = member.properties.iter().copied();
        properties.find(|property| self.properties.get(property) == Some(&1))
    }
}

/// Words that could name a member, best first.
fn candidates(member: &MemberTraits<'_>, tag: Option<&str>, common: &Common<'_>) -> Vec<String> {
    let is_only = common.kinds.get(member.kind) == Some(&1);
    let own = [common.own_value(member, tag), common.own_property(member)];
    let own = own.into_iter().flatten().map(str::to_owned);
    let mut candidates = Vec::new();
    if let Some(name) = &member.name {
        candidates.push(name.clone());
        candidates.extend(own.map(|words| format!("{name} {words}")));
        return candidates;
    }
    candidates.extend(member.only_value.clone());
    if is_only {
        candidates.push(member.kind.to_owned());
    }
    candidates.extend(own);
    candidates.extend(member.detail.clone());
    candidates.push(member.kind.to_owned());
    candidates
}

/// The words with the first number, from 2, that makes them free.
fn numbered(words: &str, taken: &BTreeSet<RustName>) -> String {
    let mut numbers = (2..).map(|number| format!("{words} {number}"));
    let free = numbers.find(|words| !taken.contains(&variant_name(words)));
    free.unwrap_or_default()
}
