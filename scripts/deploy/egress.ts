import { isIPv4 } from "node:net";
import { StepError } from "../org/stepError.ts";

/** The addresses of `--egress-ip A,B`. Throws StepError where one is none. */
export function egressIps(text: string | undefined): string[] {
  const given = (text ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const wrong = given.find((each) => !isIPv4(each));
  if (wrong === undefined) return given;
  throw new StepError(
    `--egress-ip ${wrong} is no IPv4 address.`,
    "Give --egress-ip as in 203.0.113.7,203.0.113.8",
  );
}

/** How the app meets the profiles' login ranges. */
export interface IpRules {
  /** Addresses that its OAuth settings trust. */
  trusted: readonly string[];
  /** Its policy's `ipRelaxationPolicyType`. */
  relaxation: string;
}

/** The profiles' ranges hold for the app. */
export const enforced: IpRules = { trusted: [], relaxation: "Enforce" };

/**
 * "Relax IP restrictions for activated devices": takes requests of the web server flow from the trusted
 * ranges only, and without such ranges from everywhere, once the user has confirmed who they are (Metadata
 * API Developer Guide, ExtlClntAppOauthSettings; Connected App IP Relaxation and Continuous IP Enforcement).
 */
const forTrustedAlone = "Bypass_2factor";

/**
 * The rules for the addresses of `--egress-ip`, and what to say of them. `inOrg` is the policy's value there.
 * The ranges stand beside the consumer: where that stays, they stay, and the policy with them. Elsewhere a run
 * without addresses sets both back, as what the command line says is what an org gets.
 */
export function ipRules(
  addresses: readonly string[],
  keepsConsumer: boolean,
  inOrg = enforced.relaxation,
): { rules: IpRules; note?: string } {
  if (keepsConsumer) {
    const rules = { trusted: [], relaxation: inOrg };
    if (addresses.length === 0) return { rules };
    const note =
      "The addresses of --egress-ip are not written, as the app keeps its consumer. Enter them in Setup, External " +
      "Client App Manager, Crosswalk, Settings, OAuth Settings, Trusted IP Ranges; then set Policies, IP Relaxation, " +
      "to Relax IP restrictions for activated devices.";
    return { rules, note };
  }
  if (addresses.length > 0) return { rules: { trusted: addresses, relaxation: forTrustedAlone } };
  if (inOrg === enforced.relaxation) return { rules: enforced };
  const note =
    `The app's IP Relaxation was ${inOrg}: this run sets it to ${enforced.relaxation}, and the profiles' login ` +
    "ranges hold for the connector. Where it is outside of them, run this again with --egress-ip.";
  return { rules: enforced, note };
}

/** The source of one of the app's files with these rules. */
export function withIpRules(source: string, { trusted, relaxation }: IpRules): string {
  const ranges = trusted.map((address) =>
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
    .replace(/(<ipRelaxationPolicyType>)\w+/, (_, start: string) => start + relaxation);
}
