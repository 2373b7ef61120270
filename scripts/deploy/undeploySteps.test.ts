import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "@crosswalk/practice-org";
import { accessTokenOf } from "@crosswalk/practice-org/testing";
import { giveBackStep } from "./giveBack.ts";
import { openSession } from "../org/orgSession.ts";
import { runPlan } from "./step.ts";
import { undeploySteps } from "./undeploySteps.ts";

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
});
afterAll(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

const session = (request?: typeof fetch) =>
  openSession({ instanceUrl: org.url, accessToken, apiVersion: "67.0" }, request);

const read = () => ({ id: org.orgId, instanceUrl: org.url });

/** Who holds which of the package's permission sets, and until when. */
const assignments = (namespace: string | null = null): unknown[] =>
  org.org.db
    .prepare(
      `SELECT AssigneeId, PermissionSetId, ExpirationDate FROM PermissionSetAssignment
       JOIN PermissionSet ON PermissionSet.Id = PermissionSetId
       WHERE Name IN ('Crosswalk_Rep', 'Crosswalk_Admin') AND NamespacePrefix IS ? ORDER BY 1, 2`,
    )
    .all(namespace);

/** Undeploys with a CLI that removes as `remove` does. Gives what was said, and the failure. */
async function undeploy(remove: () => Promise<void>, request?: typeof fetch) {
  const lines: string[] = [];
  const run = async (args: string[]) => {
    if (args.includes("deploy")) return remove();
    writeFileSync(path.join(folder, "destructiveChanges.xml"), "<Package/>");
  };
  const steps = undeploySteps(
    "acme",
    { read, open: async () => session(request) },
    { run, folder, taken: folder },
  );
  const plan = { purpose: "", steps, ending: "Removed." };
  const failure = await runPlan(plan, { dryRun: false, print: (line) => lines.push(line) }).catch(
    (error: unknown) => error,
  );
  return { said: lines.join("\n"), failure };
}

/** The lists of what was taken. */
const lists = () => readdirSync(folder).filter((name) => name.startsWith("taken-assignments-"));

/** Starts a process that removes Crosswalk, and gives it when all is taken and the CLI's removal runs. */
async function startRemoval() {
  const here = (name: string) => JSON.stringify(path.join(import.meta.dirname, name));
  const program = `
    import { writeFileSync } from "node:fs";
    import { openSession } from ${here("../org/orgSession.ts")};
    import { undeploySteps } from ${here("undeploySteps.ts")};
    const target = ${JSON.stringify({ instanceUrl: org.url, accessToken, apiVersion: "67.0" })};
    const holder = { read: () => (${JSON.stringify(read())}), open: async () => openSession(target) };
    const folder = ${JSON.stringify(folder)};
    const run = () => new Promise(() => {
      setInterval(() => {}, 1_000_000);
      process.stdout.write("removing");
    });
    await undeploySteps("acme", holder, { run, folder, taken: folder })[1].run(() => {});
  `;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  return { child, ended };
}

const refused = () => Promise.reject(new Error("sf ended with status 1"));

describe("the removal of Crosswalk", () => {
  it("takes the permission sets from everybody before the package goes", async () => {
    let held: unknown[] = [{}];

    const { failure } = await undeploy(async () => void (held = assignments()));

    expect(failure).toBeUndefined();
    expect(held).toEqual([]);
    expect(assignments()).toEqual([]);
  });

  it("leaves the permission sets of a managed package to whoever has them", async () => {
    const { db } = org.org;
    db.prepare(`UPDATE PermissionSet SET NamespacePrefix = 'acme' WHERE Name = 'Crosswalk_Rep'`).run();
    const managed = assignments("acme");
    expect(managed.length).toBeGreaterThan(0);

    await undeploy(async () => {});

    expect(assignments("acme")).toEqual(managed);
    expect(assignments()).toEqual([]);
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
    expect(said).toContain("Everybody has their permission sets again.");
    expect(failure).toMatchObject({ nextStep: expect.stringContaining("Remove by hand") as string });
  });

  it("gives back what was taken where another part of the assignments cannot be", async () => {
    const before = assignments();
    const taking: typeof fetch = async (input, init) => {
      const asked = typeof init?.body === "string" ? init.body : "";
      if (!asked.includes('"DELETE"')) return fetch(input, init);
      await fetch(input, init);
      throw new TypeError("fetch failed");
    };

    const { failure } = await undeploy(async () => {}, taking);

    expect(failure).toMatchObject({ message: expect.stringContaining("fetch failed") as string });
    expect(assignments()).toEqual(before);
  });

  it("says how many assignments it could not give back, and where to make them", async () => {
    const giving: typeof fetch = async (input, init) => {
      const asked = typeof init?.body === "string" ? init.body : "";
      if (!asked.includes('"allOrNone":false')) return fetch(input, init);
      const { records } = JSON.parse(asked) as { records: unknown[] };
      const errors = [{ statusCode: "INACTIVE_OWNER_OR_USER", message: "inactive user" }];
      return Response.json(records.map(() => ({ success: false, errors })));
    };

    const { said } = await undeploy(refused, giving);

    expect(said).toMatch(/\d+ assignments could not be given back \(inactive user\)/);
    expect(said).toContain("Manage Assignments");
    expect(lists()).toHaveLength(1);
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "gives everybody their permission sets again where %s ends it",
    async (signal) => {
      const before = assignments();
      const { child, ended } = await startRemoval();
      expect(assignments()).toEqual([]);

      child.kill(signal);

      expect(await ended).toEqual([null, signal]);
      expect(assignments()).toEqual(before);
      expect(lists()).toEqual([]);
    },
  );
});

describe("a removal that was killed", () => {
  const kill = async () => {
    const { child, ended } = await startRemoval();
    child.kill("SIGKILL");
    await ended;
  };
  /** Gives back as the next deployment does. */
  const giveBack = async () => {
    const lines: string[] = [];
    const steps = [giveBackStep({ read, open: async () => session() }, folder)];
    await runPlan({ purpose: "", steps, ending: "" }, { dryRun: false, print: (line) => lines.push(line) });
    return lines.join("\n");
  };

  it("leaves to the next deployment what it took, for its owner's eyes alone", async () => {
    const before = assignments();
    await kill();
    expect(assignments()).toEqual([]);
    expect(lists().map((name) => statSync(path.join(folder, name)).mode & 0o777)).toEqual([0o600]);

    expect(await giveBack()).toContain("Everybody has their permission sets again.");

    expect(assignments()).toEqual(before);
    expect(lists()).toEqual([]);
    expect(await giveBack()).toContain("Skipped: no removal was interrupted.");
  });

  it("leaves to the next removal what it took, which gives it back where it is refused", async () => {
    const before = assignments();
    await kill();

    await undeploy(refused);

    expect(assignments()).toEqual(before);
  });

  it("is over where the next removal succeeds, or the permission sets are gone after all", async () => {
    await kill();
    await undeploy(async () => {});
    expect(lists()).toEqual([]);

    org.org.reset();
    await kill();
    org.org.db.prepare("DELETE FROM PermissionSet WHERE Name LIKE 'Crosswalk%'").run();
    await giveBack();
    expect(lists()).toEqual([]);
  });
});
