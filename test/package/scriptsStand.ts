import { execFile, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseEnv } from "node:util";
import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { Browser, isolatedEnvironment, openSf, practice, signInCli } from "@crosswalk/practice-org/testing";
import { projectFolder } from "../support/projectFolder.ts";
import { signInAs } from "../support/signInAs.ts";
import { startProcess } from "../support/startProcess.ts";

const connectorUrl = "https://leads.contoso.example";
const panelOrigin = "https://contoso.lightning.force.com";

/** An org that the Salesforce CLI is signed in to, the commands that deploy to it, and a folder for files. */
export interface ScriptsStand {
  org: RunningOrg;
  folder: string;
  script(name: string, ...args: string[]): Promise<{ status: number; output: string }>;
  /** Starts a command that may ask. */
  start(name: string, ...args: string[]): ChildProcessWithoutNullStreams;
  settings(changes: object): Promise<unknown>;
  /** What the org has of the app, as it keeps it. */
  appInOrg(): { policies: string[]; admits: string; clients: string[] };
  /** Signs a rep in to a connector that is started with the environment file; answers whom it knows then. */
  signInWith(environmentFile: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function startScriptsStand(): Promise<ScriptsStand> {
  const org = await startPracticeOrg();
  const sf = openSf();
  const folder = mkdtempSync(path.join(tmpdir(), "crosswalk-scripts-"));
  await signInCli(sf, org, "admin@practice.example", "admin");
  const options = { cwd: projectFolder, env: isolatedEnvironment(sf.home) };
  const fileOf = (name: string) => path.join(projectFolder, "scripts", name);
  return {
    org,
    folder,
    start: (name, ...args) => spawn(process.execPath, [fileOf(name), ...args], options),
    script: (name, ...args) =>
      new Promise((resolve) => {
        const all = { ...options, maxBuffer: 16 * 1024 * 1024 };
        const child = execFile(process.execPath, [fileOf(name), ...args], all, (error, stdout, stderr) => {
          resolve({ status: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
        });
        // Nobody is there to answer.
        child.stdin?.end();
      }),
    settings: (changes) => practice(org, "PATCH", "/settings", changes),
    appInOrg: () => appIn(org),
    async signInWith(environmentFile) {
      const DATABASE_FILE = path.join(folder, "connector.db");
      const connector = startProcess({
        ...Object.fromEntries(readEnvironment(environmentFile)),
        // The practice org is at no address of Salesforce's.
        ...{ SALESFORCE_INSTANCE_HOSTS: new URL(org.url).host, DATABASE_FILE, PORT: "0" },
      });
      const url = `http://localhost:${await connector.listening}`;
      const reroute = (to: URL) => (to.origin === connectorUrl ? new URL(to.pathname + to.search, url) : to);
      const rep = await signInAs({ url }, "rep@practice.example", {
        origin: panelOrigin,
        browser: new Browser({ reroute }),
      });
      const { body } = await rep.get<{ userId: string }>("/v1/sessions/current");
      connector.kill("SIGTERM");
      await connector.ended;
      rmSync(DATABASE_FILE);
      return org.org.db.prepare("SELECT Username FROM User WHERE Id = ?").pluck().get(body.userId);
    },
    async close() {
      sf.close();
      await org.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const target = (environmentFile: string): string[] => [
  ...["--target-org", "admin", "--connector-url", connectorUrl, "--contact-email", "us@contoso.example"],
  ...["--panel-origin", panelOrigin, "--yes", "--environment-file", environmentFile],
];

export const readEnvironment = (file: string) =>
  new Map(Object.entries(parseEnv(readFileSync(file, "utf8")) as Record<string, string>));

function appIn({ org }: RunningOrg) {
  const rows = org.db
    .prepare(
      "SELECT full_name, content FROM _component_file WHERE type = 'ExtlClntAppOauthConfigurablePolicies'",
    )
    .all() as { full_name: string; content: Buffer }[];
  const clients = org.db
    .prepare("SELECT clientId FROM oauth_client WHERE redirectUris LIKE ?")
    .pluck()
    .all(`%${connectorUrl}%`) as string[];
  return {
    policies: rows.map(({ full_name: name }) => name),
    admits: rows.map(({ content }) => /<permittedUsersPolicyType>(\w+)/.exec(content.toString())?.[1]).join(),
    clients,
  };
}
