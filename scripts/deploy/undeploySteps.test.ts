import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "@crosswalk/practice-org";
import { accessTokenOf } from "@crosswalk/practice-org/testing";
import { giveBackStep } from "./giveBack.ts";
import { openSession } from "../org/orgSession.ts";
import { SfEnded } from "../org/sf.ts";
import { runPlan } from "./step.ts";
import { takenFile } from "./takenFile.ts";
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
  manifest = permissionSet;
  accessToken = await accessTokenOf(org, "admin@practice.example");
  for (const name of lists()) rmSync(path.join(folder, name));
  writeFileSync(path.join(folder, "destructiveChanges.xml"), manifest);
});
afterAll(async () => {
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

const permissionSet =
  "<Package><types><members>Crosswalk_Rep</members><name>PermissionSet</name></types></Package>";

/** What the package has, as the manifest lists it. */
let manifest = permissionSet;

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
    writeFileSync(path.join(folder, "destructiveChanges.xml"), manifest);
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

/**
 * Starts a process that removes Crosswalk, and gives it when it has come to `until`: its request that takes
 * all is on its way, or all is taken and the CLI's removal runs. What is taken then waits for a signal, and
 * for what is given back too early, or else for some answers of the org.
 */
async function startRemoval(until: "taking" | "removing" = "removing") {
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
      if (${until === "taking"} && asked.includes('"DELETE"')) {
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

const refused = () => Promise.reject(new SfEnded(1));

/** A deployment as the org lists it, of the user who removes unless another is named. */
const list = (id: string, status: string, username = "admin@practice.example") => {
  const createdBy = org.org.db.prepare("SELECT Id FROM User WHERE Username = ?").pluck().get(username);
  const result = { id, status, checkOnly: false, createdBy, createdDate: `2030-01-31T00:00:0${id.at(-4)}Z` };
  org.org.db.prepare("INSERT INTO _async_job VALUES (?, 'deploy', ?, NULL)").run(id, JSON.stringify(result));
};

/** The CLI ends with status 1 while the org's newest deployment stands so. */
const leaving = (status: string) => async () => {
  list("0AfPr0000000001AAA", status);
  throw new SfEnded(1);
};

/** The org removes the package. */
const removeAll = () => {
  org.org.db.prepare("DELETE FROM PermissionSet WHERE Name LIKE 'Crosswalk%'").run();
  org.org.db.prepare("DELETE FROM _component WHERE full_name LIKE 'Crosswalk%'").run();
};

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
    manifest = permissionSet.replace("Crosswalk_Rep", "Crosswalk_Admin");
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
    expect(said).toMatch(/Everybody has their permission sets again: \d+ assignments? made\./);
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

    expect(failure).toMatchObject({
      message: expect.stringMatching(/^The connection to .* was lost/) as string,
    });
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
    "gives everybody their permission sets again where %s ends it, and says that the org may go on",
    async (signal) => {
      const before = assignments();
      const { child, ended, said } = await startRemoval();
      expect(assignments()).toEqual([]);

      child.kill(signal);

      expect(await ended).toEqual([null, signal]);
      expect(assignments()).toEqual(before);
      expect(said()).toContain("npm run sf -- project deploy cancel");
      expect(said()).toContain("Setup, Deployment Status");
      expect(said()).toContain("until a deployment has given back");
      expect(lists()).toHaveLength(1);
    },
  );

  it("gives back all where a signal ends it while it takes them, and removes nothing", async () => {
    const before = assignments();
    const { child, ended, said } = await startRemoval("taking");

    child.kill("SIGTERM");

    expect(await ended).toEqual([null, "SIGTERM"]);
    expect(assignments()).toEqual(before);
    expect(said()).not.toContain("removing");
    expect(said()).toMatch(/Everybody has their permission sets again: \d+ assignments? made\./);
    expect(lists()).toEqual([]);
  });

  it("keeps its list where the CLI loses the network, and tells it from a refusal", async () => {
    let isCut = false;
    const cut: typeof fetch = async (input, init) => {
      if (isCut) throw new TypeError("fetch failed");
      return fetch(input, init);
    };

    const { said, failure } = await undeploy(async () => {
      isCut = true;
      throw new SfEnded(1);
    }, cut);

    expect(failure).toMatchObject({
      name: "StepError",
      message: expect.stringMatching(
        /^The org does not tell how the removal stands \(The connection to/,
      ) as string,
      nextStep: expect.stringMatching(/Setup, Deployment Status.*run this again/) as string,
    });
    expect(said).toContain("The org may go on with the removal");
    expect(lists()).toHaveLength(1);
  });

  it("takes no older deployment for the removal where the org did not list any before", async () => {
    const mute: typeof fetch = async (url, init) =>
      typeof url === "string" && url.includes("DeployRequest")
        ? new Response("[]", { status: 403 })
        : fetch(url, init);

    const { said } = await undeploy(leaving("Failed"), mute);

    expect(said).toContain("The org may go on with the removal");
    expect(lists()).toHaveLength(1);
  });

  it.each(["Pending", "InProgress", "Canceling"])(
    "keeps its list where the CLI ends while the removal is %s in the org",
    async (status) => {
      const before = assignments();

      const { said, failure } = await undeploy(leaving(status));

      expect(assignments()).toEqual(before);
      expect(said).toContain("The org may go on with the removal");
      expect(failure).toMatchObject({
        message: expect.stringContaining(`is ${status} in the org`) as string,
      });
      expect(lists()).toHaveLength(1);
    },
  );

  it.each(["Failed", "Canceled"])("gives all back and ends where the org has it as %s", async (status) => {
    const before = assignments();

    const { said, failure } = await undeploy(leaving(status));

    expect(assignments()).toEqual(before);
    expect(said).toMatch(/Everybody has their permission sets again: \d+ assignments? made\./);
    expect(failure).toMatchObject({ nextStep: expect.stringContaining("Remove by hand") as string });
    expect(lists()).toEqual([]);
  });

  it("is done where the org removed all after the CLI had lost it", async () => {
    const { said, failure } = await undeploy(async () => {
      removeAll();
      await leaving("Succeeded")();
    });

    expect(failure).toBeUndefined();
    expect(said).toContain("The org has removed it all the same.");
    expect(assignments()).toEqual([]);
    expect(lists()).toEqual([]);
  });

  it.each(["Succeeded", "Failed", "InProgress"])(
    "is told by no deployment of somebody else's, which is %s",
    async (status) => {
      const before = assignments();

      const { said, failure } = await undeploy(async () => {
        list("0AfPr0000000009AAA", status, "rep@practice.example");
        throw new SfEnded(1);
      });

      expect(failure).toBeInstanceOf(Error);
      expect(said).toMatch(/Everybody has their permission sets again: \d+ assignments? made\./);
      expect(assignments()).toEqual(before);
      expect(lists()).toEqual([]);
    },
  );

  it("keeps its list where another deployment of the user's succeeded, and the package is still there", async () => {
    const before = assignments();

    const { said, failure } = await undeploy(leaving("Succeeded"));

    expect(said).not.toContain("has removed it");
    expect(assignments()).toEqual(before);
    expect(lists()).toHaveLength(1);
    expect(failure).toMatchObject({
      message: expect.stringContaining("Crosswalk is still there") as string,
      nextStep: expect.stringContaining("Setup, Deployment Status") as string,
    });
  });

  it.each(["Succeeded", "Failed"])(
    "keeps its list while the removal goes on behind another deployment of the user's, which is %s",
    async (status) => {
      const before = assignments();

      const { failure } = await undeploy(async () => {
        list("0AfPr0000000001AAA", "InProgress");
        list("0AfPr0000000002AAA", status);
        throw new SfEnded(1);
      });

      expect(failure).toMatchObject({
        message: expect.stringContaining("is InProgress in the org") as string,
      });
      expect(assignments()).toEqual(before);
      expect(lists()).toHaveLength(1);
    },
  );

  it("keeps its list where the CLI stops waiting for the org, which goes on", async () => {
    const before = assignments();

    const { said } = await undeploy(() => Promise.reject(new SfEnded(69)));

    expect(assignments()).toEqual(before);
    expect(said).toContain("The org may go on with the removal");
    expect(said).not.toContain("Everybody has their permission sets again");
    expect(lists()).toHaveLength(1);
  });

  it("says that there was nothing to remove where the org never had Crosswalk", async () => {
    org.org.db.prepare("DELETE FROM PermissionSet WHERE Name LIKE 'Crosswalk%'").run();
    org.org.db.prepare("DELETE FROM _component WHERE full_name LIKE 'Crosswalk%'").run();
    let ran = false;

    const { said } = await undeploy(async () => void (ran = true));

    expect(ran).toBe(false);
    expect(said).toContain("there was nothing to remove");
  });

  const bundle = "LightningComponentBundle";

  it("leaves an org its own components whose names the package has, too", async () => {
    const { db } = org.org;
    db.prepare("DELETE FROM PermissionSet WHERE Name LIKE 'Crosswalk%'").run();
    db.prepare("DELETE FROM _component WHERE full_name LIKE 'Crosswalk%'").run();
    db.prepare("INSERT INTO _component VALUES (?, 'typeahead', '', '', '', '', '', '')").run(bundle);
    manifest = `<Package><types><members>typeahead</members><name>${bundle}</name></types></Package>`;
    let ran = false;

    const { said } = await undeploy(async () => void (ran = true));

    expect(ran).toBe(false);
    expect(said).toContain("there was nothing to remove");
  });

  it("finds what an earlier removal has left", async () => {
    const { db } = org.org;
    db.prepare("DELETE FROM PermissionSet WHERE Name LIKE 'Crosswalk%'").run();
    db.prepare("INSERT INTO _component VALUES (?, 'crosswalkPanel', '', '', '', '', '', '')").run(bundle);
    manifest = `<Package><types><members>crosswalkPanel</members><name>${bundle}</name></types></Package>`;
    let ran = false;

    await undeploy(async () => void (ran = true));

    expect(ran).toBe(true);
  });

  it("fails and keeps its list where the org does not list what it has", async () => {
    await takenFile(org.orgId, folder).write([
      { id: "", assigneeId: "005", set: "Crosswalk_Rep", expires: null },
    ]);
    const mute: typeof fetch = async (url, init) =>
      typeof url === "string" && url.includes("/Soap/m/")
        ? new Response("", { status: 503 })
        : fetch(url, init);
    let ran = false;

    const { said, failure } = await undeploy(async () => void (ran = true), mute);

    expect(failure).toBeInstanceOf(Error);
    expect(said).not.toContain("nothing to remove");
    expect(ran).toBe(false);
    expect(lists()).toHaveLength(1);
  });

  it("leaves a managed package, and says where that is uninstalled", async () => {
    org.org.db
      .prepare("UPDATE PermissionSet SET NamespacePrefix = 'acme' WHERE Name LIKE 'Crosswalk%'")
      .run();
    const held = assignments("acme");

    const { failure } = await undeploy(() => Promise.reject(new Error("removed")));

    expect(String(failure)).toContain("Setup, Installed Packages");
    expect(assignments("acme")).toEqual(held);
  });
});

describe("a removal that was killed", () => {
  const kill = async () => {
    const { child, ended } = await startRemoval();
    child.kill("SIGKILL");
    await ended;
  };
  /** Gives back as the next deployment does. */
  const giveBack = async (request?: typeof fetch) => {
    const lines: string[] = [];
    const steps = [giveBackStep({ read, open: async () => session(request) }, "after", folder)];
    await runPlan({ purpose: "", steps, ending: "" }, { dryRun: false, print: (line) => lines.push(line) });
    return lines.join("\n");
  };

  it("leaves to the next deployment what it took, for its owner's eyes alone", async () => {
    const before = assignments();
    await kill();
    expect(assignments()).toEqual([]);
    expect(lists().map((name) => statSync(path.join(folder, name)).mode & 0o777)).toEqual([0o600]);

    expect(await giveBack()).toMatch(/Everybody has their permission sets again: \d+ assignments? made\./);

    expect(assignments()).toEqual(before);
    expect(lists()).toEqual([]);
    expect(await giveBack()).toContain("Skipped: no removal was interrupted.");
  });

  it("is given back with each person and set by name, and with where to see who was meant to lose one", async () => {
    await kill();

    const said = await giveBack();

    expect(said).toMatch(/^ {2}Crosswalk_Rep: .*rep@practice\.example/m);
    expect(said).toMatch(/^ {2}Crosswalk_Admin: .*admin@practice\.example/m);
    expect(said).toMatch(/taken Crosswalk away from somebody meanwhile.*View Setup Audit Trail/);
  });

  it(
    "is given back with names in lines that a terminal shows, however many there are",
    { tags: ["night"] },
    async () => {
      await kill();
      const names: typeof fetch = async (url, init) => {
        const answer = await fetch(url, init);
        if (!(typeof url === "string" && url.includes("Username"))) return answer;
        const ids = [...decodeURIComponent(url).matchAll(/'(005\w{15})'/g)].map(([, id]) => id);
        const rows = ids.map((Id) => ({ Id, Username: `${Id}.of.the.sales.department@practice.example` }));
        return Response.json({ totalSize: rows.length, done: true, records: rows });
      };

      const said = await giveBack(names);

      const lines = said.split("\n").filter((line) => line.includes("@practice.example"));
      expect(lines.length).toBeGreaterThan(2);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(110);
    },
  );

  it("is given back without names that the org already lists", { tags: ["night"] }, async () => {
    await kill();
    const list = path.join(folder, lists()[0] ?? "");
    const text = readFileSync(list, "utf8");
    await giveBack();
    writeFileSync(list, text);

    expect(await giveBack()).not.toContain("@practice.example");
  });

  it("fails the deployment where the org cannot be asked, and keeps the list", async () => {
    await kill();
    const busy: typeof fetch = async (url, init) =>
      (typeof url === "string" ? url : "").includes("/composite/sobjects")
        ? new Response("[]", { status: 503 })
        : fetch(url, init);

    await expect(giveBack(busy)).rejects.toThrow("Give back the permission sets");

    expect(lists()).toHaveLength(1);
    expect(await giveBack()).toMatch(/again: [2-9]\d* assignments made/);
  });

  it("leaves to the next removal what it took, which gives it back where it is refused", async () => {
    const before = assignments();
    await kill();

    await undeploy(refused);

    expect(assignments()).toEqual(before);
  });

  it("is over where the next removal succeeds", async () => {
    await kill();
    await undeploy(async () => {});
    expect(lists()).toEqual([]);
  });

  /** The permission sets as a deployment brings them back: under other ids. */
  const bringBack = (rows: Record<string, unknown>[], more: Record<string, unknown> = {}) => {
    for (const [index, row] of rows.entries()) {
      const all = { ...row, Id: `0PSPr000000090${index}OAA`, ...more };
      const names = Object.keys(all);
      const sql = `INSERT INTO PermissionSet (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`;
      org.org.db.prepare(sql).run(all);
    }
  };
  const sets = () =>
    org.org.db
      .prepare("SELECT * FROM PermissionSet WHERE Name IN ('Crosswalk_Rep', 'Crosswalk_Admin')")
      .all() as Record<string, unknown>[];
  /** Who holds which set, by its name. */
  const holders = () =>
    org.org.db
      .prepare(
        `SELECT AssigneeId, Name FROM PermissionSetAssignment
         JOIN PermissionSet ON PermissionSet.Id = PermissionSetId
         WHERE Name IN ('Crosswalk_Rep', 'Crosswalk_Admin') AND NamespacePrefix IS NULL ORDER BY 1, 2`,
      )
      .all();

  it(
    "keeps its list where the permission sets went all the same, until a deployment has brought them back",
    { tags: ["night"] },
    async () => {
      const before = holders();
      const rows = sets();
      await kill();
      org.org.db.prepare("DELETE FROM PermissionSet WHERE Name LIKE 'Crosswalk%'").run();

      const said = await giveBack();

      expect(said).toContain("does not have Crosswalk's permission sets any more");
      expect(said).not.toContain("Everybody has");
      expect(lists()).toHaveLength(1);

      bringBack(rows);
      expect(await giveBack()).toMatch(/Everybody has their permission sets again: \d+ assignments? made\./);
      expect(holders()).toEqual(before);
      expect(lists()).toEqual([]);
    },
  );

  it(
    "gives back sets of its own, beside a managed package's of the same names",
    { tags: ["night"] },
    async () => {
      const before = holders();
      await kill();
      bringBack(sets(), { NamespacePrefix: "acme" });

      await giveBack();

      expect(holders()).toEqual(before);
      expect(assignments("acme")).toEqual([]);
    },
  );

  it("does not give back what has expired meanwhile", { tags: ["night"] }, async () => {
    await kill();
    const file = takenFile(org.orgId, folder);
    const [first, ...rest] = await file.read();
    if (first === undefined) throw new Error("Nothing was taken.");
    await file.write([{ ...first, expires: "2020-01-31T00:00:00.000Z" }, ...rest]);

    expect(await giveBack()).toContain("Everybody has");

    expect(holders()).toHaveLength(rest.length);
    expect(lists()).toEqual([]);
  });

  it("says that all are there only where the org lists them", { tags: ["night"] }, async () => {
    await kill();
    const taking: typeof fetch = async (input, init) => {
      const asked = typeof init?.body === "string" ? init.body : "";
      if (!asked.includes('"allOrNone":false')) return fetch(input, init);
      const { records } = JSON.parse(asked) as { records: unknown[] };
      return Response.json(records.map(() => ({ success: true, errors: [] })));
    };

    const said = await giveBack(taking);

    expect(said).toContain("could not be given back (the org took it and does not list it)");
    expect(said).not.toContain("Everybody has");
    expect(lists()).toHaveLength(1);
  });

  it("gives back what is there in part", { tags: ["night"] }, async () => {
    const before = assignments();
    await kill();
    const list = path.join(folder, lists()[0] ?? "");
    const text = readFileSync(list, "utf8");
    await giveBack();
    writeFileSync(list, text);
    const [first] = await session().query<{ Id: string }>(
      "SELECT Id FROM PermissionSetAssignment WHERE PermissionSet.Name = 'Crosswalk_Rep' LIMIT 1",
    );
    await session().send(`/sobjects/PermissionSetAssignment/${first?.Id}`, { method: "DELETE" });

    expect(await giveBack()).toMatch(/Everybody has their permission sets again: \d+ assignments? made\./);

    expect(assignments()).toEqual(before);
  });
});
