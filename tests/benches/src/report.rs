//! Tables of results.

/// The results of a case: ours, and those of the code written by hand.
#[derive(Debug)]
pub struct Row {
    /// The name of the case.
    pub name: &'static str,
    /// The result of the generated crate.
    pub ours: u64,
    /// The result of the code written by hand.
    pub hand_written: u64,
}

/// Prints results as a table in Markdown, with the ratio of each row.
pub fn print(unit: &str, rows: &[Row]) {
    println!("| {unit} | ours | hand-written | ratio |");
    println!("|---|---:|---:|---:|");
    for row in rows {
        let ratio = row.ours as f64 / row.hand_written as f64;
        let (name, ours, hand_written) = (row.name, row.ours, row.hand_written);
        println!("| {name} | {ours} | {hand_written} | {ratio:.2} |");
    }
}
