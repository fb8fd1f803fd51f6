//! Sends a request, forks, and sends another one in the child process. Prints the results.

#[cfg(unix)]
fn main() {
    use std::time::Duration;

    use fork::Fork;
    use tests::{InstantTransport, SERVICE_SID, client_builder};
    use twilio_verify_v2::{Client, CreateVerificationParams};

    let mut arguments = std::env::args().skip(1);
    let is_reqwest = arguments.next().as_deref() == Some("reqwest");
    let builder = client_builder(arguments.next().expect("the URL is the second argument"));
    let builder = match is_reqwest {
        true => builder.transport(InstantTransport::reqwest().expect("it can be built")),
        false => builder,
    };
    let client: Client = builder.build().expect("the URL is valid");
    let send = || {
        let params = CreateVerificationParams::new("+12025550143", "sms");
        let request = client.create_verification(SERVICE_SID, params);
        match request.timeout(Duration::from_secs(10)).send_blocking() {
            Ok(_) => println!("sent"),
            Err(error) => println!("{error}"),
        }
    };
    send();
    match fork::fork().expect("the process can be forked") {
        Fork::Child => send(),
        Fork::Parent(child) => {
            fork::waitpid(child).expect("the child ends");
        }
    }
}

#[cfg(not(unix))]
fn main() {}
