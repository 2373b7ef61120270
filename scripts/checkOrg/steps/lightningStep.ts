import { isPackageName } from "../../../connector/salesforce/isPackageName.ts";
import { adminSet, repSet } from "../../../connector/salesforce/team/findHolders.ts";
import { listComponents, readComponent, readElements, type Component } from "../../org/metadataApi.ts";
import type { OrgSession } from "../../org/orgSession.ts";
import { failed, passed, unknown, warned, type CheckStep, type Verdict } from "../check.ts";
import { readConnectorAddress } from "../connectorAddress.ts";
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

const recordObjects = ["Account", "Contact", "Opportunity"];

/**
 * The verdict on the record pages that an app opens for all of its users (Metadata API, CustomApplication:
 * actionOverrides). A page that an admin has chosen for some profiles or record types comes before these.
 */
async function onRecordPages(org: OrgSession, app: string): Promise<Verdict> {
  const overrides = await readElements(org, "CustomApplication", app, "actionOverrides");
  if (overrides === undefined) return unknown(`the org does not show which pages ${app} opens`);
  const lacking: string[] = [];
  for (const object of recordObjects) {
    const shown = overrides.filter(
      (each) => each.get("actionName") === "View" && each.get("pageOrSobjectType") === object,
    );
    // On desktops and on phones, mostly the same.
    const pages = new Set(shown.map((each) => each.get("content")));
    const verdicts: Verdict[] = [];
    for (const page of pages) verdicts.push(await onPage(org, page, "crosswalkRecord"));
    const unseen = verdicts.find(({ outcome }) => outcome === "unknown");
    if (unseen) return unseen;
    const isEverywhere = verdicts.every(({ outcome }) => outcome === "pass");
    if (verdicts.length === 0 || !isEverywhere) lacking.push(object);
  }
  return lacking.length === 0 ? passed("yes") : warned(`not on that of ${lacking.join(", ")}`);
}

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

const deployIt = "Deploy or install the package";
const ownApp =
  "or put the panel into an app of your own: Setup, App Manager, Edit, Utility Items, Add Utility Item, crosswalkPanel.";

export const lightningStep: CheckStep = {
  name: "lightning",
  title: "Where people find Crosswalk in Lightning",
  checks: [
    {
      id: "lightning.panel",
      asks: "Does the app Crosswalk have the panel in its utility bar?",
      remedy: `${deployIt}, ${ownApp}`,
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
      remedy: `${deployIt}.`,
      look: async ({ org }) => {
        const tab = await findNamed(org, "CustomTab", "Crosswalk");
        if (tab === undefined) return failed("there is no such tab");
        const page = (await readComponent(org, "CustomTab", tab))?.get("flexiPage");
        return onPage(org, page, "crosswalkSettings");
      },
    },
    {
      id: "lightning.record-pages",
      asks: "Do the app's pages of accounts, contacts and opportunities show Crosswalk?",
      remedy:
        "Setup, Lightning App Builder, the record page: add the component Crosswalk; Activation, App Default: the app Crosswalk.",
      look: async ({ org }) => {
        const app = await findNamed(org, "CustomApplication", "Crosswalk");
        if (app === undefined) return unknown("there is no such app; those of others are not looked at");
        return onRecordPages(org, app);
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
      id: "lightning.connector-address",
      asks: "Does the panel call the connector?",
      remedy:
        "On the Crosswalk page enter PUBLIC_URL of the connector as Connector URL: https, a host, and no path. " +
        "It comes before the deployed address. A refreshed sandbox has production's.",
      look: async (tools) => {
        const { text, origin, source } = await readConnectorAddress(tools.org);
        if (text === null) return failed("it has no address");
        if (origin === undefined) return failed(`${source} is ${text}, which the panel does not take`);
        const app = await readConnectorApp(tools);
        if ("verdict" in app) return app.verdict;
        return new URL(app.callbackUrl).origin === origin ? passed("yes") : failed(`${source} is ${text}`);
      },
    },
    {
      id: "lightning.trusted-url",
      asks: "May Lightning pages call the connector?",
      remedy:
        "Setup, Trusted URLs, New Trusted URL: the connector's address without a path, context Lightning Experience Pages, directive connect-src.",
      look: async (tools) => {
        // What the panel calls has to be admitted; lightning.connector-address says what it should call.
        const { origin: own } = await readConnectorAddress(tools.org);
        const app = own === undefined ? await readConnectorApp(tools) : undefined;
        if (app !== undefined && "verdict" in app) return app.verdict;
        const origin = own ?? new URL(app?.callbackUrl ?? "").origin;
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
 * Whether a Trusted URL admits all of the connector, as a browser reads the source that Salesforce makes of
 * it (Content Security Policy 3, matching of schemes, hosts, ports and paths): `*.` is for every host below,
 * `:*` for every port, the scheme may be missing, http admits https, and a path admits what is at it alone.
 */
function admits(trusted: string, connector: URL): boolean {
  const source = /^(?:([a-z]+):\/\/)?(\*\.)?(\[[^\]]*\]|[^/:]+)(?::(\d+|\*))?(\/.*)?$/i.exec(trusted.trim());
  if (source === null) return false;
  const [, givenScheme = "https", anyBelow, givenHost = "", port, path = "/"] = source;
  const [scheme, host] = [givenScheme.toLowerCase(), givenHost.toLowerCase()];
  const own = connector.protocol.replace(":", "");
  const ownPort = connector.port || usualPorts[own];
  const isScheme = scheme === own || (scheme === "http" && own === "https");
  const isHost = anyBelow ? connector.hostname.endsWith(`.${host}`) : connector.hostname === host;
  const isPort =
    port === "*" ||
    (port ?? usualPorts[own]) === ownPort ||
    (port === "80" && ownPort === usualPorts["https"]);
  return isScheme && isHost && isPort && path === "/";
}

const usualPorts: Record<string, string> = { http: "80", https: "443" };
