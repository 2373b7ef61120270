import { describe, expect, it } from "vitest";
import type { ContactValues } from "../database/schema/contacts.ts";
import type { FieldDescribe } from "../salesforce/describeTypes.ts";
import { checkContact } from "./checkContact.ts";
import { noRules } from "./contactFields.ts";
import { contactForm } from "./contactForm.ts";
import { describedContact, describedField, describedPicklist } from "../salesforce/described.fixture.ts";

const ada: ContactValues = {
  FirstName: "Ada",
  LastName: "Quill",
  AccountId: "001000000000001AAA",
  Title: "Engineer",
  MailingCountry: "Germany",
};

function check(values: ContactValues, ...fields: FieldDescribe[]) {
  return checkContact(contactForm(describedContact(...fields), noRules), values);
}

function refusal(values: ContactValues, ...fields: FieldDescribe[]) {
  try {
    check(values, ...fields);
  } catch (error) {
    return error;
  }
  throw new Error("nothing was refused");
}

describe("the check of a contact", () => {
  it("gives the values trimmed, without blank ones", () => {
    expect(check({ ...ada, FirstName: "  Ada ", Phone: "  ", Email: null })).toEqual(ada);
  });

  it("refuses a time without its offset from UTC", () => {
    const starts = describedField("Starts__c", { type: "datetime", length: 0, nillable: false });
    for (const time of [
      "2026-02-28T09:30:00Z",
      "2026-02-28T09:30:00.000+0100",
      "2026-02-28T09:30:00-08:00",
    ]) {
      expect(check({ ...ada, Starts__c: time }, starts)).toMatchObject({ Starts__c: time });
    }
    for (const time of ["2026-02-28T09:30:00", "2026-02-28T09:30", "2026-02-28T29:30:00Z"]) {
      expect(refusal({ ...ada, Starts__c: time }, starts)).toMatchObject({
        fields: [{ field: "Starts__c" }],
      });
    }
  });

  it("names every required field that is missing, blank or null", () => {
    const { AccountId: _account, ...others } = ada;
    const values = { ...others, FirstName: " ", Title: null };
    expect(refusal(values)).toMatchObject({
      code: "validation-failed",
      fields: [{ field: "FirstName" }, { field: "AccountId" }, { field: "Title" }],
    });
  });

  it.each([
    ["a name that is too long", { LastName: "x".repeat(81) }, "LastName"],
    ["an e-mail address that is none", { Email: "ada@" }, "Email"],
    ["an account id that is none", { AccountId: "Northwind" }, "AccountId"],
  ])("refuses %s as Salesforce would", (_what, values, field) => {
    expect(refusal({ ...ada, ...values })).toMatchObject({ code: "validation-failed", fields: [{ field }] });
  });

  it.each([
    ["a field outside the form", { Description: "x" }, "Description"],
    ["a Lead Source", { LeadSource: "Web" }, "LeadSource"],
    ["a number for a name", { LastName: 7 }, "LastName"],
  ])("refuses %s as a malformed request", (_what, values, field) => {
    expect(refusal({ ...ada, ...values })).toMatchObject({ code: "request-invalid", fields: [{ field }] });
  });

  it("refuses required fields that the user may not edit, naming them, whatever is sent", () => {
    const title = describedField("Title", { createable: false });
    expect(refusal(ada, title)).toMatchObject({
      code: "insufficient-access",
      fields: [{ field: "Title" }],
      action: expect.stringContaining("Contact.Title"),
    });
  });

  it("refuses an optional field that the user may not edit only where it is sent", () => {
    const phone = describedField("Phone", { createable: false });
    expect(check(ada, phone)).toEqual(ada);
    expect(refusal({ ...ada, Phone: "1" }, phone)).toMatchObject({ code: "insufficient-access" });
  });

  it("turns a country's name into the org's code, by the org's own label first", () => {
    const codes = describedPicklist("MailingCountryCode", ["DE", "CZ"], { restrictedPicklist: true });
    codes.picklistValues[0] = { value: "DE", label: "Deutschland", active: true, defaultValue: false };
    const { MailingCountry: _country, ...rest } = ada;
    for (const name of ["Deutschland", "Germany", "DE", " de "]) {
      expect(check({ ...ada, MailingCountry: name }, codes)).toEqual({ ...rest, MailingCountryCode: "DE" });
    }
    expect(refusal({ ...ada, MailingCountry: "France" }, codes)).toMatchObject({
      code: "validation-failed",
      fields: [{ field: "MailingCountry" }],
    });
  });
});
