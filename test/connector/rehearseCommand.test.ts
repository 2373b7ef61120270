import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "@crosswalk/practice-org/testing";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { rehearsals } from "../../connector/database/schema/rehearsals.ts";
import { eventually } from "../support/eventually.ts";
import { freePort } from "../support/freePort.ts";
import { turnOnRehearsals } from "../support/rehearsals.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { firstOf } from "../../connector/database/rows.ts";

let stack: ContactStack;
const folder = mkdtempSync(join(tmpdir(), "crosswalk-rehearse-"));
const file = join(folder, "leads.csv");

beforeAll(async () => {
  stack = await startContactStack();
  const lead = (name: string, email: string) =>
    `${name},Rehearsed,Planner,${stack.account.name},"Pittsburgh, United States",${email}`;
  const header = "First Name,Last Name,Title,Company,Location,Email";
  const lines = [header, lead("Ada", "ada@firm.example"), lead("Ben", "ben@blocked.example")];
  writeFileSync(file, lines.join("\n"));
  await stack.practice("POST", "/objects/Contact/validation-rules", {
    ...{ name: "Hosts", when: "Email LIKE '%@blocked.example'", message: "Not this host" },
  });
});
afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => turnOnRehearsals(stack.admin));

/** Runs the command, signing in as the rep at the address it prints and pasting the code of the page. */
function rehearse(...args: string[]): ReturnType<typeof run> {
  return run(...args, "--connector", stack.url);
}

async function run(...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ["scripts/rehearse.ts", ...args]);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
    const address = /paste the code/.test(err) ? /http:\S+/.exec(err)?.[0] : undefined;
    if (address !== undefined && !child.stdin.writableEnded)
      void shownCode(address).then((code) => child.stdin.end(`${code}\n`));
  });
  const [status] = (await once(child, "close")) as [number | null];
  return { status, out, err };
}

async function shownCode(authorizeUrl: string): Promise<string> {
  const browser = new Browser();
  let page = await browser.open(authorizeUrl);
  page = await browser.submit(page, { username: "rep@practice.example", pw: "practice" });
  if (page.html.includes("Allow Access?")) page = await browser.submit(page, { save: "Allow" });
  return />([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})</.exec(page.html)?.[1] ?? "";
}

it("the command says that an admin has not allowed rehearsals, and ends with status 1", async () => {
  await stack.admin.put("/v1/settings", { rehearsals: false });
  const { status, err } = await rehearse(file);
  expect(err).toContain("Your admin hasn't turned on tests.");
  expect(status).toBe(1);
});

it("the command says what Salesforce would do with the leads of a file, and leaves no list", async () => {
  const { status, out } = await rehearse(file);
  expect(out).toContain(
    "2 leads: 1 would be created, 1 would fail, 0 not told by the org, 0 skipped. 1 requests to Salesforce",
  );
  expect(out).toMatch(/would-fail: Not this host\n {4}Ben Rehearsed/);
  expect(status).toBe(0);
  const rep = await stack.signIn("rep@practice.example");
  expect((await rep.get("/v1/lead-lists")).body).toMatchObject({ items: [] });
  expect(stack.contactsNamed("Rehearsed")).toEqual([]);
});

it("the command tells programs the same as JSON", { tags: ["night"] }, async () => {
  const { out } = await rehearse(file, "--json");
  expect(JSON.parse(out)).toMatchObject({
    counts: { total: 2, wouldCreate: 1, wouldFail: 1 },
    rows: [{ outcome: "would-create" }, { outcome: "would-fail", error: { code: "validation-failed" } }],
  });
});

it("the command without a file or a list says how it is used", async () => {
  const { status, err } = await rehearse();
  expect(err).toContain("npm run rehearse -- FILE, or -- --list ID");
  expect(status).toBe(1);
});

it(
  "the command that is stopped amid a rehearsal leaves neither that nor a list behind",
  { tags: ["night"] },
  async () => {
    const rep = await stack.signIn("rep@practice.example");
    await stack.practice("POST", "/faults", {
      ...{ method: "POST", path: "composite/sobjects", times: 1, action: "delay", ms: 3_000 },
    });
    const child = spawn(process.execPath, ["scripts/rehearse.ts", file, "--connector", stack.url], {
      env: { ...process.env, CROSSWALK_SESSION: rep.token ?? "" },
    });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    await eventually(async () => {
      const { count } = (await firstOf(
        stack.app.database
          .select({ count: sql<number>`count(*)` })
          .from(rehearsals)
          .where(eq(rehearsals.state, "running")),
      )) ?? { count: 0 };
      if (count === 0) throw new Error("no rehearsal runs");
    });
    child.kill("SIGINT");
    const [status] = (await once(child, "close")) as [number | null];
    expect([status, err]).toEqual([1, "The rehearsal was stopped. Nothing is saved.\n"]);
    expect((await rep.get("/v1/lead-lists")).body).toMatchObject({ items: [] });
    expect((await rehearse(file)).status).toBe(0);
  },
);

it.each([
  ["an option that there is not", ["--bogus", file], "Unknown option '--bogus'"],
  ["a file that there is not", ["missing.csv"], "missing.csv"],
  ["two files", [file, file], "Name one file"],
])("the command says what is wrong with %s", async (_what, args, told) => {
  const { status, err } = await run(...args);
  expect(err).toContain(told);
  expect(status).toBe(1);
});

it(
  "the command names an address at which there is no connector, and says what to do",
  { tags: ["night"] },
  async () => {
    const told = async (address: string) => (await run(file, "--connector", address)).err;
    const closed = `http://localhost:${await freePort()}`;
    expect(await told(closed)).toContain(`${closed} doesn't answer.\n  Next: start the connector`);
    expect(await told("localhost:4002")).toContain("localhost:4002 is no address.\n  Next: say one as http:");
    const page = `${stack.org.url}/login`;
    expect(await told(page)).toContain(`${page} answers, but not as a connector does.`);
  },
);
