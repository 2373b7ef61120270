import path from "node:path";
import { accessTokenOf, Browser, practice } from "@crosswalk/practice-org/testing";
import type { Tools } from "../../../scripts/checkOrg/check.ts";
import { checks } from "../../../scripts/checkOrg/checks.ts";
import { openConnector } from "../../../scripts/checkOrg/openConnector.ts";
import { runChecks, type Result } from "../../../scripts/checkOrg/runChecks.ts";
import { openSession } from "../../../scripts/org/orgSession.ts";
import { readEnvironment, startScriptsStand, target, type ScriptsStand } from "../scriptsStand.ts";

/** What the checks use otherwise. */
export type Changes = Partial<Pick<Tools, "validate" | "askForAddress"> & { apiVersion: string }> & {
  /** Values of the environment file. */
  environment?: Record<string, string>;
};

/** An org to which Crosswalk was deployed, where all is well. */
export interface CheckedOrg {
  stand: ScriptsStand;
  environmentFile: string;
  /** A request of the control plane. Throws where it is refused. */
  set(method: string, path: string, body?: unknown): Promise<void>;
  /** A request of the REST API as a user, with the answer's body. */
  rest(username: string, method: string, path: string, body?: object): Promise<{ id: string }>;
  /** Replaces text in a component, as an admin does in Setup. */
  changeComponent(type: string, from: string, to: string): void;
  userId(username: string): string;
  /** How many records there are that `--write` made. */
  written(): unknown;
  /** A person with a browser. */
  signInAs(username: string): (authorizeUrl: string) => Promise<string>;
  /** Runs one check without the Salesforce CLI. */
  check(id: string, changes?: Changes): Promise<Result>;
  close(): Promise<void>;
}

export const admin = "admin@practice.example";
export const rep = "rep@practice.example";

/** Users of the practice org whom something keeps from adding contacts. They hold no permission set here. */
const hindered = ["readonly", "nofls", "noapi"];

export async function startCheckedOrg(): Promise<CheckedOrg> {
  const stand = await startScriptsStand();
  const { org, folder } = stand;
  const environmentFile = path.join(folder, "org.env");
  const set = async (method: string, where: string, body?: unknown): Promise<void> => {
    const { status, body: answer } = await practice(org, method, where, body);
    if (status >= 400) throw new Error(`${method} ${where}: ${JSON.stringify(answer)}`);
  };
  for (const name of hindered) await set("PATCH", `/users/${name}@practice.example`, { permissionSets: [] });
  await set("PATCH", "/settings", { translationWorkbench: true });
  const deployed = await stand.script("deploy-sandbox.ts", ...target(environmentFile));
  if (deployed.status !== 0) throw new Error(deployed.output);
  const ofFile = readEnvironment(environmentFile);
  return {
    stand,
    environmentFile,
    set,
    async rest(username, method, where, body) {
      const headers = {
        Authorization: `Bearer ${await accessTokenOf(org, username)}`,
        "Content-Type": "application/json",
      };
      const address = `${org.url}/services/data/v67.0${where}`;
      const answer = await fetch(address, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      return (await answer.json().catch(() => ({}))) as { id: string };
    },
    changeComponent(type, from, to) {
      const { db } = org.org;
      const rows = db.prepare("SELECT rowid, content FROM _component_file WHERE type = ?").all(type) as {
        rowid: number;
        content: Buffer;
      }[];
      const update = db.prepare("UPDATE _component_file SET content = ? WHERE rowid = ?");
      for (const { rowid, content } of rows)
        update.run(Buffer.from(content.toString().replace(from, to)), rowid);
    },
    userId: (username) =>
      String(org.org.db.prepare("SELECT Id FROM User WHERE Username = ?").pluck().get(username)),
    written: () =>
      org.org.db
        .prepare("SELECT COUNT(*) FROM Contact WHERE IsDeleted = 0 AND LastName LIKE 'Crosswalk check%'")
        .pluck()
        .get(),
    signInAs: (username) => async (authorizeUrl) => {
      const browser = new Browser({ within: org.url });
      const login = await browser.open(authorizeUrl);
      if (login.left !== undefined) return login.left;
      const shown = await browser.submit(login, { username, pw: "practice" });
      return shown.left ?? (await browser.submit(shown, { save: "Allow" })).left ?? "";
    },
    async check(id, { environment = {}, apiVersion = "67.0", ...changes } = {}) {
      const values = new Map([...ofFile, ...Object.entries(environment)]);
      const accessToken = await accessTokenOf(org, admin);
      const session = openSession({ instanceUrl: org.url, accessToken, apiVersion });
      const tools: Tools = {
        ctx: await openConnector(session, org.orgId, values),
        org: session,
        environment: values,
        validate: async () => [],
        askForAddress: async () => "",
        ...changes,
      };
      const [result] = await runChecks(
        checks.filter((check) => check.id === id),
        tools,
      );
      if (!result) throw new Error(`no check ${id}`);
      return result;
    },
    close: () => stand.close(),
  };
}
