import { describe, expect, it } from "vitest";
import { countryOfField } from "./countryOfField.ts";

describe("the country of an address", () => {
  it.each([
    ["DE", "DE"],
    ["de ", "DE"],
    ["CA", "CA"],
    ["UK", "GB"],
    ["DEU", "DE"],
    ["AUT", "AT"],
    ["Germany", "DE"],
    ["Oesterreich", "AT"],
    ["Republic of Ireland", "IE"],
    ["République française", "FR"],
    ["P.R. China", "CN"],
    ["PRC", "CN"],
    ["RSA", "ZA"],
    ["Bharat", "IN"],
    ["Korea, Republic of", "KR"],
    ["Tanzania, United Republic of", "TZ"],
    ["Iran, Islamic Republic of", "IR"],
    ["ABC", null],
    ["ZZ", null],
    ["Somewhere", null],
    ["-", null],
    ["", null],
    [null, null],
  ])("is of %j %j", (text, country) => {
    expect(countryOfField(text)).toBe(country);
  });

  it.each([
    ["CA", "San Francisco", "US"],
    ["il", "Chicago", "US"],
    ["GA", "Atlanta", "US"],
    ["MA", "Boston", "US"],
    ["TX", "Austin", "US"],
    ["CA", "Toronto", "CA"],
    ["DE", "Berlin", "DE"],
    ["DE", "Wilmington", "DE"],
    ["IN", "Pune", "IN"],
    ["IL", "", "IL"],
    ["Germany", "Paris", "DE"],
    ["FR", "Austin", "FR"],
  ])(
    "is of %j, with the city %j, %j: a state's code where the city is in its country",
    (text, city, country) => {
      expect(countryOfField(text, city)).toBe(country);
    },
  );
});
