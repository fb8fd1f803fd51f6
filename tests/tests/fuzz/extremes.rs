//! Documents with extremely many, long or deeply nested parts are accepted or rejected, in limited time.

use std::fs;
use std::io::{self, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;

use tests::fuzz::{Extreme, extremes, setting};
use tests::xtask_command;

use crate::timeout::TIMEOUT;

/// Each document has a process of its own: a stack overflow ends the process, and one that does not terminate can be
/// killed.
#[test]
fn extreme_documents_terminate() -> io::Result<()> {
    let size = usize::try_from(setting("FUZZ_SIZE", 2000)).expect("a size fits into memory");
    let folder = tempfile::tempdir()?;
    for Extreme { name, text, error } in extremes(size) {
        let spec = folder.path().join("extreme.yaml");
        let out = tempfile::tempdir()?;
        fs::write(&spec, text)?;
        let mut command = xtask_command();
        command.args(["codegen", "--spec"]).arg(&spec);
        command.arg("--out").arg(out.path().join("sdk"));
        let (status, stderr) = run(name, &mut command)?;
        let shown: String = stderr.chars().take(500).collect();
        match error {
            None => assert!(status.success(), "{name}: {status}: {shown}"),
            Some(error) => {
                assert_eq!(status.code(), Some(2), "{name}: {status}: {shown}");
                assert!(stderr.contains(error), "{name}: {shown}");
            }
        }
    }
    Ok(())
}

/// Runs a program, which closes its standard error when it terminates.
fn run(name: &str, command: &mut Command) -> io::Result<(ExitStatus, String)> {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut stderr = child.stderr.take().expect("it is piped");
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut text = String::new();
        let read = stderr.read_to_string(&mut text);
        sender.send(read.map(|_| text))
    });
    let Ok(text) = receiver.recv_timeout(TIMEOUT) else {
        child.kill()?;
        child.wait()?;
        panic!("{name} does not terminate");
    };
    Ok((child.wait()?, text?))
}
