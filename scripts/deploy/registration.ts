import { connectorOrigin } from "./connectorOrigin.ts";
import { egressIps } from "./egress.ts";
import { environmentFileOption } from "./environmentFile.ts";
import { optionOrigin } from "./optionOrigin.ts";
import { givePanelOrigin } from "./lightningOrigin.ts";
import type { Options } from "./options.ts";
import type { PackageValues } from "./packageSteps.ts";
import type { AppKeys, AppToProve } from "./proveApp.ts";
import { StepError } from "../org/stepError.ts";
import type { TargetOrg, TargetOrgHolder } from "./checkTargetOrg.ts";
import type { OrgSession } from "../org/orgSession.ts";

export interface Registration extends PackageValues {
  targetOrg: string;
  /** The connector's environment file, with the key and secret. */
  environmentFile: string;
  /** Whether a new app gets a key and secret of ours. Else the org makes them. */
  ownKey: boolean;
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

/** The options of each script that registers the app. */
export const registrationOptions = [
  "target-org",
  "connector-url",
  "contact-email",
  "panel-origin",
  "environment-file",
  "egress-ip",
  "own-key",
  "wait",
  "yes",
] as const;

/** The registration that a script's options ask for. */
export function registrationOf(
  options: Options<(typeof registrationOptions)[number]>,
  org: TargetOrgHolder,
): Registration {
  return {
    targetOrg: options["target-org"] ?? "",
    connectorUrl: connectorOrigin(options["connector-url"] ?? ""),
    contactEmail: options["contact-email"] ?? "",
    environmentFile: environmentFileOption(options["environment-file"]) ?? "config/connector.env",
    ownKey: options["own-key"],
    answersYes: options.yes,
    egressIps: egressIps(options["egress-ip"]),
    panelOrigin: panelOriginOption(options["panel-origin"]),
    waitMinutes: minutes(options.wait ?? "30"),
    readOrg: org.read,
    openOrg: org.open,
  };
}

const panelOriginOption = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : optionOrigin("--panel-origin", text, givePanelOrigin);

function minutes(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new StepError(`--wait ${text} is no number of minutes.`, "Give --wait a whole number, e.g. 30.");
}

/** Where Salesforce calls the connector back. */
export const callbackOf = ({ connectorUrl }: PackageValues) => `${connectorUrl}/oauth/callback`;

export const settingsOfApp = "Setup, External Client App Manager, Crosswalk, Settings, OAuth Settings";

/** The app as the org should know it. */
export function provableApp(registration: Registration, keys: AppKeys): AppToProve {
  const loginUrl = new URL(registration.readOrg().instanceUrl).origin;
  return { ...keys, loginUrl, callbackUrl: callbackOf(registration) };
}
