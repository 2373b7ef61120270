import { expect, it } from "vitest";
import { inLanguage } from "../reasons/inLanguage.ts";
import { explain, type Happened, inWords } from "./causes.ts";

function told(happened: Partial<Happened>, language = "en") {
  const event = "creation.failed";
  const explanation = explain({ event, code: null, reason: null, details: {}, ...happened });
  return explanation && inWords(explanation, inLanguage(language));
}

const used = { code: "quota-exceeded", reason: "quota-used-up" };
const refused = { salesforceCodes: ["CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"] };

it("what went well has no explanation", () => {
  expect(told({ event: "creation.created" })).toBeNull();
  expect(told({ event: "creation.undone", ...used })).toBeNull();
});

it("a refusal has its own words in each language, and no value that was not kept", () => {
  const details = { values: { used: 7, limit: 10, date: "2026-12-01" } };
  expect(told({ ...used, details })).toEqual({
    why: "You have added 7 of 10 contacts this month.",
    whose: "Passes by itself",
    action: expect.stringMatching(/^You can continue on/),
  });
  expect(told(used)?.why).toBe("You have added [not kept] of [not kept] contacts this month.");
  expect(told({ ...used, details }, "de")).toMatchObject({
    why: expect.stringContaining("7 von 10"),
    whose: "Geht von selbst vorbei",
  });
});

it("what a refusal leaves to the admin says what an admin does", () => {
  expect(told({ code: "storage-unavailable" })?.action).toMatch(/^Make room on the disk/);
  expect(told({ code: "internal" }, "de")?.action).toMatch(/^Suchen Sie die Anforderungs-ID/);
});

it("the words of Salesforce are not told, but the title of the code, or what Salesforce's code says", () => {
  const quoted = { code: "validation-failed", reason: "quoted" };
  expect(told(quoted)).toMatchObject({ why: "Salesforce didn't save the contact", whose: "Up to the user" });
  expect(told({ ...quoted, details: refused })).toMatchObject({
    why: "An Apex trigger or a flow of the org failed.",
    whose: "Up to an admin",
  });
});

it("a field that our own check refused is named with what is wrong, where that needs no value", () => {
  const failed = { code: "validation-failed", reason: "validation-failed" };
  const why = (fieldReasons: string[], language?: string) =>
    told({ ...failed, details: { fields: ["Title", "Email"], fieldReasons } }, language)?.why;
  expect(why(["field-required"])).toBe("Title is required. Email is required.");
  expect(why(["field-too-long"])).toBe("Title has an invalid value. Email has an invalid value.");
  expect(why(["field-required"], "de")).toMatch(/^Title .*Email /);
  expect(why(["field-required"], "de")).not.toContain("required");
});
