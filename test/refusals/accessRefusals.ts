import { fillQuota } from "../support/fillQuota.ts";
import type { Refusal, RefusalSituation } from "./refusal.ts";
import { changeUser, leadSources } from "./steps.ts";

const refused = "Insufficient access in Salesforce";

let emptyQuota = () => undefined as unknown;

/** What the rep may not do, by Salesforce's rights or by the admin's decisions. */
export const accessRefusals: Refusal[] = [
  {
    when: "creation is turned off",
    given: ({ changeSettings }) => changeSettings({ createContacts: false }),
    restore: ({ changeSettings }) => changeSettings({ createContacts: true }),
    answer: { status: 409, code: "creation-disabled", action: /Crosswalk Settings/ },
    shown: {
      where: "beforehand",
      title: "Contact creation is turned off",
      says: [/Crosswalk Settings/],
    },
  },
  {
    when: "creation is turned off while the form is open",
    meanwhile: ({ changeSettings }) => changeSettings({ createContacts: false }),
    restore: ({ changeSettings }) => changeSettings({ createContacts: true }),
    answer: { status: 409, code: "creation-disabled", action: /Crosswalk Settings/ },
    shown: { where: "form", title: "Contact creation is turned off", says: [/Create Contacts/] },
  },
  {
    when: "no Lead Source is chosen",
    given: ({ changeSettings }) => changeSettings({ createContacts: false, leadSource: { default: null } }),
    restore: ({ changeSettings }) =>
      changeSettings({ createContacts: true, leadSource: { default: "Other" } }),
    answer: { status: 409, code: "creation-disabled" },
    shown: { where: "beforehand", title: "No active Lead Source is selected", says: [/select/] },
  },
  {
    when: "the org has deactivated the Lead Source",
    reason: "lead-source-inactive",
    given: leadSources(["Web"]),
    restore: leadSources(["Web", "Other"]),
    answer: {
      status: 409,
      code: "lead-source-missing",
      detail: /"Other"/,
      members: { leadSource: "Other" },
    },
    shown: { where: "beforehand", title: "No active Lead Source is selected", says: ['"Other"'] },
  },
  {
    when: "the org deactivates the Lead Source while the form is open",
    reason: "lead-source-inactive",
    meanwhile: leadSources(["Web"]),
    restore: leadSources(["Web", "Other"]),
    answer: {
      status: 409,
      code: "lead-source-missing",
      detail: /"Other"/,
      members: { leadSource: "Other" },
    },
    shown: { where: "form", title: "No active Lead Source is selected", says: ['"Other"'] },
  },
  {
    when: "the user may only read",
    reason: "no-create",
    username: "readonly@practice.example",
    answer: {
      status: 403,
      code: "insufficient-access",
      action: /admin/,
      members: { reason: "no-create" },
    },
    shown: { where: "beforehand", title: refused, says: [/Contact/] },
  },
  {
    when: "the user may not edit a field that is required",
    reason: "no-edit",
    username: "nofls@practice.example",
    answer: { status: 403, code: "insufficient-access", action: /Contact\.Title/, fields: ["Title"] },
    shown: { where: "beforehand", title: refused, says: [/Title/] },
  },
  {
    when: "the user sees no opportunities, and wants a role on one",
    reason: "no-role",
    given: changeUser({ objectPermissions: { Opportunity: { read: false, create: false, edit: false } } }),
    withRole: true,
    restore: changeUser({ objectPermissions: { Opportunity: { read: true, create: true, edit: true } } }),
    answer: { status: 403, code: "insufficient-access", action: /Opportunity/, fields: ["opportunityId"] },
    shown: {
      where: "opportunity",
      title: refused,
      says: ["You don't have access to opportunities in Salesforce."],
      offers: ["Try Again"],
    },
  },
  {
    when: "the month's quota is used up",
    given: async ({ stack, username }) => {
      emptyQuota = await fillQuota(stack, username);
    },
    restore: () => emptyQuota(),
    answer: { status: 429, code: "quota-exceeded", action: /continue on/ },
    // There is no form then: see times.spec.ts.
    shown: null,
  },
  {
    when: "the lead is linked to a contact while the form is open",
    reason: "linked",
    meanwhile: async (situation) => {
      await situation.user.put(`/v1/leads/${situation.lead.id}/link`, {
        recordId: await anyContact(situation),
      });
    },
    answer: { status: 409, code: "already-in-crm", action: /linked contact/ },
    shown: {
      where: "taken",
      title: "This lead is already in your CRM",
      says: ["Linked To"],
    },
  },
  {
    when: "a colleague has made a contact of the lead",
    reason: "link-instead",
    given: async (situation) => {
      const colleague = await situation.colleague();
      const leadId = await situation.addLead(colleague, situation.lead);
      const { body } = await colleague.post<{ contactId: string }>("/v1/contacts", {
        ...situation.creation(),
        leadId,
      });
      return body.contactId;
    },
    answer: { status: 409, code: "already-in-crm", action: /Link the lead to that contact/ },
    shown: {
      where: "form",
      title: "This lead is already in your CRM",
      says: ["A contact created from this lead already exists in Salesforce."],
      offers: [/^Link/],
    },
  },
  {
    when: "a lead that does not exist",
    body: (situation) => ({ ...situation.creation(), leadId: "no-such-lead" }),
    answer: { status: 404, code: "not-found" },
    shown: null,
  },
  {
    when: "a colleague's unshared lead",
    body: async (situation) => {
      const colleague = await situation.colleague();
      return {
        ...situation.creation(),
        leadId: await situation.addLead(colleague, { ...situation.lead, profileUrl: "" }),
      };
    },
    answer: { status: 404, code: "not-found" },
    shown: null,
  },
];

async function anyContact({ user, stack }: RefusalSituation): Promise<string> {
  const { body } = await user.get<{ user: { id: string } }>("/v1/connection");
  const { db } = stack.org.org;
  const row = db.prepare("SELECT Id FROM Contact WHERE OwnerId = ? AND IsDeleted = 0").get(body.user.id);
  return (row as { Id: string }).Id;
}
