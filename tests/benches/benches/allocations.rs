//! Counts the allocations of each case.

use std::alloc::System;

use benches::{Row, cases, print};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    let rows: Vec<_> = cases()
        .iter()
        .map(|case| Row {
            name: case.name,
            ours: allocations(&case.ours),
            hand_written: allocations(&case.hand_written),
        })
        .collect();
    print("allocations", &rows);
}

/// Returns the number of allocations and reallocations of a run after the first one, which initializes statics.
fn allocations(run: &dyn Fn()) -> u64 {
    run();
    let region = Region::new(ALLOCATOR);
    run();
    let stats = region.change();
    (stats.allocations + stats.reallocations) as u64
}
