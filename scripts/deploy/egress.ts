import { isIPv4 } from "node:net";
import { StepError } from "../org/stepError.ts";

/** The addresses of `--egress-ip A,B`. Throws StepError where one is none. */
export function egressIps(text: string | undefined): string[] {
  const addresses = (text ?? "").split(",").map((each) => each.trim());
  const given = addresses.filter((each) => each !== "");
  const wrong = given.find((each) => !isIPv4(each));
  if (wrong === undefined) return given;
  throw new StepError(
    `--egress-ip ${wrong} is no IPv4 address.`,
    "Give --egress-ip as in 203.0.113.7,203.0.113.8",
  );
}

/**
 * The source of one of the app's files with the connector's addresses: its OAuth settings trust them, and its
 * policy relaxes the profiles' login ranges for them alone. That value of the policy, "Relax IP restrictions
 * for activated devices", takes requests of the web server flow from the trusted ranges only (Metadata API
 * Developer Guide, ExtlClntAppOauthSettings; Connected App IP Relaxation and Continuous IP Enforcement).
 */
export function withEgress(source: string, addresses: readonly string[]): string {
  if (addresses.length === 0) return source;
  const ranges = addresses.map((address) =>
    [
      "  <trustedIpRanges>",
      "    <description>Crosswalk connector</description>",
      `    <endIpAddress>${address}</endIpAddress>`,
      `    <startIpAddress>${address}</startIpAddress>`,
      "  </trustedIpRanges>",
      "",
    ].join("\n"),
  );
  return source
    .replace("</ExtlClntAppOauthSettings>", (end) => ranges.join("") + end)
    .replace(/(<ipRelaxationPolicyType>)\w+/, "$1Bypass_2factor");
}
