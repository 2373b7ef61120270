import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { orgIds } from "../../connector/database/rows.ts";
import { leadLists, leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople, erasureKey } from "../../connector/database/schema/privacy.ts";
import { byCommand, erasePerson } from "../../connector/privacy/erasePerson.ts";
import {
  erasureKeyPurpose,
  opensErasureKey,
  rotateErasureKey,
} from "../../connector/privacy/erasedPeople.ts";
import { liftAllErasures } from "../../connector/privacy/liftErasures.ts";
import { personOf, type Said } from "../../connector/privacy/identities.ts";
import { createTokenVault } from "../../connector/secrets.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;
let admin: ApiClient;
let rep: ApiClient;
let colleague: ApiClient;

beforeAll(async () => {
  stack = await startStack();
  admin = await stack.signIn("admin@practice.example");
  rep = await stack.signIn("rep@practice.example");
  colleague = await stack.signIn("rep2@practice.example");
});
afterAll(() => stack.close());
beforeEach(async () => {
  for (const table of [leadLists, leads, erasedPeople]) await stack.app.database.delete(table);
});

type Row = Record<string, string>;

interface Imported {
  id: string;
  report: { imported: number; erased: number; problems: { line: number; outcome: string; reason: string }[] };
}

const mira = {
  firstName: "Mira",
  lastName: "Testfeld",
  company: "Nordwind GmbH",
  profileUrl: "https://www.linkedin.com/in/mira-testfeld",
  email: "mira@nordwind.example",
};
const jonas = { firstName: "Jonas", lastName: "Beispiel", company: "Nordwind GmbH" };

const importRows = (client: ApiClient, ...rows: Row[]) =>
  client.post<Imported>("/v1/lead-lists", { name: "List", leads: rows });

const erase = async (said: Said) =>
  erasePerson(
    { ...stack.app, now: stack.app.clock(), by: byCommand },
    await orgIds(stack.app.database),
    personOf(said),
    { blanksTexts: false },
  );

/** Whether an import by a colleague leaves the row out. Another is beside, so that the list is not empty. */
async function isLeftOut(row: Row): Promise<boolean> {
  const other = { firstName: "Kara", lastName: "Anders", company: "Suedwind AG" };
  const { status, body } = await importRows(colleague, other, row);
  expect(status).toBe(201);
  return body.report.erased === 1;
}

describe("a person who was erased on request", () => {
  beforeEach(async () => {
    await importRows(rep, mira);
    await erase({ profileUrl: mira.profileUrl });
  });

  it("stays out of every import, which says so and counts it", async () => {
    const csv = "First Name,Last Name,Profile URL\nJonas,Beispiel,\nMira,T.,linkedin.com/in/Mira-Testfeld/\n";
    const header = { "content-type": "text/csv" };
    const preview = await colleague.post("/v1/lead-lists/preview", csv, header);
    expect(preview.body).toMatchObject({ counts: { leads: 1, erased: 1 } });
    const { body } = await colleague.post<Imported>("/v1/lead-lists?name=File", csv, header);
    expect(body.report).toMatchObject({
      rows: 2,
      imported: 1,
      erased: 1,
      problems: [{ line: 3, outcome: "erased", reason: "Erased on request" }],
    });
    expect(await stack.app.database.select().from(leads)).toMatchObject([{ lastName: "Beispiel" }]);
  });

  it.each([
    ["the profile", { firstName: "M.", lastName: "T", profileUrl: mira.profileUrl }],
    ["the address", { firstName: "M", lastName: "Testfeld", email: "MIRA@nordwind.example" }],
    ["name and company alone", { firstName: "Testfeld", lastName: "Mira", company: "NORDWIND" }],
    [
      "name and company beside a profile of another kind",
      {
        ...jonas,
        firstName: "Mira",
        lastName: "Testfeld",
        profileUrl: "https://linkedin.com/sales/lead/ACwAA1",
      },
    ],
  ])("is recognized by %s", async (_, row) => {
    expect(await isLeftOut(row)).toBe(true);
  });

  it("is remembered once, however often they are erased", async () => {
    const count = async () => (await admin.get("/v1/erased-people")).body;
    await erase({ email: mira.email });
    await erase({ profileUrl: mira.profileUrl });
    expect(await count()).toEqual({ count: 1 });
  });

  const namesake = { firstName: "Mira", lastName: "Testfeld", company: "Nordwind GmbH" };

  it.each([
    ["another profile", { ...namesake, profileUrl: "https://www.linkedin.com/in/mira-testfeld-2" }],
    ["another company", { ...namesake, company: "Suedwind AG" }],
    ["no company", { firstName: "Mira", lastName: "Testfeld" }],
  ])("does not keep out a namesake with %s", async (_, row) => {
    expect(await isLeftOut(row)).toBe(false);
  });

  it("is kept as hashes that tell nothing, also after the keys were rotated", async () => {
    const { database, config } = stack.app;
    const stored = async () => JSON.stringify(await database.select().from(erasedPeople));
    expect(await stored()).not.toMatch(/testfeld|nordwind/i);
    const before = await stored();
    const [[, old] = ["", Buffer.alloc(32)]] = config.tokenKeys;
    const keys = new Map([
      ["newer", Buffer.alloc(32, 7)],
      ["test", old],
    ]);
    await rotateErasureKey(database, createTokenVault(keys));
    await rotateErasureKey(database, createTokenVault(new Map([...keys].reverse())));
    expect(await stored()).toBe(before);
    expect(await isLeftOut(mira)).toBe(true);
  });

  it("keeps imports from running while no key opens the list, which /readyz says, until it is given up", async () => {
    const { database, vault, clock } = stack.app;
    const other = createTokenVault(new Map([["gone", Buffer.alloc(32, 9)]]));
    const sealedKey = other.seal("x", erasureKeyPurpose);
    await database.update(erasureKey).set({ sealedKey });
    expect(await opensErasureKey({ database, vault })).toBe(false);
    const refused = { status: 503, body: { code: "storage-unavailable", reason: "erased-people-locked" } };
    expect(await importRows(colleague, jonas)).toMatchObject(refused);
    expect(await liftAllErasures({ database, now: clock(), by: byCommand })).toBe(1);
    expect(await opensErasureKey({ database, vault })).toBe(true);
    expect(await isLeftOut(mira)).toBe(false);
  });

  it("can be let in again by an admin, which the audit trail says without their data", async () => {
    expect((await admin.get("/v1/erased-people")).body).toEqual({ count: 1 });
    const lift = (body: object) => admin.post("/v1/erased-people/lift", body);
    expect((await lift({ email: "nobody@nordwind.example" })).body).toEqual({ lifted: 0, count: 1 });
    expect((await lift({ name: "Mira" })).status).toBe(400);
    expect((await lift({ email: mira.email })).body).toEqual({ lifted: 1, count: 0 });
    expect(await isLeftOut(mira)).toBe(false);
    const changes = await admin.get<{ items: object[] }>("/v1/settings/changes?limit=2");
    expect(changes.body.items).toMatchObject([
      { setting: "erasedPeople", username: "admin@practice.example", before: 1, after: 0 },
      { setting: "erasedPeople", username: "npm run erase-person", before: 0, after: 1 },
    ]);
    expect(JSON.stringify(changes.body)).not.toMatch(/mira/i);
  });
});
