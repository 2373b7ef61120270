import { expect, it } from "vitest";
import { nameOfObject } from "../reasons/names.ts";
import { causeOf } from "./causeOf.ts";

const refused = {
  event: "creation.failed",
  salesforceCodes: ["CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"],
};

it("a right that is missing is not taken for a trigger that failed, though both have one code", () => {
  const values = { object: nameOfObject("Contact") };
  const missing = causeOf({ ...refused, code: "insufficient-access", reason: "no-create", values });
  expect(missing?.text.text).toMatch(/permission to create Contact/);
  const failed = causeOf({ ...refused, code: "validation-failed", reason: "automation-failed" });
  expect(failed?.text).toMatchObject({ reason: "cause-automation" });
  expect(failed?.remedy).toMatchObject({ reason: "mend-automation" });
});

it("an account that was deleted is named, also where the refusal is one of the contact's values", () => {
  const cause = causeOf({
    ...{ event: "creation.failed", code: "validation-failed", reason: "fields-refused", setting: "row" },
    ...{ salesforceCodes: ["ENTITY_IS_DELETED"], recordIds: ["001Pr0000000001IAA", "006Pr0000000001IAA"] },
    ...{ fields: ["AccountId"], fieldReasons: ["field-account-deleted"] },
  });
  expect(cause?.text.text).toBe("The account 001Pr0000000001IAA was deleted or merged in Salesforce.");
  expect(cause?.remedy.reason).toBe("mend-deleted-batch");
});
