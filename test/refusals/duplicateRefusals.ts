import type { Refusal, RefusalSituation } from "./refusal.ts";
import { practice, refuseContact } from "./steps.ts";

const title = "Salesforce found a possible duplicate";
const code = "duplicate-detected";

/** The org has a contact of the lead's name and address, and a rule about it. */
const twin = (rule: "alert" | "block") => async (situation: RefusalSituation) => {
  const { firstName: FirstName, lastName: LastName, email: Email } = situation.lead;
  const { body } = await situation.user.get<{ user: { id: string } }>("/v1/connection");
  await practice("POST", "/records/Contact", [{ FirstName, LastName, Email, OwnerId: body.user.id }])(
    situation,
  );
  await practice("PATCH", "/settings", { duplicateRule: rule })(situation);
};

/** The org's duplicate rules, which find a contact of the lead's own e-mail address. */
export const duplicateRefusals: Refusal[] = [
  {
    when: "a duplicate rule set to Alert finds a record",
    contact: (lead) => ({ Email: lead.email }),
    given: twin("alert"),
    answer: {
      status: 409,
      code,
      action: /add the contact anyway/,
      members: { canSaveAnyway: true, hiddenCount: 0 },
    },
    shown: { where: "form", title, says: [/add the contact anyway/], offers: ["Add Anyway", /^Link/] },
  },
  {
    when: "a duplicate rule set to Block finds a record",
    contact: (lead) => ({ Email: lead.email }),
    given: twin("block"),
    answer: { status: 409, code, action: /Link the lead/, members: { canSaveAnyway: false, hiddenCount: 0 } },
    shown: {
      where: "form",
      title,
      says: ["Your org's duplicate rule prevents saving this contact."],
      offers: [/^Link/],
    },
  },
  {
    when: "a duplicate rule set to Block is overridden all the same",
    contact: (lead) => ({ Email: lead.email }),
    given: twin("block"),
    body: (situation) => ({ ...situation.creation(), saveAnyway: true }),
    answer: { status: 409, code, members: { canSaveAnyway: false } },
    shown: null,
  },
  {
    when: "a duplicate rule finds a record that the rep may not see",
    meanwhile: refuseContact("DUPLICATES_DETECTED", "Use one of these records?", {
      duplicateResult: {
        allowSave: true,
        errorMessage: "Use one of these records?",
        matchResults: [{ entityType: "Contact", matchRecords: [], size: 1 }],
      },
    }),
    answer: { status: 409, code, members: { records: [], hiddenCount: 1 } },
    shown: {
      where: "form",
      title,
      says: ["Other matches you don't have access to: 1"],
      offers: ["Add Anyway"],
    },
  },
];
