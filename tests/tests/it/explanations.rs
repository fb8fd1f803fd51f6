//! Each code is explained by documents that have the fault, and have it no more.

use codegen::Code;

#[test]
fn each_explanation_shows_its_fault_and_how_to_mend_it() {
    let wrong: Vec<_> = Code::ALL
        .iter()
        .filter_map(|code| Some((code, misleading(*code)?)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What the explanation of a code says that is not true.
fn misleading(code: Code) -> Option<String> {
    let parts: Vec<&str> = code.explanation().split("```").collect();
    let [headline, wrong, between, mended, _] = parts.as_slice() else {
        return Some("it has not two documents".to_owned());
    };
    if !headline.starts_with(&format!("# {code}: ")) || !headline.ends_with("\nWrong:\n\n") {
        return Some(format!("it begins with {headline:?}"));
    }
    if *between != "\n\nMended:\n\n" {
        return Some(format!("between its documents is {between:?}"));
    }
    let said = |document: &str| {
        let text = document.strip_prefix("yaml\n").unwrap_or_default();
        codegen::examine(text).diagnostics
    };
    let of_wrong = said(wrong);
    if of_wrong.iter().any(|diagnostic| diagnostic.code != code) || of_wrong.iter().next().is_none()
    {
        return Some(format!("the wrong document gives: {of_wrong:?}"));
    }
    let of_mended = said(mended);
    let sound = of_mended.iter().next().is_none();
    (!sound).then(|| format!("the mended document gives: {of_mended}"))
}
