import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { leads } from "../../connector/database/schema/leads.ts";
import type { RowResult } from "../../connector/leadFiles/leadRecord.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

interface Lead {
  id: string;
  firstName: string;
  lastName: string;
  email: string | null;
  crm: { status: string; recordId?: string; object?: string; url?: string };
}
interface Imported {
  id: string;
  name: string;
  report: {
    format: string;
    rows: number;
    imported: number;
    merged: number;
    skipped: number;
    failed: number;
    problems: { line: number; outcome: string; reason: string }[];
  };
}
interface Matches {
  items: {
    recordId: string;
    object: string;
    name: string;
    owner: string | null;
    lastActivity: string | null;
    left: string | null;
    level: string;
    reasons: { code: string; text: string }[];
    company: string;
  }[];
}

const textsOf = (reasons: { text: string }[] = []) => reasons.map(({ text }) => text);

const connections = readFileSync(new URL("../fixtures/lead-files/Connections.csv", import.meta.url));

let stack: Stack;
let rep: ApiClient;
let rep2: ApiClient;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.practice("POST", "/reset", {});
  rep = await stack.signIn("rep@practice.example");
  rep2 = await stack.signIn("rep2@practice.example");
  for (const client of [rep, rep2]) {
    const lists = await client.get<{ items: { id: string; isOwner: boolean }[] }>("/v1/lead-lists");
    for (const { id, isOwner } of lists.body.items) if (isOwner) await client.delete(`/v1/lead-lists/${id}`);
  }
});

function importFile(client: ApiClient, file: Uint8Array | string, fileName = "Connections.csv") {
  const form = new FormData();
  form.set("file", new File([file as BlobPart], fileName));
  return client.post<Imported>("/v1/lead-lists", form);
}

function importCsv(client: ApiClient, csv: string, name = "Some leads") {
  return client.post<Imported>(`/v1/lead-lists?name=${encodeURIComponent(name)}`, csv, {
    "content-type": "text/csv",
  });
}

/** The first rows, and then no more of them. */
async function* brokenOff(batches: AsyncGenerator<RowResult[]>): AsyncGenerator<RowResult[]> {
  yield (await batches.next()).value as RowResult[];
  throw new Error("the reader died");
}

async function leadsOf(client: ApiClient, listId: string, query = ""): Promise<Lead[]> {
  const { status, body } = await client.get<{ items: Lead[] }>(
    `/v1/lead-lists/${listId}/leads?limit=200${query}`,
  );
  if (status !== 200) throw new Error(`leads were refused: ${JSON.stringify(body)}`);
  return body.items;
}

async function oneLead(client: ApiClient, row: string): Promise<Lead> {
  const { body } = await importCsv(client, `First Name,Last Name,Company,Email,URL\n${row}\n`);
  const [lead] = await leadsOf(client, body.id);
  if (!lead) throw new Error("no lead was imported");
  return lead;
}

describe("an import", () => {
  it("names its list, where nobody did, in the language of who imports it", { tags: ["night"] }, async () => {
    const importIn = (language: string) =>
      rep.post<Imported>("/v1/lead-lists", "Name,Company\nAda Quist,Nord\n", {
        "content-type": "text/csv",
        "accept-language": language,
      });

    expect((await importIn("de-AT")).body.name).toMatch(/^Leads vom \d{2}\.\d{2}\.\d{4}$/);
    expect((await importIn("nl")).body.name).toMatch(/^Leads of \d{4}-\d{2}-\d{2}$/);
  });

  it("merges a file imported twice into the leads already there, and fills what they lacked", async () => {
    await importCsv(rep, "First Name,Last Name,URL,Email\nAda,Quist,linkedin.com/in/adaquist,\n");
    const again = await importCsv(
      rep,
      "Full Name,LinkedIn,Email\nAda Quist,https://no.linkedin.com/in/AdaQuist/,ada@quist.example\n",
    );
    expect(again.body.report).toMatchObject({ rows: 1, imported: 0, merged: 1 });
    const [lead] = await leadsOf(rep, again.body.id);
    expect(lead).toMatchObject({ firstName: "Ada", email: "ada@quist.example" });
    const lists = await rep.get<{ items: { leadCount: number }[] }>("/v1/lead-lists");
    expect(lists.body.items.map(({ leadCount }) => leadCount)).toEqual([1, 1]);
  });

  it("knows rows without a profile by e-mail address, or by name and company, and says by which", async () => {
    const file = [
      "First Name,Last Name,Company,Email",
      "Ada,Quist,Quist Marine,ada@quist.example",
      "Bo,Lund,Lund & Co,",
      "Bo,Lund,Lund & Co. Ltd,",
      "Bo,Lund,Other Works,",
      "Cy,,Lund & Co,",
    ].join("\n");
    const first = await importCsv(rep, file);
    expect(first.body.report).toMatchObject({ rows: 5, imported: 4, merged: 1 });
    expect(first.body.report.problems).toMatchObject([
      { line: 4, outcome: "merged", reason: "Same name and company as an earlier row in this file" },
    ]);
    const again = await importCsv(rep, `${file}\nA.,Quist,,ADA@quist.example\n`);
    expect(again.body.report).toMatchObject({ rows: 6, imported: 0, merged: 6 });
    expect(again.body.report.problems.map(({ reason }) => reason)).toEqual([
      "Same email address as a lead you already have",
      "Same name and company as a lead you already have",
      "Same name and company as an earlier row in this file",
      "Same name and company as a lead you already have",
      "Same name and company as a lead you already have",
      "Same email address as an earlier row in this file",
    ]);
  });

  it("keeps namesakes apart whom an address, a profile or a company tells apart", async () => {
    const rows = [
      "Ada,Quist,Quist Marine,a@quist.example,linkedin.com/in/ada1",
      "Ada,Quist,Quist Marine,b@quist.example,",
      "Ada,Quist,Quist Marine,,linkedin.com/in/ada2",
      "Ada,Quist,Kestrel,,",
      "Bo,Lund,Quist Marine,b@quist.example,",
      "Ada,Q.,Quist Marine,,",
    ];
    const { body } = await importCsv(rep, `First Name,Last Name,Company,Email,URL\n${rows.join("\n")}\n`);
    expect(body.report).toMatchObject({ rows: 6, imported: 6, merged: 0 });
  });

  it(
    "knows each of many leads that share an address, or a name, when the file comes again",
    { tags: ["night"] },
    async () => {
      const rows = Array.from({ length: 60 }, (_, index) => [
        `A${index},B${index},,info@quist.example`,
        `Ada,Quist,Works ${index},`,
      ]);
      const file = `First Name,Last Name,Company,Email\n${rows.flat().join("\n")}\n`;
      // Some of them, as A1 and A11, are spellings of one name.
      expect((await importCsv(rep, file)).body.report.imported).toBeGreaterThan(100);
      expect((await importCsv(rep, file)).body.report).toMatchObject({ rows: 120, imported: 0, merged: 120 });
    },
  );

  it("leaves nothing behind where the reading of its file ends early", { tags: ["night"] }, async () => {
    const { leadFiles, database } = stack.app;
    stack.app.leadFiles = {
      ...leadFiles,
      read: (userId, path, use) =>
        leadFiles.read(userId, path, (file) => use({ ...file, batches: brokenOff(file.batches) })),
    };
    try {
      const rows = Array.from({ length: 1_000 }, (_, index) => `Ada${index},Quist\n`);
      const { status } = await importCsv(rep, `First Name,Last Name\n${rows.join("")}`);
      expect(status).toBe(500);
    } finally {
      stack.app.leadFiles = leadFiles;
    }
    expect(await rep.get("/v1/lead-lists")).toMatchObject({ body: { items: [] } });
    expect(await database.select().from(leads)).toEqual([]);
  });

  it("never merges into another rep's leads", async () => {
    const row = "First Name,Last Name,URL\nAda,Quist,linkedin.com/in/adaquist\n";
    await importCsv(rep, row);
    const { body } = await importCsv(rep2, row);
    expect(body.report).toMatchObject({ imported: 1, merged: 0 });
    const withoutProfile =
      "First Name,Last Name,Company,Email\nBo,Lindh,Nordwind,\nCy,Moe,Nord,cy@moe.example\n";
    await importCsv(rep, withoutProfile);
    const second = await importCsv(rep2, withoutProfile);
    expect(second.body.report).toMatchObject({ imported: 2, merged: 0 });
  });

  it.each([
    ["malformed JSON", "{", "application/json"],
    ["JSON of the wrong types", '{"name": 3, "leads": {}}', "application/json"],
    [
      "a form without a file",
      '--x\r\ncontent-disposition: form-data; name="name"\r\n\r\nA\r\n--x--\r\n',
      "multipart/form-data; boundary=x",
    ],
    [
      "a form cut off",
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nFirst Name,La',
      "multipart/form-data; boundary=x",
    ],
    ["a picture", "GIF89a", "image/gif"],
  ])("refuses %s", async (_what, text, contentType) => {
    const { status, body } = await rep.post("/v1/lead-lists", text, { "content-type": contentType });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "request-invalid" });
    expect((await rep.get("/v1/lead-lists")).body).toMatchObject({ items: [] });
  });

  it("refuses a file of 50 MB", { tags: ["night"] }, async () => {
    const { status, body } = await importFile(
      rep,
      "First Name,Last Name\n" + "Ada,Quist\n".repeat(5_000_000),
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "request-invalid" });
    expect((await rep.get("/v1/lead-lists")).body).toMatchObject({ items: [] });
  });
});

describe("the view of a list", () => {
  it("finds leads by the beginnings of words, without accents", { tags: ["night"] }, async () => {
    const { body } = await importFile(rep, connections);
    expect(await leadsOf(rep, body.id, "&q=emilie%20aster")).toMatchObject([{ lastName: "Charbonnier" }]);
    expect(await leadsOf(rep, body.id, "&q=%25")).toHaveLength(24);
  });

  it("pages through a list without missing or repeating a lead", { tags: ["night"] }, async () => {
    const { body } = await importFile(rep, connections);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { body: { items: Lead[]; nextCursor: string | null; total: number } } = await rep.get(
        `/v1/lead-lists/${body.id}/leads?limit=7${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.body.total).toBe(24);
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    }
    expect(new Set(seen).size).toBe(24);
    expect(seen).toHaveLength(24);
  });

  it("tells who is linked, likely, possible and new, and filters by it", async () => {
    const { body } = await importFile(rep, connections);
    const byName = new Map(
      (await leadsOf(rep, body.id)).map((lead) => [`${lead.firstName} ${lead.lastName}`, lead]),
    );
    expect(byName.get("Ingrid Halvorsen")?.crm).toMatchObject({ status: "likely", object: "Contact" });
    expect(byName.get("Elena Marchetti")?.crm).toMatchObject({ status: "likely", object: "Lead" });
    expect(byName.get("Annika Meyer")?.crm).toEqual({ status: "new" });
    const likely = await leadsOf(rep, body.id, "&status=likely");
    expect(likely.map(({ crm }) => crm.status)).not.toContain("new");
    const fresh = await leadsOf(rep, body.id, "&status=new");
    expect(fresh.length + likely.length + (await leadsOf(rep, body.id, "&status=possible")).length).toBe(24);
  });

  it("begins where it is asked to, and is empty past the list's end", async () => {
    const { body } = await importFile(rep, connections);
    const ids = (await leadsOf(rep, body.id)).map(({ id }) => id);
    for (const offset of [0, 3, 12, 20, 24, 1_000]) {
      const path = `/v1/lead-lists/${body.id}/leads?limit=5&offset=${offset}`;
      const { body: page } = await rep.get<{ items: Lead[]; nextCursor: string | null; total: number }>(path);
      expect(page.items.map(({ id }) => id)).toEqual(ids.slice(offset, offset + 5));
      expect([page.nextCursor !== null, page.total]).toEqual([offset + 5 < 24, 24]);
    }
  });

  it("matches a thousand leads in at most 10 API calls", { tags: ["night"] }, async () => {
    const leads = Array.from({ length: 1000 }, (_, i) => ({
      firstName: ["Robert", "Katharina", "José", "Jürgen", "Anna Maria"][i % 5],
      lastName: `Quist${String.fromCharCode(97 + (i % 26), 97 + (Math.floor(i / 26) % 26), 97 + Math.floor(i / 676))}`,
      company: `Company ${i}`,
    }));
    const { body } = await rep.post<Imported>("/v1/lead-lists", { name: "A thousand", leads });
    await stack.practice("DELETE", "/requests");
    const answer = await rep.get(`/v1/lead-lists/${body.id}/leads?status=new&limit=1`);
    expect(answer).toMatchObject({ status: 200, body: { total: 1000 } });
    expect((await stack.practice<unknown[]>("GET", "/requests")).length).toBeLessThanOrEqual(10);
  });

  it("shows leads with unknown status when Salesforce is down", async () => {
    const { body } = await importFile(rep, connections);
    await stack.practice("POST", "/faults", { path: ".*", times: 50, action: "error", status: 503 });
    const leads = await leadsOf(rep, body.id);
    expect(leads).toHaveLength(24);
    expect(leads[0]?.crm).toEqual({ status: "unknown" });
  });

  it(
    "sorts by last name or company, as filtered as one likes, and pages on",
    { tags: ["night"] },
    async () => {
      const leads = [
        { firstName: "Zoe", lastName: "Åkesson", company: "zeta Works" },
        { firstName: "Ada", lastName: "Berg", company: "" },
        { firstName: "Bo", lastName: "berg", company: "Alpha Works" },
        { firstName: "Cid", lastName: "Zorn", company: "Ärla Works" },
      ];
      const { body } = await rep.post<Imported>("/v1/lead-lists", { name: "To sort", leads });
      const names = (found: Lead[]) => found.map(({ firstName }) => firstName);
      expect(names(await leadsOf(rep, body.id))).toEqual(["Zoe", "Ada", "Bo", "Cid"]);
      expect(names(await leadsOf(rep, body.id, "&sort=name"))).toEqual(["Zoe", "Ada", "Bo", "Cid"]);
      expect(names(await leadsOf(rep, body.id, "&sort=company&crm=stored"))).toEqual([
        "Bo",
        "Cid",
        "Zoe",
        "Ada",
      ]);
      expect(names(await leadsOf(rep, body.id, "&sort=company&q=works"))).toEqual(["Bo", "Cid", "Zoe"]);
      expect(names(await leadsOf(rep, body.id, "&sort=company&status=new"))).toEqual([
        "Bo",
        "Cid",
        "Zoe",
        "Ada",
      ]);
      expect(names(await leadsOf(rep, body.id, "&sort=company&offset=1"))).toEqual(["Cid", "Zoe", "Ada"]);
      const path = `/v1/lead-lists/${body.id}/leads?sort=company&limit=3`;
      const first = await rep.get<{ items: Lead[]; nextCursor: string; total: number }>(path);
      expect([names(first.body.items), first.body.total]).toEqual([["Bo", "Cid", "Zoe"], 4]);
      const next = await rep.get<typeof first.body>(`${path}&cursor=${first.body.nextCursor}`);
      expect([names(next.body.items), next.body.nextCursor]).toEqual([["Ada"], null]);
      const ids = await rep.get<{ ids: string[] }>(`/v1/lead-lists/${body.id}/lead-ids?sort=company`);
      expect(ids.body.ids).toEqual((await leadsOf(rep, body.id, "&sort=company")).map(({ id }) => id));
    },
  );
});

describe("a list of leads", () => {
  it("is shown to nobody else while it is not shared, nor are its leads, admins included", async () => {
    const { body } = await importFile(rep, connections);
    const [lead] = await leadsOf(rep, body.id);
    const admin = await stack.signIn("admin@practice.example");
    for (const client of [rep2, admin]) {
      expect((await client.get("/v1/lead-lists")).body).toMatchObject({ items: [] });
      for (const path of [
        `/v1/lead-lists/${body.id}`,
        `/v1/lead-lists/${body.id}/leads`,
        `/v1/leads/${lead?.id}`,
        `/v1/leads/${lead?.id}/matches`,
      ]) {
        expect(await client.get(path)).toMatchObject({ status: 404, body: { code: "not-found" } });
      }
      expect(await client.put(`/v1/leads/${lead?.id}/link`, { recordId: "003000000000001" })).toMatchObject({
        status: 404,
      });
      expect(await client.delete(`/v1/lead-lists/${body.id}`)).toMatchObject({ status: 404 });
    }
  });

  it("is shown to everyone in the org for reading once it is shared", { tags: ["night"] }, async () => {
    const { body } = await importFile(rep, connections);
    expect(await rep.patch(`/v1/lead-lists/${body.id}`, { shared: true, name: "Ours" })).toMatchObject({
      status: 200,
      body: { name: "Ours", shared: true, isOwner: true, leadCount: 24 },
    });
    expect(await leadsOf(rep2, body.id)).toHaveLength(24);
    expect(await rep2.get(`/v1/lead-lists/${body.id}`)).toMatchObject({ body: { isOwner: false } });
    expect(await rep2.patch(`/v1/lead-lists/${body.id}`, { name: "Mine" })).toMatchObject({
      status: 403,
      body: { code: "insufficient-access" },
    });
    await rep.patch(`/v1/lead-lists/${body.id}`, { shared: false });
    expect(await rep2.get(`/v1/lead-lists/${body.id}`)).toMatchObject({ status: 404 });
  });

  it(
    "takes its leads along when it is deleted, but not those that another list holds",
    { tags: ["night"] },
    async () => {
      const first = await importFile(rep, connections);
      const [lead] = await leadsOf(rep, first.body.id);
      const second = await importCsv(
        rep,
        "First Name,Last Name,URL\nIngrid,Halvorsen,linkedin.com/in/ingrid-halvorsen-maritime\n",
      );
      expect(second.body.report).toMatchObject({ merged: 1 });
      expect(await rep.delete(`/v1/lead-lists/${first.body.id}`)).toMatchObject({ status: 204 });
      expect(await leadsOf(rep, second.body.id)).toMatchObject([{ id: lead?.id }]);
      await rep.delete(`/v1/lead-lists/${second.body.id}`);
      expect(await rep.get(`/v1/leads/${lead?.id}`)).toMatchObject({ status: 404 });
    },
  );
});

describe("the matches of a lead", () => {
  it("are every Contact and Salesforce Lead of the same first and last name, with reasons", async () => {
    const lead = await oneLead(rep, "Tobias,Brandt,Northwind Energy,,linkedin.com/in/tb");
    const { body } = await rep.get<Matches>(`/v1/leads/${lead.id}/matches`);
    expect(body.items.map(({ object, company }) => `${object} ${company}`).sort()).toEqual([
      "Contact Northwind Energy",
      "Contact Northwind Energy Services GmbH",
      "Lead Northwind",
    ]);
    expect(body.items[0]).toMatchObject({ company: "Northwind Energy", level: "likely" });
    for (const { reasons } of body.items) expect(textsOf(reasons).join()).toContain("name");
  });

  it("show a link first, which can be taken back, and write nothing to Salesforce", async () => {
    const lead = await oneLead(rep, "Maren,Voss,Northwind Energy,,linkedin.com/in/mv");
    const { body } = await rep.get<Matches>(`/v1/leads/${lead.id}/matches`);
    const recordId = body.items[0]?.recordId ?? "";
    await stack.practice("DELETE", "/requests");
    expect(await rep.put(`/v1/leads/${lead.id}/link`, { recordId: recordId.slice(0, 15) })).toMatchObject({
      status: 200,
      body: {
        crm: { status: "linked", recordId, object: "Contact", url: expect.stringContaining(recordId) },
      },
    });
    const linked = await rep.get<Matches>(`/v1/leads/${lead.id}/matches`);
    expect(linked.body.items).toMatchObject([{ recordId, level: "linked", name: "Maren Voss" }]);
    expect(await rep.delete(`/v1/leads/${lead.id}/link`)).toMatchObject({
      body: { crm: { status: "likely" } },
    });
    const requests = await stack.practice<{ method: string; path: string }[]>("GET", "/requests");
    expect(requests.filter(({ method, path }) => method !== "GET" && !path.includes("/composite"))).toEqual(
      [],
    );
  });

  it("refuse a link to what is no person, is not there, or cannot be seen", async () => {
    const lead = await oneLead(rep, "Maren,Voss,Northwind Energy,,");
    for (const recordId of ["001000000000001AAA", "nonsense", ""]) {
      expect(await rep.put(`/v1/leads/${lead.id}/link`, { recordId })).toMatchObject({
        status: 400,
        body: { code: "request-invalid", fields: [{ field: "recordId" }] },
      });
    }
    expect(await rep.put(`/v1/leads/${lead.id}/link`, { recordId: "003000000zzzzzz" })).toMatchObject({
      status: 404,
      body: { code: "not-found" },
    });
  });

  it("leave out who is not the same person, for colleagues too, until that person is linked after all", async () => {
    const lead = await oneLead(rep, "Maren,Voss,Northwind Energy,,");
    const { body } = await rep.get<Matches>(`/v1/leads/${lead.id}/matches`);
    const recordId = body.items[0]?.recordId ?? "";
    expect(await rep.put(`/v1/leads/${lead.id}/rejections/${recordId}`, undefined)).toMatchObject({
      status: 204,
    });
    expect((await rep.get<Matches>(`/v1/leads/${lead.id}/matches`)).body.items).toEqual([]);
    expect(await rep.get(`/v1/leads/${lead.id}`)).toMatchObject({ body: { crm: { status: "new" } } });
    await rep.put(`/v1/leads/${lead.id}/link`, { recordId });
    await rep.delete(`/v1/leads/${lead.id}/link`);
    expect((await rep.get<Matches>(`/v1/leads/${lead.id}/matches`)).body.items).toHaveLength(1);
  });
});
