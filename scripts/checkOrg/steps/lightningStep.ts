import { isPackageName } from "../../../connector/salesforce/isPackageName.ts";
import { adminSet, repSet } from "../../../connector/salesforce/team/findHolders.ts";
import { listComponents, readComponent, readElements, type Component } from "../../org/metadataApi.ts";
import type { OrgSession } from "../../org/orgSession.ts";
import { failed, passed, unknown, type CheckStep, type Verdict } from "../check.ts";
import { readConnectorApp } from "../connectorApp.ts";

/** A component of the package under its name in the org; undefined where the org does not have it. */
async function findNamed(org: OrgSession, type: string, own: string): Promise<string | undefined> {
  return (await listComponents(org, type)).find((name) => isPackageName(name, own));
}

/** The verdict on a page that must have a component of the package. */
async function onPage(org: OrgSession, page: string | undefined, own: string): Promise<Verdict> {
  if (page === undefined) return failed("it has no such page");
  const instances = await readElements(org, "FlexiPage", page, "componentInstance");
  if (instances === undefined) return unknown(`the org does not show its page ${page}`);
  // A component of a package has its namespace before a colon.
  const names = instances.map((each) => (each.get("componentName") ?? "").split(":").at(-1));
  return names.includes(own) ? passed("yes") : failed(`its page ${page} is without ${own}`);
}

type Setting = Pick<Component, "get">;

/** The verdict on what a permission set of the package lets its holders see. */
async function onSet(
  org: OrgSession,
  set: string,
  element: string,
  isVisible: (setting: Setting) => boolean,
): Promise<Verdict> {
  const name = await findNamed(org, "PermissionSet", set);
  if (name === undefined) return failed(`there is no permission set ${set}`);
  const settings = await readElements(org, "PermissionSet", name, element);
  if (settings === undefined) return unknown(`the org does not show what ${name} grants`);
  return settings.some(isVisible) ? passed("yes") : failed(`${name} does not grant it`);
}

const deployAgain = "Deploy or install the package again";
const ownApp =
  "or put the panel into an app of your own: Setup, App Manager, Edit, Utility Items, Add Utility Item, crosswalkPanel.";

export const lightningStep: CheckStep = {
  name: "lightning",
  title: "Where people find Crosswalk in Lightning",
  checks: [
    {
      id: "lightning.panel",
      asks: "Does the app Crosswalk have the panel in its utility bar?",
      remedy: `${deployAgain}, ${ownApp}`,
      look: async ({ org }) => {
        const app = await findNamed(org, "CustomApplication", "Crosswalk");
        if (app === undefined) return failed("there is no such app");
        const utilityBar = (await readComponent(org, "CustomApplication", app))?.get("utilityBar");
        return onPage(org, utilityBar, "crosswalkPanel");
      },
    },
    {
      id: "lightning.settings",
      asks: "Does the tab Crosswalk have the admin's page?",
      remedy: `${deployAgain}.`,
      look: async ({ org }) => {
        const tab = await findNamed(org, "CustomTab", "Crosswalk");
        if (tab === undefined) return failed("there is no such tab");
        const page = (await readComponent(org, "CustomTab", tab))?.get("flexiPage");
        return onPage(org, page, "crosswalkSettings");
      },
    },
    {
      id: "lightning.rep-app",
      asks: "May whoever holds Crosswalk Rep open the app?",
      remedy: `Setup, Permission Sets, Crosswalk Rep, Assigned Apps: add Crosswalk; ${ownApp}`,
      look: ({ org }) => onSet(org, repSet, "applicationVisibilities", isOurApp),
    },
    {
      id: "lightning.admin-app",
      asks: "May whoever holds Crosswalk Admin open the app?",
      remedy: "Setup, Permission Sets, Crosswalk Admin, Assigned Apps: add Crosswalk.",
      look: ({ org }) => onSet(org, adminSet, "applicationVisibilities", isOurApp),
    },
    {
      id: "lightning.admin-tab",
      asks: "May whoever holds Crosswalk Admin open its tab?",
      remedy: "Setup, Permission Sets, Crosswalk Admin, Object Settings, Crosswalk: Available and Visible.",
      look: ({ org }) => onSet(org, adminSet, "tabSettings", isOurTab),
    },
    {
      id: "lightning.trusted-url",
      asks: "May Lightning pages call the connector?",
      remedy:
        "Setup, Trusted URLs, New Trusted URL: the connector's address, context Lightning Experience Pages, directive connect-src.",
      look: async (tools) => {
        const app = await readConnectorApp(tools);
        if ("verdict" in app) return app.verdict;
        const { origin } = new URL(app.callbackUrl);
        return (await isTrusted(tools.org, origin)) ? passed("yes") : failed(`not ${origin}`);
      },
    },
  ],
};

const isOurApp = (setting: Setting) =>
  isPackageName(setting.get("application") ?? "", "Crosswalk") && setting.get("visible") === "true";

const isOurTab = (setting: Setting) =>
  isPackageName(setting.get("tab") ?? "", "Crosswalk") && setting.get("visibility") === "Visible";

/** Whether a trusted site of the org is for calls of Lightning pages to the address. Ours is read first. */
async function isTrusted(org: OrgSession, origin: string): Promise<boolean> {
  const names = await listComponents(org, "CspTrustedSite");
  const isOurs = (name: string) => isPackageName(name, "Crosswalk_Connector");
  for (const name of names.toSorted((a, b) => Number(isOurs(b)) - Number(isOurs(a)))) {
    const site = await readComponent(org, "CspTrustedSite", name);
    const isFor =
      admits(site?.get("endpointUrl") ?? "", new URL(origin)) &&
      ["All", "LEX"].includes(site?.get("context") ?? "") &&
      site?.get("isActive") === "true" &&
      site.get("isApplicableToConnectSrc") === "true";
    if (isFor) return true;
  }
  return false;
}

/**
 * Whether a Trusted URL admits the connector, as a browser reads the source that Salesforce makes of it
 * (Content Security Policy 3, matching of hosts): `*.` is for every host below, the scheme may be missing,
 * and http admits https, too.
 */
function admits(trusted: string, connector: URL): boolean {
  const [, scheme = "https", anyBelow, rest] = /^(?:(\w+):\/\/)?(\*\.)?(.+)$/.exec(trusted) ?? [];
  const host = URL.parse(`${scheme}://${rest}`)?.host;
  if (host === undefined) return false;
  const isScheme =
    `${scheme}:` === connector.protocol || (scheme === "http" && connector.protocol === "https:");
  return isScheme && (anyBelow ? connector.host.endsWith(`.${host}`) : connector.host === host);
}
