//! `cargo xtask coverage` lists the values in example responses that do not match their schemas. The test of the examples
//! compares this list with how the generated crate decodes them.

use tests::{TestResult, fixture, package, read, xtask};

#[test]
fn each_mismatch_is_listed() -> TestResult {
    let folder = package().join("fixtures");
    let run = xtask(&folder, &["coverage", "mismatches.yaml"]);
    // Mismatches are not errors.
    assert_eq!(run.code, Some(0));
    let text = run.stdout;
    let rows: Vec<_> = text.lines().map(str::trim_start).collect();
    let counts = [
        "14 response examples",
        "13 decoded response examples",
        "7 typed response examples",
        "11 unchanged response examples",
    ];
    assert!(counts.iter().all(|row| rows.contains(row)), "{text}");
    let headline = "Values in example responses that do not match their schemas:";
    let start = rows.iter().position(|row| *row == headline);
    let listed = rows.iter().skip(start.ok_or("the headline")? + 1);
    let expected = MISMATCHES
        .trim()
        .lines()
        .map(|row| row.replace("EXAMPLES", EXAMPLES).replace("PARCEL", PARCEL))
        .map(|row| format!("mismatches.yaml:{row}"));
    // One by one, so that a failure shows the line that differs.
    for (listed, expected) in listed.clone().zip(expected.clone()) {
        assert_eq!(*listed, expected);
    }
    assert_eq!(listed.count(), expected.count());
    Ok(())
}

#[test]
fn values_that_a_schema_allows_to_be_null_or_missing_are_no_mismatches() {
    for name in ["nulls.yaml", "access.yaml"] {
        let analysis = codegen::analyze(&read(&fixture(name)));
        let examples = codegen::coverage(&analysis).examples;
        assert!(!examples.is_empty(), "{name}");
        for example in examples {
            assert_eq!(example.mismatches, [], "{name}: {}", example.pointer);
            assert!(example.unchanged, "{name}: {}", example.pointer);
        }
    }
}

/// The location of most of the fixture's examples.
const EXAMPLES: &str =
    "#/paths/~1parcels~1{id}/get/responses/200/content/application~1json/examples";

/// The location of their schema.
const PARCEL: &str = "#/components/schemas/Parcel/properties";

const MISMATCHES: &str = r##"
104: #/paths/~1log/get/responses/200/content/application~1json/examples/lines/value: expected a string (#/paths/~1log/get/responses), found an array: decoded as "[\"done\"]"; fix the example, or the `type` in the schema
39: EXAMPLES/converted/value/name: expected a string (PARCEL/name), found the number 12025550143: decoded as "12025550143"; fix the example, or the `type` in the schema
40: EXAMPLES/converted/value/weight: expected a 64-bit integer (PARCEL/weight), found the string "2": decoded as 2; fix the example, or the `type` in the schema
41: EXAMPLES/converted/value/price: expected a number (PARCEL/price), found the string "0.50": decoded as 0.5; fix the example, or the `type` in the schema
45: EXAMPLES/converted/value/huge: expected a number (PARCEL/huge), found the number 9007199254740993: decoded as 9007199254740992; fix the example, or the `type` in the schema
42: EXAMPLES/converted/value/fragile: expected a boolean (PARCEL/fragile), found the string "TRUE": decoded as true; fix the example, or the `type` in the schema
43: EXAMPLES/converted/value/state: expected one of "sent", "received" (PARCEL/state), found the string "SENT": decoded as "sent"; use the same case in the example and in the schema's `enum`
44: EXAMPLES/converted/value/size: expected one of 1, 2 (PARCEL/size), found the string "1": decoded as 1; fix the example, or the `type` in the schema
46: EXAMPLES/converted/value/tags/0: expected a string (PARCEL/tags), found true: decoded as "true"; fix the example, or the `type` in the schema
46: EXAMPLES/converted/value/tags/1: expected a string (PARCEL/tags), found the number 1.5: decoded as "1.5"; fix the example, or the `type` in the schema
47: EXAMPLES/converted/value/scores/ann: expected a 64-bit integer (#/components/schemas/Scores), found the string "3": decoded as 3; fix the example, or the `type` in the schema
50: EXAMPLES/notTyped/value/sid: expected a SID: `PA` and 32 hexadecimal digits (PARCEL/sid), found the string "PA0123456789": kept as text; fix the example, or the `pattern` in the schema
51: EXAMPLES/notTyped/value/name: expected a string (PARCEL/name), found an array: `name` is in `extra()`; fix the example, or the `type` in the schema
52: EXAMPLES/notTyped/value/weight: expected a 64-bit integer (PARCEL/weight), found the number 2.5: `weight` is in `extra()`; fix the example, or the `type` in the schema
53: EXAMPLES/notTyped/value/price: expected a number (PARCEL/price), found the string "much": `price` is in `extra()`; fix the example, or the `type` in the schema
54: EXAMPLES/notTyped/value/fragile: expected a boolean (PARCEL/fragile), found the number 1: `fragile` is in `extra()`; fix the example, or the `type` in the schema
55: EXAMPLES/notTyped/value/state: expected one of "sent", "received" (PARCEL/state), found the string "lost": decoded as `ParcelState::Unknown`; add it to the schema's `enum`, or fix the example
56: EXAMPLES/notTyped/value/size: expected one of 1, 2 (PARCEL/size), found the number 7: decoded as `ParcelSize::Unknown`; add it to the schema's `enum`, or fix the example
57: EXAMPLES/notTyped/value/created: expected a date and time (RFC 3339 or RFC 2822) (PARCEL/created), found the string "the day before yesterday": kept as text; fix the example, or remove `format` from the schema
58: EXAMPLES/notTyped/value/due: expected a date (YYYY-MM-DD) (PARCEL/due), found the string "2026-02-30": kept as text; fix the example, or remove `format` from the schema
59: EXAMPLES/notTyped/value/labels/door: expected a 64-bit integer (PARCEL/labels), found the string "left": left out of its list or map; fix the example, or the `type` in the schema
60: EXAMPLES/notTyped/value/tags/1: expected a string (PARCEL/tags), found null: left out of its list or map; fix the example, or add `nullable: true` to the schema
62: EXAMPLES/notTyped/value/receiver: expected an object (PARCEL/receiver), found the string "Ada": `receiver` is in `extra()`; fix the example, or the `type` in the schema
63: EXAMPLES/notTyped/value/scores/name: expected a string (#/components/schemas/Scores/properties/name), found null: `name` is in `extra()`; fix the example, or add `nullable: true` to the schema
63: EXAMPLES/notTyped/value/scores/ann: expected a 64-bit integer (#/components/schemas/Scores), found an array: `ann` is in `extra()`; fix the example, or the `type` in the schema
61: EXAMPLES/notTyped/value/payment/kind: expected one of "card", "transfer" (#/components/schemas/Payment), found the string "cash": decoded as `Payment::Unknown`; add it to the discriminator's `mapping`, or fix the example
64: EXAMPLES/notTyped/value/place: expected one of a string, `City`, `Street` (#/components/schemas/Place), found an array: decoded as `Place::Unknown`; add a schema for it to the union, or fix the example
65: EXAMPLES/notTyped/value/colour: expected no such property (#/components/schemas/Parcel), found the string "red": `colour` is in `extra()`; add it to the schema's `properties`, or remove it from the example
66: EXAMPLES/notTyped/value/weather: expected no such property (#/components/schemas/Parcel), found null: `weather` is in `extra()`; add it to the schema's `properties`, or remove it from the example
67: EXAMPLES/nothing/value/sid: expected a SID: `PA` and 32 hexadecimal digits (PARCEL/sid), found nothing: its field is ""; add it to the example, or remove it from the schema's `required`
67: EXAMPLES/nothing/value/name: expected a string (PARCEL/name), found nothing: its field is ""; add it to the example, or remove it from the schema's `required`
69: EXAMPLES/nulls/value/sid: expected a SID: `PA` and 32 hexadecimal digits (PARCEL/sid), found null: `sid` is in `extra()`; fix the example, or add `nullable: true` to the schema
69: EXAMPLES/nulls/value/name: expected a string (PARCEL/name), found nothing: its field is ""; add it to the example, or remove it from the schema's `required`
69: EXAMPLES/nulls/value/weight: expected a 64-bit integer (PARCEL/weight), found null: `weight` is in `extra()`; fix the example, or add `nullable: true` to the schema
69: EXAMPLES/nulls/value/state: expected one of "sent", "received" (PARCEL/state), found null: `state` is in `extra()`; fix the example, or add `nullable: true` to the schema
69: EXAMPLES/nulls/value/receiver: expected an object (PARCEL/receiver), found null: `receiver` is in `extra()`; fix the example, or add `nullable: true` to the schema
69: EXAMPLES/nulls/value/payment: expected one of `Card`, `Transfer` (PARCEL/payment), found null: `payment` is in `extra()`; fix the example, or add `nullable: true` to the schema
74: EXAMPLES/inUnions/value/payment/number: expected a string (#/components/schemas/Card/properties/number), found the number 4242: decoded as "4242"; fix the example, or the `type` in the schema
74: EXAMPLES/inUnions/value/payment/colour: expected no such property (#/components/schemas/Card), found the string "red": `colour` is in `extra()`; add it to the schema's `properties`, or remove it from the example
75: EXAMPLES/inUnions/value/other_payment/kind: expected the discriminator (#/components/schemas/Payment), found nothing: decoded as `Card`, the best match; add it to the example
76: EXAMPLES/inUnions/value/third_payment/kind: expected one of "card", "transfer" (#/components/schemas/Payment), found the string "3": decoded as `Payment::Unknown`; add it to the discriminator's `mapping`, or fix the example
77: EXAMPLES/inUnions/value/place/floor: expected a 64-bit integer (#/components/schemas/City/properties/floor), found the string "x": `floor` is in `extra()`; fix the example, or the `type` in the schema
78: EXAMPLES/inUnions/value/other_place: expected one of a string, `City`, `Street` (#/components/schemas/Place), found an object: decoded as `Place::Unknown`; add a schema for it to the union, or fix the example
79: EXAMPLES/inUnions/value/third_place/street: expected a string (#/components/schemas/Street/properties/street), found the number 1: decoded as "1"; fix the example, or the `type` in the schema
81: EXAMPLES/inUnions/value/word/is: expected one of "small", "big" (#/components/schemas/Word/properties/is), found the string "SMALL": decoded as "small"; use the same case in the example and in the schema's `enum`
110: #/components/examples/shared/value/weight: expected a 64-bit integer (PARCEL/weight), found the string "text": `weight` is in `extra()`; fix the example, or the `type` in the schema
83: EXAMPLES/aList/value: expected an object (#/paths/~1parcels~1{id}/get/responses), found an array: the response cannot be decoded; fix the example, or the `type` in the schema
99: #/paths/~1parcels/get/responses/200/content/application~1json/example/1: expected an object (#/paths/~1parcels/get/responses), found null: left out of its list or map; fix the example, or add `nullable: true` to the schema
90: #/paths/~1parcels/post/responses/201/content/application~1json/example/name: expected a string (#/components/schemas/Receiver/properties/name), found the number 1: decoded as "1"; fix the example, or the `type` in the schema
90: #/paths/~1parcels/post/responses/201/content/application~1json/example/eta: expected no such property (#/components/schemas/Receiver), found the string "soon": `eta` is in `extra()`; add it to the schema's `properties`, or remove it from the example
93: #/paths/~1parcels/post/responses/202/content/application~1json/example/eta: expected a date and time (RFC 3339 or RFC 2822) (#/components/schemas/Job/properties/eta), found the string "soon": kept as text; fix the example, or remove `format` from the schema
"##;
