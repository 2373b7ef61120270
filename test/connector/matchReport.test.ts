import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";

interface Report {
  leads: number;
  linked: number;
  likely: number;
  possible: number;
  new: number;
  unknown: number;
  lastKnown: Record<"likely" | "possible" | "new" | "unknown", number>;
}

const connections = readFileSync(new URL("../fixtures/lead-files/Connections.csv", import.meta.url), "utf8");
const clock = movableClock();
let stack: Stack;
let rep: ApiClient;
let rep2: ApiClient;
let listId: string;
beforeAll(async () => {
  stack = await startStack({ clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.practice("POST", "/reset", {});
  rep = await stack.signIn("rep@practice.example");
  rep2 = await stack.signIn("rep2@practice.example");
  for (const { id } of (await rep.get<{ items: { id: string }[] }>("/v1/lead-lists")).body.items)
    await rep.delete(`/v1/lead-lists/${id}`);
  listId = await importCsv(rep, connections);
});

async function importCsv(client: ApiClient, csv: string): Promise<string> {
  const { body } = await client.post<{ id: string }>("/v1/lead-lists?name=Leads", csv, {
    "content-type": "text/csv",
  });
  return body.id;
}

const path = () => `/v1/lead-lists/${listId}/match-report`;
const known = async (client = rep) => (await client.get<Report>(path())).body;
const compare = async (client = rep) => (await client.post<Report>(path())).body;
const calls = async () => (await stack.practice<unknown[]>("GET", "/requests")).length;

async function leadNamed(lastName: string) {
  const { body } = await rep.get<{ items: { id: string; crm: { status: string; recordId?: string } }[] }>(
    `/v1/lead-lists/${listId}/leads?q=${lastName}`,
  );
  return body.items[0] as (typeof body.items)[number];
}

describe("the report of a list", () => {
  it("counts linked, likely, possible and new once the leads are compared, each lead once", async () => {
    const first = await known();
    expect(first).toMatchObject({ leads: 24, linked: 0, unknown: 24 });
    const report = await compare();
    expect(report).toMatchObject({ leads: 24, unknown: 0 });
    expect(report.linked + report.likely + report.possible + report.new).toBe(24);
    expect(report.likely).toBeGreaterThan(5);
    expect(report.new).toBeGreaterThan(2);
    expect(await known()).toEqual(report);
  });

  it("costs no API call while it is known, and none for looking only", { tags: ["night"] }, async () => {
    await known();
    await compare();
    await stack.practice("DELETE", "/requests");
    await known();
    await compare();
    await rep.get(`${path()}.csv`);
    expect(await calls()).toBe(0);
  });

  it("knows whom a filter or a sort by status finds by now, without asking Salesforce", async () => {
    const { id } = await leadNamed("Halvorsen");
    await stack.practice("DELETE", "/requests");
    const find = async (what: string) =>
      (
        await rep.get<{ items?: { id: string }[]; ids?: string[]; total: number }>(
          `/v1/lead-lists/${listId}/${what}`,
        )
      ).body;
    expect(await find("leads?status=likely&crm=stored")).toMatchObject({ items: [{ id }], total: 1 });
    expect(await find("lead-ids?status=likely&crm=stored")).toEqual({ ids: [id], total: 1 });
    expect((await find("lead-ids?status=new&crm=stored")).ids).toEqual([]);
    expect((await find("leads?sort=status&crm=stored&limit=1")).items).toMatchObject([{ id }]);
    expect(await calls()).toBe(0);
  });

  it("is quick for ten thousand leads, and refused for more", { tags: ["night"] }, async () => {
    const rows = Array.from({ length: 10_001 }, (_, i) => `First${i},Last${i},linkedin.com/in/p${i}`);
    listId = await importCsv(rep, `First Name,Last Name,URL\n${rows.join("\n")}\n`);
    expect(await known()).toMatchObject({ leads: 10_001, unknown: 10_001 });
    expect(await rep.post(path())).toMatchObject({ status: 400, body: { code: "request-invalid" } });
  });

  it(
    "compares a thousand leads at a time, however often it is asked at once",
    { tags: ["night"] },
    async () => {
      const rows = Array.from({ length: 1_500 }, (_, i) => `First${i},Last${i},linkedin.com/in/p${i}`);
      listId = await importCsv(rep, `First Name,Last Name,URL\n${rows.join("\n")}\n`);
      await rep.get("/v1/connection");
      await stack.practice("DELETE", "/requests");
      const [one, other] = await Promise.all([compare(), compare()]);
      expect([one.unknown, other.unknown]).toEqual([500, 500]);
      expect(await calls()).toBeLessThanOrEqual(10);
      expect(await compare()).toMatchObject({ unknown: 0, new: 1_500 });
    },
  );
});

describe("the report as a file", () => {
  it("has a line for each possible record with its reasons, and one for each new lead", async () => {
    const report = await compare();
    const { body, headers } = await rep.get<string>(`${path()}.csv`);
    expect(headers.get("content-type")).toContain("text/csv");
    const lines: Record<string, string>[] = parse(body, { columns: true, bom: true });
    expect(new Set(lines.map(({ Lead }) => Lead)).size).toBe(24);
    expect(lines.filter(({ Status }) => Status === "new")).toHaveLength(report.new);
    expect(lines.find(({ Lead }) => Lead === "Bob Ferris")).toMatchObject({
      Status: "likely",
      Level: "likely",
      "Record name": "Bob Ferris",
      Reasons: expect.stringContaining("Same first and last name"),
      Link: expect.stringContaining("/lightning/r/Contact/003"),
    });
  });
});

describe("the report's readers", () => {
  it("is nobody else's while the list is not shared", async () => {
    expect(await rep2.get(path())).toMatchObject({ status: 404 });
    expect(await rep2.post(path())).toMatchObject({ status: 404 });
    expect(await rep2.get(`${path()}.csv`)).toMatchObject({ status: 404 });
  });

  it(
    "shows each colleague of a shared list what they themselves may see in Salesforce",
    { tags: ["night"] },
    async () => {
      const mine = await compare();
      await rep.patch(`/v1/lead-lists/${listId}`, { shared: true });
      expect(await known(rep2)).toMatchObject({ leads: 24, unknown: 24 });
      await stack.practice("PATCH", "/users/rep2@practice.example", {
        objectPermissions: { Lead: { read: false, create: false, edit: false, delete: false } },
      });
      expect((await compare(rep2)).likely).toBeLessThan(mine.likely);
    },
  );
});

describe("what people decide about a lead", () => {
  it("colleagues who see the lead see its owner's decision, and others' leads of the same person are untouched", async () => {
    const lead = await leadNamed("Halvorsen");
    const recordId = lead.crm.recordId ?? "";
    const own = await importCsv(rep2, connections);
    await rep.patch(`/v1/lead-lists/${listId}`, { shared: true });
    const crmFor = async (client: ApiClient, list: string) => {
      const page = await client.get<{ items: { crm: { status: string; recordId?: string } }[] }>(
        `/v1/lead-lists/${list}/leads?q=Halvorsen`,
      );
      return page.body.items[0]?.crm;
    };
    await rep.put(`/v1/leads/${lead.id}/rejections/${recordId}`, undefined);
    expect((await crmFor(rep2, listId))?.recordId).not.toBe(recordId);
    await rep.put(`/v1/leads/${lead.id}/link`, { recordId });
    expect(await crmFor(rep2, listId)).toMatchObject({ status: "linked", recordId });
    expect(await crmFor(rep2, own)).toMatchObject({ status: "likely", recordId });
    await rep.patch(`/v1/lead-lists/${listId}`, { shared: false });
    expect(await rep2.put(`/v1/leads/${lead.id}/rejections/${recordId}`, undefined)).toMatchObject({
      status: 404,
    });
    await rep2.delete(`/v1/lead-lists/${own}`);
  });

  it("decisions last through a new session and another import of the same file", async () => {
    const lead = await leadNamed("Halvorsen");
    await rep.put(`/v1/leads/${lead.id}/rejections/${lead.crm.recordId}`, undefined);
    await rep.delete("/v1/sessions/current");
    rep = await stack.signIn("rep@practice.example");
    listId = await importCsv(rep, connections);
    const again = await leadNamed("Halvorsen");
    expect(again.id).toBe(lead.id);
    expect(again.crm.recordId).not.toBe(lead.crm.recordId);
  });
});
