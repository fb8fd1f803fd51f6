//! Which nodes of a graph lead back to themselves.

use std::collections::BTreeMap;

/// The nodes that a circle goes through, each with a number; those that lead to each other have the same one.
///
/// This is Tarjan's algorithm, with a list in the place of the stack: it takes time in proportion to the graph.
pub(super) fn circles<K: Ord + Clone>(edges: &BTreeMap<K, Vec<K>>) -> BTreeMap<K, usize> {
    let keys: Vec<&K> = edges.keys().collect();
    let edges: Vec<Vec<usize>> = edges
        .values()
        .map(|to| to.iter().filter_map(|to| keys.binary_search(&to).ok()))
        .map(Iterator::collect)
        .collect();
    let mut search = Search {
        edges: &edges,
        order: vec![None; edges.len()],
        lowest: vec![0; edges.len()],
        settled: vec![false; edges.len()],
        open: Vec::new(),
        met: 0,
    };
    let mut numbers = BTreeMap::new();
    for root in 0..edges.len() {
        for (number, group) in search.from(root) {
            let circular = group.len() > 1 || edges[number].contains(&number);
            for node in group.into_iter().filter(|_| circular) {
                numbers.insert(keys[node].clone(), number);
            }
        }
    }
    numbers
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    /// When each node was met.
    order: Vec<Option<usize>>,
    /// The first met of the open nodes that each leads to.
    lowest: Vec<usize>,
    /// Whether all nodes that a node and the node lead to each other are known.
    settled: Vec<bool>,
    open: Vec<usize>,
    met: usize,
}

impl Search<'_> {
    /// The groups of nodes that lead to each other, as far as they are met first from a node; each with the node
    /// of it that was met first.
    fn from(&mut self, root: usize) -> Vec<(usize, Vec<usize>)> {
        let mut groups = Vec::new();
        let mut path = Vec::new();
        self.meet(root, &mut path);
        while let Some((node, step)) = path.last_mut() {
            let node = *node;
            if let Some(&next) = self.edges[node].get(*step) {
                *step += 1;
                self.meet(next, &mut path);
                if let Some(order) = self.order[next].filter(|_| !self.settled[next]) {
                    self.lowest[node] = self.lowest[node].min(order);
                }
                continue;
            }
            path.pop();
            if let Some((above, _)) = path.last() {
                self.lowest[*above] = self.lowest[*above].min(self.lowest[node]);
            }
            if self.order[node] == Some(self.lowest[node]) {
                let start = self.open.iter().rposition(|open| *open == node);
                let group = self.open.split_off(start.unwrap_or_default());
                group.iter().for_each(|node| self.settled[*node] = true);
                groups.push((node, group));
            }
        }
        groups
    }

    /// Goes on at a node if it was not met before.
    fn meet(&mut self, node: usize, path: &mut Vec<(usize, usize)>) {
        if self.order[node].is_none() {
            self.order[node] = Some(self.met);
            self.lowest[node] = self.met;
            self.met += 1;
            self.open.push(node);
            path.push((node, 0));
        }
    }
}
