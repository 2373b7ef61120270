import AdmZip from "adm-zip";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { changeUser } from "../practice/changeUser.ts";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice } from "../testing/signIn.ts";

const namespace = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const app = {
  "externalClientApps/Bridge.eca": `<ExternalClientApplication ${namespace}><label>Bridge</label></ExternalClientApplication>`,
  "extlClntAppOauthSettings/Bridge_OAuth.ecaOauth": `<ExtlClntAppOauthSettings ${namespace}><commaSeparatedOauthScopes>Api, Basic</commaSeparatedOauthScopes><externalClientApplication>Bridge</externalClientApplication></ExtlClntAppOauthSettings>`,
  "extlClntAppGlobalOauthSets/Bridge_Global.ecaGlblOauth": `<ExtlClntAppGlobalOauthSettings ${namespace}><callbackUrl>https://bridge.example/callback</callbackUrl><consumerKey>BridgeKey</consumerKey><consumerSecret>BridgeSecret</consumerSecret><externalClientApplication>Bridge</externalClientApplication></ExtlClntAppGlobalOauthSettings>`,
  "package.xml": `<Package ${namespace}>${[
    ["ExternalClientApplication", "Bridge"],
    ["ExtlClntAppOauthSettings", "Bridge_OAuth"],
    ["ExtlClntAppGlobalOauthSettings", "Bridge_Global"],
  ]
    .map(([name, member]) => `<types><members>${member}</members><name>${name}</name></types>`)
    .join("")}<version>67.0</version></Package>`,
};

let folder: string;
let org: RunningOrg;

const start = (): Promise<RunningOrg> =>
  startPracticeOrg({ fresh: false, dataFile: path.join(folder, "org.sqlite"), seed: "empty" });

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-eca-"));
  org = await start();
  await practice(org, "PATCH", "/settings", { consumerKeys: "deployed" });
});

afterEach(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

async function signIn(clientId: string, clientSecret: string): Promise<Record<string, string>> {
  const answer = await fetch(`${org.url}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: clientId,
      client_secret: clientSecret,
      username: "admin@practice.example",
      password: "practice",
    }),
  });
  return (await answer.json()) as Record<string, string>;
}

async function deployApp(files: Record<string, string> = app): Promise<void> {
  const zip = new AdmZip();
  for (const [file, content] of Object.entries(files)) zip.addFile(file, Buffer.from(content));
  const { access_token: token = "" } = await signIn(org.clientId, org.clientSecret);
  const form = new FormData();
  form.append("entity_content", JSON.stringify({ deployOptions: {} }));
  form.append("file", new Blob([new Uint8Array(zip.toBuffer())], { type: "application/zip" }), "deploy.zip");
  const answer = await fetch(`${org.url}/services/data/v67.0/metadata/deployRequest`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: form,
  });
  expect(answer.status).toBe(201);
}

it("a deployed External Client App signs people in with its key and scopes, also after the org has restarted", async () => {
  expect(await signIn("BridgeKey", "BridgeSecret")).toMatchObject({ error: "invalid_client_id" });

  await deployApp();
  expect(await signIn("BridgeKey", "BridgeSecret")).toMatchObject({ token_type: "Bearer" });
  expect((await signIn("BridgeKey", "BridgeSecret"))["scope"]?.split(" ").sort()).toEqual(["api", "id"]);
  await org.close();
  org = await start();

  expect(await signIn("BridgeKey", "BridgeSecret")).toMatchObject({ token_type: "Bearer" });
});

it("a deployed policy decides who may use the app", async () => {
  const policy = (sets: string) => ({
    ...app,
    "extlClntAppOauthPolicies/Bridge_oauthPlcy.ecaOauthPlcy": `<ExtlClntAppOauthConfigurablePolicies ${namespace}><commaSeparatedPermissionSet>${sets}</commaSeparatedPermissionSet><externalClientApplication>Bridge</externalClientApplication><label>Bridge</label><permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType></ExtlClntAppOauthConfigurablePolicies>`,
    "package.xml": app["package.xml"].replace(
      "<version>",
      "<types><members>Bridge_oauthPlcy</members><name>ExtlClntAppOauthConfigurablePolicies</name></types><version>",
    ),
  });
  await deployApp(policy("Crosswalk_Admin, Crosswalk_Rep"));
  expect(await signIn("BridgeKey", "BridgeSecret")).toMatchObject({ token_type: "Bearer" });

  changeUser(org.org, "admin@practice.example", { permissionSets: [] });
  expect(await signIn("BridgeKey", "BridgeSecret")).toMatchObject({ error: "invalid_app_access" });
});
