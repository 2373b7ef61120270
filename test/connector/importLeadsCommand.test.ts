import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Browser } from "@crosswalk/practice-org/testing";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());

/**
 * Runs the command, signing in as the rep at the address it prints and pasting the code that the page shows.
 */
async function importLeads(...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ["scripts/import-leads.ts", ...args, "--connector", stack.url]);
  let out = "";
  let err = "";
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

it("the command imports a file as the list of whoever signed in, and reports every row", async () => {
  const { status, out } = await importLeads(
    "test/fixtures/lead-files/Connections.csv",
    "--name",
    "From a file",
  );
  expect(out).toContain('"From a file": 27 rows: 24 imported, 1 merged, 2 skipped, 0 failed.');
  expect(out).toContain("line 27: skipped: No name");
  expect(status).toBe(0);
  const rep = await stack.signIn("rep@practice.example");
  expect((await rep.get("/v1/lead-lists")).body).toMatchObject({
    items: [{ name: "From a file", leadCount: 24, isOwner: true }],
  });
});

it("the command says what is wrong with a file that holds no leads, and ends with status 1", async () => {
  const { status, err } = await importLeads("package.json");
  expect(err).toMatch(/header/i);
  expect(status).toBe(1);
});

it.each([
  ["an option that there is not", ["--bogus", "package.json"], "Unknown option '--bogus'"],
  ["no file", [], "Name one file: npm run import-leads -- FILE"],
  ["two files", ["package.json", "tsconfig.json"], "Name one file: npm run import-leads -- FILE"],
  ["a file that is not there", ["gone.csv"], "The file can't be read: "],
])("the command given %s says so, before it asks for a sign-in", async (_what, args, said) => {
  const { status, err } = await importLeads(...args);
  expect(err).toContain(said);
  expect(err).not.toMatch(/\n +at |Sign in/);
  expect(status).toBe(1);
});
