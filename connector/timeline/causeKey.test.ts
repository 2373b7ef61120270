import { describe, expect, it } from "vitest";
import { say } from "../reasons/sentence.ts";
import { causeKey } from "./causeKey.ts";
import type { Failure } from "./readFailures.ts";

type Text = Failure["cause"]["text"];

const keyOf = (text: Text, { fields = [] as string[], reason = "no-create" } = {}) =>
  causeKey({ cause: { code: "insufficient-access", reason, text, remedy: say("mend-network") }, fields });
const detail = (...values: NonNullable<Text["values"]>): Text => ({ text: "", reason: "no-create", values });

describe("two failures", () => {
  it("are of one cause whatever ids, numbers and times it has", () => {
    const ids = ["003000000000001AAA", "003000000000002"];
    expect(keyOf(detail(ids[0] ?? ""))).toBe(keyOf(detail(ids[1] ?? "")));
    expect(keyOf(detail(7))).toBe(keyOf(detail(8)));
    const instants = ["2026-11-27T10:15:00.000Z", "2026-11-28T10:15:00.000Z"];
    const [first, second] = instants.map((instant) =>
      keyOf(detail({ instant, text: instant, timeZone: "UTC" })),
    );
    expect(first).toBe(second);
  });

  it("are of one cause whatever the order of its fields", () => {
    const keys = [
      ["Title", "Email"],
      ["Email", "Title"],
    ].map((fields) => keyOf(detail(), { fields }));
    expect(keys[0]).toBe(keys[1]);
  });

  it("are of two where another sentence, object, field or reason is meant", () => {
    const keys = [
      keyOf(detail("Contact")),
      keyOf(detail("Opportunity")),
      keyOf(detail("Contact"), { fields: ["Title"] }),
      keyOf(detail("Contact"), { reason: "no-read" }),
      keyOf({ ...detail("Contact"), reason: "no-read" }),
      keyOf(detail(say("name-contact"))),
      keyOf(detail(say("name-account"))),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
