import { describe, expect, test } from "vitest";
import testNames from "../../config/lint/testNames.ts";
import { lintMessagesBy } from "./lintMessages.ts";

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
  ])("refuses in %s: %s", async (file, code) => {
    expect(await messages(file, code)).toEqual([expect.stringMatching(/sentence that stands alone/)]);
  });

  test.each([
    'it("rejects a body that is not JSON with 400", () => {});',
    'it("what cannot be read is refused with its place", () => {});',
    'it("notices a closed pop-up", () => {});',
    'it("offers the accounts", () => {});',
    'it.each([1])("%s is refused", () => {});',
    'describe("with a role", () => {});',
    'test.describe("at 200 % zoom", () => {});',
    'test.step("where a field is missing", async () => {});',
    "test.use({ locale: 'de' });",
    "test.skip(isBusy, 'in a hurry');",
  ])("allows %s", async (code) => {
    expect(await messages("test/e2e/planted.spec.ts", code)).toEqual([]);
  });
});
