import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import { leadLists, leads } from "../../connector/database/schema/leads.ts";
import { eraseOldLeads } from "../../connector/privacy/eraseOldLeads.ts";
import { erasePerson } from "../../connector/privacy/erasePerson.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";

const run = promisify(execFile);
const clock = movableClock();
let stack: Stack;
let admin: ApiClient;
let rep: ApiClient;

beforeAll(async () => {
  stack = await startStack({ clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(async () => {
  clock.reset();
  for (const table of [creations, leadLists, leads]) stack.app.database.delete(table).run();
  admin = await stack.signIn("admin@practice.example");
  rep = await stack.signIn("rep@practice.example");
});

const [mira, jonas] = [
  {
    firstName: "Mira",
    lastName: "Testfeld",
    profileUrl: "https://www.linkedin.com/in/mira-testfeld",
    email: "mira@firm.example",
  },
  { firstName: "Jonas", lastName: "Beispiel", profileUrl: "https://www.linkedin.com/in/jonas-beispiel" },
];

async function importList(client: ApiClient, name: string, people: object[]) {
  const { status, body } = await client.post<{ id: string }>("/v1/lead-lists", { name, leads: people });
  expect(status).toBe(201);
  return body.id;
}

function creationOf(leadId: string, state: "failed" | "unknown") {
  stack.app.database
    .insert(creations)
    .values({
      id: `creation-of-${leadId}`,
      orgId: stack.org.orgId,
      userId: "005",
      leadId,
      month: "2026-11",
      state,
      contact: { LastName: "Testfeld" },
      problem: { code: "validation-failed", detail: "Mira Testfeld is not welcome", action: "" },
      createdAt: clock.now().getTime(),
    })
    .run();
}

const leadNamed = (lastName: string) =>
  stack.app.database
    .select()
    .from(leads)
    .all()
    .filter((lead) => lead.lastName === lastName);

function everythingStored(): string {
  const client = stack.app.database.$client;
  const tables = client.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
    name: string;
  }[];
  return JSON.stringify(tables.map(({ name }) => client.prepare(`SELECT * FROM "${name}"`).all()));
}

describe("leads that are kept for so many days", () => {
  it("are erased once no import has brought them for longer, with lists that are then empty", async () => {
    await admin.put("/v1/settings", { retentionDays: 30 });
    const old = await importList(rep, "Old", [mira, jonas]);
    clock.advance({ hours: 20 * 24 });
    rep = await stack.signIn("rep@practice.example");
    await importList(rep, "New", [jonas]);
    clock.advance({ hours: 11 * 24 });
    eraseOldLeads(stack.app);
    rep = await stack.signIn("rep@practice.example");
    expect(leadNamed("Testfeld")).toHaveLength(0);
    expect(leadNamed("Beispiel")).toHaveLength(1);
    const list = await rep.get<{ items: unknown[] }>(`/v1/lead-lists/${old}/leads`);
    expect(list.body.items).toHaveLength(1);
    clock.advance({ hours: 20 * 24 });
    eraseOldLeads(stack.app);
    expect(stack.app.database.select().from(leadLists).all()).toHaveLength(0);
  });

  it("wait while it is not known whether a contact was created of them", async () => {
    await admin.put("/v1/settings", { retentionDays: 1 });
    await importList(rep, "Old", [mira]);
    const [lead] = leadNamed("Testfeld");
    creationOf(lead?.id ?? "", "unknown");
    clock.advance({ hours: 48 });
    eraseOldLeads(stack.app);
    expect(leadNamed("Testfeld")).toHaveLength(1);
  });

  it("are kept for ever where no admin has said otherwise", async () => {
    await admin.put("/v1/settings", { retentionDays: null });
    await importList(rep, "Old", [mira]);
    clock.advance({ hours: 24 * 365 });
    eraseOldLeads(stack.app);
    expect(leadNamed("Testfeld")).toHaveLength(1);
  });
});

describe("a person who wants to be erased", () => {
  const erase = async (...args: string[]) => {
    const { app } = stack;
    const env = { PATH: process.env["PATH"], DATABASE_FILE: app.config.databaseFile };
    return (await run(process.execPath, ["scripts/erase-person.ts", ...args], { env })).stdout;
  };

  it("is shown first, and then erased for every owner, leaving the ledger's numbers", async () => {
    await importList(rep, "Mine", [mira, jonas]);
    const colleague = await stack.signIn("rep2@practice.example");
    await importList(colleague, "Theirs", [mira]);
    const [lead] = leadNamed("Testfeld");
    creationOf(lead?.id ?? "", "failed");

    expect(await erase("--profile", "linkedin.com/in/Mira-Testfeld/?utm=x")).toContain("Found 2 leads");
    expect(leadNamed("Testfeld")).toHaveLength(2);
    expect(await erase("--profile", mira?.profileUrl ?? "", "--yes")).toContain("Erased 2 leads");
    expect(everythingStored()).not.toMatch(/testfeld|mira/i);
    expect(leadNamed("Beispiel")).toHaveLength(1);
    expect(stack.app.database.select().from(creations).all()).toMatchObject([
      { state: "failed", problem: { code: "validation-failed" } },
    ]);
  });

  it("is found by e-mail address in any spelling, and nobody else is", async () => {
    await importList(rep, "Mine", [mira, jonas]);
    const byEmail = (email: string) => erasePerson(stack.app.database, { email }, true);
    expect(byEmail("nobody@firm.example")).toMatchObject({ found: 0 });
    expect(byEmail(" MIRA@firm.example")).toEqual({ found: 1, busy: 0, contactIds: [] });
    expect(leadNamed("Testfeld")).toHaveLength(0);
    expect(leadNamed("Beispiel")).toHaveLength(1);
  });

  it("has to be named", async () => {
    await expect(erase("--yes")).rejects.toThrow(/Say who/);
    const stranger = { profileUrl: "https://example.com/mira" };
    expect(() => erasePerson(stack.app.database, stranger, true)).toThrow(/no LinkedIn profile/);
  });
});
