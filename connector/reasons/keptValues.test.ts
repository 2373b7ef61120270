import { expect, it } from "vitest";
import { keptValues } from "./keptValues.ts";
import { listed, nameOfObject } from "./fieldErrors.ts";

it("a number, a day or a sentence of ours is kept, by its name in the refusal", () => {
  expect(keptValues("quota-used-up", [7, 10, "2026-04-01"])).toEqual({
    used: 7,
    limit: 10,
    date: "2026-04-01",
  });
  expect(keptValues("no-create", [nameOfObject("Contact")])).toMatchObject({
    object: { reason: "name-contact" },
  });
});

it("a picklist value and the path of an endpoint are kept, where the refusal says that they are such", () => {
  expect(keptValues("lead-source-inactive", ["Web"])).toEqual({ value: "Web" });
  expect(keptValues("no-such-path", ["GET /v1/of-next-year"])).toEqual({ request: "GET /v1/of-next-year" });
});

it("the name of an object or a field and a code of Salesforce's are kept", () => {
  expect(keptValues("no-create", ["Contact"])).toEqual({ object: "Contact" });
  const labels = listed(["Title", "Lead Source"]);
  expect(keptValues("no-edit", [labels, "Contact.Title, Contact.LeadSource"])).toEqual({
    labels,
    fields: "Contact.Title, Contact.LeadSource",
  });
  expect(keptValues("sign-in-failed", ["ERROR_HTTP_503"])).toEqual({ name: "ERROR_HTTP_503" });
});

it.each([
  ["sign-in-refused", ["access_denied: quinn@testley.example"]],
  ["no-such-lead-id", ["Quinn Testley"]],
  ["no-field", ["Quinn Testley"]],
  ["likely-in-crm", ["Quinn Testley"]],
  ["no-such-path", ["GET /v1/leads/quinn@testley.example"]],
  ["no-such-path", ["GET /v1/Quinn%20Testley"]],
  ["no-such-path", ["GET /v1/leads/quinn-testley"]],
  ["no-such-path", ["GET /quinn-testley"]],
  ["lead-sources-inactive", ["Quinn Testley"]],
  ["no-such-reason", ["Quinn", 1]],
  [null, [1]],
])("what may be somebody's is not kept: %s %j", (reason, values) => {
  expect(keptValues(reason, values)).toBeNull();
});
