import { describe, expect, it } from "vitest";
import { countryOfLocation, placeOfLocation } from "./countryOfLocation.ts";

describe("the country of a location", () => {
  it.each([
    ["Greater Munich Metropolitan Area", "DE"],
    ["Cologne Bonn Region", "DE"],
    ["Munich, Bavaria, Germany", "DE"],
    ["München, Deutschland", "DE"],
    ["Île-de-France", "FR"],
    ["Greater Paris Metropolitan Region", "FR"],
    ["São Paulo, Brazil", "BR"],
    ["London Area, United Kingdom", "GB"],
    ["Northern Ireland", "GB"],
    ["San Francisco Bay Area", "US"],
    ["Austin, Texas, United States", "US"],
    ["Los Angeles, CA", "US"],
    ["Paris, Texas", "US"],
    ["Atlanta, Georgia", "US"],
    ["Tbilisi, Georgia", "GE"],
    ["Toronto, ON", "CA"],
    ["Victoria, British Columbia, Canada", "CA"],
    ["東京, 日本", "JP"],
    ["Berlin, DE", "DE"],
    ["Greater Hyderabad Area", "IN"],
    ["Hong Kong SAR", "HK"],
    ["Türkiye", "TR"],
  ])("is read from %s as %s", (text, country) => {
    expect(countryOfLocation(text)).toBe(country);
  });

  it.each([
    "",
    null,
    "Georgia",
    "London",
    "Cambridge",
    "Hyderabad",
    "Springfield, CA",
    "Wilmington, DE",
    "Perth, WA",
    "CA",
    "Victoria",
    "Nordics",
    "Remote",
    "Congo",
  ])("is not guessed from %s", (text) => {
    expect(countryOfLocation(text)).toBeNull();
  });

  it("comes with the state where that is known", () => {
    expect(placeOfLocation("Austin, Texas, United States")).toEqual({ country: "US", state: "TX" });
    expect(placeOfLocation("Sydney, NSW")).toEqual({ country: "AU", state: "NSW" });
    expect(placeOfLocation("Lyon, France")).toEqual({ country: "FR", state: null });
  });
});
