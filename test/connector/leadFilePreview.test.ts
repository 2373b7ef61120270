import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columnChoices } from "../../connector/database/schema/leads.ts";
import { eraseUser } from "../../connector/privacy/eraseUser.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

const connections = readFileSync(new URL("../fixtures/lead-files/Connections.csv", import.meta.url));

const longFile = Buffer.from(`Name,Company\n${"Ada Quist,Nord\n".repeat(10_000)}`);

interface Preview {
  columns: { name: string; meaning: string | null; example: string | null }[];
  format: string;
  rows: { outcome: string; lead?: { lastName: string } }[];
  counts: {
    rows: number;
    listed: number;
    leads: number;
    merged: number;
    skipped: number;
    failed: number;
    erased: number;
  };
  isWhole: boolean;
}

interface Imported {
  report: Omit<Preview["counts"], "leads" | "listed"> & { format: string; imported: number };
}

let stack: Stack;
let rep: ApiClient;
beforeAll(async () => {
  stack = await startStack();
  rep = await stack.signIn("rep@practice.example");
});
afterAll(() => stack.close());

const preview = (body: unknown, { type = "text/csv", query = "" } = {}) =>
  rep.post<Preview>(`/v1/lead-lists/preview${query}`, body, { "content-type": type });

const importFile = (body: unknown, query = "") =>
  rep.post<Imported>(`/v1/lead-lists${query}`, body, { "content-type": "text/csv" });

describe("POST /v1/lead-lists/preview", () => {
  it("foretells the import of the same file, and keeps nothing", async () => {
    const { status, body } = await preview(connections);
    expect((await rep.get<{ items: unknown[] }>("/v1/lead-lists")).body.items).toEqual([]);
    const { report } = (await importFile(connections)).body;

    expect([status, body.isWhole]).toEqual([200, true]);
    expect(body.format).toBe(report.format);
    expect(body.counts).toEqual({ ...countsOf(report), listed: 24 });
  });

  it("counts as the import does which leads are twice in the file, and which are in an earlier list", async () => {
    await importFile("Name,Company,Email\nEarl Yer,Nord,earl@nord.example\n");
    const file = [
      "Name,Company,Email,LinkedIn URL",
      "Ada Quist,Nord,,https://www.linkedin.com/in/ada-quist",
      "A. Quist,Süd,ada@sued.example,https://www.linkedin.com/in/ada-quist",
      "Ada Quist,Süd,ada@sued.example,",
      "Earl Yer,Ost,earl@nord.example,",
      "Bo Lindh,West,,",
      "Bo Lindh,West GmbH,,",
      ",West,,",
      "Cy,West,,,one too many",
    ].join("\n");
    const { counts } = (await preview(file)).body;
    const { report } = (await importFile(file)).body;

    expect(counts).toEqual({ rows: 8, listed: 3, leads: 2, merged: 4, skipped: 1, failed: 1, erased: 0 });
    expect(counts).toEqual({ ...countsOf(report), listed: 3 });
  });

  it("takes a file of exactly 64 KB for whole where its size is given", { tags: ["night"] }, async () => {
    const start = longFile.subarray(0, 65_536);

    expect((await preview(start, { query: "?size=65536" })).body.isWhole).toBe(true);
    expect((await preview(start, { query: "?size=65537" })).body.isWhole).toBe(false);
    expect((await preview(start, { query: "?size=-1" })).status).toBe(400);
  });

  it("says of an empty file that it is empty", async () => {
    const { body } = await preview("", { query: "?size=0" });

    expect(body).toMatchObject({ reason: "file-is-empty", detail: "The file is empty." });
  });

  it.each([
    ["", ""],
    [", and its columns were chosen", "?columns=firstName,lastName,company"],
  ])("a file with a header and no rows is refused as by the import%s", async (_when, query) => {
    const { status, body } = await preview("First Name,Last Name,Company\n", { query });
    expect(status).toBe(400);
    expect(body).toMatchObject({ reason: "no-rows", fields: [{ field: "file" }] });
  });

  it("shows the columns of a file whose header nobody knows, and what an import makes of it once they are chosen", async () => {
    const file = "Wer,Wo beschäftigt,E-Mail\nAda Quist,Nord,ada.q@nord.example\nBo Lindh,Süd,\n";
    const unknown = (await preview(file)).body;
    expect(unknown).toMatchObject({ isKnown: false, format: "unknown", rows: [], counts: { rows: 0 } });
    expect(unknown.columns).toEqual([
      { name: "Wer", meaning: null, yieldsTo: [], example: "Ada Quist" },
      { name: "Wo beschäftigt", meaning: null, yieldsTo: [], example: "Nord" },
      { name: "E-Mail", meaning: "email", yieldsTo: [], example: "ada.q@nord.example" },
    ]);
    expect(await importFile(file)).toMatchObject({ status: 400, body: { reason: "header-unknown" } });

    const query = "?columns=fullName,company,";
    const { body } = await preview(file, { query });
    expect(body).toMatchObject({
      isKnown: true,
      format: "generic",
      rows: [
        { outcome: "lead", lead: { lastName: "Quist", company: "Nord", email: null } },
        { outcome: "lead", lead: { lastName: "Lindh", company: "Süd" } },
      ],
    });
    const imported = await importFile(file, query);
    expect([imported.status, imported.body.report.imported]).toEqual([201, 2]);
  });

  it("remembers what a rep chose for files with the same header, and for that rep alone", async () => {
    const header = "Qui,Chez";
    const [one, other] = [await stack.signIn("admin@practice.example"), rep];
    const asked = (rows: string, client = one) =>
      client.post<Preview & { isRemembered: boolean }>("/v1/lead-lists/preview", `${header}\n${rows}`, {
        "content-type": "text/csv",
      });
    expect((await asked("Ada Chez,Nord\n")).body).toMatchObject({ isKnown: false, isRemembered: false });
    const file = `${header}\nAda Chez,Nord\n`;
    await one.post("/v1/lead-lists?columns=fullName,company", file, { "content-type": "text/csv" });
    expect((await asked("Bo Chez,Süd\n")).body).toMatchObject({
      isKnown: true,
      isRemembered: true,
      columns: [{ meaning: "fullName" }, { meaning: "company" }],
      rows: [{ lead: { lastName: "Chez", company: "Süd" } }],
    });
    expect((await asked("Bo Chez,Süd\n", other)).body).toMatchObject({ isKnown: false, isRemembered: false });
    const rows = () => stack.app.database.select().from(columnChoices);
    expect(JSON.stringify(await rows())).not.toMatch(/Qui|Chez|Ada|Nord/);
    for (const { shape } of await rows()) expect(shape).toMatch(/^hmac1 [\w-]{43}$/);
    const mine = (await rows()).at(-1)?.userId ?? "";
    await eraseUser({ ...stack.app, now: stack.app.clock() }, mine);
    expect((await rows()).filter(({ userId }) => userId === mine)).toEqual([]);
  });

  it("takes the rep's word for a known file's columns too", async () => {
    const file = "Name,Company,Region\nAda Quist,Ost Holding,Ost\n";
    const { body } = await preview(file, { query: "?columns=fullName,,company" });
    expect(body.rows).toMatchObject([{ lead: { company: "Ost", location: null } }]);
  });

  it("refuses what is no text, a file without a header, and more than 64 KB, with the reason", async () => {
    expect(await preview("{}", { type: "application/json" })).toMatchObject({
      status: 400,
      body: { fields: [{ field: "content-type" }] },
    });
    expect(await preview("just a sentence\n")).toMatchObject({
      status: 400,
      body: { reason: "header-unknown", fields: [{ field: "file" }] },
    });
    // Last, as the connection ends with a body that is not read to its end.
    expect(await preview(longFile.subarray(0, 65_537))).toMatchObject({
      status: 400,
      body: { reason: "body-too-large" },
    });
  });
});

function countsOf(report: Imported["report"]): Omit<Preview["counts"], "listed"> {
  const { rows, imported, merged, skipped, failed, erased } = report;
  return { rows, leads: imported, merged, skipped, failed, erased };
}
