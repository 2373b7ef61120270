import { moveOrgOn } from "../support/startContactStack.ts";
import type { RefusalSituation } from "./refusal.ts";

/** Something the practice org's control plane does. */
export const practice = (method: string, path: string, body?: unknown) => (situation: RefusalSituation) =>
  situation.stack.practice(method, path, body);

/**
 * The same for what must come after what the org has said so far, as HTTP tells times by the second, and a
 * minute after the form was opened.
 */
export const practiceLater =
  (...request: Parameters<typeof practice>) =>
  (situation: RefusalSituation) => {
    moveOrgOn(situation.stack);
    situation.waitAMinute();
    return practice(...request)(situation);
  };

/** The next requests that write a contact meet a fault; those that describe it do not. */
export const fault = (fault: Record<string, unknown>) => {
  const written = { path: "/composite$", record: '/sobjects/Contact"' };
  return practice("POST", "/faults", { method: "POST", ...written, times: 1, ...fault });
};

/** The next request that writes a contact gets no answer, and does not wait long for it. */
export const noAnswer = (situation: RefusalSituation) => {
  situation.stack.waitForSalesforce(1_000);
  return fault({ action: "hang" })(situation);
};

/**
 * Salesforce's refusal of the contact inside the composite request, in words that documentation and recorded
 * answers have.
 */
export const refuseContact = (errorCode: string, message: string, more: Record<string, unknown> = {}) =>
  fault({
    action: "error",
    status: 200,
    body: {
      compositeResponse: [
        {
          referenceId: "contact",
          httpStatusCode: 400,
          httpHeaders: {},
          body: [{ errorCode, message, ...more }],
        },
      ],
    },
  });

/** Changes rights of the user whom the row is about. */
export const changeUser = (changes: Record<string, unknown>) => (situation: RefusalSituation) =>
  situation.stack.practice("PATCH", `/users/${situation.username}`, changes);

/** An admin of the org changes its picklist of Lead Sources. */
export const leadSources = (active: string[]) =>
  practiceLater("PATCH", "/objects/Contact/fields/LeadSource", {
    picklistValues: ["Web", "Other"].map((value) => ({ value, active: active.includes(value) })),
  });
