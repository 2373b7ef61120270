import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchAccounts } from "./matchAccounts.ts";

interface Matched {
  line: number;
  company: string | null;
  accounts: { accountId: string; isExact: boolean; score: number; reasons: string[] }[];
}

const script = new URL("../match-report.ts", import.meta.url).pathname;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-accounts-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, [script, ...args]).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

async function match(leads: string, accounts: string, rep: string | null = null): Promise<Matched[]> {
  const report = await matchAccounts({ leads, accounts }, { rep });
  const all: Matched[] = [];
  for await (const lead of report.leads) all.push(lead);
  return all;
}

const header =
  "Id,Name,Website,ParentId,OwnerId,Type,Industry,BillingCity,BillingCountry,LastActivityDate,OpenOpportunities,IsPersonAccount";
const accounts = [
  header,
  "001A,Nordwerk Inc.,https://nordwerk.example,,005A,Customer - Direct,,Austin,United States,2024-05-01,1,false",
  "001B,Nordwerk Norge AS,,001A,005A,Prospect,,Oslo,Norway,,0,false",
  "001C,Kestrel GmbH,,,005A,Prospect,,Berlin,Germany,2024-05-01,0,false",
  "001D,Kestrel AG,,,005B,Prospect,,Berlin,Germany,2019-05-01,0,false",
  "001E,Kestrel,,,005B,,,Bonn,Germany,,,true",
].join("\n");
const leads = [
  "First Name,Last Name,Company,Title,Location",
  'Ada,Quist,Nordwerk,Buyer,"Oslo, Norway"',
  'Bo,Quist,Kestrel,Buyer,"Hamburg, Germany"',
  "Cy,Quist,,Buyer,",
].join("\n");

describe("the accounts of leads as JSON", () => {
  it("are one object a lead, the account that a rep would choose first, and nothing else on standard output", async () => {
    const { code, stdout } = await run(
      ...["--leads", file("leads.csv", leads), "--accounts", file("accounts.csv", accounts)],
      ...["--rep", "005B", "--json"],
    );
    expect(code).toBe(0);
    const found = JSON.parse(stdout) as Matched[];
    expect(found.map(({ line, company }) => [line, company])).toEqual([
      [2, "Nordwerk"],
      [3, "Kestrel"],
      [4, null],
    ]);
    expect(found.map((lead) => lead.accounts.map(({ accountId, isExact }) => [accountId, isExact]))).toEqual([
      [
        ["001B", true],
        ["001A", false],
      ],
      [
        ["001D", true],
        ["001C", false],
      ],
      [],
    ]);
    expect(found[0]?.accounts[0]).toEqual({
      accountId: "001B",
      isExact: true,
      score: expect.any(Number),
      reasons: ["Same name except for the country", "In the lead's city"],
    });
    expect(found[1]?.accounts[0]?.reasons).toContain("You own it");
  });

  it("are read by their names in reports, in any order, with an id and a name alone", async () => {
    const found = await match(
      file("leads.csv", leads),
      file("accounts.csv", "Account Name,Account ID\nKestrel,001Z\n"),
    );
    expect(found[1]?.accounts).toMatchObject([{ accountId: "001Z", isExact: true }]);
  });
});

it("the accounts of leads are shown to people with their reasons, and summed up", async () => {
  const { stdout } = await run(
    "--leads",
    file("leads.csv", leads),
    "--accounts",
    file("accounts.csv", accounts),
  );
  expect(stdout).toMatch(
    /2 {2}Nordwerk\n {6}certain [\d.]+ {2}001B {2}Same name except for the country; In the/,
  );
  expect(stdout).toMatch(/4 {2}no company {2}no account/);
  expect(stdout).toMatch(
    /3 leads, 5 accounts: 2 with an account that is certain, 0 with accounts to choose from, 1 without one/,
  );
});

describe("what is wrong with a file", () => {
  it("is said of lines and columns of the accounts, beside the report", { tags: ["night"] }, async () => {
    const bad = `${header}\n,Kestrel,,,,,,,,,,\n001F,Kestrel,,,,,,,,soon,many,perhaps\n`;
    const { code, stderr, stdout } = await run(
      ...["--leads", file("leads.csv", leads), "--accounts", file("bad.csv", bad), "--json"],
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/line 2 of the accounts is left out: it has no Id/);
    expect(stderr).toMatch(
      /line 3 of the accounts is read without one column: LastActivityDate is no date.*soon/,
    );
    expect(stderr).toMatch(
      /line 3 of the accounts is read without one column: OpenOpportunities is no number: many/,
    );
    expect(stderr).toMatch(/IsPersonAccount is neither true nor false: perhaps/);
    expect((JSON.parse(stdout) as Matched[])[1]?.accounts).toHaveLength(1);
  });

  it.each([
    ["accounts without an id", "Name\nKestrel\n", /has no column Id; its header is: Name/],
    ["accounts without names", "Id,Website\n1,a.example\n", /has no column Name/],
    ["empty accounts", "", /is empty; it has to begin with a header: Id, Name/],
  ])("is said, with what to do, for %s", async (_what, badAccounts, message) => {
    const read = match(file("leads.csv", leads), file("bad.csv", badAccounts));
    await expect(read).rejects.toThrow(message);
  });
});
