import { describe, expect, it } from "vitest";
import { egressIps, enforced, ipRules, withIpRules } from "./egress.ts";

describe("the connector's outgoing addresses", () => {
  it("are trusted by the app's settings, and relax its policy for them alone", () => {
    const { rules } = ipRules(egressIps("203.0.113.7, 203.0.113.8"), false, undefined);
    const settings = withIpRules("<ExtlClntAppOauthSettings>\n</ExtlClntAppOauthSettings>", rules);
    const policy = withIpRules("<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>", rules);

    expect(settings.match(/<startIpAddress>[\d.]+/g)).toEqual([
      "<startIpAddress>203.0.113.7",
      "<startIpAddress>203.0.113.8",
    ]);
    expect(policy).toContain(">Bypass_2factor<");
  });

  it("change nothing where there are none", () => {
    expect(ipRules(egressIps(undefined), false, undefined)).toEqual({ rules: enforced });
    expect(withIpRules("<ipRelaxationPolicyType>Enforce", enforced)).toContain("Enforce");
  });

  it.each(["203.0.113.0/24", "connector", "::1"])("are no %s", (text) => {
    expect(() => egressIps(text)).toThrow("is no IPv4 address");
  });
});
