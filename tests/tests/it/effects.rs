//! What requests do, which programs that act for people ask about.

use codegen::api::Effect;

const DOCUMENT: &str = "
openapi: 3.0.3
info: { title: Mail, version: '1' }
servers: [{ url: https://mail.example.com }]
paths:
  /mails:
    get: { operationId: ListMails, responses: { '204': { description: Done } } }
    post:
      operationId: SendMail
      x-effect: send
      x-recipient: To
      parameters: [{ name: To, in: query, schema: { type: string } }]
      responses: { '204': { description: Done } }
    put: { operationId: PutMail, responses: { '204': { description: Done } } }
    delete: { operationId: DeleteMails, responses: { '204': { description: Done } } }
  /search:
    get: { operationId: Beep, x-effect: send, responses: { '204': { description: Done } } }
    post: { operationId: Search, x-effect: read, responses: { '204': { description: Done } } }
    put: { operationId: Clear, x-effect: delete, responses: { '204': { description: Done } } }
    delete: { operationId: Archive, x-effect: archive, responses: { '204': { description: Done } } }
";

#[test]
fn the_document_states_effects_that_methods_do_not_tell() {
    let api = codegen::analyze(DOCUMENT)
        .into_api()
        .unwrap_or_else(|errors| panic!("{errors}"));
    let send = |recipient: Option<&str>| Effect::Send {
        recipient: recipient.map(str::to_owned),
    };
    for (id, expected) in [
        ("ListMails", Effect::Read),
        ("SendMail", send(Some("To"))),
        ("PutMail", Effect::Write),
        ("DeleteMails", Effect::Delete),
        ("Beep", send(None)),
        ("Search", Effect::Read),
        ("Clear", Effect::Delete),
        // What is no effect changes nothing.
        ("Archive", Effect::Delete),
    ] {
        let mut operations = api.operations();
        let operation = operations.find(|operation| operation.id == id);
        assert_eq!(operation.map(|it| &it.effect), Some(&expected), "{id}");
    }
}
