fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let examined = codegen::examine(&text);
    eprintln!("{}", examined.diagnostics);
    println!("{}", serde_json::to_string_pretty(&examined.api).unwrap());
}
