//! `cargo xtask coverage` tells of each value of an example answer that is not as its schema says. That it is true is
//! held by the test of the examples, against the compiled crate.

use std::path::Path;

use tests::xtask;

#[test]
fn each_value_that_strays_is_told() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let output = xtask(&folder, &["coverage", "straying_answers.yaml"]);
    // They are facts about the document, and nothing is wrong with it.
    assert_eq!(output.code, Some(0));
    let text = output.stdout;
    let rows: Vec<_> = text.lines().map(str::trim_start).collect();
    let numbers = [
        "14 response examples",
        "12 decoded response examples",
        "7 typed response examples",
        "6 unchanged response examples",
    ];
    assert!(numbers.iter().all(|row| rows.contains(row)), "{text}");
    let headline = "Values of example answers that are not as their schemas say:";
    let start = rows.iter().position(|row| *row == headline);
    let told = rows.iter().skip(start.ok_or("the headline")? + 1);
    let expected = STRAYS
        .trim()
        .lines()
        .map(|row| row.replace("EXAMPLES", EXAMPLES).replace("PARCEL", PARCEL))
        .map(|row| format!("straying_answers.yaml:{row}"));
    // One by one, so that a failure shows the line that differs.
    for (told, expected) in told.clone().zip(expected.clone()) {
        assert_eq!(*told, expected);
    }
    assert_eq!(told.count(), expected.count());
    Ok(())
}

/// Where most of the fixture's examples are.
const EXAMPLES: &str =
    "#/paths/~1parcels~1{id}/get/responses/200/content/application~1json/examples";

/// Where it says what they are to be.
const PARCEL: &str = "#/components/schemas/Parcel/properties";

const STRAYS: &str = r##"
104: #/paths/~1log/get/responses/200/content/application~1json/examples/lines/value: expected text by #/paths/~1log/get/responses, found an array: read as "[\"done\"]"; mend the example, or the `type` of the schema
39: EXAMPLES/converted/value/name: expected text by PARCEL/name, found the number 12025550143: read as "12025550143"; mend the example, or the `type` of the schema
40: EXAMPLES/converted/value/weight: expected a whole number of 64 bits by PARCEL/weight, found the text "2": read as 2; mend the example, or the `type` of the schema
41: EXAMPLES/converted/value/price: expected a number by PARCEL/price, found the text "0.50": read as 0.5; mend the example, or the `type` of the schema
45: EXAMPLES/converted/value/huge: expected a number by PARCEL/huge, found the number 9007199254740993: read as 9007199254740992; mend the example, or the `type` of the schema
42: EXAMPLES/converted/value/fragile: expected true or false by PARCEL/fragile, found the text "TRUE": read as true; mend the example, or the `type` of the schema
43: EXAMPLES/converted/value/state: expected one of "sent", "received" by PARCEL/state, found the text "SENT": read as "sent"; write it alike in the example and in the schema's `enum`
44: EXAMPLES/converted/value/size: expected one of 1, 2 by PARCEL/size, found the text "1": read as 1; mend the example, or the `type` of the schema
46: EXAMPLES/converted/value/tags/0: expected text by PARCEL/tags, found true: read as "true"; mend the example, or the `type` of the schema
46: EXAMPLES/converted/value/tags/1: expected text by PARCEL/tags, found the number 1.5: read as "1.5"; mend the example, or the `type` of the schema
47: EXAMPLES/converted/value/scores/ann: expected a whole number of 64 bits by #/components/schemas/Scores, found the text "3": read as 3; mend the example, or the `type` of the schema
50: EXAMPLES/notTyped/value/sid: expected a SID: `PA` and 32 hexadecimal digits by PARCEL/sid, found the text "PA0123456789": kept as the text it is; mend the example, or the `pattern` of the schema
51: EXAMPLES/notTyped/value/name: expected text by PARCEL/name, found an array: `name` is kept in `extra()`; mend the example, or the `type` of the schema
52: EXAMPLES/notTyped/value/weight: expected a whole number of 64 bits by PARCEL/weight, found the number 2.5: `weight` is kept in `extra()`; mend the example, or the `type` of the schema
53: EXAMPLES/notTyped/value/price: expected a number by PARCEL/price, found the text "much": `price` is kept in `extra()`; mend the example, or the `type` of the schema
54: EXAMPLES/notTyped/value/fragile: expected true or false by PARCEL/fragile, found the number 1: `fragile` is kept in `extra()`; mend the example, or the `type` of the schema
55: EXAMPLES/notTyped/value/state: expected one of "sent", "received" by PARCEL/state, found the text "lost": kept as `ParcelState::Unknown`; add it to the schema's `enum`, or mend the example
56: EXAMPLES/notTyped/value/size: expected one of 1, 2 by PARCEL/size, found the number 7: kept as `ParcelSize::Unknown`; add it to the schema's `enum`, or mend the example
57: EXAMPLES/notTyped/value/created: expected a point in time (RFC 3339 or RFC 2822) by PARCEL/created, found the text "the day before yesterday": kept as the text it is; mend the example, or take the `format` out of the schema
58: EXAMPLES/notTyped/value/due: expected a date (YYYY-MM-DD) by PARCEL/due, found the text "2026-02-30": kept as the text it is; mend the example, or take the `format` out of the schema
59: EXAMPLES/notTyped/value/labels/door: expected a whole number of 64 bits by PARCEL/labels, found the text "left": `labels` is kept in `extra()`; mend the example, or the `type` of the schema
60: EXAMPLES/notTyped/value/tags/1: expected text by PARCEL/tags, found null: `tags` is kept in `extra()`; mend the example, or give the schema no `type`: lists and maps hold no null
62: EXAMPLES/notTyped/value/receiver: expected an object by PARCEL/receiver, found the text "Ada": `receiver` is kept in `extra()`; mend the example, or the `type` of the schema
63: EXAMPLES/notTyped/value/scores/name: expected text by #/components/schemas/Scores/properties/name, found null: `name` is kept in `extra()`; mend the example, or let the schema say `nullable: true`
63: EXAMPLES/notTyped/value/scores/ann: expected a whole number of 64 bits by #/components/schemas/Scores, found an array: `ann` is kept in `extra()`; mend the example, or the `type` of the schema
61: EXAMPLES/notTyped/value/payment/kind: expected one of "card", "transfer" by #/components/schemas/Payment, found the text "cash": kept as `Payment::Unknown`; add it to the discriminator's `mapping`, or mend the example
64: EXAMPLES/notTyped/value/place: expected one of: text, `City`, `Street` by #/components/schemas/Place, found an array: kept as `Place::Unknown`; add a schema for it to those of the union, or mend the example
65: EXAMPLES/notTyped/value/colour: expected no such property by #/components/schemas/Parcel, found the text "red": `colour` is kept in `extra()`; describe it in the schema's `properties`, or take it out of the example
66: EXAMPLES/notTyped/value/weather: expected no such property by #/components/schemas/Parcel, found null: `weather` is kept in `extra()`; describe it in the schema's `properties`, or take it out of the example
67: EXAMPLES/nothing/value/sid: expected `ParcelSid` by PARCEL/sid, found nothing: its field holds ""; give it to the example, or take it out of the schema's `required`
67: EXAMPLES/nothing/value/name: expected text by PARCEL/name, found nothing: its field holds ""; give it to the example, or take it out of the schema's `required`
69: EXAMPLES/nulls/value/sid: expected a SID: `PA` and 32 hexadecimal digits by PARCEL/sid, found null: `sid` is kept in `extra()`; mend the example, or let the schema say `nullable: true`
69: EXAMPLES/nulls/value/name: expected text by PARCEL/name, found nothing: its field holds ""; give it to the example, or take it out of the schema's `required`
69: EXAMPLES/nulls/value/weight: expected a whole number of 64 bits by PARCEL/weight, found null: `weight` is kept in `extra()`; mend the example, or let the schema say `nullable: true`
69: EXAMPLES/nulls/value/state: expected `ParcelState` by PARCEL/state, found null: `state` is kept in `extra()`; mend the example, or let the schema say `nullable: true`
69: EXAMPLES/nulls/value/receiver: expected `Receiver` by PARCEL/receiver, found null: `receiver` is kept in `extra()`; mend the example, or let the schema say `nullable: true`
69: EXAMPLES/nulls/value/payment: expected `Payment` by PARCEL/payment, found null: `payment` is kept in `extra()`; mend the example, or let the schema say `nullable: true`
74: EXAMPLES/inUnions/value/payment/number: expected text by #/components/schemas/Card/properties/number, found the number 4242: read as "4242"; mend the example, or the `type` of the schema
74: EXAMPLES/inUnions/value/payment/colour: expected no such property by #/components/schemas/Card, found the text "red": `colour` is kept in `extra()`; describe it in the schema's `properties`, or take it out of the example
75: EXAMPLES/inUnions/value/other_payment/kind: expected what tells which of the types it is by #/components/schemas/Payment, found nothing: read as `Card`, which fits best; give it to the example
76: EXAMPLES/inUnions/value/third_payment/kind: expected one of "card", "transfer" by #/components/schemas/Payment, found the text "3": kept as `Payment::Unknown`; add it to the discriminator's `mapping`, or mend the example
77: EXAMPLES/inUnions/value/place/floor: expected a whole number of 64 bits by #/components/schemas/City/properties/floor, found the text "x": `floor` is kept in `extra()`; mend the example, or the `type` of the schema
78: EXAMPLES/inUnions/value/other_place: expected one of: text, `City`, `Street` by #/components/schemas/Place, found an object: kept as `Place::Unknown`; add a schema for it to those of the union, or mend the example
79: EXAMPLES/inUnions/value/third_place/street: expected text by #/components/schemas/Street/properties/street, found the number 1: read as "1"; mend the example, or the `type` of the schema
81: EXAMPLES/inUnions/value/word/is: expected one of "small", "big" by #/components/schemas/Word/properties/is, found the text "SMALL": read as "small"; write it alike in the example and in the schema's `enum`
110: #/components/examples/shared/value/weight: expected a whole number of 64 bits by PARCEL/weight, found the text "text": `weight` is kept in `extra()`; mend the example, or the `type` of the schema
83: EXAMPLES/aList/value: expected an object by #/paths/~1parcels~1{id}/get/responses, found an array: the answer cannot be read; mend the example, or the `type` of the schema
99: #/paths/~1parcels/get/responses/200/content/application~1json/example/1: expected an object by #/paths/~1parcels/get/responses, found null: the answer cannot be read; mend the example, or give the schema no `type`: lists and maps hold no null
90: #/paths/~1parcels/post/responses/201/content/application~1json/example/name: expected text by #/components/schemas/Receiver/properties/name, found the number 1: read as "1"; mend the example, or the `type` of the schema
90: #/paths/~1parcels/post/responses/201/content/application~1json/example/eta: expected no such property by #/components/schemas/Receiver, found the text "soon": `eta` is kept in `extra()`; describe it in the schema's `properties`, or take it out of the example
93: #/paths/~1parcels/post/responses/202/content/application~1json/example/eta: expected a point in time (RFC 3339 or RFC 2822) by #/components/schemas/Job/properties/eta, found the text "soon": kept as the text it is; mend the example, or take the `format` out of the schema
"##;
