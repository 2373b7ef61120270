import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batchWork } from "../../connector/jobs/batch/stepBatch.ts";
import { stepJob } from "../../connector/jobs/stepJob.ts";
import type { AppContext, RequestContext } from "../../connector/context.ts";
import { claiming } from "../../connector/creations/ledger/claim.ts";
import { recoverCreation } from "../../connector/creations/ledger/recoverCreation.ts";
import { correctDue } from "../../connector/creations/restored/correctDue.ts";
import { reconcileDue } from "../../connector/creations/reconcile/reconcile.ts";
import { closeDatabase, type Database } from "../../connector/database/database.ts";
import { inTransaction } from "../../connector/database/inTransaction.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { batches } from "../../connector/database/schema/batches.ts";
import { creations, type ContactValues } from "../../connector/database/schema/contacts.ts";
import { leadLinks } from "../../connector/database/schema/leads.ts";
import { restoreAnswers, restores } from "../../connector/database/schema/restores.ts";
import { orgs } from "../../connector/database/schema/sessions.ts";
import { contextForUser } from "../../connector/signIn/contextFor.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { batchIn, startBatch } from "../support/batches.ts";
import { clientAt } from "../support/clientAt.ts";
import { eventually } from "../support/eventually.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { backUp, putBack } from "../support/putBack.ts";
import { quickEnvironment } from "../support/quickStart.ts";
import {
  startContactStack,
  type ContactStack,
  type CreationBody,
  type Problem,
} from "../support/startContactStack.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { addressOf, databaseVariables, isOnPostgres } from "../support/testDatabase.ts";
import { fewByDay } from "../support/fewByDay.ts";

let folder: string;
let databaseFile: string;
let backup: string;
const run = promisify(execFile);

let stack: ContactStack;
/** Connectors that a test starts on the restored database. */
let further: Stack[];
/** Added to the connectors' clock, so that no test waits. */
let aheadMs: number;

const clock = () => new Date(Date.now() + aheadMs);

beforeEach(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-restored-"));
  databaseFile = join(folder, "crosswalk.db");
  backup = join(folder, "backup");
  further = [];
  aheadMs = 0;
  stack = await startContactStack({ databaseFile, clock });
});
afterEach(async () => {
  await stack.practice("DELETE", "/faults");
  for (const each of further) await each.stop();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A connector started anew on the same database, port and keys, so that sessions go on. */
async function startAgain(environment: Record<string, string> = {}): Promise<Stack> {
  const again = await startStack({
    databaseFile,
    orgs: stack.orgs,
    clock,
    environment: { ...stack.environment, ...environment },
  });
  further.push(again);
  return again;
}

/** Puts the backup back, and changes it before a connector starts on it. */
async function goBack(change?: (database: Database) => Promise<unknown>): Promise<Stack> {
  await stack.stop();
  await putBack(backup, databaseFile);
  if (change) {
    const database = await openDatabase(await addressOf(databaseFile));
    await change(database);
    await closeDatabase(database);
  }
  return startAgain();
}

interface ToAdd {
  leadId: string;
  body: CreationBody;
}

async function leadsToAdd(count: number): Promise<ToAdd[]> {
  const made: ToAdd[] = [];
  for (let index = 0; index < count; index += 1) {
    const { leadId } = await stack.addLead();
    made.push({ leadId, body: stack.creation(leadId) });
  }
  return made;
}

async function leadToAdd(): Promise<ToAdd> {
  const [lead] = await leadsToAdd(1);
  if (!lead) throw new Error("no lead");
  return lead;
}

const add = (lead: ToAdd, client: ApiClient = stack.rep) => client.post<Problem>("/v1/contacts", lead.body);

async function mustAdd(...leads: ToAdd[]): Promise<void> {
  for (const lead of leads) expect((await add(lead)).status).toBe(201);
}

const contactsOf = ({ body }: ToAdd) => stack.contactsNamed(String(body.contact["LastName"]));

/** How often the org was asked to create a contact, or for those that were made since. */
async function askedFor(what: "creation" | "restore"): Promise<number> {
  const calls = await stack.apiCalls();
  if (what === "creation")
    return calls.filter(({ method, path }) => method === "POST" && /composite/.test(path)).length;
  const own = calls.filter(({ user }) => user === "rep@practice.example");
  return own.filter(({ path }) => /query\?q=.*Crosswalk_Lead__c(%20|\+)!(%3D|=)/.test(path)).length;
}

const linkOf = async ({ leadId }: ToAdd) =>
  (await stack.rep.get<{ crm: { status: string; recordId?: string } }>(`/v1/leads/${leadId}`)).body.crm;

/** What the rep's requests have. */
async function contextOfRep(app: AppContext): Promise<RequestContext> {
  const { body } = await stack.rep.get<{ user: { id: string } }>("/v1/connection");
  return contextForUser(app, { userId: body.user.id, orgId: stack.org.orgId }, "test");
}

/** Waits for the background job. Until it has asked for the rep, they read what the backup has. */
async function isCorrected({ app }: Stack): Promise<void> {
  const { userId } = (await contextOfRep(app)).caller;
  await eventually(async () => {
    const answered = await app.database.select().from(restoreAnswers);
    expect(answered.map((answer) => answer.userId)).toContain(userId);
  });
}

const ledgerOf = ({ app: { database } }: Stack) => database.select().from(creations);

describe("a database that was put back", () => {
  it("learns of the contacts that were made since", async () => {
    const [first, ...later] = await leadsToAdd(4);
    if (!first) throw new Error("no lead");
    await mustAdd(first);
    await backUp(databaseFile, backup);
    await mustAdd(...later);
    await isCorrected(await goBack());

    expect(await stack.usedQuota()).toBe(4);
    await stack.practice("DELETE", "/requests");
    for (const lead of later) {
      const [contact] = contactsOf(lead);
      expect(await linkOf(lead)).toMatchObject({ status: "linked", recordId: contact?.["Id"] });
      expect(await add(lead)).toMatchObject({ status: 409, body: { code: "already-in-crm" } });
      expect(contactsOf(lead)).toHaveLength(1);
    }
    expect(await askedFor("creation")).toBe(0);
    expect(await stack.usedQuota()).toBe(4);
  });

  it.skipIf(isOnPostgres)(
    "gets no second contact where its file was copied back by hand: Salesforce refuses it",
    async () => {
      const later = await leadToAdd();
      await backUp(databaseFile, backup);
      await mustAdd(later);
      await stack.stop();
      for (const end of ["-wal", "-shm"]) rmSync(databaseFile + end, { force: true });
      copyFileSync(backup, databaseFile);
      const again = await startAgain();
      expect(await again.app.database.select().from(restores)).toEqual([]);
      expect((await add(later)).status).toBe(409);
      expect(contactsOf(later)).toHaveLength(1);
    },
  );

  it(
    "has what was added since before its first creation, whoever asks for nothing else",
    { tags: ["night"] },
    async () => {
      const [later, next] = await leadsToAdd(2);
      if (!later || !next) throw new Error("no lead");
      await backUp(databaseFile, backup);
      await mustAdd(later);
      const again = await goBack();
      expect(await add(later)).toMatchObject({ status: 409, body: { code: "already-in-crm" } });
      expect(await add(next)).toMatchObject({ status: 201, body: { quota: { used: 2 } } });
      expect(await askedFor("restore")).toBe(1);
      expect(await ledgerOf(again)).toHaveLength(2);
    },
  );

  it("goes on with a batch of the backup, whose contacts were made since", { tags: ["night"] }, async () => {
    const leads = await leadsToAdd(3);
    await stack.practice("POST", "/faults", {
      path: "/composite",
      times: 1_000,
      action: "error",
      status: 503,
    });
    const batchId = await startBatch(stack.rep, {
      rows: leads.map(({ leadId }) => ({ leadId, accountId: stack.account.id })),
    });
    await batchIn(stack.rep, batchId, "paused");
    await backUp(databaseFile, backup);
    await stack.practice("DELETE", "/faults");
    await stack.rep.post(`/v1/batches/${batchId}/resume`);
    await batchIn(stack.rep, batchId, "finished");
    for (const lead of leads) expect(contactsOf(lead)).toHaveLength(1);
    await goBack();
    await stack.rep.post(`/v1/batches/${batchId}/resume`);
    const { counts } = await batchIn(stack.rep, batchId, "finished");
    expect(counts).toMatchObject({ total: 3, created: 0, skipped: 3 });
    for (const lead of leads) expect(contactsOf(lead)).toHaveLength(1);
    expect(await stack.usedQuota()).toBe(3);
  });

  it(
    "counts a contact whose lead it has no more, and links a lead to none of those that were deleted",
    { tags: ["night"] },
    async () => {
      const undone = await leadToAdd();
      await backUp(databaseFile, backup);
      const { body } = await add(undone);
      expect((await stack.rep.delete(`/v1/contacts/${body.creationId}`)).status).toBe(200);
      const person = { lastName: "Lostley", profileUrl: "https://www.linkedin.com/in/quinn-lostley" };
      const { leadId } = await stack.addLead(stack.rep, person);
      const lost = { leadId, body: stack.creation(leadId, { contact: { LastName: "Lostley" } }) };
      await mustAdd(lost);
      await isCorrected(await goBack());
      expect(await stack.usedQuota()).toBe(1);
      expect((await linkOf(undone)).status).not.toBe("linked");
      // The same person comes in again. Salesforce itself refuses another contact of theirs.
      const imported = await stack.addLead(stack.rep, person);
      const again = { ...lost, body: { ...lost.body, leadId: imported.leadId } };
      expect(await add(again)).toMatchObject({ status: 409 });
      expect(contactsOf(lost)).toHaveLength(1);
      expect(await stack.usedQuota()).toBe(1);
    },
  );

  it.each(fewByDay(["sent", "reserved"] as const, 1))(
    "leaves no second contact of what the backup has as %s",
    async (state) => {
      const lead = await leadToAdd();
      await mustAdd(lead);
      await backUp(databaseFile, backup);
      await mustAdd(await leadToAdd());
      const [contact] = contactsOf(lead);
      const again = await goBack(async (database) => {
        // As it was a moment before.
        const isSent = state === "sent";
        const [row] = await database.select().from(creations);
        const values = { ...lead.body.contact, Crosswalk_Lead__c: row?.externalId ?? null } as ContactValues;
        const before = { state, contactId: null, settledAt: null, contact: values };
        await database.update(creations).set({ ...before, ...(!isSent && { sentAt: null }) });
        await database.delete(leadLinks);
      });
      await eventually(async () => {
        await reconcileDue(again.app);
        expect(await linkOf(lead)).toMatchObject({ status: "linked", recordId: contact?.["Id"] });
      });
      expect(await add(lead)).toMatchObject({ status: 409, body: { code: "already-in-crm" } });
      const made = (await ledgerOf(again)).filter(({ contactId }) => contactId === contact?.["Id"]);
      expect(made).toHaveLength(1);
      expect(contactsOf(lead)).toHaveLength(1);
      expect(await stack.usedQuota()).toBe(2);
    },
  );

  it(
    "finds what the backup has as reserved by its name, where the user can't see the field",
    { tags: ["night"] },
    async () => {
      await stack.practice("PATCH", "/users/rep2@practice.example", {
        fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: false, editable: false } },
      });
      const rep2 = await stack.signIn("rep2@practice.example");
      const { leadId } = await stack.addLead(rep2);
      const lead = { leadId, body: stack.creation(leadId) };
      expect((await add(lead, rep2)).status).toBe(201);
      await backUp(databaseFile, backup);
      await mustAdd(await leadToAdd());
      const again = await goBack(async (database) => {
        const before = { state: "reserved", contactId: null, settledAt: null, sentAt: null } as const;
        await database.update(creations).set({ ...before, contact: lead.body.contact as ContactValues });
        await database.delete(leadLinks);
      });
      await eventually(async () => {
        await reconcileDue(again.app);
        expect((await rep2.get(`/v1/leads/${leadId}`)).body).toMatchObject({ crm: { status: "linked" } });
      });
      expect(await add(lead, rep2)).toMatchObject({ status: 409, body: { code: "already-in-crm" } });
      expect(contactsOf(lead)).toHaveLength(1);
    },
  );

  it("counts a contact in the month in which it was made where the org is", async () => {
    const lead = await leadToAdd();
    await backUp(databaseFile, backup);
    await mustAdd(lead);
    const [year, month] = [clock().getUTCFullYear(), clock().getUTCMonth() - 2];
    // In Kiritimati that is the first of the next month.
    const longAgo = new Date(Date.UTC(year, month, 0, 15));
    const timeZone = "Pacific/Kiritimati";
    stack.org.org.db
      .prepare("UPDATE Contact SET CreatedDate = ? WHERE LastName = ?")
      .run(longAgo.toISOString().replace("Z", "+0000"), String(lead.body.contact["LastName"]));
    const again = await goBack((database) => database.update(orgs).set({ timeZone }));
    await isCorrected(again);
    expect(await stack.usedQuota()).toBe(0);
    expect(await linkOf(lead)).toMatchObject({ status: "linked" });
    const [row] = await ledgerOf(again);
    expect(row?.month).toBe(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7));
  });

  it(
    "is corrected for users who do nothing while they are signed in, and for others after their sign-in",
    { tags: ["night"] },
    async () => {
      const lead = await leadToAdd();
      await backUp(databaseFile, backup);
      await mustAdd(lead);
      const own = await stack.rep.get<{ user: { id: string } }>("/v1/connection");
      const again = await goBack();
      await eventually(async () => {
        expect(await ledgerOf(again)).toMatchObject([{ state: "created", userId: own.body.user.id }]);
      });
      const rep2 = await stack.signIn("rep2@practice.example");
      await correctDue(again.app);
      const answered = await again.app.database.select().from(restoreAnswers);
      expect(answered.map(({ userId }) => userId)).toContain(
        (await rep2.get<{ user: { id: string } }>("/v1/connection")).body.user.id,
      );
    },
  );

  it("tells it on the timeline", { tags: ["night"] }, async () => {
    const lead = await leadToAdd();
    await backUp(databaseFile, backup);
    await mustAdd(lead);
    await isCorrected(await goBack());
    const { body } = await stack.admin.get<{ items: { text: string }[] }>(`/v1/timeline?id=${lead.leadId}`);
    expect(JSON.stringify(body)).toContain(
      "The restored database lacked this contact. Salesforce told of it.",
    );
    expect(JSON.stringify(body)).not.toContain("The contact was sent to Salesforce.");
  });
});

describe("the question after a restore", () => {
  it(
    "is asked once a user, also where nothing was made since, and not at a further start",
    { tags: ["night"] },
    async () => {
      await mustAdd(await leadToAdd());
      await backUp(databaseFile, backup);
      await isCorrected(await goBack());
      for (let times = 0; times < 3; times += 1) expect(await stack.usedQuota()).toBe(1);
      await mustAdd(await leadToAdd());
      expect(await askedFor("restore")).toBe(1);
      const [last] = further;
      await last?.stop();
      const again = await startAgain();
      await stack.practice("DELETE", "/requests");
      await mustAdd(await leadToAdd());
      await correctDue(again.app);
      expect(await askedFor("restore")).toBe(0);
      expect(await again.app.database.select().from(restores)).toHaveLength(1);
    },
  );

  it("is not asked in a new database, nor after a start anew", { tags: ["night"] }, async () => {
    await mustAdd(await leadToAdd());
    await stack.stop();
    const again = await startAgain();
    await mustAdd(await leadToAdd());
    expect(await again.app.database.select().from(restores)).toEqual([]);
    expect(await askedFor("restore")).toBe(0);
  });

  it("holds creations back while Salesforce does not answer, with the next step, and no longer", async () => {
    const [later, next] = await leadsToAdd(2);
    if (!later || !next) throw new Error("no lead");
    await backUp(databaseFile, backup);
    await mustAdd(later);
    await stack.practice("POST", "/faults", { path: "/query", times: 1_000, action: "error", status: 503 });
    await goBack();
    const refused = await add(next);
    expect(refused).toMatchObject({
      status: 503,
      body: {
        code: "salesforce-unavailable",
        reason: "restored-not-asked",
        detail: expect.stringContaining("database was restored"),
        action: expect.stringContaining("Try again"),
      },
    });
    expect(contactsOf(next)).toEqual([]);
    expect((await stack.rep.get("/v1/connection")).status, "reading goes on").toBe(200);
    await stack.practice("DELETE", "/faults");
    expect(await add(next)).toMatchObject({ status: 201, body: { quota: { used: 2 } } });
    expect(await linkOf(later)).toMatchObject({ status: "linked" });
  });

  it(
    "is given up where Salesforce refuses it for an hour while it answers others",
    { tags: ["night"] },
    async () => {
      const lead = await leadToAdd();
      await backUp(databaseFile, backup);
      await mustAdd(await leadToAdd());
      const body = [{ errorCode: "QUERY_TIMEOUT", message: "Your query request was running for too long." }];
      const slow = { path: "query.q=.*Crosswalk_Lead__c", times: 1_000, action: "error", status: 400, body };
      await stack.practice("POST", "/faults", slow);
      await goBack();
      expect(await add(lead)).toMatchObject({ status: 503, body: { reason: "restored-not-asked" } });
      aheadMs = 61 * 60_000;
      const rep = await stack.signIn("rep@practice.example");
      expect((await add(lead, rep)).status).toBe(201);
      const admin = await stack.signIn("admin@practice.example");
      const own = (await rep.get<{ user: { id: string } }>("/v1/connection")).body.user.id;
      const told = await admin.get(`/v1/timeline?id=${own}`);
      expect(JSON.stringify(told.body)).toContain("Salesforce couldn't tell which contacts of the user");
    },
  );

  it(
    "is given up where the user can't see the field, which is told, and creations go on",
    { tags: ["night"] },
    async () => {
      const [later, next] = await leadsToAdd(2);
      if (!later || !next) throw new Error("no lead");
      await backUp(databaseFile, backup);
      await mustAdd(later);
      await stack.practice("PATCH", "/users/rep@practice.example", {
        fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: false, editable: false } },
      });
      const again = await goBack();
      expect(await add(next)).toMatchObject({ status: 201 });
      const own = (await stack.rep.get<{ user: { id: string } }>("/v1/connection")).body.user.id;
      const told = await stack.admin.get(`/v1/timeline?id=${own}`);
      expect(JSON.stringify(told.body)).toContain("can't see the Crosswalk field");
      expect(await again.app.database.select().from(restores)).toHaveLength(1);
    },
  );

  it.skipIf(!isOnPostgres)(
    "makes one ledger where two connectors ask at once",
    { tags: ["night"] },
    async () => {
      const [first, ...later] = await leadsToAdd(6);
      if (!first) throw new Error("no lead");
      await backUp(databaseFile, backup);
      await mustAdd(...later);
      const one = await goBack();
      const other = await startStack({
        databaseFile,
        orgs: stack.orgs,
        clock,
        environment: { TOKEN_KEYS: stack.environment["TOKEN_KEYS"] },
      });
      further.push(other);
      const answers = await Promise.all([
        ...later.map((lead, index) => add(lead, index % 2 ? clientAt(other, stack.rep) : stack.rep)),
        add(first, clientAt(other, stack.rep)),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([...later.map(() => 409), 201]);
      const rows = await ledgerOf(one);
      expect(rows).toHaveLength(6);
      expect(new Set(rows.map(({ contactId }) => contactId)).size).toBe(6);
      expect(await stack.usedQuota()).toBe(6);
    },
  );

  it(
    "is asked again where the connector was killed before it had written all",
    { tags: ["night"] },
    async () => {
      const leads = await leadsToAdd(3);
      await backUp(databaseFile, backup);
      await mustAdd(...leads);
      const again = await goBack();
      await isCorrected(again);
      // As a kill leaves it: some of them are written, and nothing says that the question was answered.
      const [row] = await ledgerOf(again);
      await again.app.database.delete(creations).where(eq(creations.id, row?.id ?? ""));
      await again.app.database.delete(restoreAnswers);
      await again.stop();
      await isCorrected(await startAgain());
      expect(await stack.usedQuota()).toBe(3);
      for (const lead of leads) expect(await add(lead)).toMatchObject({ status: 409 });
    },
  );

  it("writes a contact once that several have found", { tags: ["night"] }, async () => {
    const lead = await leadToAdd();
    await mustAdd(lead);
    const ctx = await contextOfRep(stack.app);
    const found = {
      contactId: String(contactsOf(lead)[0]?.["Id"]),
      externalId: "0f",
      createdAt: new Date(),
    };
    const asked = { contact: found, leadId: lead.leadId, month: "2026-01" };
    const { database } = stack.app;
    expect(await inTransaction(database, (tx) => recoverCreation(ctx, tx, asked))).toBe(false);
    expect(await ledgerOf(stack)).toHaveLength(1);
  });

  it("is looked for once more in the transaction of a claim", { tags: ["night"] }, async () => {
    const ctx = await contextOfRep(stack.app);
    const { database } = stack.app;
    const claimNothing = () => claiming(ctx, (tx, claim) => claim(tx, []));
    expect(await claimNothing()).toEqual([]);
    // It was put back since the user was asked.
    await database.insert(restores).values({ id: "r", foundAt: Date.now(), since: 0 });
    await expect(claimNothing()).rejects.toMatchObject({ code: "salesforce-unavailable" });
  });

  it("asks before a batch goes on", { tags: ["night"] }, async () => {
    const { leadId } = await leadToAdd();
    const { app } = stack;
    const batchId = await startBatch(stack.rep, { rows: [{ leadId, accountId: stack.account.id }] });
    await batchIn(stack.rep, batchId, "finished");
    await app.database.insert(restores).values({ id: "r", foundAt: Date.now(), since: 0 });
    await app.database.delete(restoreAnswers);
    const [batch] = await app.database.select().from(batches);
    if (!batch) throw new Error("no batch");
    await stepJob(batchWork, app, batch);
    const answered = await app.database.select().from(restoreAnswers);
    expect(answered.map(({ userId }) => userId)).toContain(batch.userId);
  });

  it(
    "is asked for where somebody says that the database was put back by other means",
    { tags: ["night"] },
    async () => {
      const lead = await leadToAdd();
      await mustAdd(lead);
      await stack.stop();
      const address = await addressOf(databaseFile);
      const database = await openDatabase(address);
      // As a snapshot of the disk leaves it, with all that stands beside it.
      await database.delete(creations);
      await closeDatabase(database);
      const env = { ...quickEnvironment(), ...databaseVariables(address) };
      const said = await run(process.execPath, ["scripts/restore.ts", "--put-back"], {
        env,
      });
      expect(said.stdout).toContain("The connector asks Salesforce for each user's");
      await isCorrected(await startAgain());
      expect(await stack.usedQuota()).toBe(1);
      expect(await add(lead)).toMatchObject({ status: 409, body: { code: "already-in-crm" } });
    },
  );

  it(
    "comes before a claim also where the database is put back under a connector that runs",
    { tags: ["night"] },
    async () => {
      const lead = await leadToAdd();
      const { app } = stack;
      await mustAdd(lead);
      await app.database.insert(restores).values({ id: "r", foundAt: Date.now(), since: 0 });
      await app.database.delete(creations);
      expect(await add(lead)).toMatchObject({ status: 409 });
      expect(await ledgerOf(stack)).toHaveLength(1);
      expect(contactsOf(lead)).toHaveLength(1);
    },
  );
});
