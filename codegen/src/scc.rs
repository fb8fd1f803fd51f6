//! Strongly connected components: the cycles of a graph.

use std::collections::BTreeMap;

/// The nodes that lie on a cycle, each with the number of its component: nodes that reach each other share one.
///
/// This is Tarjan's algorithm with an explicit stack; it takes time linear in the size of the graph.
pub(crate) fn cycles<K: Ord + Clone>(edges: &BTreeMap<K, Vec<K>>) -> BTreeMap<K, usize> {
    let keys: Vec<&K> = edges.keys().collect();
    let edges: Vec<Vec<usize>> = edges
        .values()
        .map(|to| to.iter().filter_map(|to| keys.binary_search(&to).ok()))
        .map(Iterator::collect)
        .collect();
    let mut search = Search {
        edges: &edges,
        index: vec![None; edges.len()],
        low_link: vec![0; edges.len()],
        settled: vec![false; edges.len()],
        stack: Vec::new(),
        visited: 0,
    };
    let mut numbers = BTreeMap::new();
    for root in 0..edges.len() {
        for (number, component) in search.from(root) {
            let on_cycle = component.len() > 1 || edges[number].contains(&number);
            for node in component.into_iter().filter(|_| on_cycle) {
                numbers.insert(keys[node].clone(), number);
            }
        }
    }
    numbers
}

struct Search<'e> {
    edges: &'e [Vec<usize>],
    /// The position of each visited node in the order of visits.
    index: Vec<Option<usize>>,
    /// The lowest index of the unsettled nodes that each node reaches.
    low_link: Vec<usize>,
    /// Whether the component of each node is known.
    settled: Vec<bool>,
    /// The visited nodes that are not settled.
    stack: Vec<usize>,
    visited: usize,
}

impl Search<'_> {
    /// The components of the nodes that are first reached from `root`, each with its first visited node.
    fn from(&mut self, root: usize) -> Vec<(usize, Vec<usize>)> {
        let mut components = Vec::new();
        let mut path = Vec::new();
        self.visit(root, &mut path);
        while let Some((node, step)) = path.last_mut() {
            let node = *node;
            if let Some(&next) = self.edges[node].get(*step) {
                *step += 1;
                self.visit(next, &mut path);
                if let Some(index) = self.index[next].filter(|_| !self.settled[next]) {
                    self.low_link[node] = self.low_link[node].min(index);
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                self.low_link[*parent] = self.low_link[*parent].min(self.low_link[node]);
            }
            if self.index[node] == Some(self.low_link[node]) {
                let start = self.stack.iter().rposition(|other| *other == node);
                let component = self.stack.split_off(start.unwrap_or_default());
                component.iter().for_each(|node| self.settled[*node] = true);
                components.push((node, component));
            }
        }
        components
    }

    /// Appends a node to `path` unless it was visited before.
    fn visit(&mut self, node: usize, path: &mut Vec<(usize, usize)>) {
        if self.index[node].is_none() {
            self.index[node] = Some(self.visited);
            self.low_link[node] = self.visited;
            self.visited += 1;
            self.stack.push(node);
            path.push((node, 0));
        }
    }
}
