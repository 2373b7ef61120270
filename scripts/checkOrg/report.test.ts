import { expect, it } from "vitest";
import { problem } from "./check.ts";
import { factsOf } from "./report.ts";

const about = { version: "0.1.0", commit: null, cliVersion: "2.0.0", date: "2026-12-31" };
const resultOf = (fact: string, facts = {}) => ({
  ...{ id: "team", title: "", outcome: "problem" as const, saw: "Quibblesworth", facts },
  findings: [problem(fact, "quibble@zanzibar.example")],
});

it.each([
  ["field:Contact.Yacht__c failed", "field:a name failed"],
  ["Contact.Crosswalk_Lead__c: in use by Yacht_Flow", "Contact.Crosswalk_Lead__c: in use by a name"],
  ["not for 003000000000001AAA", "not for an id"],
  ["see https://zanzibar.my.salesforce.com/x", "see an address"],
  ["of Zanzibar Yachts", "of a name"],
  ["FIELD_CUSTOM_VALIDATION_EXCEPTION, ask Ms Quibblesworth", "FIELD_CUSTOM_VALIDATION_EXCEPTION"],
])("what is told of '%s' is: %s", (fact, told) => {
  const facts = factsOf([resultOf(fact)], about, ["Zanzibar Yachts"]);

  expect(facts.checks["team"]?.findings).toEqual([told]);
  expect(JSON.stringify(facts)).not.toMatch(/Quibble|zanzibar/i);
});

it.each(["00D000000000001EAA", "rep@zanzibar.example", "https://zanzibar.example"])(
  "no facts are written with %s among them",
  (value) => {
    expect(() => factsOf([resultOf("", { value })], about, [])).toThrow(
      "checks.team.value could tell whose org",
    );
  },
);
