import { describe, expect, it } from "vitest";
import { noRules } from "./contactFields.ts";
import { contactForm } from "./contactForm.ts";
import { describedContact, describedField, describedPicklist } from "../salesforce/described.fixture.ts";

const names = (...fields: Parameters<typeof describedContact>) =>
  contactForm(describedContact(...fields), noRules).map(({ name }) => name);

describe("the contact form", () => {
  const own = ["FirstName", "LastName", "AccountId", "Title", "MailingCountry", "Email", "Phone"];

  it("has Crosswalk's own fields and no others in a plain org", () => {
    expect(names()).toEqual(own);
  });

  it("asks for a code where the org has State and Country picklists", () => {
    const countries = describedPicklist("MailingCountryCode", ["DE", "FR"], { restrictedPicklist: true });
    expect(names(countries)).toEqual([
      ...own.slice(0, 4),
      "MailingCountryCode",
      "MailingStateCode",
      "Email",
      "Phone",
    ]);
  });

  it("adds what the org requires besides, and nothing that has a default", () => {
    const fields = [
      describedField("Region__c", { nillable: false }),
      describedField("Filled__c", { nillable: false, defaultedOnCreate: true }),
      describedField("Optional__c"),
      describedField("Formula__c", { nillable: false, createable: false, calculated: true }),
    ];
    expect(names(...fields)).toEqual([...own, "Region__c"]);
  });

  it.each([
    ["textarea", "textarea"],
    ["int", "integer"],
    ["currency", "currency"],
    ["date", "date"],
    ["time", "time"],
    ["multipicklist", "multipicklist"],
    ["url", "url"],
  ])("shows a required field of type %s as %s", (type, shown) => {
    const form = contactForm(
      describedContact(describedField("Extra__c", { type, nillable: false })),
      noRules,
    );
    expect(form.find(({ name }) => name === "Extra__c")).toMatchObject({ type: shown, required: true });
  });

  it("says why a field is locked that the user may not edit or not even see", () => {
    const locked = contactForm(describedContact(describedField("Title", { createable: false })), noRules);
    expect(locked.find(({ name }) => name === "Title")).toMatchObject({
      editable: false,
      required: true,
      reason: { reason: "field-read-only", values: ["Title", "Contact.Title"] },
    });
    const contact = describedContact();
    const hidden = contactForm(
      { ...contact, fields: contact.fields.filter(({ name }) => name !== "Phone") },
      noRules,
    );
    expect(hidden.find(({ name }) => name === "Phone")).toMatchObject({
      editable: false,
      required: false,
      label: { text: "Business Phone", reason: "name-business-phone" },
      reason: {
        reason: "field-read-only",
        values: [{ text: "Business Phone", reason: "name-business-phone" }, "Contact.Phone"],
      },
    });
  });
});
