import type { Refusal } from "./refusal.ts";
import { practice, practiceLater, refuseContact } from "./steps.ts";

const invalid = "Review the following fields";
const notAccepted = "Salesforce didn't save the contact";

/** What is wrong with the contact itself, by the form, the connector or the org's own rules. */
export const formRefusals: Refusal[] = [
  {
    when: "a required field is empty",
    reason: "field-required",
    contact: { Title: "" },
    answer: {
      status: 422,
      code: "validation-failed",
      fields: ["Title"],
    },
    shown: { where: "field", title: "Title", says: ["Complete this field."] },
  },
  {
    when: "several required fields are empty, each named",
    reason: "field-required",
    contact: { FirstName: "", MailingCountry: "" },
    answer: {
      status: 422,
      code: "validation-failed",
      fields: ["FirstName", "MailingCountry"],
    },
    shown: {
      where: "form",
      title: invalid,
      says: ["First Name: Complete this field.", "Mailing Country: Complete this field."],
    },
  },
  {
    when: "a name is too long",
    reason: "field-too-long",
    contact: { LastName: "x".repeat(81) },
    answer: { status: 422, code: "validation-failed", fields: ["LastName"] },
    // The form lets nobody type more than the field holds.
    shown: null,
  },
  {
    when: "Salesforce finds a value too long that the form let pass",
    meanwhile: refuseContact(
      "STRING_TOO_LONG",
      "Title: data value too large: Head of Supply (max length=10)",
      { fields: ["Title"] },
    ),
    answer: { status: 422, code: "validation-failed", fields: ["Title"] },
    shown: { where: "field", title: "Title", says: [/data value too large/] },
  },
  {
    when: "the e-mail address is none",
    reason: "field-email",
    contact: { Email: "quinn at testley" },
    answer: { status: 422, code: "validation-failed", fields: ["Email"] },
    shown: { where: "field", title: "Email", says: [/Enter an email address/] },
  },
  {
    when: "Salesforce finds the e-mail address wrong that the form let pass",
    contact: { Email: "quinn@testley..example" },
    meanwhile: refuseContact(
      "INVALID_EMAIL_ADDRESS",
      "Email: invalid email address: quinn@testley..example",
      { fields: ["Email"] },
    ),
    answer: {
      status: 422,
      code: "validation-failed",
      fields: ["Email"],
    },
    shown: { where: "field", title: "Email", says: [/invalid email address/] },
  },
  {
    when: "a validation rule of the org objects to a field",
    given: practice("POST", "/objects/Contact/validation-rules", {
      name: "Title_Known",
      field: "Title",
      when: "Title = 'Wizard'",
      message: "Wizards are entered by their guild.",
    }),
    contact: { Title: "Wizard" },
    restore: practice("DELETE", "/objects/Contact/validation-rules/Title_Known"),
    answer: {
      status: 422,
      code: "validation-failed",
      detail: "Wizards are entered by their guild.",
      fields: ["Title"],
    },
    shown: { where: "field", title: "Title", says: ["Wizards are entered by their guild."] },
  },
  {
    when: "a validation rule of the org objects to the contact as a whole",
    given: practice("POST", "/objects/Contact/validation-rules", {
      name: "No_Oracles",
      when: "Title = 'Oracle'",
      message: "Oracles cannot be contacted.",
    }),
    contact: { Title: "Oracle" },
    restore: practice("DELETE", "/objects/Contact/validation-rules/No_Oracles"),
    answer: { status: 422, code: "validation-failed", detail: "Oracles cannot be contacted." },
    shown: { where: "form", title: notAccepted, says: ["Oracles cannot be contacted."] },
  },
  {
    when: "a trigger of the org throws",
    given: practice("POST", "/objects/Contact/triggers", {
      name: "SeerCheck",
      event: "BeforeInsert",
      when: "Title = 'Seer'",
      message: "Seers see us first.",
    }),
    contact: { Title: "Seer" },
    answer: {
      status: 422,
      code: "validation-failed",
      detail: /Seers see us first./,
    },
    shown: { where: "form", title: notAccepted, says: ["Seers see us first."] },
  },
  {
    when: "a trigger of the org fails",
    meanwhile: refuseContact(
      "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
      "SeerCheck: execution of BeforeInsert\n\ncaused by: System.NullPointerException: Attempt to de-reference a null object",
    ),
    answer: {
      status: 422,
      code: "validation-failed",
      members: { reason: "automation-failed", whose: "admin" },
    },
    shown: {
      where: "form",
      title: notAccepted,
      says: [/NullPointerException/, "Send this message to your admin"],
    },
  },
  {
    when: "a lookup filter of the org refuses the account",
    meanwhile: refuseContact(
      "FIELD_FILTER_VALIDATION_EXCEPTION",
      "Value does not exist or does not match filter criteria.",
      { fields: ["AccountId"] },
    ),
    answer: {
      status: 422,
      code: "validation-failed",
      fields: ["AccountId"],
    },
    shown: { where: "field", title: "Account Name", says: [/^Value does not exist/] },
  },
  {
    when: "the record's owner is no longer active",
    meanwhile: refuseContact(
      "INACTIVE_OWNER_OR_USER",
      "operation performed with inactive user [005000000000001AAA] as owner of contact",
    ),
    answer: { status: 422, code: "validation-failed", detail: /inactive user/ },
    shown: { where: "form", title: notAccepted, says: ["inactive user"] },
  },
  {
    when: "a value is none of a restricted picklist's any more",
    meanwhile: refuseContact(
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      "Lead Source: bad value for restricted picklist field: Other",
      { fields: ["LeadSource"] },
    ),
    answer: {
      status: 422,
      code: "validation-failed",
      fields: ["LeadSource"],
    },
    shown: { where: "form", title: notAccepted, says: ["bad value for restricted picklist field"] },
  },
  {
    when: "the org has turned on its list of countries, which lacks the country",
    reason: "country-unknown",
    contact: { MailingCountry: "Atlantis" },
    meanwhile: practiceLater("PATCH", "/settings", { stateAndCountryPicklists: true }),
    answer: {
      status: 422,
      code: "validation-failed",
      fields: ["MailingCountry"],
    },
    shown: { where: "field", title: "Mailing Country", says: [/Atlantis.* from the list/] },
  },
  {
    when: "the account is deleted meanwhile",
    meanwhile: ({ stack, account }) =>
      stack.org.org.db.prepare("UPDATE Account SET IsDeleted = 1 WHERE Id = ?").run(account.id),
    restore: ({ stack, account }) =>
      stack.org.org.db.prepare("UPDATE Account SET IsDeleted = 0 WHERE Id = ?").run(account.id),
    answer: { status: 422, code: "validation-failed", fields: ["AccountId"] },
    shown: { where: "field", title: "Account Name", says: [/was deleted or merged in Salesforce/] },
  },
  {
    when: "the org refuses the role, and with it the contact",
    given: practice("POST", "/objects/OpportunityContactRole/validation-rules", {
      name: "No_Deciders",
      field: "Role",
      when: "Role = 'Decision Maker'",
      message: "Deciders are agreed with the deal's owner.",
    }),
    withRole: true,
    restore: practice("DELETE", "/objects/OpportunityContactRole/validation-rules/No_Deciders"),
    answer: {
      status: 422,
      code: "validation-failed",
      detail: "Deciders are agreed with the deal's owner.",
      fields: ["Role"],
    },
    shown: { where: "form", title: notAccepted, says: ["Deciders are agreed with the deal's owner."] },
  },
];
