//! Measures the time of each case.

use benches::{Case, cases};
use divan::Bencher;

fn main() {
    divan::main();
}

fn names() -> Vec<&'static str> {
    cases().iter().map(|case| case.name).collect()
}

fn case(name: &str) -> Case {
    let mut cases = cases().into_iter();
    cases
        .find(|case| case.name == name)
        .expect("the names are those of the cases")
}

#[divan::bench(args = names())]
fn ours(bencher: Bencher<'_, '_>, name: &str) {
    bencher.bench_local(case(name).ours);
}

#[divan::bench(args = names())]
fn hand_written(bencher: Bencher<'_, '_>, name: &str) {
    bencher.bench_local(case(name).hand_written);
}
