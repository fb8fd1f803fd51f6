/// A function in formatted source.
pub struct Function {
    /// The name.
    pub name: String,
    /// The number of the line in which the function begins.
    pub line: usize,
    /// The number of lines, from the signature to the closing brace.
    pub length: usize,
    /// Whether the body is a `match`, with `let` statements before it at most.
    pub is_match: bool,
}

/// The functions in source that rustfmt has formatted, so that the closing brace of each is as indented as its first line.
pub fn functions(source: &str) -> Vec<Function> {
    let lines: Vec<_> = source.lines().collect();
    let starts = lines.iter().enumerate().filter_map(|(index, line)| {
        let text = line.trim_start();
        Some((
            index,
            function_name(text)?,
            &line[..line.len() - text.len()],
        ))
    });
    let functions = starts.filter_map(|(index, name, indent)| {
        let length = length(&lines[index..], indent)?;
        Some(Function {
            name: name.to_owned(),
            line: index + 1,
            length,
            is_match: is_match(&lines[index..index + length].join("\n")),
        })
    });
    functions.collect()
}

/// The name of the function that a line declares.
fn function_name(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let mut qualifiers = before.split_whitespace();
    let is_declaration =
        qualifiers.all(|word| word.starts_with("pub") || ["async", "const"].contains(&word));
    let name = after.split(['(', '<']).next()?;
    is_declaration.then_some(name)
}

/// The number of lines of the function that begins in the first one; `None` if it has no body.
fn length(lines: &[&str], indent: &str) -> Option<usize> {
    let first = lines.first()?;
    if first.ends_with('}') {
        return Some(1);
    }
    let [closing, signature] = ["}", ")"].map(|end| format!("{indent}{end}"));
    let end = lines.iter().position(|line| **line == closing)?;
    let mut head = lines[..end].iter();
    let is_declaration = first.ends_with(';')
        || head.any(|line| line.starts_with(&signature) && line.ends_with(';'));
    (!is_declaration).then_some(end + 1)
}

fn is_match(function: &str) -> bool {
    let Ok(function) = syn::parse_str::<syn::ImplItemFn>(function) else {
        return false;
    };
    let Some((last, before)) = function.block.stmts.split_last() else {
        return false;
    };
    let mut before = before.iter();
    before.all(|statement| matches!(statement, syn::Stmt::Local(_)))
        && matches!(last, syn::Stmt::Expr(syn::Expr::Match(_), None))
}
