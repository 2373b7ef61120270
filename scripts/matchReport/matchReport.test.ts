import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchFiles } from "./matchFiles.ts";

interface Reported {
  line: number;
  leadName: string;
  matches: { contactId: string; level: string; probability: number; reasons: string[] }[];
}

const script = new URL("../match-report.ts", import.meta.url).pathname;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-report-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
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

/** Without a process of its own, whose start takes longer than a report. */
const report = async (leads: string, contacts: string): Promise<Reported[]> => [
  ...(await matchFiles({ leads, contacts })).leads,
];

const header =
  "Id,FirstName,LastName,Email,Phone,Title,Account.Name,Account.Website,MailingCity,MailingCountry";
const contacts = [
  header,
  "003A,Tobias,Brandt,,,Head of Procurement,Northwind Energy,,Hamburg,Germany",
  "003B,Tobias,Brandt,,,Clerk,Larkhall Media,,Lyon,France",
  "003C,Siobhan,ODowd,siobhan@tessellate.example,,,Tessellate,https://tessellate.example,Dublin,Ireland",
  "003D,Ravi,Subramaniam,,,,Vayu Cloud Services Pvt. Ltd.,vayu.example,,India",
  "003E,Maren,Voss,,,,Northwind Energy,,Hamburg,Germany",
  '003F,"Jean-Luc","Moreau",jl.moreau@asterion.example,,"Director, ""Buying""",Asterion,,,',
].join("\n");
const leads =
  "First Name,Last Name,Company,Title\nTobias,Brandt,Northwind Energy,Head of Procurement\nAda,Quist,,\n";

describe("the report as JSON", () => {
  it("is one object a lead, its matches the likeliest first, and nothing else on standard output", async () => {
    const { code, stdout } = await run(
      ...["--leads", file("leads.csv", leads), "--contacts", file("contacts.csv", contacts), "--json"],
    );
    expect(code).toBe(0);
    const found = JSON.parse(stdout) as Reported[];
    expect(found).toEqual([
      {
        line: 2,
        leadName: "Tobias Brandt",
        matches: [
          { contactId: "003A", level: "likely", probability: expect.any(Number), reasons: expect.any(Array) },
          {
            contactId: "003B",
            level: "possible",
            probability: expect.any(Number),
            reasons: expect.any(Array),
          },
        ],
      },
      { line: 3, leadName: "Ada Quist", matches: [] },
    ]);
    const [likely, possible] = found[0]?.matches ?? [];
    expect(likely?.probability).toBeGreaterThan(possible?.probability ?? 1);
    expect(likely?.reasons).toContain("Same company: Northwind Energy");
    expect(possible?.reasons).toContain("Different companies: Northwind Energy and Larkhall Media");
  });

  it.each([
    ["a byte order mark and CRLF", (text: string) => `\ufeff${text.replace(/\n/g, "\r\n")}`],
    ["semicolons", (text: string) => text.replace(/,/g, ";")],
    ["UTF-16", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ])("reads both files with %s", async (_what, rewrite) => {
    const plain = contacts.split("\n").slice(0, 3).join("\n");
    const found = await report(file("leads.csv", rewrite(leads)), file("contacts.csv", rewrite(plain)));
    expect(found.map(({ matches }) => matches.map(({ contactId }) => contactId))).toEqual([
      ["003A", "003B"],
      [],
    ]);
  });

  it("keeps lines right across quoted line breaks, and reads columns by their report names in any order", async () => {
    const rows =
      'Company,Last Name,First Name,Title\nNorthwind Energy,Brandt,Tobias,"Head of\nProcurement"\n,Voss,Maren,\n';
    const people =
      'Account Name,Last Name,First Name,Contact ID,Description\nNorthwind Energy,Voss,Maren,003Z,"Two\nlines"\n';
    const found = await report(file("leads.csv", rows), file("contacts.csv", people));
    expect(found.map(({ line }) => line)).toEqual([2, 4]);
    expect(found[1]?.matches).toMatchObject([{ contactId: "003Z", level: "possible" }]);
  });
});

describe("the report for people", () => {
  it("says for each lead who it may be and why, and sums up", async () => {
    const { stdout } = await run(
      "--leads",
      file("leads.csv", leads),
      "--contacts",
      file("contacts.csv", contacts),
    );
    expect(stdout).toMatch(
      /2 {2}Tobias Brandt\n {6}likely \d+ % {2}003A {2}.*Same company: Northwind Energy/,
    );
    expect(stdout).toMatch(/3 {2}Ada Quist {2}new/);
    expect(stdout).toMatch(/2 leads, 6 contacts: 0 certain, 1 likely, 0 possible, 1 new/);
  });

  it("names rows that hold no lead, by line, beside the report", { tags: ["night"] }, async () => {
    const { code, stderr } = await run(
      "--leads",
      file("leads.csv", "First Name,Last Name,Company\n,,Acme\nA,B,C,D,E\nTobias,Brandt,\n"),
      "--contacts",
      file("contacts.csv", contacts),
      "--json",
    );
    expect(code).toBe(0);
    expect(stderr).toMatch(/line 2 of the leads is left out: No name/);
    expect(stderr).toMatch(/line 3 of the leads is left out: Fields: 5, but the header row has 3/);
  });
});

it("the contacts without an id are left out, and their lines named", { tags: ["night"] }, async () => {
  const { code, stdout, stderr } = await run(
    "--leads",
    file("leads.csv", leads),
    "--contacts",
    file("contacts.csv", "Id,FirstName,LastName\n1,Tobias,Brandt\n,Tobias,Brandt\n"),
    "--json",
  );
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as Reported[])[0]?.matches.map(({ contactId }) => contactId)).toEqual(["1"]);
  expect(stderr).toMatch(/line 3 of the contacts is left out: it has no Id/);
});

describe("what is wrong with a file", () => {
  it.each([
    ["no options", [], /Say which files: npm run match-report/],
    ["an unknown option", ["--lead", "x"], /--lead/],
    [
      "a lead file that is not there",
      ["--leads", "none.csv", "--contacts", "c"],
      /none\.csv cannot be read \(ENOENT\)/,
    ],
  ])("is said by the command, with what to do, for %s", async (_what, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
    expect(stdout).toBe("");
  });

  it.each([
    ["contacts without an id", leads, "FirstName,LastName\nA,B\n", /has no column Id.*FirstName, LastName/s],
    ["contacts without names", leads, "Id,Email\n1,a@b.example\n", /has no column FirstName, LastName/],
    ["empty contacts", leads, "", /is empty; it has to begin with a header: Id, FirstName/],
    ["a lead file without a header", "1,2\n3,4\n", contacts, /No header row was found/],
  ])("is said, with what to do, for %s", async (_what, badLeads, badContacts, message) => {
    const read = report(file("bad-leads.csv", badLeads), file("bad-contacts.csv", badContacts));
    await expect(read).rejects.toThrow(message);
  });
});
