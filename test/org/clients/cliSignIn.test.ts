import { once } from "node:events";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSf, type Sf } from "../testing/openSf.ts";
import { Browser } from "../testing/browser.ts";
import { findClient, saveClient } from "../oauth/clients.ts";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { serveByTls, type TlsFront } from "../testing/serveByTls.ts";

let running: RunningOrg;
let sf: Sf;
let front: TlsFront;
let project: string;

beforeAll(async () => {
  running = await startPracticeOrg();
  front = await serveByTls();
  front.passTo(running.url);
  sf = openSf();
  project = join(sf.home, "project");
  mkdirSync(join(project, "force-app"), { recursive: true });
});
afterAll(async () => {
  sf.close();
  await front.close();
  await running.close();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/**
 * The CLI listens at 1717 unless its project says otherwise, and then its app must know that redirect URI.
 */
async function listenAtFreePort(): Promise<void> {
  const oauthLocalPort = await freePort();
  const settings = { packageDirectories: [{ path: "force-app", default: true }], oauthLocalPort };
  writeFileSync(join(project, "sfdx-project.json"), JSON.stringify(settings));
  const client = findClient(running.org, "PlatformCLI");
  if (!client) throw new Error("the org knows the CLI");
  saveClient(running.org, { ...client, redirectUris: [`http://localhost:${oauthLocalPort}/OauthRedirect`] });
}

/** A script that the CLI opens as the browser. It returns at once, like a browser that is already running. */
function browser(username: string): string {
  const file = join(sf.home, "browser.sh");
  const standIn = join(import.meta.dirname, "../testing/browserStandIn.ts");
  writeFileSync(file, `#!/bin/sh\n"${process.execPath}" "${standIn}" ${username} "$1" >"$0.log" 2>&1 &\n`);
  chmodSync(file, 0o755);
  return file;
}

const logIn = async (username: string, alias: string) => {
  await listenAtFreePort();
  return sf.json<{ username: string; orgId: string; instanceUrl: string }>(
    ["org", "login", "web", "--instance-url", running.url, "--alias", alias],
    { cwd: project, env: { BROWSER: browser(username) } },
  );
};

test("the Salesforce CLI signs in by web, shows, lists and opens the org, and logs out", async () => {
  expect(await logIn("rep@practice.example", "web")).toMatchObject({
    username: "rep@practice.example",
    orgId: running.orgId,
    instanceUrl: running.url,
  });
  expect(await sf.json(["org", "display", "--target-org", "web"])).toMatchObject({
    username: "rep@practice.example",
    connectedStatus: "Connected",
    id: running.orgId,
  });
  const listed = await sf.json<{ other: { alias: string; connectedStatus: string }[] }>(["org", "list"]);
  expect(listed.other).toMatchObject([{ alias: "web", connectedStatus: "Connected" }]);
  const opened = await sf.json<{ url: string }>([
    "org",
    "open",
    "--url-only",
    "--path",
    "lightning/page/home",
    "--target-org",
    "web",
  ]);
  expect(opened.url).toMatch(`${running.url}/secur/frontdoor.jsp?`);
  await sf.json(["org", "logout", "--target-org", "web", "--no-prompt"]);
  await expect(sf.json(["org", "display", "--target-org", "web"])).rejects.toThrow(/web/);
}, 240_000);

test("the Salesforce CLI keeps its session by refreshing it", async () => {
  await logIn("admin@practice.example", "kept");
  running.org.db.exec("DELETE FROM oauth_access");
  const queried = await sf.json<{ totalSize: number }>([
    "data",
    "query",
    "--query",
    "SELECT Id FROM Organization",
    "--target-org",
    "kept",
  ]);
  expect(queried.totalSize).toBe(1);
}, 240_000);

test("the Salesforce CLI signs in by an SFDX auth URL, which it takes to be of an https host", async () => {
  running.org.settings.refreshTokenRotation = false;
  const certificate = join(sf.home, "certificate.pem");
  writeFileSync(certificate, front.certificate);
  running.org.instanceUrl = front.url;
  const { hash } = new URL(await tokensInFragment());
  const refreshToken = new URLSearchParams(hash.slice(1)).get("refresh_token") ?? "";
  const file = join(sf.home, "auth.txt");
  writeFileSync(file, `force://PlatformCLI::${refreshToken}@${new URL(front.url).host}`);
  const env = { NODE_EXTRA_CA_CERTS: certificate };
  const signedIn = await sf.json(["org", "login", "sfdx-url", "--sfdx-url-file", file, "--alias", "url"], {
    env,
  });
  expect(signedIn).toMatchObject({ username: "rep@practice.example", instanceUrl: front.url });
  const shown = await sf.json(["org", "display", "--target-org", "url"], { env });
  expect(shown).toMatchObject({ connectedStatus: "Connected" });
}, 240_000);

/**
 * The user-agent flow of the CLI's own app, whose tokens a command-line client reads off the success page's
 * address.
 */
async function tokensInFragment(): Promise<string> {
  const client = findClient(running.org, "PlatformCLI");
  if (!client) throw new Error("the org knows the CLI");
  const redirectUri = "sfdx://localhost/services/oauth2/success";
  saveClient(running.org, { ...client, redirectUris: [redirectUri] });
  const plain = new Browser({ within: running.url });
  const query = new URLSearchParams({
    response_type: "token",
    client_id: "PlatformCLI",
    redirect_uri: redirectUri,
    scope: "api web refresh_token id",
  });
  const login = await plain.open(`/services/oauth2/authorize?${query.toString()}`);
  let shown = await plain.submit(login, { username: "rep@practice.example", pw: "practice" });
  if (shown.left === undefined) shown = await plain.submit(shown, { save: "Allow" });
  return shown.left ?? "";
}
