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
