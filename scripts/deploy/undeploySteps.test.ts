import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "@crosswalk/practice-org";
import { accessTokenOf } from "@crosswalk/practice-org/testing";
import { giveBackStep } from "./assignments.ts";
import { openSession } from "../org/orgSession.ts";
import { runPlan } from "./runSteps.ts";
import { removableOnly, undeploySteps } from "./undeploySteps.ts";

let org: RunningOrg;
let accessToken: string;
let folder: string;

beforeAll(async () => {
  org = await startPracticeOrg();
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-undeploy-"));
});
beforeEach(async () => {
  org.org.reset();
  accessToken = await accessTokenOf(org, "admin@practice.example");
  for (const name of lists()) rmSync(path.join(folder, name));
  writeFileSync(path.join(folder, "destructiveChanges.xml"), manifest);
});
afterAll(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

const manifest =
  "<Package><types><members>Crosswalk_Rep</members><name>PermissionSet</name></types></Package>";

const session = (request?: typeof fetch) =>
  openSession({ instanceUrl: org.url, accessToken, apiVersion: "67.0" }, request);

const read = () => ({ id: org.orgId, instanceUrl: org.url });

/** Who holds which of the package's permission sets, and until when. */
const assignments = (): unknown[] =>
  org.org.db
    .prepare(
      `SELECT AssigneeId, PermissionSetId, ExpirationDate FROM PermissionSetAssignment
       JOIN PermissionSet ON PermissionSet.Id = PermissionSetId
       WHERE Name IN ('Crosswalk_Rep', 'Crosswalk_Admin') ORDER BY 1, 2`,
    )
    .all();

/** Undeploys with a CLI that removes as `remove` does. Gives what was said, and the failure. */
async function undeploy(remove: () => Promise<void>, request?: typeof fetch) {
  const lines: string[] = [];
  const run = async (args: string[]) => {
    if (args.includes("deploy")) return remove();
    writeFileSync(path.join(folder, "destructiveChanges.xml"), manifest);
  };
  const steps = undeploySteps(
    "acme",
    { read, open: async () => session(request) },
    { run, folder, taken: folder },
  );
  const plan = { purpose: "", steps, ending: "Removed." };
  const failure = await runPlan(plan, (line) => lines.push(line)).catch((error: unknown) => error);
  return { said: lines.join("\n"), failure };
}

/** The lists of what was taken. */
const lists = () => readdirSync(folder).filter((name) => name.startsWith("taken-assignments-"));

/**
 * Starts a process that removes Crosswalk, and gives it when it has come to `until`: its request that takes
 * all is on its way, or all is taken and the CLI's removal runs. What is taken then waits for a signal, and
 * for what is given back too early, or else for some answers of the org.
 */
async function startRemoval(until: "taking" | "removing") {
  const here = (name: string) => JSON.stringify(path.join(import.meta.dirname, name));
  const program = `
    import { once } from "node:events";
    import { openSession } from ${here("../org/orgSession.ts")};
    import { undeploySteps } from ${here("undeploySteps.ts")};
    const target = ${JSON.stringify({ instanceUrl: org.url, accessToken, apiVersion: "67.0" })};
    const given = Promise.withResolvers();
    const answers = async () => { for (let n = 0; n < 30; n++) await fetch(target.instanceUrl); };
    const request = async (url, init) => {
      const asked = String(init?.body ?? "");
      if (${until === "taking"} && init?.method === "DELETE") {
        process.stdout.write("taking ");
        await once(process, "SIGTERM");
        await Promise.race([given.promise, answers()]);
      }
      const answer = await fetch(url, init);
      if (asked.includes('"allOrNone":false')) given.resolve();
      return answer;
    };
    const open = async () => openSession(target, request);
    const holder = { read: () => (${JSON.stringify(read())}), open };
    const folder = ${JSON.stringify(folder)};
    setInterval(() => {}, 1_000_000);
    const run = () => new Promise(() => process.stdout.write("removing "));
    await undeploySteps("acme", holder, { run, folder, taken: folder })[1].run(console.log);
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const ended = once(child, "close");
  const begun = Promise.withResolvers<undefined>();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said.includes(until)) begun.resolve(undefined);
  });
  await begun.promise;
  return { child, ended, said: () => said };
}

const refused = () => Promise.reject(new Error("The org refuses it."));

/** The org removes the package. */
const removeAll = () => org.org.db.prepare("DELETE FROM PermissionSet WHERE Name LIKE 'Crosswalk%'").run();

const allBack = /Everybody has their permission sets again: \d+ assignments\./;

describe("the removal of Crosswalk", () => {
  it("takes the permission sets from everybody before the package goes", async () => {
    let held: unknown[] = [{}];

    const { failure } = await undeploy(async () => void (held = assignments()));

    expect(failure).toBeUndefined();
    expect(held).toEqual([]);
    expect(lists()).toEqual([]);
  });

  it("gives everybody their permission sets again where the package's removal is refused", async () => {
    const { send, query } = session();
    const [first] = await query<{ Id: string }>(
      "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Crosswalk_Rep' LIMIT 1",
    );
    const body = { ExpirationDate: "2099-01-31T00:00:00.000Z" };
    await send(`/sobjects/PermissionSetAssignment/${first?.Id}`, { method: "PATCH", body });
    const before = assignments();
    expect(before.length).toBeGreaterThan(2);

    const { said, failure } = await undeploy(refused);

    expect(assignments()).toEqual(before);
    expect(said).toMatch(allBack);
    expect(failure).toMatchObject({ nextStep: expect.stringContaining("Remove by hand") as string });
  });

  it("gives back what was taken where the answer to that is lost", async () => {
    const before = assignments();
    const taking: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      if (init?.method === "DELETE") throw new TypeError("fetch failed");
      return answer;
    };

    const { failure } = await undeploy(async () => {}, taking);

    expect(failure).toMatchObject({
      message: expect.stringMatching(/^The connection to .* was lost/) as string,
    });
    expect(assignments()).toEqual(before);
  });

  it.each([
    ["refuses each", () => Response.json([])],
    ["does not answer", () => new Response("[]", { status: 503 })],
  ])("keeps its list where it cannot give back, as the org %s", async (_, answer) => {
    const giving: typeof fetch = async (input, init) =>
      typeof init?.body === "string" && init.body.includes('"allOrNone":false')
        ? answer()
        : fetch(input, init);

    const { said } = await undeploy(refused, giving);

    expect(said).toMatch(/could not be given back.*deploy/);
    expect(lists()).toHaveLength(1);
  });

  it.each([
    ["SIGINT", "removing"],
    ["SIGTERM", "removing"],
    ["SIGTERM", "taking"],
  ] as const)(
    "gives everybody their permission sets again where %s ends it while %s",
    async (signal, until) => {
      const before = assignments();
      const { child, ended, said } = await startRemoval(until);

      child.kill(signal);

      expect(await ended).toEqual([null, signal]);
      expect(assignments()).toEqual(before);
      const goesOn = until === "removing";
      expect(said()).toMatch(goesOn ? /The org may go on with the removal/ : allBack);
      expect(lists()).toHaveLength(goesOn ? 1 : 0);
      expect(said().includes("removing")).toBe(goesOn);
    },
  );

  it("is done where the org removed all after the CLI had lost it", async () => {
    const { said, failure } = await undeploy(async () => {
      removeAll();
      throw new Error("sf ended with status 1.");
    });

    expect(failure).toBeUndefined();
    expect(said).toContain("The org has removed it all the same.");
    expect(said).not.toContain("could not be given back");
    expect(lists()).toEqual([]);
  });

  it("leaves an org without Crosswalk its own components whose names the package has, too", async () => {
    removeAll();
    let isRemoved = false;

    const { said } = await undeploy(async () => void (isRemoved = true));

    expect(isRemoved).toBe(false);
    expect(said).toContain("there was nothing to remove");
  });

  it("leaves a managed package, and says where that is uninstalled", async () => {
    org.org.db
      .prepare("UPDATE PermissionSet SET NamespacePrefix = 'acme' WHERE Name LIKE 'Crosswalk%'")
      .run();
    const before = assignments();

    const { failure } = await undeploy(async () => {});

    expect(failure).toMatchObject({
      message: expect.stringContaining("uninstalled in Setup, Installed Packages") as string,
    });
    expect(assignments()).toEqual(before);
  });

  it("leaves out what Salesforce removes with something else", () => {
    const type = (name: string, ...members: string[]) =>
      `  <types>\n${members.map((each) => `    <members>${each}</members>\n`).join("")}    <name>${name}</name>\n  </types>\n`;
    const kept = type("CustomObject", "A__c") + type("CustomField", "Contact.B__c");
    const all =
      type("CustomObject", "A__c") +
      type("CustomField", "A__c.X__c", "Contact.B__c") +
      type("Layout", "A__c-L");

    expect(removableOnly(all)).toBe(kept);
  });
});

describe("a removal that was killed", () => {
  const kill = async () => {
    const { child, ended } = await startRemoval("removing");
    child.kill("SIGKILL");
    await ended;
  };

  it("leaves to the next deployment what it took, for its owner's eyes alone", async () => {
    const before = assignments();
    await kill();
    expect(assignments()).toEqual([]);
    expect(lists().map((name) => statSync(path.join(folder, name)).mode & 0o777)).toEqual([0o600]);
    const { run } = giveBackStep({ read, open: async () => session() }, folder);
    const said: string[] = [];

    await run((line) => said.push(line));

    expect(assignments()).toEqual(before);
    expect(said).toEqual([expect.stringMatching(allBack)]);
    expect(lists()).toEqual([]);
  });

  it("leaves it to the next removal, which gives it back where it is refused", async () => {
    const before = assignments();
    await kill();

    await undeploy(refused);

    expect(assignments()).toEqual(before);
  });
});
