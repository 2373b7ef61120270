import { describe, expect, it } from "vitest";
import type { SentenceValue } from "../errors.ts";
import { nameOfObject } from "../reasons/fieldErrors.ts";
import { causeKey } from "./failures.ts";
import { explain } from "./causes.ts";

const keyOf = (object: SentenceValue, fields: string[] = [], reason = "no-create") => {
  const details = { values: { object } };
  const explanation = explain({ event: "creation.failed", code: "insufficient-access", reason, details });
  if (!explanation) throw new Error("no explanation");
  return causeKey({ explanation, fields });
};

describe("two failures", () => {
  it("are of one cause whatever ids, numbers and times it has, and whatever the order of its fields", () => {
    const instant = (text: string) => ({ instant: text, text, timeZone: "UTC" });
    expect(keyOf("003000000000001AAA")).toBe(keyOf("003000000000002"));
    expect(keyOf(7)).toBe(keyOf(8));
    expect(keyOf(instant("2026-11-27T10:15:00.000Z"))).toBe(keyOf(instant("2026-11-28T10:15:00.000Z")));
    expect(keyOf("Contact", ["Title", "Email"])).toBe(keyOf("Contact", ["Email", "Title"]));
  });

  it("are of two where another object, field or reason is meant", () => {
    const keys = [
      keyOf("Contact"),
      keyOf("Opportunity"),
      keyOf("Contact", ["Title"]),
      keyOf("Contact", [], "no-read"),
      keyOf(nameOfObject("Contact")),
      keyOf(nameOfObject("Account")),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
