import { describe, expect, it } from "vitest";
import { countryOfLocation, placeOfLocation } from "./countryOfLocation.ts";

describe("the country of a location", () => {
  it.each([
    ["Greater Munich Metropolitan Area", "DE"],
    ["Munich, Bavaria, Germany", "DE"],
    ["Île-de-France", "FR"],
    ["São Paulo, Brazil", "BR"],
    ["Northern Ireland", "GB"],
    ["Austin, Texas, United States", "US"],
    ["Paris, Texas", "US"],
    ["Tbilisi, Georgia", "GE"],
    ["Victoria, British Columbia, Canada", "CA"],
    ["Berlin, DE", "DE"],
    ["Hong Kong SAR", "HK"],
  ])("is read from %s as %s", (text, country) => {
    expect(countryOfLocation(text)).toBe(country);
  });

  it.each(["", "Georgia", "Cambridge", "Springfield, CA", "Perth, WA", "Victoria", "Remote"])(
    "is not guessed from %s",
    (text) => {
      expect(countryOfLocation(text)).toBeNull();
    },
  );

  it("comes with the state where that is known", () => {
    expect(placeOfLocation("Austin, Texas, United States")).toEqual({ country: "US", state: "TX" });
    expect(placeOfLocation("Sydney, NSW")).toEqual({ country: "AU", state: "NSW" });
    expect(placeOfLocation("Lyon, France")).toEqual({ country: "FR", state: null });
  });
});
