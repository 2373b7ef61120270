import { describe, expect, it } from "vitest";
import { noRules } from "../form/contactFields.ts";
import { contactForm } from "../form/contactForm.ts";
import { describedContact, describedPicklist } from "./described.fixture.ts";
import { applyRecordType } from "./describe.ts";

const required = { nillable: false, restrictedPicklist: true };
const contact = describedContact(
  describedPicklist("Segment__c", ["Retail", "Trade", "Public"], required),
  describedPicklist("Tier__c", ["Gold", "Silver"], {
    ...required,
    controllerName: "Segment__c",
    // Gold goes with Trade, the second value; Silver with all three.
    picklistValues: [
      { value: "Gold", label: "Gold", active: true, defaultValue: false, validFor: "QAAA" },
      { value: "Silver", label: "Silver", active: true, defaultValue: false, validFor: "4AAA" },
    ],
  }),
);
const mapping = {
  recordTypeId: "012000000000001AAA",
  picklistsForRecordType: [
    {
      picklistName: "Segment__c",
      picklistValues: [
        { value: "Trade", defaultValue: true },
        { value: "Public", active: false, defaultValue: false },
      ],
    },
  ],
};

describe("the record type that a user's contacts get", () => {
  const form = contactForm(applyRecordType(contact, mapping), noRules);
  const field = (name: string) => form.find((one) => one.name === name);

  it("decides which values the form offers, and which is chosen beforehand", () => {
    expect(field("Segment__c")).toMatchObject({ defaultValue: "Trade" });
    expect(field("Segment__c")?.options?.map(({ value }) => value)).toEqual(["Trade"]);
  });
});
