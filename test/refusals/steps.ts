import { moveOrgOn } from "../support/contactStack.ts";
import type { RefusalStand } from "./refusal.ts";

/** Something the practice org's control plane does. */
export const practice = (method: string, path: string, body?: unknown) => (stand: RefusalStand) =>
  stand.connector.practice(method, path, body);

/** The same for what must come after what the org has said so far, as HTTP tells times by the second. */
export const practiceLater =
  (...request: Parameters<typeof practice>) =>
  (stand: RefusalStand) => {
    moveOrgOn(stand.connector);
    return practice(...request)(stand);
  };

/** The next requests that write a contact meet a fault. */
export const fault = (fault: Record<string, unknown>) =>
  practice("POST", "/faults", { method: "POST", path: "/composite$", times: 1, ...fault });

/** The next request that writes a contact gets no answer, and does not wait long for it. */
export const noAnswer = (stand: RefusalStand) => {
  stand.connector.waitForSalesforce(1_000);
  return fault({ action: "hang" })(stand);
};

/** Salesforce's refusal of the contact inside the composite request, in words that documentation and recorded answers have. */
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
export const changeUser = (changes: Record<string, unknown>) => (stand: RefusalStand) =>
  stand.connector.practice("PATCH", `/users/${stand.username}`, changes);

/** An admin of the org changes its picklist of Lead Sources. */
export const leadSources = (active: string[]) =>
  practiceLater("PATCH", "/objects/Contact/fields/LeadSource", {
    picklistValues: ["Web", "Other"].map((value) => ({ value, active: active.includes(value) })),
  });
