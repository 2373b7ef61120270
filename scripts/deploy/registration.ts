import type { TargetOrg, TargetOrgHolder } from "./checkTargetOrg.ts";
import { egressIps } from "./egress.ts";
import { environmentFileOption } from "./environmentFile.ts";
import { givePanelOrigin, lightningOrigin } from "./lightningOrigin.ts";
import { connectorOrigin, optionOrigin } from "./options.ts";
import type { PackageValues } from "./packageSteps.ts";
import type { AppKeys, AppToProve } from "./proveApp.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { StepError } from "../org/stepError.ts";

export interface Registration extends PackageValues {
  targetOrg: string;
  /** The connector's environment file, with the key and secret. */
  environmentFile: string;
  /** Whether questions count as answered with yes. */
  answersYes: boolean;
  /** The connector's outgoing addresses; empty where the profiles' login ranges hold for it. */
  egressIps: string[];
  /** Origin of the org's Lightning pages, where the org's address does not tell it. */
  panelOrigin: string | undefined;
  /** How long to wait until Salesforce knows a new app. */
  waitMinutes: number;
  readOrg: () => TargetOrg;
  openOrg: () => Promise<OrgSession>;
}

/** The options of each command that registers the app. */
export const registrationTexts = [
  ...(["target-org", "connector-url", "contact-email", "panel-origin"] as const),
  ...(["environment-file", "egress-ip", "wait"] as const),
];

type RegistrationOptions = Partial<Record<(typeof registrationTexts)[number], string | undefined>> & {
  yes: boolean;
};

/** The registration that a command's options ask for. */
export function registrationOf(options: RegistrationOptions, org: TargetOrgHolder): Registration {
  const panelOrigin = options["panel-origin"];
  return {
    targetOrg: options["target-org"] ?? "",
    connectorUrl: connectorOrigin(options["connector-url"] ?? ""),
    contactEmail: options["contact-email"] ?? "",
    environmentFile: environmentFileOption(options["environment-file"]) ?? "config/connector.env",
    answersYes: options.yes,
    egressIps: egressIps(options["egress-ip"]),
    panelOrigin:
      panelOrigin === undefined ? undefined : optionOrigin("--panel-origin", panelOrigin, givePanelOrigin),
    waitMinutes: minutes(options.wait ?? "30"),
    readOrg: org.read,
    openOrg: org.open,
  };
}

function minutes(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new StepError(`--wait ${text} is no number of minutes.`, "Give --wait a whole number, e.g. 30.");
}

/** The origin of the org's Lightning pages. Throws StepError where neither an option nor the org tells it. */
export function panelOriginOf({ panelOrigin, readOrg }: Registration): string {
  const { instanceUrl } = readOrg();
  const origin = panelOrigin ?? lightningOrigin(instanceUrl);
  if (origin !== undefined) return origin;
  throw new StepError(`${instanceUrl} does not tell where the org's Lightning pages are.`, givePanelOrigin);
}

/** Where Salesforce calls the connector back. */
export const callbackOf = ({ connectorUrl }: PackageValues) => `${connectorUrl}/oauth/callback`;

export const settingsOfApp = "Setup, External Client App Manager, Crosswalk, Settings, OAuth Settings";

/** The app as the org should know it. */
export function provableApp(registration: Registration, keys: AppKeys): AppToProve {
  const loginUrl = new URL(registration.readOrg().instanceUrl).origin;
  return { ...keys, loginUrl, callbackUrl: callbackOf(registration) };
}
