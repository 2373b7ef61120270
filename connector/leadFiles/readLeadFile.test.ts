import { createReadStream, readdirSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { say } from "../reasons/sentence.ts";
import type { LeadRecord, RowResult } from "./leadRecord.ts";
import { leadFormats } from "./leadFormats.ts";
import { readLeadFile } from "./readLeadFile.ts";
import { lineLengthMax, readLines } from "./recordReader.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** The heap in use. Garbage is collected first, because other tests of this process leave some. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(text: string | Uint8Array, chunkSize = 7) {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const file = await readLeadFile(chunksOf(bytes, chunkSize));
  const rows: RowResult[] = [];
  for await (const row of file.rows) rows.push(row);
  const leads = rows.flatMap((row): LeadRecord[] => (row.outcome === "lead" ? [row.lead] : []));
  return { ...file, rows, leads };
}

const fixture = (name: string) => new URL(`../../test/fixtures/lead-files/${name}`, import.meta.url);

const fixtures = readdirSync(fixture("."))
  .filter((name) => name !== "README.md")
  .sort();

async function readFixture(name: string) {
  const file = await readLeadFile(createReadStream(fixture(name)));
  const rows: RowResult[] = [];
  for await (const row of file.rows) rows.push(row);
  return {
    format: file.format,
    rows,
    leads: rows.flatMap((row) => (row.outcome === "lead" ? [row.lead] : [])),
  };
}

describe("the reader of layouts", () => {
  it.each(fixtures)("reads %s whole", async (name) => {
    const { rows, leads } = await readFixture(name);
    expect(leads.length).toBeGreaterThan(0);
    expect(rows.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  });

  it("each format has a fixture", async () => {
    const shown = await Promise.all(fixtures.map(async (name) => (await readFixture(name)).format));
    const missing = leadFormats.map(({ id }) => id).filter((id) => !shown.includes(id));
    expect(missing, "add a file of the format to test/fixtures/lead-files").toEqual([]);
  });

  it("finds LinkedIn's header below its preamble", async () => {
    const { format, rows, leads } = await readFixture("Connections.csv");
    expect(format).toBe("linkedin-connections");
    expect(rows[0]).toMatchObject({ line: 5, outcome: "lead" });
    expect(leads[2]).toMatchObject({ firstName: "Bob", lastName: "Ferris", sourceName: "Bob Ferris, CPCU" });
    expect(leads.find(({ lastName }) => lastName === "Llewellyn")).toMatchObject({ firstName: "Gareth" });
    expect(leads.find(({ lastName }) => lastName === "B.")).toMatchObject({ firstName: "Noor" });
    expect(leads.find(({ lastName }) => lastName === "Åkesson")).toMatchObject({ company: null });
  });

  it("tells PhantomBuster's two profile URLs apart, the public one first", async () => {
    const { format, leads } = await readFixture("phantombuster-sales-navigator.csv");
    expect(format).toBe("phantombuster");
    expect(leads[0]).toMatchObject({
      company: "Northwind Energy",
      location: "Hamburg, Germany",
      profileUrls: [
        "https://www.linkedin.com/in/maren-voss-energy",
        "https://www.linkedin.com/sales/lead/ACwAAB3fKq0BQ8r2n5tYw6uZx7vMpLk4eSd1aHc",
      ],
    });
    expect(leads[2]?.profileUrls).toEqual([
      "https://www.linkedin.com/sales/lead/ACwAAD1hMs2DS0t4p7vAy8wBz9xOrNm6gUf3cJe",
    ]);
  });

  it.each([
    ["comma", "Full Name,Job Title\nAda Quist,Pilot\n"],
    ["semicolon", "Vorname;Nachname;Firma\nAda;Quist;Nord, Süd & Co\n"],
    ["tab", "First Name\tLast Name\tTitle\nAda\tQuist\tPilot\n"],
    ["bar", "Prénom|Nom|Société\nAda|Quist|Nord\n"],
  ])("reads any header whose words it knows, separated by %s", async (_name, text) => {
    expect((await read(text)).leads).toMatchObject([{ firstName: "Ada", lastName: "Quist" }]);
  });

  it.each(["LinkedIn Sales Navigator URL", "LinkedIn Link", "vmid"])(
    "tells two people of one name and company apart by a profile in the column %s",
    async (column) => {
      const [one, other] = ["a", "b"].map((letter) => `ACwAAA${letter.repeat(33)}`);
      const cell = (id = "") => (column === "vmid" ? id : `https://www.linkedin.com/sales/lead/${id}`);
      const { leads } = await read(
        `Name,Company,${column}\nAda Quist,Nord,${cell(one)}\nAda Quist,Nord,${cell(other)}\n`,
      );
      expect(leads.map(({ profileUrls }) => profileUrls)).toEqual(
        [one, other].map((id) => [`https://www.linkedin.com/sales/lead/${id}`]),
      );
    },
  );
});

describe("the reader of encodings", () => {
  const text = "First Name,Last Name,Company\r\nJürgen,Żółć,東雲\r\n";
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");

  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-16LE", utf16],
    ["UTF-16BE", Buffer.from(utf16).swap16()],
  ])("reads %s, wherever the bytes are cut", async (_name, bytes) => {
    for (const size of [1, 2, 3, 1000]) {
      expect((await read(bytes, size)).leads).toMatchObject([
        { firstName: "Jürgen", lastName: "Żółć", company: "東雲" },
      ]);
    }
  });

  it("takes bytes that are no UTF-8 for Windows-1252", async () => {
    const bytes = Buffer.from("First Name,Last Name\nAda,Quist\nJürgen,Groß\n", "latin1");
    for (const size of [1, 5, 1000]) {
      expect((await read(bytes, size)).leads[1]).toMatchObject({ firstName: "Jürgen", lastName: "Groß" });
    }
  });
});

describe("the reader of rows", () => {
  it("knows each row's line across quoted line breaks and blank lines", async () => {
    const { rows } = await read(
      'Name,Company\n"Ada Quist","one\ntwo\n\nthree"\n\nBo Lindh,x\n,y\nCy Dahl,z\n',
    );
    expect(rows.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, "lead"],
      [7, "lead"],
      [8, "skipped"],
      [9, "lead"],
    ]);
  });

  it("fails the row with a quote that is never closed, and no other", async () => {
    const { rows } = await read(
      'Name,Company\nAda Quist,Nord\nBo "Bo Lindh,"Süd\nCy Dahl,West\n' + "Di Eng,Ost\n".repeat(300),
    );
    expect(rows).toHaveLength(303);
    expect(rows.filter(({ outcome }) => outcome === "failed")).toEqual([
      { line: 3, outcome: "failed", reason: say("import-quote-open") },
    ]);
  });

  it("fails a row with more fields than the header, and takes one with fewer", async () => {
    const { rows } = await read("First Name,Last Name,Company\nAda,Quist,Nord,Süd\nBo,Lindh\n");
    expect(rows).toMatchObject([
      { line: 2, outcome: "failed", reason: { text: "Fields: 4, but the header row has 3" } },
      { line: 3, outcome: "lead" },
    ]);
  });

  it("reads as many rows as a file may have, and fails the first row beyond", async () => {
    const text = Buffer.from(`Name,Company\n${"Ada Quist,Nord\n".repeat(5)}`);
    const { rows } = await readLeadFile(chunksOf(text, 7), 3);
    const found: RowResult[] = [];
    for await (const row of rows) found.push(row);
    expect(found.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, "lead"],
      [3, "lead"],
      [4, "lead"],
      [5, "failed"],
    ]);
    expect(found[3]).toMatchObject({ reason: { text: expect.stringContaining("up to 3 rows") } });
  });

  it("fails a row with too long a text, and names its column", async () => {
    const { rows } = await read(
      `Full Name,Firma\nAda Quist,${"x".repeat(1_001)}\nBo Lindh,${"x".repeat(1_000)}\n`,
    );
    expect(rows).toMatchObject([
      { line: 2, outcome: "failed", reason: { text: '"Firma" is longer than 1,000 characters' } },
      { line: 3, outcome: "lead" },
    ]);
  });

  it("cuts a line that has no end", async () => {
    async function* endless(): AsyncGenerator<string> {
      for (let count = 0; count < 40; count += 1) yield await Promise.resolve("x".repeat(10_000));
    }
    const found: string[] = [];
    for await (const lines of readLines(endless())) found.push(...lines);
    expect(found.map(({ length }) => length)).toEqual([lineLengthMax]);
  });

  it("keeps a lead whose e-mail address is none", async () => {
    const { leads } = await read("Name,Email\nAda Quist,not found\nBo Lindh,BO@Lindh.example; b@x.example\n");
    expect(leads.map(({ email }) => email)).toEqual([null, "bo@lindh.example"]);
  });

  it("reads 100,000 rows in bounded memory", { tags: ["night"] }, async () => {
    const row = 'Ada,"Quist, PMP",https://www.linkedin.com/in/ada-quist,,"Nord, Inc.",Pilot,09 Oct 2024\n';
    async function* file(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n");
      for (let chunk = 0; chunk < 1000; chunk++) yield Buffer.from(row.repeat(100));
    }
    const { rows } = await readLeadFile(file());
    let count = 0;
    let mostHeld = 0;
    const before = heldBytes();
    for await (const _ of rows) {
      count++;
      if (count % 20_000 === 0) mostHeld = Math.max(mostHeld, heldBytes() - before);
    }
    expect(count).toBe(100_000);
    expect(mostHeld).toBeLessThan(20 * 1024 * 1024);
  });
});

describe("a file without a header that is known", () => {
  it.each([
    ["has blank lines alone", "\n \n"],
    ["has other columns", "sku,price\n1,2\n"],
    ["is a sentence", "Dear all, please find attached the leads of last week.\n"],
    ["has a name column alone among others", "Name,Wingspan\n"],
  ])("is refused, saying what was looked for, where it %s", async (_what, text) => {
    await expect(read(text)).rejects.toMatchObject({
      code: "request-invalid",
      message: expect.stringContaining('"First Name" and "Last Name"'),
      members: { reason: "header-unknown" },
      fields: [{ field: "file" }],
    });
  });
});
