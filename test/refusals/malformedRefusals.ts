import type { Refusal, RefusalSituation } from "./refusal.ts";

const invalid = (...fields: string[]) => ({ status: 400, code: "request-invalid", fields });
const withContact = (changes: Record<string, unknown>) => (situation: RefusalSituation) => {
  const body = situation.creation();
  return { ...body, contact: { ...body.contact, ...changes } };
};

/** Requests that the panel does not send, because its form does not let them arise. */
export const malformedRefusals: Refusal[] = [
  {
    when: "a body that is no JSON",
    body: () => '{"leadId": ',
    answer: { status: 400, code: "request-invalid" },
    shown: null,
  },
  {
    when: "a field of the wrong type",
    reason: "field-text",
    body: withContact({ LastName: 42 }),
    answer: invalid("LastName"),
    shown: null,
  },
  {
    when: "a field that is none of the form's",
    body: withContact({ LeadSource: "Web" }),
    answer: { ...invalid("LeadSource"), detail: /Crosswalk Settings/ },
    shown: null,
  },
  {
    when: "a member that the API does not know",
    body: (situation) => ({ ...situation.creation(), accountName: "x" }),
    answer: invalid("accountName"),
    shown: null,
  },
  {
    when: "a role without an opportunity",
    reason: "role-without-opportunity",
    body: (situation) => ({ ...situation.creation(), role: "Decision Maker" }),
    answer: invalid("role"),
    shown: null,
  },
  {
    when: "an opportunity that is none",
    reason: "not-an-opportunity",
    body: (situation) => ({ ...situation.creation(), opportunityId: situation.account.id }),
    answer: invalid("opportunityId"),
    shown: null,
  },
  {
    when: "a role that the org does not have",
    reason: "field-no-option",
    body: (situation) => ({
      ...situation.creation(),
      opportunityId: situation.account.openOpportunityId,
      role: "Wizard",
    }),
    answer: { status: 422, code: "validation-failed", fields: ["role"] },
    shown: null,
  },
  {
    when: "an account that does not exist",
    body: withContact({ AccountId: "001000000000000AAA" }),
    answer: { status: 422, code: "validation-failed" },
    shown: null,
  },
  {
    when: "an account that is no account",
    reason: "field-account",
    body: withContact({ AccountId: "003000000000000AAA" }),
    answer: { status: 422, code: "validation-failed", fields: ["AccountId"] },
    shown: null,
  },
];
