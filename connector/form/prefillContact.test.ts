import { describe, expect, it } from "vitest";
import type { LeadRow } from "../database/schema/leads.ts";
import { describedContact, describedPicklist } from "../salesforce/described.fixture.ts";
import { noRules } from "./contactFields.ts";
import { contactForm } from "./contactForm.ts";
import { prefillContact } from "./prefillContact.ts";

const lead = { firstName: "Ada", lastName: "Byron", country: null } as LeadRow;
const person = { email: "ada@example.com", phone: null, country: "Austria" };
const account = { country: "Portugal", countryCode: null };
const plain = contactForm(describedContact(), noRules);
const coded = contactForm(
  describedContact(describedPicklist("MailingCountryCode", ["AT", "DE", "PT"])),
  noRules,
);

describe("the country of a contact", () => {
  it("is the lead's, else the account's, else that of a record that is surely the same person", () => {
    const known = { account, person };
    expect(prefillContact(plain, { ...lead, country: "DE" }, known)).toMatchObject({
      values: { MailingCountry: "Germany" },
      sources: { MailingCountry: "lead" },
    });
    expect(prefillContact(plain, lead, known)).toMatchObject({
      values: { MailingCountry: "Portugal" },
      sources: { MailingCountry: "account" },
    });
    const nowhere = { country: null, countryCode: null };
    expect(prefillContact(plain, lead, { person, account: nowhere })).toMatchObject({
      values: { MailingCountry: "Austria" },
      sources: { MailingCountry: "crm", Email: "crm" },
    });
    expect(prefillContact(plain, lead).values).not.toHaveProperty("MailingCountry");
  });

  it.each([
    [{ country: "Portugal", countryCode: "PT" }, "PT"],
    [{ country: "Portugal", countryCode: null }, "PT"],
    [{ country: null, countryCode: "PT" }, "PT"],
  ])("is a code that the org has where it has State and Country picklists: %j", (of, code) => {
    expect(prefillContact(coded, lead, { account: of })).toMatchObject({
      values: { MailingCountryCode: code },
      sources: { MailingCountryCode: "account" },
    });
  });

  it.each([
    { country: "Spain", countryCode: "ES" },
    { country: "Atlantis", countryCode: null },
    { country: "", countryCode: null },
  ])("is left empty where the org has no such code: %j", (of) => {
    expect(prefillContact(coded, lead, { account: of, person: null }).values).not.toHaveProperty(
      "MailingCountryCode",
    );
  });
});
