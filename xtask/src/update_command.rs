//! `cargo xtask update`: takes over a new upstream document, from its facts to the text of a pull request.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, anyhow, bail};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use codegen::Analysis;
use codegen::diff::{
    Diff, Notes, Report, Version, changelog_section, markdown, release_notes, text,
};

use crate::backup::Backup;
use crate::document_files::DocumentFiles;
use crate::generation::Generation;
use crate::lock::Lock;
use crate::paths::{self, shown};
use crate::texts::Texts;
use crate::{cargo, changelog, document, history, output, reference, report, version};

/// The command's arguments and help.
pub(crate) fn command() -> Command {
    let path = |name: &'static str, value: &'static str| {
        Arg::new(name)
            .value_name(value)
            .value_parser(value_parser!(PathBuf))
    };
    Command::new("update")
        .about("Take over a new version of the upstream document")
        .long_about(
            "Take over a new version of the upstream document.\n\n\
             Merges the facts of FILE into the project's document, whose words and examples stay: new items get a\n\
             placeholder, about which `codegen` warns until someone writes a description; items that are gone are\n\
             removed. Then applies the overlays, reports what the changes mean for users, generates the crate, writes a\n\
             section of the changelog and the version, runs the tests, and writes the text of a pull request. If a step\n\
             fails, all files are as they were before.",
        )
        .arg(path("file", "FILE").required(true).help("New upstream document, YAML or JSON"))
        .arg(path("spec", "FILE").long("spec").help("Document to update [default: specs/twilio_verify_v2.yaml]"))
        .arg(path("out", "DIR").long("out").help("Folder of the generated crate [default: generated]"))
        .arg(
            Arg::new("dry-run")
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help("Report the changes, but write nothing"),
        )
        .arg(
            Arg::new("skip-tests")
                .long("skip-tests")
                .action(ArgAction::SetTrue)
                .help("Do not run the tests; to see why they fail, for example"),
        )
}

/// The files that an update changes.
struct Target {
    spec: PathBuf,
    out: PathBuf,
    /// Whether they are the project's own.
    is_own: bool,
}

impl Target {
    /// The folder for copies and for the text of the pull request.
    fn scratch(&self) -> PathBuf {
        let root = match self.is_own {
            true => paths::workspace(),
            false => self.out.clone(),
        };
        root.join("target/update")
    }
}

/// A document that has been brought up to date, but not written yet.
struct Update {
    texts: Texts,
    old: Analysis,
    new: Analysis,
    diff: Diff,
    version: Option<Version>,
    crate_name: String,
}

pub(crate) fn run(arguments: &ArgMatches) -> anyhow::Result<ExitCode> {
    let path = |name: &str| arguments.get_one::<PathBuf>(name).cloned();
    let target = Target {
        is_own: path("spec").is_none() && path("out").is_none(),
        spec: path("spec").unwrap_or_else(paths::default_spec),
        out: path("out").unwrap_or_else(paths::default_crate),
    };
    let upstream = path("file").unwrap_or_default();
    let is_dry_run = arguments.get_flag("dry-run");
    if !is_dry_run {
        check_crate(&target)?;
    }
    let Some(update) = prepare(&target, &upstream).context("nothing was written")? else {
        output::print(&format!(
            "{} has all facts of {}; nothing was written\n",
            shown(&target.spec),
            shown(&upstream)
        ))?;
        return Ok(ExitCode::SUCCESS);
    };
    let report = Report {
        diff: &update.diff,
        old: &format!("{} before", shown(&target.spec)),
        new: &shown(&target.spec),
        version: update.version.clone(),
        level: None,
    };
    output::print(&text(&report))?;
    if is_dry_run {
        output::print("\nThis was a dry run: nothing was written.\n")?;
        return Ok(ExitCode::SUCCESS);
    }
    let pull_request = write(&target, &update, arguments.get_flag("skip-tests"))?;
    output::print(&format!(
        "\nUpdated {} and {}. Review them with `git diff`; the text of the pull request is in {}.\n",
        shown(&target.spec),
        shown(&target.out),
        shown(&pull_request)
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Checks that there is a crate to update.
fn check_crate(target: &Target) -> anyhow::Result<()> {
    let out = &target.out;
    if !out.join("Cargo.toml").is_file() {
        bail!(
            "there is no crate in {}, and nothing was written; generate it with `cargo xtask codegen --spec {} --out {0}`, or \
             look at the changes with --dry-run",
            shown(out),
            shown(&target.spec)
        );
    }
    Ok(())
}

/// Merges, checks and compares, without writing anything. Returns `None` if there is nothing to take over.
fn prepare(target: &Target, upstream: &Path) -> anyhow::Result<Option<Update>> {
    progress(&format!("checking {}", shown(upstream)));
    let theirs = document::read(upstream)?;
    if document::analyze(upstream)?.api.is_none() {
        bail!("{} has errors", shown(upstream));
    }
    progress(&format!("merging its facts into {}", shown(&target.spec)));
    let ours = document::read(&target.spec)?;
    let text = codegen::take_over(&ours, &theirs).map_err(|errors| anyhow!("{errors}"))?;
    if text == ours {
        return Ok(None);
    }
    progress("applying the overlays");
    let analyze = |text: String| {
        let files = DocumentFiles::next_to(&target.spec);
        document::analyze_text(shown(&target.spec), &target.spec, text, files)
    };
    let (texts, new) = analyze(text)?;
    report::print(&texts, &new.diagnostics)?;
    if new.api.is_none() {
        bail!(
            "the merged document has errors; if they are in an overlay, correct it and run the command again"
        );
    }
    let (_, old) = analyze(ours)?;
    let Some(diff) = codegen::compare(&old, &new) else {
        bail!(
            "{} has errors, so that there is nothing to compare with; run `cargo xtask codegen` to see them",
            shown(&target.spec)
        );
    };
    Ok(Some(Update {
        texts,
        old,
        new,
        diff,
        version: version::of(&target.out),
        crate_name: version::crate_name_of(&target.out),
    }))
}

/// Writes everything, or nothing if a step fails. Returns the path of the text of the pull request.
fn write(target: &Target, update: &Update, skip_tests: bool) -> anyhow::Result<PathBuf> {
    let _lock = Lock::acquire(&target.out)
        .with_context(|| format!("nothing was written: cannot lock {}", shown(&target.out)))?;
    let folder = target.scratch();
    let manifests = version::manifests(&target.out);
    let mut changed = vec![
        target.spec.clone(),
        target.out.join("src"),
        target.out.join("codegen.lock"),
        target.out.join("CHANGELOG.md"),
        history::path(&target.out),
        paths::workspace().join("Cargo.lock"),
    ];
    changed.extend(manifests);
    changed.extend(reference::paths(&target.spec, &target.out));
    let backup = Backup::take(&folder.join("before"), &changed).context("nothing was written")?;
    let path = folder.join("pull_request.md");
    let tested = || match skip_tests {
        true => Ok(()),
        false => test(target),
    };
    let described = || {
        progress("writing the text of the pull request");
        fs::write(&path, pull_request(target, update))
            .with_context(|| format!("cannot write {}", shown(&path)))
    };
    let written = write_files(target, update)
        .and_then(|()| tested())
        .and_then(|()| described());
    if let Err(error) = written {
        backup.restore()?;
        return Err(error.context("the update failed, and all files are as they were before"));
    }
    backup.keep_changes()?;
    Ok(path)
}

fn write_files(target: &Target, update: &Update) -> anyhow::Result<()> {
    progress("generating the crate");
    let cannot_write = || format!("cannot write {}", shown(&target.spec));
    fs::write(&target.spec, &update.texts.document).with_context(cannot_write)?;
    if let (Some(notes), Some(last)) = (notes(update), &update.version)
        && let Some(next) = notes.next_version()
    {
        history::add(&target.out, last, &next, &update.diff, notes.new)?;
    }
    if let Some(api) = &update.new.api {
        let has_reference = reference::is_wanted(&target.spec, &target.out)?;
        Generation::new(&target.spec, &target.out, api, &update.texts, has_reference)?
            .write(&target.spec, &target.out)?;
    }
    progress("writing the changelog and the version");
    if let Some(notes) = notes(update) {
        let path = target.out.join("CHANGELOG.md");
        changelog::insert(&path, &changelog_section(&notes))?;
        if let Some(next) = notes.next_version() {
            version::set(&target.out, &next)?;
        }
    }
    Ok(())
}

/// Runs the tests of the workspace, or of a crate outside of it.
fn test(target: &Target) -> anyhow::Result<()> {
    progress("running the tests");
    let mut cargo = cargo::command();
    cargo.arg("test");
    if target.is_own {
        cargo.arg("--workspace").current_dir(paths::workspace());
    } else {
        cargo.current_dir(&target.out);
    }
    let status = cargo.status().context("cannot run cargo test")?;
    if !status.success() {
        bail!(
            "the tests failed; run the command with --skip-tests to keep the changes and correct the tests"
        );
    }
    Ok(())
}

/// The text of a pull request: what changes for users, and the release notes.
fn pull_request(target: &Target, update: &Update) -> String {
    let report = Report {
        diff: &update.diff,
        old: "the last release",
        new: &shown(&target.spec),
        version: update.version.clone(),
        level: None,
    };
    let notes = notes(update).map(|notes| release_notes(&notes));
    format!("{}\n{}", markdown(&report), notes.unwrap_or_default())
}

fn notes(update: &Update) -> Option<Notes<'_>> {
    Some(Notes {
        diff: &update.diff,
        old: update.old.api.as_ref()?,
        new: update.new.api.as_ref()?,
        version: update.version.clone(),
        date: None,
        crate_name: &update.crate_name,
    })
}

fn progress(step: &str) {
    eprintln!("{step} ...");
}
