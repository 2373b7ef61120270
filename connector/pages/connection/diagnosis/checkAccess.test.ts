import { describe, expect, it } from "vitest";
import { noRules } from "../../../form/contactFields.ts";
import { inLanguage } from "../../../reasons/inLanguage.ts";
import type { ObjectDescribe } from "../../../salesforce/describeTypes.ts";
import {
  describedContact,
  describedField,
  describedPicklist,
} from "../../../salesforce/described.fixture.ts";
import { checkFields } from "./checkAccess.ts";

const org = { Account: null, Opportunity: null, Lead: null, OpportunityContactRole: null };
const countries = describedPicklist("MailingCountryCode", ["DE"], { label: "Mailing Country Code" });
const address = describedField("MailingAddress", { label: "Post", type: "address" });

const without = (name: string, contact: ObjectDescribe) => ({
  ...contact,
  fields: contact.fields.filter((field) => field.name !== name),
});

function checkOf(name: string, Contact: ObjectDescribe | null) {
  const found = checkFields({ ...org, Contact }, noRules).find(({ id }) => id === `field:${name}`);
  return inLanguage("en").answer(found) as
    | { title: string; detail: string; remedy: string | null }
    | undefined;
}

describe("the check of a field", () => {
  it.each([
    ["FirstName", "Contact, Fields & Relationships, Name,"],
    ["LastName", "Contact, Fields & Relationships, Name,"],
    ["AccountId", "Contact, Fields & Relationships, Account Name,"],
    ["Title", "Contact, Fields & Relationships, Title,"],
    ["MailingCountry", "Contact, Fields & Relationships, Mailing Address,"],
    ["LeadSource", "Contact, Fields & Relationships, Lead Source,"],
  ])("sends an admin who may not see %s to its row in Setup", (name, row) => {
    const check = checkOf(`Contact.${name}`, without(name, describedContact()));
    expect(check?.remedy).toContain(row);
  });

  it("calls the row as the org does", () => {
    const title = describedField("Title", { label: "Position", createable: false });
    expect(checkOf("Contact.Title", describedContact(title))?.remedy).toContain(", Position,");
    const contact = without("MailingCountryCode", describedContact(countries, address));
    expect(checkOf("Contact.MailingCountry", without("MailingCountry", contact))?.remedy).toContain(
      ", Post,",
    );
  });

  it("says which field it is by its label and its API name", () => {
    expect(checkOf("Contact.AccountId", describedContact())).toMatchObject({
      title: "Edit on Account Name (Contact.AccountId)",
      detail: "You can edit Account Name (Contact.AccountId).",
    });
    expect(checkOf("Contact.AccountId", null)).toMatchObject({
      title: "Edit on Account Name (Contact.AccountId)",
      detail: "Account Name (Contact.AccountId) is hidden from you.",
    });
    expect(checkOf("OpportunityContactRole.OpportunityId", null)).toMatchObject({
      title: "Edit on Opportunity (OpportunityContactRole.OpportunityId)",
    });
  });
});
