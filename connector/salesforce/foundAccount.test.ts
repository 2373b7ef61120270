import { describe, expect, it } from "vitest";
import { toFoundAccount } from "./accounts.ts";

const countryOf = (address: Record<string, string | null>) =>
  toFoundAccount({ Id: "001000000000001AAA", Name: "Nordwerk", ...address }).countryIso;

describe("the country of an account", () => {
  it.each([
    ["that people type as a code", { BillingCountry: "DE" }, "DE"],
    ["that another system wrote as a code of three letters", { BillingCountry: "AUT" }, "AT"],
    ["of a picklist", { BillingCountry: "Korea, Republic of", BillingCountryCode: "KR" }, "KR"],
    ["of its city and state", { BillingCity: "Austin", BillingState: "TX" }, "US"],
    ["that it does not say", {}, null],
    ["that is no country", { BillingCountry: "Various", BillingCountryCode: "X1" }, null],
  ])("is known where it is one %s", (_, address, country) => {
    expect(countryOf(address)).toBe(country);
  });
});
