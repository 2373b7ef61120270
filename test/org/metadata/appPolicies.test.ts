import { afterEach, beforeEach, describe, expect, it } from "vitest";
import AdmZip from "adm-zip";
import { createOrg } from "../createOrg.ts";
import { createOAuthTables } from "../oauth/createOAuthTables.ts";
import { adminCaller } from "../testing/adminCaller.ts";
import type { Caller, ResettableOrg } from "../types.ts";
import { deploy } from "./deploy.ts";
import type { DeployResult } from "./deployTypes.ts";
import { listMetadata } from "./listMetadata.ts";
import { readMetadata } from "./readMetadata.ts";

const policies = "ExtlClntAppOauthConfigurablePolicies";
const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

let org: ResettableOrg;
let caller: Caller;

beforeEach(() => {
  org = createOrg({ seed: "empty" });
  createOAuthTables(org.db);
  caller = adminCaller(org);
});
afterEach(() => org.close());

/** A component as a file of a deployment: its type, name, path and content. */
type File = [type: string, name: string, path: string, content: string];

const root = (type: string) => (type === "Settings" ? "ExternalClientAppSettings" : type);

function deployed(...files: File[]): DeployResult {
  const archive = new AdmZip();
  const types = files.map(([type, name]) => `<types><members>${name}</members><name>${type}</name></types>`);
  const manifest = `<Package ${namespace}>${types.join("")}<version>67.0</version></Package>`;
  archive.addFile("package.xml", Buffer.from(manifest));
  for (const [type, , path, content] of files) {
    archive.addFile(path, Buffer.from(`<${root(type)} ${namespace}>${content}</${root(type)}>`));
  }
  const options = { checkOnly: false, ignoreWarnings: false, rollbackOnError: true, runTests: [] };
  return deploy(org, caller, archive.toBuffer(), options);
}

const app: File = [
  "ExternalClientApplication",
  "Bridge",
  "externalClientApps/Bridge.eca",
  "<label>Bridge</label>",
];
const ofBridge = "<externalClientApplication>Bridge</externalClientApplication>";
const settings: File = [
  "ExtlClntAppOauthSettings",
  "Bridge_oauth",
  "extlClntAppOauthSettings/Bridge_oauth.ecaOauth",
  `<commaSeparatedOauthScopes>Api</commaSeparatedOauthScopes>${ofBridge}`,
];
const globals = (content = ""): File => [
  "ExtlClntAppGlobalOauthSettings",
  "Bridge_glbloauth",
  "extlClntAppGlobalOauthSets/Bridge_glbloauth.ecaGlblOauth",
  `<callbackUrl>https://bridge.example/callback</callbackUrl>${content}${ofBridge}`,
];
const policy = (name: string, content = ""): File => [
  policies,
  name,
  `extlClntAppOauthPolicies/${name}.ecaOauthPlcy`,
  content + ofBridge,
];
const permissionSet = (name: string): File => [
  "PermissionSet",
  name,
  `permissionsets/${name}.permissionset`,
  `<label>${name}</label>`,
];
const forSet = (name: string) =>
  `<commaSeparatedPermissionSet>${name}</commaSeparatedPermissionSet>` +
  "<permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>";

const names = (type: string) => listMetadata(org, type).map(({ fullName }) => fullName);
const read = (type: string, name: string) => readMetadata(org, type, [name]).records[0];

describe("the policy of an External Client App", () => {
  it("is made by the org, for everybody, where the deployment of the OAuth settings brings none", () => {
    expect(deployed(app, settings, globals()).status).toBe("Succeeded");

    expect(names(policies)).toEqual(["Bridge_oauthPlcy"]);
    expect(read(policies, "Bridge_oauthPlcy")).toMatchObject({
      externalClientApplication: "Bridge",
      permittedUsersPolicyType: "AllSelfAuthorized",
    });
  });

  it("is the one that comes with the OAuth settings, whatever its name", () => {
    const result = deployed(
      app,
      settings,
      globals(),
      permissionSet("Crew"),
      policy("Bridge_Crew", forSet("Crew")),
    );

    expect(result.status).toBe("Succeeded");
    expect(names(policies)).toEqual(["Bridge_Crew"]);
  });

  it("is changed under the name that it has, and loses what a later deployment leaves out", () => {
    deployed(app, settings, globals(), permissionSet("Crew"));

    expect(deployed(policy("Bridge_oauthPlcy", forSet("Crew"))).status).toBe("Succeeded");
    expect(read(policies, "Bridge_oauthPlcy")).toMatchObject({ commaSeparatedPermissionSet: "Crew" });
    deployed(policy("Bridge_oauthPlcy"));
    expect(read(policies, "Bridge_oauthPlcy")).not.toHaveProperty("commaSeparatedPermissionSet");
  });

  it("is removed with its app", () => {
    deployed(app, settings, globals());
    const archive = new AdmZip();
    const manifest = (types: string) => `<Package ${namespace}>${types}<version>67.0</version></Package>`;
    const removed = "<types><members>Bridge</members><name>ExternalClientApplication</name></types>";
    archive.addFile("package.xml", Buffer.from(manifest("")));
    archive.addFile("destructiveChanges.xml", Buffer.from(manifest(removed)));
    const options = { checkOnly: false, ignoreWarnings: false, rollbackOnError: true, runTests: [] };

    expect(deploy(org, caller, archive.toBuffer(), options).status).toBe("Succeeded");
    expect(names(policies)).toEqual([]);
  });
});

describe("the consumer of an External Client App", () => {
  const own = "<consumerKey>BridgeKey</consumerKey><consumerSecret>BridgeSecret</consumerSecret>";
  const shown = () => read("ExtlClntAppGlobalOauthSettings", "Bridge_glbloauth");
  const client = () => org.db.prepare("SELECT clientId, clientSecret FROM oauth_client").all();

  it.each([
    ["keyOnly", "BridgeKey", expect.stringMatching(/^\w{64}$/)],
    ["deployed", "BridgeKey", "BridgeSecret"],
    ["made", expect.stringMatching(/^3MVG9/), expect.stringMatching(/^\w{64}$/)],
  ] as const)("is taken from the deployment as the org is: %s", (consumerKeys, clientId, clientSecret) => {
    org.settings.consumerKeys = consumerKeys;

    deployed(app, settings, globals(own));

    expect(client()).toEqual([{ clientId, clientSecret }]);
    expect(shown()).toMatchObject({ consumerKey: clientId });
    expect(shown()).not.toHaveProperty("consumerSecret");
  });

  it("is read over REST where a deployment turns that on, which is shown", () => {
    const readable = (value: boolean): File => [
      "Settings",
      "ExternalClientApp",
      "settings/ExternalClientApp.settings",
      `<enableClientSecretInRestApiAccess>${value}</enableClientSecretInRestApiAccess>`,
    ];
    const setting = () => read("ExternalClientAppSettings", "ExternalClientApp");
    const before = setting();
    const problems = deployed(readable(true)).details.componentFailures;

    expect(before).toMatchObject({ enableClientSecretInRestApiAccess: false });
    expect(problems).toEqual([]);
    expect(setting()).toMatchObject({ enableClientSecretInRestApiAccess: true });
    expect(org.settings.consumerSecretsByRest).toBe(true);
  });
});
