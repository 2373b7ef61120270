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
});
