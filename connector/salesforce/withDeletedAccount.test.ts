import { expect, it } from "vitest";
import { translateErrors } from "./translateError.ts";
import { withDeletedAccount } from "./createOneContact.ts";

const account = "001Pr0000000001IAA";
const refused = (errorCode: string) => translateErrors([{ errorCode, message: "entity is deleted" }], 400);

it("the account is named where it is the only record that the contact names", () => {
  const error = withDeletedAccount(refused("ENTITY_IS_DELETED"), {
    ...{ AccountId: account, LastName: account, Crosswalk_Lead__c: "lead-1", Region__c: null },
  });
  expect(error).toMatchObject({
    code: "validation-failed",
    fields: [{ field: "AccountId", reason: "field-account-deleted" }],
  });
  expect(error.cause).toBeDefined();
});

it.each([
  ["another record may be meant", "ENTITY_IS_DELETED", { AccountId: account, Agency__c: account }],
  ["there is no account", "ENTITY_IS_DELETED", { LastName: "Weller" }],
  ["nothing was deleted", "STRING_TOO_LONG", { AccountId: account }],
])("the error stays as it is where %s", (_, code, values) => {
  const error = refused(code);
  expect(withDeletedAccount(error, values)).toBe(error);
});
