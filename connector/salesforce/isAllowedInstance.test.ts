import { describe, expect, it } from "vitest";
import { isAllowedInstance } from "./oauth.ts";

const salesforce = ["*.my.salesforce.com", "na1.salesforce.com"];

describe("an instance_url", () => {
  it.each([
    "https://acme.my.salesforce.com",
    "https://acme--uat.sandbox.my.salesforce.com",
    "https://na1.salesforce.com",
  ])("is taken at a Salesforce host: %s", (url) => {
    expect(isAllowedInstance(url, salesforce)).toBe(true);
  });

  it.each([
    "https://my.salesforce.com.evil.example",
    "https://evilmy.salesforce.com",
    "https://acme.my.salesforce.com@evil.example",
    "https://acme.my.salesforce.com:8443",
    "http://acme.my.salesforce.com",
    "https://na1.salesforce.com.evil.example",
    "https://169.254.169.254",
    "http://localhost:4001",
    "not a url",
  ])("is refused anywhere else, so that no token is sent there: %s", (url) => {
    expect(isAllowedInstance(url, salesforce)).toBe(false);
  });

  it("is taken on this machine with the port that configuration names", () => {
    expect(isAllowedInstance("http://localhost:4001", ["localhost:4001"])).toBe(true);
    expect(isAllowedInstance("http://localhost:4003", ["localhost:4001"])).toBe(false);
  });
});
