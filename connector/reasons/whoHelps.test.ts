import { describe, expect, it } from "vitest";
import { errorCodes, policyOf } from "../errors.ts";
import { refusals, type RefusalRow } from "./refusals.ts";

type Whose = ReturnType<typeof policyOf>["whose"];

/** Who takes the first step that an action names; null where it is the person who reads it. */
function helperIn(action: string): Whose | null {
  const [found = null] = helpers.filter(([, beginning]) => beginning.test(action)).map(([whose]) => whose);
  return found;
}

const helpers: [Whose, RegExp][] = [
  [
    "admin",
    /^(?:Wait, because .* After that, ask|Ask|Give these words to|Send this message to) (?:your|an) admin\b/,
  ],
  ["admin", /^Ask a user with the Crosswalk Admin permission set\b/],
  ["coworker", /^Ask\b/],
  [
    "time",
    /^Wait\b|^(?:You can c|C)ontinue\b|^Try again later\b|^Nothing was saved\. Try again in a moment|\bresumes automatically\b/,
  ],
  ["nobody", /^No further action\b/],
];

/** What a problem of Salesforce's or of the connector's own leaves to do. */
const triesAgain = /\bagain\b|^Nothing is lost\b/;

const codes = Object.entries(errorCodes).map(([key, { whose, action }]) => ({ key, whose, action }));
const reasons = Object.entries(refusals as Record<string, RefusalRow>).map(
  ([key, { code, whose, action }]) => {
    const policy = policyOf({ code });
    return { key, whose: whose ?? policy.whose, action: action ?? policy.action };
  },
);
const rows: { key: string; whose: Whose; action: string }[] = [...codes, ...reasons];

describe("the helper with a refusal", () => {
  it("is read from its first step", () => {
    expect(helperIn("Ask your admin for the Create permission on {object}.")).toBe("admin");
    expect(helperIn("Ask the list owner, or try again in a few minutes.")).toBe("coworker");
    expect(helperIn("You can continue on {date}.")).toBe("time");
    expect(helperIn("Fix the problem above and try again, or ask your admin for help.")).toBeNull();
  });

  it("is who its next step names", () => {
    const named = rows.map((row) => ({ ...row, helper: helperIn(row.action) }));
    const untrue = named.filter(({ whose, helper }) =>
      isOwnFault(whose) ? helper !== null && helper !== "time" : whose !== (helper ?? "rep"),
    );

    expect(untrue).toEqual([]);
  });

  it("is Salesforce or Crosswalk only where it can be tried again", () => {
    const untried = rows.filter(({ whose, action }) => isOwnFault(whose) && !triesAgain.test(action));

    expect(untried).toEqual([]);
  });

  it("is not asked to correct fields where there are none, unless only a program reads it", () => {
    const onlyPrograms = ["all-of-no-list"];
    const table: [string, RefusalRow][] = Object.entries(refusals);
    const stepless = table.filter(
      ([, { code, title, action }]) => code === "request-invalid" && title !== undefined && !action,
    );

    expect(stepless.map(([reason]) => reason)).toEqual(onlyPrograms);
  });
});

function isOwnFault(whose: Whose): boolean {
  return whose === "salesforce" || whose === "crosswalk";
}
