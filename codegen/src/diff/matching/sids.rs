use std::collections::HashMap;

use crate::api::{Api, SidId};

/// Pairs SID types by name, then by prefix.
pub(super) fn pairs<'a>(old: &'a Api, new: &'a Api) -> HashMap<&'a SidId, &'a SidId> {
    let by_prefix: HashMap<&str, &SidId> = new
        .sids
        .iter()
        .map(|(id, sid)| (sid.prefix.as_str(), id))
        .collect();
    let mut pairs = HashMap::new();
    for (id, sid) in &old.sids {
        let same_name = new.sids.get_key_value(id).map(|(id, _)| id);
        let renamed = by_prefix.get(sid.prefix.as_str()).copied();
        // A name that stays for another prefix counts only if the old prefix is gone.
        let same_prefix = same_name.filter(|id| new.sids[*id].prefix == sid.prefix);
        if let Some(found) = same_prefix.or(renamed).or(same_name) {
            pairs.insert(id, found);
        }
    }
    pairs
}
