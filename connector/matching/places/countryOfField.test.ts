import { describe, expect, it } from "vitest";
import { countryOfField } from "./countryOfField.ts";

describe("the country of an address", () => {
  it.each([
    ["DE", "DE"],
    ["CA", "CA"],
    ["DEU", "DE"],
    ["Germany", "DE"],
    ["Republic of Ireland", "IE"],
    ["P.R. China", "CN"],
    ["RSA", "ZA"],
    ["Korea, Republic of", "KR"],
    ["Iran, Islamic Republic of", "IR"],
    ["ZZ", null],
    ["-", null],
    [null, null],
  ])("is of %j %j", (text, country) => {
    expect(countryOfField(text)).toBe(country);
  });

  it.each([
    ["CA", "San Francisco", "US"],
    ["GA", "Atlanta", "US"],
    ["TX", "Austin", "US"],
    ["DE", "Berlin", "DE"],
    ["IN", "Pune", "IN"],
    ["Germany", "Paris", "DE"],
  ])(
    "is of %j, with the city %j, %j: a state's code where the city is in its country",
    (text, city, country) => {
      expect(countryOfField(text, city)).toBe(country);
    },
  );
});
