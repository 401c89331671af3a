//! Requests on a workspace in memory.

use super::{Outcome, Request};
use crate::pipeline::context::Context;
use crate::pipeline::progress::Silent;
use crate::pipeline::threads::ALONE;
use crate::reuse::Nothing;
use crate::store::Memory;
use crate::typesetting::fixture::Unset;

fn check(store: &Memory, request: &Request) -> Outcome {
    let (typesetter, keep, progress) = (&Unset, &Nothing, &Silent);
    super::check(Context { store, typesetter, keep, threads: &ALONE, progress }, request)
}

fn request(agreements: &[&str]) -> Request {
    Request { agreements: agreements.iter().map(|&id| id.to_owned()).collect(), ..Request::default() }
}

#[test]
fn without_a_name_every_agreement_is_meant() {
    let store = Memory::new().with_text("b", "agreement.yaml", "x").with_text("a", "agreement.yaml", "x");
    assert_eq!(check(&store, &request(&[])).agreements, ["a", "b"]);
    assert_eq!(check(&store, &request(&["b", "a", "b"])).agreements, ["a", "b"]);
}

#[test]
fn every_unknown_name_is_reported() {
    let store = Memory::new().with_text("a", "agreement.yaml", "x");
    let problems = check(&store, &request(&["x", "a", "y"])).problems;
    let messages: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(
        messages,
        ["there is no agreement `x` under `inputs`", "there is no agreement `y` under `inputs`"]
    );
}

#[test]
fn an_empty_workspace_is_a_problem() {
    let problems = check(&Memory::new(), &request(&[])).problems;
    assert_eq!(problems.iter().map(|problem| problem.code().as_str()).collect::<Vec<_>>(), ["E0001"]);
}
