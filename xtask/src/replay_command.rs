//! `cargo xtask replay`: runs through the revisions of a document, and shows what each would have meant for users.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Arg, ArgMatches, Command, value_parser};
use codegen::diff::{Diff, Level as Verdict, Source, Version};
use codegen::{Analysis, CrateContext};

use crate::file_system::Disk;
use crate::paths::{self, shown};
use crate::{cargo, dated_revisions, document, output, report, tree, version};

/// The command's arguments and help.
pub(crate) fn command() -> Command {
    Command::new("replay")
        .about("Show what each revision of a document would have meant for users")
        .long_about(
            "Show what each revision of a document would have meant for users.\n\n\
             Generates the crate of each OpenAPI document in DIR, oldest first, compares it with the one before, and\n\
             prints a table in Markdown. A revision is dated by the date in the name of its file or folder, such as\n\
             verify_2025-05-13.json or 20250513/verify.json; without dates, the order is that of the names. With --program, also tells whether a program compiles with each crate.",
        )
        .arg(
            Arg::new("dir")
                .value_name("DIR")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help("Folder with the revisions, YAML or JSON"),
        )
        .arg(
            Arg::new("program")
                .long("program")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Rust program of a user, to check with each crate"),
        )
        .arg(
            Arg::new("crate-name")
                .long("crate-name")
                .value_name("NAME")
                .help("Name of the crate in the program [default: that of the generated crate]"),
        )
        .arg(
            Arg::new("current")
                .long("current")
                .value_name("VERSION")
                .value_parser(|text: &str| text.parse::<Version>())
                .default_value("0.1.0")
                .help("Version of the crate of the first revision"),
        )
}

/// A row of the table.
struct Row {
    date: String,
    operations: String,
    verdicts: [String; 5],
    version: String,
    program: String,
}

pub(crate) fn run(arguments: &ArgMatches) -> anyhow::Result<ExitCode> {
    let folder = arguments
        .get_one::<PathBuf>("dir")
        .cloned()
        .unwrap_or_default();
    let program = arguments.get_one::<PathBuf>("program");
    let own_name = version::crate_name();
    let crate_name = arguments
        .get_one::<String>("crate-name")
        .unwrap_or(&own_name);
    let program = program
        .map(|program| Program::new(program, crate_name))
        .transpose()?;
    let mut current = arguments.get_one::<Version>("current").cloned();
    let mut last: Option<Analysis> = None;
    let mut rows = Vec::new();
    let mut failures = Vec::new();
    for revision in dated_revisions::in_folder(&folder)? {
        eprintln!("{}", shown(&revision.path));
        let analysis = match document::read_and_analyze(&revision.path) {
            Ok((_, analysis)) => analysis,
            Err(error) => {
                eprintln!("{error:#}");
                rows.push(Row::without_crate(revision.date, "unreadable".to_owned()));
                continue;
            }
        };
        let Some(api) = &analysis.api else {
            let errors = report::count_errors(&analysis.diagnostics);
            rows.push(Row::without_crate(revision.date, errors));
            continue;
        };
        let diff = last
            .as_ref()
            .and_then(|last| codegen::compare(last, &analysis));
        if let Some(release) = diff.as_ref().and_then(Diff::release) {
            current = current.map(|version| version.next(release));
        }
        let mut row = Row::new(
            revision.date,
            api.operations().count(),
            diff.as_ref(),
            current.as_ref(),
        );
        if let Some(program) = &program {
            let error = program.check(api)?;
            row.program = if error.is_some() { "fails" } else { "compiles" }.to_owned();
            failures.extend(error.map(|error| format!("{}: {error}\n", row.date)));
        }
        rows.push(row);
        last = Some(analysis);
    }
    output::print(&(table(&rows) + &first_errors(&failures)))?;
    Ok(ExitCode::SUCCESS)
}

/// The first error of the program in each revision in which it fails.
fn first_errors(failures: &[String]) -> String {
    match failures {
        [] => String::new(),
        failures => format!(
            "\nThe first error of the program in each revision:\n\n{}",
            failures.concat()
        ),
    }
}

impl Row {
    fn new(
        date: String,
        operations: usize,
        diff: Option<&Diff>,
        version: Option<&Version>,
    ) -> Self {
        let count = |count: fn(&Diff) -> usize| match diff.map(count) {
            None => "-".to_owned(),
            Some(count) => count.to_string(),
        };
        Self {
            date,
            operations: operations.to_string(),
            verdicts: [
                count(|diff| diff.count_source(Source::Major)),
                count(|diff| diff.count_source(Source::Minor)),
                count(|diff| diff.count_source(Source::Patch)),
                count(|diff| diff.count(Verdict::Wire)),
                count(|diff| diff.count(Verdict::Behavior)),
            ],
            version: version
                .map(|version| version.to_string())
                .unwrap_or_default(),
            program: String::new(),
        }
    }

    /// A revision that cannot be generated; the next one is compared with the one before.
    fn without_crate(date: String, reason: String) -> Self {
        Self {
            operations: reason,
            ..Self::new(date, 0, None, None)
        }
    }

    fn cells(&self) -> [&str; 9] {
        let [major, minor, patch, wire, behavior] = &self.verdicts;
        [
            &self.date,
            &self.operations,
            major,
            minor,
            patch,
            wire,
            behavior,
            &self.version,
            &self.program,
        ]
    }
}

/// Formats the rows as a table in Markdown, whose columns are aligned.
fn table(rows: &[Row]) -> String {
    let heads = [
        "date",
        "operations",
        "major",
        "minor",
        "patch",
        "wire",
        "behavior",
        "version",
        "program",
    ];
    let has_program = rows.iter().any(|row| !row.program.is_empty());
    let columns = heads.len() - usize::from(!has_program);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().map(|row| row.cells()[column].len());
            cells.chain([heads[column].len()]).max().unwrap_or_default()
        })
        .collect();
    let line = |cells: &[&str]| {
        let cells = cells.iter().zip(&widths);
        let cells: Vec<_> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
    let rows = rows.iter().map(|row| line(&row.cells()));
    line(&heads) + &line(&rules) + &rows.collect::<String>()
}

/// A program of a user, in a crate of its own beside the generated one.
struct Program {
    folder: PathBuf,
    crate_name: String,
}

impl Program {
    fn new(path: &Path, crate_name: &str) -> anyhow::Result<Self> {
        let folder = paths::workspace().join("target/replay");
        let package = crate_name.replace('_', "-");
        let sdk = folder.join("sdk");
        let user = folder.join("user");
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", shown(path)))?;
        let runtime = paths::workspace().join("runtime");
        let sdk_manifest = codegen::rust_sdk::manifest(
            &package,
            &runtime.to_string_lossy(),
            &[codegen::rust_sdk::STREAMS],
        );
        let user_manifest = format!(
            "[package]\nname = \"user\"\nedition = \"2024\"\n\n[dependencies]\n\
             {package} = {{ path = \"../sdk\", features = [\"blocking\", \"testing\", \"webhooks\"] }}\n\n[workspace]\n"
        );
        for (path, text) in [
            (sdk.join("Cargo.toml"), &sdk_manifest),
            (user.join("Cargo.toml"), &user_manifest),
            (user.join("src/main.rs"), &text),
        ] {
            let parent = path.parent().unwrap_or(&path);
            fs::create_dir_all(parent)
                .and_then(|()| fs::write(&path, text))
                .with_context(|| format!("cannot write {}", shown(&path)))?;
        }
        Ok(Self {
            folder,
            crate_name: crate_name.to_owned(),
        })
    }

    /// Checks the program with the crate of an API. Returns the first error of the compiler, if there is one.
    fn check(&self, api: &codegen::api::Api) -> anyhow::Result<Option<String>> {
        let context = CrateContext {
            crate_name: self.crate_name.clone(),
            ..CrateContext::default()
        };
        let files = codegen::rust_sdk::render(api, &context);
        tree::write(&Disk, &self.folder.join("sdk/src"), &files)?;
        let checked = cargo::command()
            .args(["check", "--quiet", "--message-format", "short"])
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .current_dir(self.folder.join("user"))
            .output()
            .context("cannot run cargo to check the program")?;
        let messages = String::from_utf8_lossy(&checked.stderr);
        let error = messages.lines().find(|line| line.contains("error"));
        Ok((!checked.status.success()).then(|| error.unwrap_or_default().to_owned()))
    }
}
