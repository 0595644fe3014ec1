//! Calling commands by name, as the window does.

use crate::bench::{Bench, fonts_are_there};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use yaobao_workbench::contract::{ErrorCode, ErrorReport};
use yaobao_workbench::names;

fn call(bench: &Bench, name: &str, request: Value) -> Result<Value, ErrorReport> {
    bench.workbench.call(name, request, &|_| ControlFlow::Continue(()))
}

#[test]
fn commands_that_ask_for_nothing_can_be_called_with_nothing() {
    let bench = Bench::with_a_bulletin();
    for name in ["library_status", "verify_library", "tags", "templates", "stationeries", "briefs"] {
        call(&bench, name, Value::Null).unwrap_or_else(|report| panic!("{name}: {report:?}"));
    }
    if fonts_are_there() {
        let fonts = call(&bench, "fonts", json!({})).expect("the fonts are there");
        assert_eq!(fonts.as_array().map(Vec::len), Some(5));
    }
}

#[test]
fn every_command_answers_to_its_name() {
    let bench = Bench::new();
    for name in names() {
        let nonsense = json!({ "id": "01J9Z3", "path": 5 });
        if let Err(report) = call(&bench, name, nonsense) {
            assert_ne!(report.code, ErrorCode::Internal, "{name}: {report:?}");
            assert!(!report.message.contains("没有“"), "{name}: {report:?}");
        }
    }
    let report = call(&bench, "fly", Value::Null).expect_err("there is no such command");
    assert_eq!(report.code, ErrorCode::BadRequest);
}

#[test]
fn requests_and_answers_are_written_as_the_interface_reads_them() {
    let bench = Bench::with_a_bulletin();
    let page = call(&bench, "statistics", json!({ "text": "成交额" })).expect("a filter may leave out the rest");
    let row = &page["rows"][0];
    assert_eq!(row["quoteAt"].as_array().map(Vec::len), Some(2), "{row}");
    assert_eq!(row["value"], json!(132.77));
    let status = call(&bench, "library_status", json!({})).expect("the library can be read");
    assert_eq!(status["bulletins"], json!(1));
}
