import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { factsOf } from "../../scripts/checkOrg/report.ts";
import { eventually } from "../support/eventually.ts";
import { faults } from "./checkOrg/faults.ts";
import { admin, rep, startCheckedOrg, type CheckedOrg } from "./checkOrg/startCheckedOrg.ts";
import { readEnvironment } from "./scriptsStand.ts";

let checked: CheckedOrg;

// Deploying starts the Salesforce CLI thirty times: on a busy machine that takes minutes.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

beforeAll(async () => {
  checked = await startCheckedOrg();
});
afterAll(() => checked.close());

const targeted = () => ["--target-org", "admin", "--environment-file", checked.environmentFile];
const run = (...args: string[]) => checked.stand.script("check-org.ts", ...targeted(), ...args);
const pathOf = (name: string) => path.join(checked.stand.folder, name);

describe("an org in which all is well", () => {
  it("passes everything, keeps nothing that was written, and is told without names and secrets", async () => {
    const account = await checked.rest(admin, "POST", "/sobjects/Account", { Name: "Zanzibar Yachts" });
    const planted = { LastName: "Quibblesworth", Email: "quibble@zanzibar.example", AccountId: account.id };
    await checked.rest(admin, "POST", "/sobjects/Contact", planted);
    const json = pathOf("facts.json");

    const { status, output } = await run("--write", "--json", json);

    const outcomes = [...output.matchAll(/^(ok|warning|problem|unknown) +([\w-]+) /gm)].map(
      ([, how, id]) => `${id} ${how}`,
    );
    expect(outcomes).toEqual([
      ...["org ok", "package ok", "app ok", "panel ok", "user warning", "team ok", "search ok", "batch ok"],
      "write ok",
    ]);
    expect(status).toBe(0);
    expect(checked.written()).toBe(0);
    const facts = readFileSync(json, "utf8");
    expect(JSON.parse(facts)).toMatchObject({ format: 1, org: { edition: "Developer Edition" } });
    const values = readEnvironment(checked.environmentFile);
    const secrets = ["SALESFORCE_CLIENT_ID", "SALESFORCE_CLIENT_SECRET"].map(
      (name) => values.get(name) ?? "",
    );
    for (const word of ["Zanzibar", "Quibble", "@", "://", "practice", checked.stand.org.orgId, ...secrets])
      expect(facts).not.toContain(word);
  });
});

describe("an org with a fault", () => {
  it.each(faults)("is told with its next step: $what", async ({ check, outcome = "problem", says, seed }) => {
    const back: (() => unknown)[] = [];
    try {
      const result = await checked.check(check, (await seed(checked, (undo) => back.unshift(undo))) ?? {});

      const findings = result?.findings.map(
        (each) => `${each.outcome}: ${each.says} → ${each.nextStep ?? ""}`,
      );
      expect(findings?.filter((each) => each.startsWith(outcome)).join("\n")).toMatch(says);
    } finally {
      for (const undo of back) await undo();
    }
    expect(checked.written()).toBe(0);
  });

  it("is told to others without the words of its rules, and the names of its components", async () => {
    const rule = { name: "Never", when: "LastName != null", message: "Ask Quibblesworth of Zanzibar" };
    await checked.set("POST", "/objects/Contact/validation-rules", rule);
    const componentType = "CustomField";
    const words = "FIELD_CUSTOM_VALIDATION_EXCEPTION, Ask Quibblesworth: [Yacht__c] 'Zanzibar Yachts'";

    const results = [
      await checked.check("write"),
      await checked.check("package", {
        validate: async () => [
          {
            componentType,
            fullName: "Contact.Crosswalk_Lead__c",
            problem: "in use by Yacht_Flow at a@b.example",
          },
          { componentType: "ApexClass", fullName: "CrosswalkAccessTest", problem: words },
        ],
      }),
    ];

    await checked.set("DELETE", "/objects/Contact/validation-rules/Never");
    const about = { version: "", commit: null, cliVersion: "", date: "" };
    const { checks } = factsOf(results, about, ["Contoso"]);
    expect(results[0]?.findings[0]?.says).toContain("Quibblesworth");
    expect(checks["write"]?.findings.join()).toContain("FIELD_CUSTOM_VALIDATION_EXCEPTION");
    expect(checks["package"]?.findings.join()).toContain(
      "CustomField Contact.Crosswalk_Lead__c: in use by a name",
    );
    expect(JSON.stringify(checks)).not.toMatch(/Quibble|Zanzibar|Yacht|@/);
  });
});

describe("--write", () => {
  /** What a killed run of the admin left. */
  const leave = async (AccountId?: string) => {
    const userId = checked.userId(admin);
    const Crosswalk_Lead__c = `crosswalkcheck${userId}`.padEnd(40, "0");
    const LastName = `Crosswalk check, please delete ${userId}`;
    return checked.rest(admin, "POST", "/sobjects/Contact", { LastName, Crosswalk_Lead__c, AccountId });
  };

  it("takes away first what a killed run left", async () => {
    await leave();

    expect(await checked.check("write")).toMatchObject({ outcome: "ok", saw: "nothing is left" });
    expect(checked.written()).toBe(0);
  });

  it("keeps what a colleague has attached something to, names it and writes nothing", async () => {
    // Nobody but its owner sees a contact without an account.
    const account = await checked.rest(admin, "POST", "/sobjects/Account", { Name: "Zanzibar Yachts" });
    const { id } = await leave(account.id);
    const task = await checked.rest(rep, "POST", "/sobjects/Task", { Subject: "Call", WhoId: id });

    const result = await checked.check("write");

    expect(result.saw).toContain("nothing was written");
    expect(result.findings[0]?.says).toContain(`Contact ${id} stays: others may have changed or added: Task`);
    expect(checked.written()).toBe(1);
    await checked.rest(admin, "DELETE", `/sobjects/Task/${task.id}`);
    await checked.check("write");
    expect(checked.written()).toBe(0);
  });

  it("takes away what it wrote where a signal ends it", async () => {
    const ofContact = { method: "POST", path: "/composite$", record: '"referenceId":"contact"' };
    await checked.set("POST", "/faults", { ...ofContact, action: "delay", ms: 1_000, times: 9 });
    const child = checked.stand.start("check-org.ts", ...targeted(), "--write");
    const ended = once(child, "close");
    await eventually(() => expect(checked.written()).toBe(1));

    child.kill("SIGTERM");

    expect(await ended).toEqual([null, "SIGTERM"]);
    await checked.set("DELETE", "/faults");
    expect(checked.written()).toBe(0);
  });
});

describe("--sign-in", () => {
  it("waits for a person to sign in, and signs them out again", async () => {
    const child = checked.stand.start("check-org.ts", ...targeted(), "--sign-in");
    const ended = once(child, "close");
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
    await eventually(() => expect(output).toContain("Address: "));
    const url = /^ {2}(http\S+)\n/m.exec(output)?.[1] ?? "";
    child.stdin.write(`${await checked.signInAs(rep)(url)}\n`);

    await ended;

    expect(output).toMatch(/(ok|warning) +sign-in +A sign-in: rep@practice\.example/);
    expect(output).toContain("0 of 9 checks found a problem.");
    const { db } = checked.stand.org.org;
    const live =
      "SELECT COUNT(*) FROM oauth_grant WHERE userId = ? AND refreshHash IS NOT NULL AND revoked = 0";
    expect(db.prepare(live).pluck().get(checked.userId(rep))).toBe(0);
  });

  it("stops at the end of its input, and keeps what it was told before", async () => {
    const json = pathOf("asked.json");

    const { status, output } = await run("--sign-in", "--json", json);

    expect(output).toMatch(
      /ended before an answer came\. Nothing was written.*\n {2}Next: .*Leave out --sign-in/,
    );
    expect(status).toBe(130);
    expect(readFileSync(json, "utf8")).toContain('"batch"');
  });
});

describe("npm run check-org", () => {
  it("prints a usage with each option", async () => {
    const { status, output } = await checked.stand.script("check-org.ts", "--help");

    expect(output).toMatch(
      /--target-org ALIAS[^]*--environment-file[^]*--sign-in[^]*--write[^]*--json FILE[^]*--help/,
    );
    expect(status).toBe(0);
  });

  it("says to sign the CLI in where its session has ended", async () => {
    const body = [{ errorCode: "INVALID_SESSION_ID", message: "Session expired or invalid" }];
    const path = "/services/oauth2/userinfo";
    await checked.set("POST", "/faults", { action: "error", status: 401, body, times: 99, path });

    const { status, output } = await run();

    await checked.set("DELETE", "/faults");
    expect(output).toMatch(/session does not open admin[^]*Next: Sign in with: npm run sf -- org login web/);
    expect(status).toBe(1);
  });

  it.each([
    [["--target-org", "nobody"], /not signed in to nobody[^]*Next: Sign in with: npm run sf/],
    [[], /Missing: --target-org/],
    [["--gone"], /Unknown option '--gone'[^]*Next: Run npm run check-org -- --help/],
    [["--target-org", "admin", "--environment-file", "gone.env"], /There is no gone\.env[^]*Next: /],
  ])("says what to do where it cannot begin: %j", async (args, words) => {
    const { status, output } = await checked.stand.script("check-org.ts", ...args);

    expect(output).toMatch(words);
    expect(status).toBe(1);
  });
});

describe("an org without Crosswalk", () => {
  it("is told what to deploy, and nothing is written", async () => {
    await checked.stand.script("undeploy.ts", "--target-org", "admin", "--yes");

    const { status, output } = await checked.stand.script("check-org.ts", "--target-org", "admin", "--write");

    expect(output).toMatch(/no External Client App Crosswalk\n +→ npm run deploy:sandbox/);
    expect(output).toMatch(/The panel has no address.*\n +→ Deploy the package/);
    expect(output).toMatch(/nothing was written\n.*\n +→ Deploy the package first/);
    expect(status).toBe(1);
  });
});
