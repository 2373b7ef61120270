import AdmZip from "adm-zip";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { accessTokenOf, Browser, practice } from "@crosswalk/practice-org/testing";
import { fillTemplate } from "../../../scripts/deploy/appFiles.ts";
import type { CheckResult, CheckStep, CheckTools } from "../../../scripts/checkOrg/check.ts";
import { openSession, type OrgSession } from "../../../scripts/org/orgSession.ts";
import { factsOf as factsWith } from "../../../scripts/checkOrg/report.ts";
import { runChecks } from "../../../scripts/checkOrg/runChecks.ts";
import { projectFolder } from "../../support/projectFolder.ts";

const publicUrl = "https://leads.contoso.example";
const appFolder = path.join(projectFolder, "config/app-registration/main/default");

/** Changes a file of the app before it is deployed. */
export type AppChange = (xml: string, file: string) => string;

/** An org in which every check passes that can, and what the connector knows of it. */
export interface CheckedOrg {
  org: RunningOrg;
  environment: Map<string, string>;
  /** A request of the control plane. Throws where it is refused. */
  set(method: string, path: string, body?: unknown): Promise<void>;
  deployApp(change?: AppChange): Promise<void>;
  /** Deploys what makes Crosswalk's pages visible, as the package has it. */
  deployPages(): Promise<void>;
  /** Deploys files in metadata format, by their place in the zip. */
  deploy(files: ReadonlyMap<string, string>): Promise<void>;
  /** A session of the admin's, as the checks have it. */
  session(request?: typeof fetch): OrgSession;
  /** A person with a browser, for the step that signs somebody in. */
  signInAs(username: string): (authorizeUrl: string) => Promise<string>;
  /** Runs the steps without the Salesforce CLI. `more` replaces what the checks may use. */
  check(
    steps: readonly CheckStep[],
    more?: Partial<CheckTools> & { request?: typeof fetch },
  ): Promise<CheckResult[]>;
  close(): Promise<void>;
}

/** What others may read of the results. */
export const factsOf = (results: readonly CheckResult[]) =>
  factsWith(results, { version: "", commit: null, cliVersion: "", sourceApiVersion: "", date: "" }, []);

/** Users of the practice org whom something keeps from adding contacts. They hold no permission set here. */
const hindered = ["readonly", "nofls", "noapi"];

export async function startCheckedOrg(): Promise<CheckedOrg> {
  const org = await startPracticeOrg();
  const set = async (method: string, where: string, body?: unknown): Promise<void> => {
    const { status, body: answer } = await practice(org, method, where, body);
    if (status >= 400) throw new Error(`${method} ${where}: ${JSON.stringify(answer)}`);
  };
  const environment = new Map([
    ["SALESFORCE_CLIENT_ID", "CrosswalkKeyOfTheCheckedOrg"],
    ["SALESFORCE_CLIENT_SECRET", "CrosswalkSecretOfTheCheckedOrg"],
    ["PUBLIC_URL", publicUrl],
    ["PANEL_ORIGINS", "https://contoso.lightning.force.com"],
    ["SALESFORCE_LOGIN_URL", org.url],
    ["SALESFORCE_ORG_ID", org.orgId],
  ]);
  const accessToken = await accessTokenOf(org, "admin@practice.example");
  const session = (request?: typeof fetch) =>
    openSession({ instanceUrl: org.url, accessToken, apiVersion: "67.0" }, request);
  const deploy = (files: ReadonlyMap<string, string>) => deployFiles(org, accessToken, files);
  const deployPages = () => deploy(pageFiles());
  const deployApp = (change: AppChange = (xml) => xml) => deploy(appFiles(environment, change));
  const signInAs = (username: string) => async (authorizeUrl: string) => {
    const browser = new Browser({ within: org.url });
    const login = await browser.open(authorizeUrl);
    if (login.left !== undefined) return login.left;
    const shown = await browser.submit(login, { username, pw: "practice" });
    return shown.left ?? (await browser.submit(shown, { save: "Allow" })).left ?? "";
  };
  for (const name of hindered) await set("PATCH", `/users/${name}@practice.example`, { permissionSets: [] });
  await set("PATCH", "/settings", { consumerKeys: "deployed" });
  await deploy(settingFiles());
  await deployPages();
  await deployApp();
  return {
    org,
    environment,
    set,
    deployApp,
    deployPages,
    deploy,
    session,
    signInAs,
    check: (steps, { request, ...more } = {}) =>
      runChecks(steps, {
        org: session(request),
        environment,
        validate: async () => [],
        askForAddress: signInAs("rep@practice.example"),
        ...more,
      }),
    close: () => org.close(),
  };
}

/** The app's files as register-app deploys them, by their place in the zip. */
function appFiles(environment: ReadonlyMap<string, string>, change: AppChange): Map<string, string> {
  const values = {
    contactEmail: "us@contoso.example",
    callbackUrl: `${publicUrl}/oauth/callback`,
    consumerKey: environment.get("SALESFORCE_CLIENT_ID"),
    consumerSecret: environment.get("SALESFORCE_CLIENT_SECRET"),
  };
  const files = globSync("*/*.xml", { cwd: appFolder }).map((file): [string, string] => {
    const place = file.replaceAll("\\", "/").replace("-meta.xml", "");
    return [place, change(fillTemplate(readFileSync(path.join(appFolder, file), "utf8"), values), place)];
  });
  return new Map(files);
}

const packageFolder = path.join(projectFolder, "force-app/main/default");
/** What the package grants of parts that this org does not have from it. */
const otherGrants =
  /<classAccesses>\s*<apexClass>CrosswalkSettings<[\s\S]*?<\/classAccesses>|<customMetadataTypeAccesses>[\s\S]*?<\/customMetadataTypeAccesses>/g;

/** The package's app, pages and permission sets, with components that show nothing. */
export function pageFiles(): Map<string, string> {
  const pattern = "{applications,cspTrustedSites,flexipages,permissionsets,tabs}/*.xml";
  const pages = globSync(pattern, { cwd: packageFolder }).map((file): [string, string] => {
    const xml = readFileSync(path.join(packageFolder, file), "utf8").replace(otherGrants, "");
    return [
      file.replaceAll("\\", "/").replace("-meta.xml", ""),
      xml.replace("https://crosswalk-connector.example.com", publicUrl),
    ];
  });
  const components = ["crosswalkPanel", "crosswalkRecord", "crosswalkSettings"].flatMap(
    (name): [string, string][] => {
      const bundle = `lwc/${name}/${name}`;
      return [
        [`${bundle}.html`, "<template></template>"],
        [
          `${bundle}.js`,
          'import { LightningElement } from "lwc";\nexport default class extends LightningElement {}\n',
        ],
        [`${bundle}.js-meta.xml`, readFileSync(path.join(packageFolder, `${bundle}.js-meta.xml`), "utf8")],
      ];
    },
  );
  // Their grant would be refused without it.
  const classes = ["CrosswalkAccess.cls", "CrosswalkAccess.cls-meta.xml"].map((name): [string, string] => [
    `classes/${name}`,
    readFileSync(path.join(packageFolder, "classes", name), "utf8"),
  ]);
  return new Map([...pages, ...components, ...classes]);
}

/** The package's settings with their record, which names the connector, as a deployment brings them. */
function settingFiles(): Map<string, string> {
  const objects = ["Crosswalk_Connector__c", "Crosswalk_Setting__mdt"].map((name): [string, string] => {
    const folder = path.join(packageFolder, "objects", name);
    const fields = globSync("fields/*.xml", { cwd: folder }).map((file) =>
      readFileSync(path.join(folder, file), "utf8").replace(
        /^[\s\S]*?<CustomField[^>]*>([\s\S]*)<\/CustomField>\s*$/,
        "<fields>$1</fields>",
      ),
    );
    const xml = readFileSync(path.join(folder, `${name}.object-meta.xml`), "utf8");
    return [`objects/${name}.object`, xml.replace("</CustomObject>", `${fields.join("")}</CustomObject>`)];
  });
  const record = "customMetadata/Crosswalk_Setting.Default.md";
  const xml = readFileSync(path.join(packageFolder, `${record}-meta.xml`), "utf8");
  return new Map([...objects, [record, xml.replace("https://crosswalk-connector.example.com", publicUrl)]]);
}

const typeOfEnding: Record<string, string> = {
  eca: "ExternalClientApplication",
  ecaOauth: "ExtlClntAppOauthSettings",
  ecaGlblOauth: "ExtlClntAppGlobalOauthSettings",
  ecaOauthPlcy: "ExtlClntAppOauthConfigurablePolicies",
  permissionset: "PermissionSet",
  app: "CustomApplication",
  flexipage: "FlexiPage",
  tab: "CustomTab",
  cls: "ApexClass",
  cspTrustedSite: "CspTrustedSite",
  object: "CustomObject",
  md: "CustomMetadata",
};

async function deployFiles(
  org: RunningOrg,
  token: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const zip = new AdmZip();
  for (const [file, xml] of files) zip.addFile(file, Buffer.from(xml));
  const manifest = manifestOf([...files.keys()]);
  zip.addFile("package.xml", Buffer.from(manifest));
  const form = new FormData();
  form.append("entity_content", JSON.stringify({ deployOptions: {} }));
  form.append("file", new Blob([new Uint8Array(zip.toBuffer())], { type: "application/zip" }), "deploy.zip");
  const resource = `${org.url}/services/data/v67.0/metadata/deployRequest`;
  const headers = { Authorization: `Bearer ${token}` };
  const started = (await (await fetch(resource, { method: "POST", headers, body: form })).json()) as {
    id: string;
  };
  const answer = await fetch(`${resource}/${started.id}?includeDetails=true`, { headers });
  const { deployResult } = (await answer.json()) as { deployResult: { success: boolean; details: unknown } };
  if (!deployResult.success) throw new Error(JSON.stringify(deployResult.details));
}

/** A manifest that names the components of these files. */
function manifestOf(files: readonly string[]): string {
  const members = new Map<string, Set<string>>();
  for (const file of files) {
    const [, fileName = "", ending = ""] = /^(.+?)\.([^.]+?)(?:-meta\.xml)?$/.exec(path.basename(file)) ?? [];
    const isBundle = file.startsWith("lwc/");
    const type = isBundle ? "LightningComponentBundle" : (typeOfEnding[ending] ?? "");
    const name = isBundle ? path.basename(path.dirname(file)) : fileName;
    members.set(type, (members.get(type) ?? new Set()).add(name));
  }
  const types = [...members].map(([type, names]) => {
    const each = [...names].map((name) => `<members>${name}</members>`).join("");
    return `<types>${each}<name>${type}</name></types>`;
  });
  return `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types.join("")}<version>67.0</version></Package>`;
}
