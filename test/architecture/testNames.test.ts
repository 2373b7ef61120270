import { describe, expect, it, test } from "vitest";
import testNames from "../../config/lint/testNames.ts";
import { lintMessagesBy } from "./lintMessagesBy.ts";

describe("the linter of test names", () => {
  const messages = lintMessagesBy(testNames);

  test.each([
    ["connector/leads/planted.test.ts", 'it("with a role", () => {});'],
    ["connector/leads/planted.test.ts", 'it("where no org is configured", () => {});'],
    ["connector/leads/planted.test.ts", 'it("not somebody with another name", () => {});'],
    ["connector/leads/planted.test.ts", 'it.each([1])("of %s lead", () => {});'],
    ["connector/leads/planted.test.ts", 'it.each`a\n${1}`("for $a", () => {});'],
    ["connector/leads/planted.test.ts", "test.skip(`by ${name}`, () => {});"],
    ["test/e2e/planted.spec.ts", 'test("who is no admin reads how to become one", async () => {});'],
    ["force-app/main/default/lwc/pkce/__tests__/planted.test.js", 'it("in a batch", () => {});'],
    ["connector/leads/planted.test.ts", 'it("are cut where a line has no end", () => {});'],
    ["connector/leads/planted.test.ts", 'it("refuses %s", () => {});'],
    ["connector/leads/planted.test.ts", 'it("should refuse it", () => {});'],
    ["connector/leads/planted.test.ts", 'it("defrosts the lead", () => {});'],
    ["connector/leads/planted.test.ts", 'it("defrosts leads", () => {});'],
    ["connector/leads/planted.test.ts", 'it("ships to Salesforce", () => {});'],
    ["connector/leads/planted.test.ts", 'it("leads of others stay hidden", () => {});'],
    ["test/e2e/planted.spec.ts", 'test.describe("at 200 %", () => test("shows a lead", () => {}));'],
    ["connector/leads/planted.test.ts", 'describe("importing", () => { it("names a list", () => {}); });'],
    ["connector/leads/planted.test.ts", 'describe("a lead", () => {}); it("keeps its name", () => {});'],
    [
      "connector/leads/planted.test.ts",
      'describe("a lead", () => describe("in a list", () => { it("keeps its name", () => {}); }));',
    ],
    [
      "force-app/main/default/lwc/pkce/__tests__/planted.test.js",
      'describe("creating", () => { it("shows a result", () => {}); });',
    ],
  ])("refuses in %s: %s", async (file, code) => {
    expect(await messages(file, code)).toEqual([expect.stringMatching(/sentence that stands alone/)]);
  });

  test.each([
    'describe("a request", () => { it("rejects a body that is not JSON with 400", () => {}); });',
    'describe.each([1])("%s", () => { it("is refused", () => {}); });',
    'describe("where nobody is signed in", () => { it("a lead is refused", () => {}); });',
    'it("what cannot be read is refused with its place", () => {});',
    'it("a closed pop-up is noticed", () => {});',
    'it("reads are sent together", () => {});',
    'it("the contacts of others are left out", () => {});',
    'it("two links lead to one lead", () => {});',
    'it("access to an object is asked for", () => {});',
    'it("status and address stay", () => {});',
    'it("this stays", () => {});',
    'it("Sales Navigator stays as it is", () => {});',
    'it("always the same lead is kept", () => {});',
    'it("nothing a client sends makes it fail", () => {});',
    'test("closing the window leads on", async () => {});',
    'it.each([1])("%s is refused", () => {});',
    'describe("with a role", () => {});',
    'test.describe("at 200 % zoom", () => {});',
    'test.step("where a field is missing", async () => {});',
    "test.use({ locale: 'de' });",
    "test.skip(isBusy, 'in a hurry');",
  ])("allows %s", async (code) => {
    expect(await messages("test/e2e/planted.spec.ts", code)).toEqual([]);
  });

  it("lets a component's file name the subject", async () => {
    const file = "force-app/main/default/lwc/pkce/__tests__/planted.test.js";
    expect(await messages(file, 'it("makes verifiers", () => {});')).toEqual([]);
  });
});
