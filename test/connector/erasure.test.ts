import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import Sqlite from "better-sqlite3";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { eraseDeparted } from "../../connector/jobs/eraseDeparted.ts";
import { firstOf, orgIds } from "../../connector/database/rows.ts";
import { batches, batchRows } from "../../connector/database/schema/batches.ts";
import { rehearsalRows, rehearsals } from "../../connector/database/schema/rehearsals.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { settings } from "../../connector/database/schema/settings.ts";
import { leadLists, leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople } from "../../connector/database/schema/privacy.ts";
import { keptEvents } from "../../connector/database/schema/events.ts";
import { grants, orgs } from "../../connector/database/schema/sessions.ts";
import { discardLeftImports, takeOverLeftLists } from "../../connector/leads/imports.ts";
import { createMemory } from "../../connector/work/memory.ts";
import { eraseOldLeads } from "../../connector/privacy/eraseOldLeads.ts";
import { byCommand, erasePerson } from "../../connector/privacy/erasePerson.ts";
import { personOf, type Said } from "../../connector/privacy/identities.ts";
import { removeHidden, removeInSteps } from "../../connector/privacy/removeLeads.ts";
import { rewriteAtNight } from "../../connector/privacy/rewrite.ts";
import type { TextAbout } from "../../connector/privacy/textsAbout.ts";
import { sweep } from "../../connector/signIn/signOut.ts";
import { answerErasing, eraseCommand, eraseOptions } from "../../scripts/erasePerson/eraseCommand.ts";
import { batchIn, rowsOf, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { failWrites } from "../support/failWrites.ts";
import { movableClock } from "../support/movableClock.ts";
import { runSql, selectColumn, selectRows, selectValue, tablesOf } from "../support/plainSql.ts";
import { quickEnvironment } from "../support/quickStart.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { addressOf, databaseVariables, isOnPostgres } from "../support/testDatabase.ts";
import { columnsOfDatabase } from "./personalColumns.ts";

const run = promisify(execFile);
const clock = movableClock();
const lines: string[] = [];
let stack: ContactStack;

beforeAll(async () => {
  // Uploads lie in the machine's folder for temporary files, where other runs of these tests have theirs.
  vi.stubEnv("TMPDIR", mkdtempSync(join(tmpdir(), "crosswalk-erasure-")));
  stack = await startContactStack({
    clock: clock.now,
    onLog: (line) => lines.push(line),
    environment: { LOG_LEVEL: "trace" },
  });
  await stack.practice("POST", "/objects/Contact/validation-rules", {
    name: "No_Robots",
    field: "Title",
    when: "Title LIKE '%Refused%'",
    message: "Zqxjvvera Zqxjvmark is refused by rule",
  });
});
afterAll(async () => {
  await stack.close();
  const folder = tmpdir();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  clock.reset();
  lines.length = 0;
  for (const table of [creations, batches, rehearsals, leadLists, leads, erasedPeople])
    await stack.app.database.delete(table);
  await stack.app.database.engine.emptyLog();
  stack.admin = await stack.signIn("admin@practice.example");
  stack.rep = await stack.signIn("rep@practice.example");
});

/** In everything that is planted. Nothing else in the project has it. */
const mark = /zqxjv/i;

const header =
  "First Name,Last Name,Title,Company,Former Company,Company Domain,Location,Email,Phone,Profile URL,Notes";

const vera = (title: string) =>
  `Zqxjvvera,Zqxjvmark,${title},Zqxjvfirm,Zqxjvold,zqxjvfirm.example,"Zqxjvtown, Germany",vera@zqxjvfirm.example,+49 zqxjv 1,https://www.linkedin.com/in/zqxjvvera,zqxjv note`;

async function importCsv(name: string, ...rows: string[]): Promise<{ listId: string; leadIds: string[] }> {
  const csv = [header, ...rows].join("\n");
  const { body } = await stack.rep.post<{ id: string }>(`/v1/lead-lists?name=${name}`, csv, {
    "content-type": "text/csv",
  });
  const { body: page } = await stack.rep.get<{ items: { id: string }[] }>(`/v1/lead-lists/${body.id}/leads`);
  return { listId: body.id, leadIds: page.items.map(({ id }) => id) };
}

/** A list with the marked person, after all that a rep can do with it. */
async function plant(): Promise<{ listId: string; leadId: string; batchId: string }> {
  const { rep, account } = stack;
  const { listId, leadIds } = await importCsv("Zqxjvlist", vera("Zqxjvtitle Refused"));
  const [leadId = ""] = leadIds;
  const contact = stack.org.org.db.prepare("SELECT Id FROM Contact LIMIT 1").get() as { Id: string };
  await rep.put(`/v1/leads/${leadId}/link`, { recordId: contact.Id });
  await rep.delete(`/v1/leads/${leadId}/link`);
  await rep.put(`/v1/leads/${leadId}/rejections/${contact.Id}`, {});
  const typed = { Email: "typed@zqxjv.example", Phone: "+49 zqxjv 2" };
  const refused = await rep.post(
    "/v1/contacts",
    stack.creation(leadId, { contact: { ...typed, LastName: "Zqxjvmark", Title: "Zqxjvtitle Refused" } }),
    { "idempotency-key": "zqxjv-contact-key" },
  );
  expect(refused.status).toBe(422);
  await rep.post("/v1/batch-reviews", { listId, leadIds });
  const { body } = await rep.post<{ id: string }>(
    "/v1/batches",
    {
      listId,
      leadIds,
      defaults: { contact: { Title: "Zqxjvdefault" } },
      rows: [{ leadId, accountId: account.id, contact: typed }],
    },
    { "idempotency-key": "zqxjv-batch-key" },
  );
  await batchIn(rep, body.id, "finished");
  expect(await rowsOf(rep, body.id)).toMatchObject([{ state: "failed" }]);
  expect(await withKey(creations)).toBe(true);
  expect(await withKey(batches)).toBe(true);
  await plantBySql(leadId, body.id);
  await expectAllPlanted();
  return { listId, leadId, batchId: body.id };
}

/** Whether it was sent under a key: in words, which are nowhere in the database from the start. */
const withKey = async (table: typeof creations | typeof batches): Promise<boolean> =>
  (await stack.app.database.select().from(table)).some(
    ({ idempotencyKey }) => idempotencyKey !== null && !mark.test(idempotencyKey),
  );

/** `npm run erase-person`. */
async function command(...args: string[]): Promise<string> {
  const { TOKEN_KEYS } = stack.environment;
  const where = databaseVariables(stack.app.config.databaseAddress);
  const env = { ...quickEnvironment(), ...where, TOKEN_KEYS, TMPDIR: tmpdir() };
  return (await run(process.execPath, ["scripts/erase-person.ts", ...args], { env })).stdout;
}

/** The same without a process of its own. What changes a file is done as the process that has it. */
function commandHere(...args: string[]): Promise<string> {
  const { values } = parseArgs({ options: eraseOptions, args });
  if (!values.yes) return eraseCommand(values, stack.environment);
  return answerErasing({ ...stack.app, now: new Date() }, values);
}

it("a person whom nobody could remember yet is refused by the command", { tags: ["night"] }, async () => {
  const { TOKEN_KEYS } = stack.environment;
  const file = join(mkdtempSync(join(tmpdir(), "crosswalk-new-")), "crosswalk.db");
  const args = ["scripts/erase-person.ts", "--email", "vera@nordwind.example", "--yes"];
  const env = { ...quickEnvironment(), ...databaseVariables(await addressOf(file)), TOKEN_KEYS };
  await expect(run(process.execPath, args, { env })).rejects.toThrow(/Nobody has signed in here yet/);
});

/** Texts of others that name the marked one: a list, a lead, a batch and a rehearsal with their rows. */
async function plantMentions(): Promise<void> {
  const row =
    "Jonas,Beispiel,of vera@zqxjvfirm.example,Firm,,,Zqxjvmark Zqxjvvera Street,jonas@firm.example,,https://www.linkedin.com/in/jonas-b";
  const { leadIds } = await importCsv("Zqxjvvera%20Zqxjvmark", row);
  const id = await startBatch(stack.rep, {
    rows: [{ leadId: leadIds[0], accountId: stack.account.id, contact: { Title: "Refused" } }],
  });
  await batchIn(stack.rep, id, "finished");
  const { database } = stack.app;
  const problem = {
    code: "already-in-crm",
    detail: "Looks like Zqxjvvera Zqxjvmark",
    action: "",
    members: { reason: "likely-in-crm", values: ["Zqxjvvera Zqxjvmark, Zqxjvfirm"] },
  };
  const contact = { Description: "of VERA@zqxjvfirm.example", Title: "Planner" };
  const typed = [JSON.stringify(problem), JSON.stringify(contact), "of Zqxjvvera Zqxjvmark"];
  for (const table of ["batch_rows", "creations"])
    await runSql(
      database,
      `UPDATE ${table} SET problem = ?, contact = ?, role = ? WHERE lead_id = ?`,
      ...typed,
      leadIds[0] ?? "",
    );
  const defaults = { role: "see linkedin.com/in/zqxjvvera", contact };
  await runSql(database, "UPDATE batches SET defaults = ? WHERE id = ?", JSON.stringify(defaults), id);
  await plantRehearsal(id, { defaults }, { role: defaults.role, contact, problem });
}

type Planted = Partial<typeof rehearsals.$inferInsert>;
type PlantedRow = Omit<Partial<typeof rehearsalRows.$inferInsert>, "problem"> & { problem?: unknown };

/** A rehearsal of a batch's first lead. */
async function plantRehearsal(batchId: string, planted: Planted, row: PlantedRow): Promise<void> {
  const { database } = stack.app;
  const batch = await firstOf(database.select().from(batches).where(eq(batches.id, batchId)));
  const first = await firstOf(database.select().from(batchRows).where(eq(batchRows.batchId, batchId)));
  if (!batch || !first) throw new Error("there is no such batch");
  const { orgId, userId } = batch;
  const id = crypto.randomUUID();
  const createdAt = clock.now().getTime();
  await database
    .insert(rehearsals)
    .values({ id, orgId, userId, state: "finished", defaults: {}, createdAt, ...planted });
  const about = { rehearsalId: id, position: 0, leadId: first.leadId, isReviewed: true };
  const failed = { ...about, state: "would-fail", ...row } as typeof rehearsalRows.$inferInsert;
  await database.insert(rehearsalRows).values(failed);
}

/** What no request of a test brings about. */
async function plantBySql(leadId: string, batchId: string): Promise<void> {
  const { database } = stack.app;
  const problem = JSON.stringify({
    code: "duplicate-detected",
    detail: "Same e-mail address: zqxjv",
    action: "",
    fields: [{ field: "Email", message: "zqxjv" }],
    members: { reason: "duplicates", values: ["zqxjv"], records: [{ name: "Zqxjvvera" }] },
  });
  await runSql(
    database,
    "UPDATE creations SET contact = ?, external_id = 'zqxjv', request_digest = 'zqxjv', role = 'zqxjv' WHERE lead_id = ?",
    '{"LastName":"zqxjv"}',
    leadId,
  );
  const contact = { LastName: "zqxjv" };
  await plantRehearsal(
    batchId,
    { defaults: { contact } },
    { contact, role: "zqxjv", problem: JSON.parse(problem) as unknown },
  );
  // An import that brings another title and company keeps the former ones.
  await runSql(
    database,
    "UPDATE leads SET earlier_title = 'zqxjv', earlier_company = 'zqxjv', earlier_company_domain = 'zqxjv.example' WHERE id = ?",
    leadId,
  );
  // A client of the API may send any text as a role.
  await runSql(database, "UPDATE batch_rows SET role = 'Boss of Zqxjv' WHERE batch_id = ?", batchId);
}

async function expectAllPlanted(kind: "person" | "user" = "person"): Promise<void> {
  const missed: string[] = [];
  for (const [table, columns] of Object.entries(columnsOfDatabase)) {
    for (const [column, holds] of Object.entries(columns)) {
      if (holds === kind && !(await isPlanted(table, column))) missed.push(`${table}.${column}`);
    }
  }
  expect(missed).toEqual([]);
}

async function isPlanted(table: string, column: string): Promise<boolean> {
  const values = await selectColumn(stack.app.database, `SELECT "${column}" FROM "${table}"`);
  return values.some((value) => mark.test(String(value)));
}

/**
 * Where the mark is still found: the database and what stands beside it, uploads, and the log. Postgres keeps
 * what was erased in its files until they are written anew: see "the database file".
 */
async function traces(): Promise<string[]> {
  const { databaseAddress: databaseFile } = stack.app.config;
  await stack.app.database.engine.emptyLog();
  const files = ["", "-wal", "-shm"].map((end) => databaseFile + end).filter((file) => existsSync(file));
  return [
    ...(await tablesWithTraces()),
    ...files.filter((file) => mark.test(contentOf(file))),
    ...uploads().filter((file) => mark.test(contentIfThere(file))),
    ...lines.filter((line) => mark.test(line)),
  ];
}

/** The uploads of every connector of this test. */
function uploads(): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith("crosswalk-upload-"))
    .flatMap((name) =>
      ifThere(() => readdirSync(join(tmpdir(), name)), []).map((file) => join(tmpdir(), name, file)),
    );
}

const contentIfThere = (file: string) => ifThere(() => readFileSync(file, "latin1"), "");

function ifThere<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return otherwise;
    throw error;
  }
}

/** Read by another process: SQLite's locks on a file end where this one closes it. */
function contentOf(file: string): string {
  return execFileSync("cat", [file], { encoding: "latin1", maxBuffer: 1024 ** 3 });
}

async function tablesWithTraces(): Promise<string[]> {
  const found: string[] = [];
  for (const table of Object.keys(columnsOfDatabase)) {
    const rows = await selectRows(stack.app.database, `SELECT * FROM "${table}"`);
    found.push(...rows.map((row) => `${table}: ${JSON.stringify(row)}`).filter((row) => mark.test(row)));
  }
  return found;
}

/** Of a table, the columns that may hold a text. */
async function textColumnsOf(table: string): Promise<string[]> {
  const columns = await selectRows<{ name: string; type: string }>(
    stack.app.database,
    isOnPostgres
      ? "select column_name as name, data_type as type from information_schema.columns where table_name = ?"
      : "select name, type from pragma_table_info(?)",
    table,
  );
  const isNumber = /^(?:integer|bigint|smallint|boolean|real|double precision|numeric)$/i;
  return columns.filter(({ type }) => !isNumber.test(type)).map(({ name }) => name);
}

describe("the columns of the database", () => {
  it("are all listed, with what each may hold of a person", async () => {
    const found: [string, string[]][] = [];
    for (const table of await tablesOf(stack.app.database)) found.push([table, await textColumnsOf(table)]);
    const listed = Object.entries(columnsOfDatabase).map(([name, columns]) => [name, Object.keys(columns)]);
    const sorted = (all: [string, string[]][]) =>
      Object.fromEntries(all.map(([name, columns]) => [name, [...columns].sort()]));
    expect(sorted(found)).toEqual(sorted(listed as [string, string[]][]));
  });

  it("hold a person only in rows that go with their lead, but for texts that are searched", () => {
    const isLead = (table: string, columns: object) => table === "leads" || "lead_id" in columns;
    const adrift = Object.entries(columnsOfDatabase).flatMap(([table, columns]) =>
      isLead(table, columns)
        ? []
        : Object.entries(columns).flatMap(([column, holds]) =>
            holds === "person" ? [`${table}.${column}`] : [],
          ),
    );
    expect(adrift).toEqual([]);
  });
});

describe("what is kept of a person", () => {
  const ledger = () => stack.app.database.select().from(creations);

  it("is gone after the rep has deleted the list", { tags: ["night"] }, async () => {
    const { listId, batchId } = await plant();
    expect((await stack.rep.delete(`/v1/lead-lists/${listId}`)).status).toBe(204);
    expect(await traces()).toEqual([]);
    // What the quota and the support need stays.
    expect(await ledger()).toMatchObject([
      { state: "failed", problem: { code: "validation-failed" } },
      { state: "failed", problem: { code: "validation-failed" } },
    ]);
    const csv = await stack.rep.get<string>(`/v1/batches/${batchId}/rows.csv`);
    expect(csv.status).toBe(200);
    expect(csv.body).not.toMatch(mark);
  });

  it("is gone after the retention time", { tags: ["night"] }, async () => {
    await stack.admin.put("/v1/settings", { retentionDays: 30 });
    await plant();
    clock.advance({ hours: 31 * 24 });
    await eraseOldLeads(stack.app);
    expect(await traces()).toEqual([]);
  });

  it("is gone after a start that discards an interrupted import", { tags: ["night"] }, async () => {
    const { listId } = await plant();
    await stack.app.database.update(leadLists).set({ readyAt: null }).where(eq(leadLists.id, listId));
    await takeOverLeftLists(stack.app);
    await discardLeftImports(stack.app, new AbortController().signal);
    expect(await traces()).toEqual([]);
  });
});

const erase = async (person: Said, blanksTexts = false) =>
  erasePerson(
    { ...stack.app, now: clock.now(), by: byCommand },
    await orgIds(stack.app.database),
    personOf(person),
    { blanksTexts },
  );

describe("a person who wants to be erased", () => {
  const profileUrl = "linkedin.com/in/Zqxjvvera/?utm=x";

  /** Each gives how many leads went. */
  const ways: [string, (leadId: string) => Promise<number>][] = [
    ["the command, by profile", async () => (await erase({ profileUrl })).removed],
    [
      "the command, by e-mail address",
      async () => (await erase({ email: " VERA@zqxjvfirm.example" })).removed,
    ],
    ["the command, by a lead's id", async (leadId) => (await erase({ leadIds: [leadId] })).removed],
    [
      "an admin, who chooses of the candidates",
      async () => {
        const asked = { name: "zqxjvmark zqxjvvera", company: "ZQXJVFIRM Inc." };
        const { body: found } = await stack.admin.post<{ leads: { leadId: string; isMeant: boolean }[] }>(
          "/v1/erasures/find",
          asked,
        );
        expect(found.leads).toMatchObject([{ isMeant: false }]);
        const leadIds = found.leads.map(({ leadId }) => leadId);
        const { body } = await stack.admin.post<{ leads: number }>("/v1/erasures", {
          ...asked,
          leadIds,
          blanksTexts: false,
        });
        return body.leads;
      },
    ],
  ];

  it.each(ways)("is gone with everything that belongs to their lead, by %s", async (_, eraseBy) => {
    const { leadId } = await plant();
    expect(await eraseBy(leadId)).toBe(1);
    expect(await leadsNow()).toEqual([]);
    expect(await traces()).toEqual([]);
  });

  it("is named in texts of others in the org, which are listed", async () => {
    await plant();
    await plantMentions();
    const { body } = await stack.admin.post<{ texts: TextAbout[] }>("/v1/erasures/find", { profileUrl });
    const places = body.texts.map(({ where, field }) => `${where} ${field}`);
    const typed = (where: string) => [`${where} Description`, `${where} role`];
    expect([...new Set(places)].sort()).toEqual(
      [
        "list name",
        ...["lead title", "lead location"],
        ...["batch", "batchRow", "creation", "rehearsal", "rehearsalRow"].flatMap(typed),
        ...["batchRow problem", "creation problem", "rehearsalRow problem"],
      ].sort(),
    );
    await stack.app.database.update(leadLists).set({ orgId: "another" });
    const { body: ofOthers } = await stack.admin.post("/v1/erasures/find", { profileUrl });
    expect(JSON.stringify(ofOthers), "of another org").not.toContain('"list"');
    await erase({ profileUrl }, true);
    const tables = (await tablesWithTraces()).map((trace) => trace.split(":")[0]);
    expect(tables).toEqual(["lead_lists", "lead_lists"]);
  });

  it("is nowhere in a file after texts of others were blanked, and what else these say stays", async () => {
    await plant();
    await plantMentions();
    const found = async () => (await stack.rep.get<{ total: number }>("/v1/leads?q=zqx")).body.total;
    expect(await found()).toBeGreaterThan(0);
    await erase({ profileUrl }, true);
    expect(await traces()).toEqual([]);
    expect(await found(), "by what is kept to find a lead quickly").toBe(0);
    expect(await leadsNow()).toMatchObject([{ lastName: "Beispiel", title: null, company: "Firm" }]);
    const { database } = stack.app;
    expect(await database.select().from(leadLists)).toMatchObject([{ name: "…" }]);
    expect(await database.select().from(batches)).toContainEqual(
      expect.objectContaining({ defaults: { contact: { Title: "Planner" } } }),
    );
  });

  it(
    "is gone after a second run where the process was killed before all was",
    { tags: ["night"] },
    async () => {
      await plant();
      await plantMentions();
      const { database } = stack.app;
      const deleteLeads = await failWrites(database, { table: "leads", change: "delete" });
      await expect(erase({ profileUrl }, true)).rejects.toThrow();
      await deleteLeads();
      await erase({ profileUrl }, true);
      expect(await traces()).toEqual([]);
    },
  );

  it("is shown by the command first, then written down and erased, and the numbers stay", async () => {
    const { leadId } = await plant();
    const file = join(tmpdir(), "export.json");
    const who = ["--email", "vera@zqxjvfirm.example"];
    const shown = await command(...who);
    expect(shown).toMatch(/^These leads \(1\) are the person's:[^]*Nothing is erased without --yes/);
    expect(shown).toContain(`  ${leadId}: Zqxjvvera Zqxjvmark, `);
    expect(await leadsNow()).toHaveLength(1);
    if (!isOnPostgres)
      await expect(command(...who, "--yes")).rejects.toThrow(
        /in use by a connector.*Stop the connector first/,
      );
    expect(await commandHere(...who, "--export", file, "--yes")).toContain("Erased 1 leads");
    const written = JSON.parse(readFileSync(file, "utf8")) as Record<string, object[]>;
    expect(written).toMatchObject({
      about: { purpose: expect.stringContaining("sales representatives") as string },
      leads: [{ lastName: "Zqxjvmark", lists: ["Zqxjvlist"] }],
      rejections: [{ leadId }],
      batchRows: [{ typed: { Email: "typed@zqxjv.example" } }],
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await traces()).toEqual([]);
    expect(await stack.app.database.select().from(creations)).toHaveLength(2);
    await expect(commandHere(...who, "--export", file, "--yes")).rejects.toThrow(
      /export.json is there already. Nothing is erased/,
    );
  });

  it.skipIf(isOnPostgres)(
    "is not called gone by the command while another process keeps the write-ahead log",
    { tags: ["night"] },
    async () => {
      await plant();
      const other = new Sqlite(stack.app.config.databaseAddress);
      other.exec("BEGIN");
      other.prepare("SELECT count(*) FROM leads").get();
      const who = ["--email", "vera@zqxjvfirm.example"];
      const said = await commandHere(...who, "--yes").finally(() => other.close());
      expect(said).toContain("The write-ahead log still holds what was erased");
    },
  );

  it.each([
    [[], /Say who/],
    [["--again", "--email", "vera@x.example"], /Give one of --email and --again/],
    [["--lead", "unknown"], /No lead here has the id unknown/],
    [["--name", "Mira", "--yes"], /identify a person/],
    [["--profile", "https://example.com/vera"], /LinkedIn profile/],
  ])("is not looked for by words that do not say who: %s", async (words, refused) => {
    await expect(commandHere(...words)).rejects.toThrow(refused);
  });

  it("is let in again, and erased again after a restore, only with --yes", { tags: ["night"] }, async () => {
    await plant();
    const who = ["--email", "vera@zqxjvfirm.example"];
    const kept = await leadsNow();
    await commandHere(...who, "--yes");
    expect(await commandHere("--lift", ...who)).toMatch(/^Would lift 1 erasure[^]*without --yes/);
    expect(await commandHere("--lift", "--all")).toMatch(/^Would lift 1 erasure[^]*without --yes/);
    await stack.app.database.insert(leads).values(kept);
    expect(await commandHere("--again")).toMatch(/^Would erase 1 leads[^]*without --yes/);
    expect(await leadsNow()).toHaveLength(1);
    expect(await commandHere("--again", "--yes")).toContain("Erased 1 leads");
    expect(await commandHere("--lift", ...who, "--yes")).toContain("Lifted 1 erasures");
    expect(await commandHere("--help")).toContain("--lead ID");
  });
});

describe("a user who has left", () => {
  it("goes with their leads, and with what they typed for a colleague's", async () => {
    await plant();
    const userId = (await firstOf(stack.app.database.select().from(leads)))?.ownerId ?? "";
    const { database } = stack.app;
    for (const column of ["username", "display_name", "time_zone", "permission_sets"])
      await runSql(database, `UPDATE users SET ${column} = 'zqxjv' WHERE id = ?`, userId);
    for (const insertion of [
      "settings_changes (org_id, changed_at, user_id, username, setting) VALUES ('00D', 0, ?, 'zqxjv', 'x')",
      "org_binding VALUES (1, '00D', 'confirmed', 0, ?, 'zqxjv')",
      "sign_in_refusals VALUES (?, '00D', '{\"detail\":\"zqxjv\"}', 0)",
    ])
      await runSql(database, `INSERT INTO ${insertion}`, userId);
    await expectAllPlanted("user");
    await eraseDeparted(stack.app, userId);
    expect(await traces()).toEqual([]);
    await runSql(database, "DELETE FROM org_binding");
  });

  it("is signed out at once, in Salesforce too, which the timeline tells", async () => {
    const { database } = stack.app;
    const leaving = await stack.signIn("rep2@practice.example");
    const grant = await firstOf(database.select().from(grants).orderBy(desc(grants.createdAt)));
    if (!grant) throw new Error("no grant");
    await eraseDeparted(stack.app, grant.userId);
    expect((await leaving.get("/v1/lead-lists")).status).toBe(401);
    await sweep(stack.app);
    expect(await database.select().from(grants).where(eq(grants.userId, grant.userId))).toEqual([]);
    const told = await database.select().from(keptEvents).where(eq(keptEvents.userId, grant.userId));
    expect(told.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["user.forgotten", "sign-in.revoked"]),
    );
    expect(told.find(({ event }) => event === "sign-in.revoked")?.details).toMatchObject({
      outcome: "revoked",
    });
    stack.rep = await stack.signIn("rep@practice.example");
  });
});

const leadsNow = () => stack.app.database.select().from(leads);

describe("leads that are kept for so many days", () => {
  const jonas = "Jonas,Beispiel,Planner,Firm,,,Berlin,jonas@firm.example,,,";

  it("are erased once no import has brought them for longer, with lists that are then empty", async () => {
    await stack.admin.put("/v1/settings", { retentionDays: 30 });
    await importCsv("Old", vera("Planner"), jonas);
    clock.advance({ hours: 20 * 24 });
    stack.rep = await stack.signIn("rep@practice.example");
    await importCsv("New", jonas);
    clock.advance({ hours: 11 * 24 });
    await eraseOldLeads(stack.app);
    expect(await leadsNow()).toMatchObject([{ lastName: "Beispiel" }]);
    clock.advance({ hours: 20 * 24 });
    await eraseOldLeads(stack.app);
    expect(await stack.app.database.select().from(leadLists)).toHaveLength(0);
  });

  it("leave no list without leads, also where an earlier run was killed before it came to the lists", async () => {
    await importCsv("Zqxjvlist", jonas);
    const { database } = stack.app;
    await removeInSteps(
      database,
      (await leadsNow()).map(({ id }) => id),
      clock.now(),
    );
    // An earlier test has shortened the retention time, after which nothing goes for a day.
    clock.advance({ hours: 25 });
    await eraseOldLeads(stack.app);
    expect(await database.select().from(leadLists)).toEqual([]);
  });

  it("wait while it is not known whether a contact was created of them, and the log does not say they went", async () => {
    await stack.admin.put("/v1/settings", { retentionDays: 1 });
    await plant();
    await stack.app.database.update(creations).set({ checkAt: Number.MAX_SAFE_INTEGER });
    clock.advance({ hours: 48 });
    await eraseOldLeads(stack.app);
    expect(await leadsNow()).toMatchObject([{ removedAt: null }]);
    expect(lines.filter((line) => line.includes("kept long enough"))).toEqual([]);
  });

  it("are kept for good where an admin has said so, and for 180 days where none has said anything", async () => {
    await stack.admin.put("/v1/settings", { retentionDays: null });
    await importCsv("Old", jonas);
    clock.advance({ hours: 24 * 365 });
    await eraseOldLeads(stack.app);
    expect(await leadsNow()).toHaveLength(1);
    const [kept] = await stack.app.database.select().from(settings);
    const { retentionDays: _gone, ...others } = kept?.values ?? {};
    await stack.app.database.update(settings).set({ values: others });
    clock.reset();
    clock.advance({ hours: 24 * 179 });
    await eraseOldLeads(stack.app);
    expect(await leadsNow()).toHaveLength(1);
    clock.advance({ hours: 24 * 2 });
    await eraseOldLeads(stack.app);
    expect(await leadsNow()).toEqual([]);
  });

  it(
    "wait for their batch while it is to go on, and no longer once it is cancelled",
    { tags: ["night"] },
    async () => {
      await stack.admin.put("/v1/settings", { retentionDays: 1 });
      const { batchId } = await plant();
      const { database } = stack.app;
      await database.update(batchRows).set({ state: "waiting" });
      await database.update(batches).set({ state: "paused" }).where(eq(batches.id, batchId));
      clock.advance({ hours: 48 });
      await eraseOldLeads(stack.app);
      expect(await leadsNow()).toHaveLength(1);
      await database.update(batches).set({ state: "cancelled" }).where(eq(batches.id, batchId));
      await eraseOldLeads(stack.app);
      expect(await leadsNow()).toEqual([]);
    },
  );
});

describe("the database file", () => {
  /** The stack's own job may have written the file anew already, where the test runs at night. */
  const withoutMemory = () => ({ ...stack.app, memory: createMemory(() => performance.now()) });

  it("has nothing of erased leads in it, wherever the engine had moved their rows", async () => {
    const { database } = stack.app;
    const list = await importCsv("Many", ...Array.from({ length: 2_500 }, (_, n) => many(n)));
    const own = await database.select({ id: leads.id, title: leads.title }).from(leads);
    const gone = own.filter(({ title }) => title === "Gone").map(({ id }) => id);
    // As the server does by itself: what it knows of the values in a table has some of them.
    if (isOnPostgres) await database.engine.query("analyze", []);
    await removeInSteps(database, gone, clock.now());
    await database.engine.emptyLog();
    expect(await filesHaveMark()).toBe(true);
    await database.update(orgs).set({ timeZone: "America/Los_Angeles" });
    const app = withoutMemory();
    const now = (time: string) => rewriteAtNight({ ...app, clock: () => new Date(time) });
    await now("2026-11-26T02:30:00Z");
    expect(await filesHaveMark()).toBe(true);
    await now("2026-11-26T11:30:00Z");
    expect(await filesHaveMark()).toBe(false);
    expect(await database.select().from(leads)).toHaveLength(own.length - gone.length);
    expect((await stack.rep.get(`/v1/lead-lists/${list.listId}/leads`)).status).toBe(200);
  });

  it("is written anew once a week", async () => {
    const { database } = stack.app;
    await database.update(orgs).set({ timeZone: "America/Los_Angeles" });
    const rewrite = vi.spyOn(database.engine, "rewrite");
    const app = withoutMemory();
    const night = (day: number) =>
      rewriteAtNight({ ...app, clock: () => new Date(Date.UTC(2027, 0, day, 11, 30)) });
    for (const day of [1, 2, 7, 9]) await night(day);
    expect(rewrite).toHaveBeenCalledTimes(2);
    rewrite.mockRestore();
  });

  async function filesHaveMark(): Promise<boolean> {
    const { database, config } = stack.app;
    if (!isOnPostgres) return mark.test(contentOf(config.databaseAddress));
    await database.engine.query("checkpoint", []);
    const found = await selectColumn(
      database,
      `select relname from pg_class where pg_relation_filepath(oid) is not null and relkind in ('r', 'i', 't')
         and encode(pg_read_binary_file(pg_relation_filepath(oid)), 'escape') like '%zqxjv%'`,
    );
    return found.length > 0;
  }

  const many = (n: number) => {
    const [title, word] = n % 3 === 0 ? ["Kept", "other"] : ["Gone", "zqxjv"];
    const long = word.repeat(1 + (n % 7));
    return `${long}${n},Testley${n},${title},${long} Firm,,,Berlin,${word}${n}@firm.example,,https://www.linkedin.com/in/${word}${n},${long}`;
  };
});

describe("a created contact", () => {
  it("leaves nothing typed in its batch's row", async () => {
    const { leadIds } = await importCsv("Zqxjvlist", vera("Zqxjvtitle"));
    const rows = [
      { leadId: leadIds[0], accountId: stack.account.id, contact: { Email: "typed@zqxjv.example" } },
    ];
    const id = await startBatch(stack.rep, { rows });
    await batchIn(stack.rep, id, "finished");
    expect(await rowsOf(stack.rep, id)).toMatchObject([{ state: "created" }]);
    expect(await selectColumn(stack.app.database, "SELECT contact FROM batch_rows")).toEqual([null]);
  });
});

describe("a list whose lead is being created", () => {
  it("is hidden at once, and its rest is removed when that has ended", { tags: ["night"] }, async () => {
    const { listId, leadId } = await plant();
    const { database } = stack.app;
    const running = { state: "unknown", checkAt: Number.MAX_SAFE_INTEGER } as const;
    const [first] = await ledger();
    const ofFirst = eq(creations.id, first?.id ?? "");
    await database.update(creations).set(running).where(ofFirst);
    await stack.rep.delete(`/v1/lead-lists/${listId}`);
    for (const path of [`/v1/lead-lists/${listId}`, `/v1/leads/${leadId}`])
      expect((await stack.rep.get(path)).status).toBe(404);
    await removeHidden(stack.app);
    expect(await database.select().from(leads)).toHaveLength(1);
    expect((await ledger())[0]?.contact).not.toBeNull();

    await database.update(creations).set({ state: "created", checkAt: null, contact: null }).where(ofFirst);
    await removeHidden(stack.app);
    expect(await traces()).toEqual([]);
  });

  const ledger = () => stack.app.database.select().from(creations);
});

describe("what still happens to an erased person", () => {
  const profileUrl = "https://www.linkedin.com/in/zqxjvvera";

  async function createVera() {
    // Of the test before.
    stack.org.org.db.prepare("DELETE FROM Contact WHERE LastName = 'Zqxjvmark'").run();
    const { listId, leadIds } = await importCsv("Own", vera("Planner"));
    const body = stack.creation(leadIds[0] ?? "", {
      contact: { FirstName: "Zqxjvvera", LastName: "Zqxjvmark" },
    });
    const { status, body: created } = await stack.rep.post<{ creationId: string }>("/v1/contacts", body);
    expect(status).toBe(201);
    const refused = { errorCode: "DELETE_FAILED", message: "Zqxjvvera Zqxjvmark has cases: 1", fields: [] };
    const onDelete = { method: "DELETE", path: "/sobjects/Contact/", times: 1, action: "error", status: 400 };
    await stack.practice("POST", "/faults", { ...onDelete, body: [refused] });
    return { listId, undo: () => stack.rep.delete<object>(`/v1/contacts/${created.creationId}`) };
  }

  const ways: [string, (listId: string) => Promise<unknown>][] = [
    ["the person was erased", () => erase({ profileUrl })],
    ["their list was deleted", (listId) => stack.rep.delete(`/v1/lead-lists/${listId}`)],
  ];

  it.each(ways)(
    "an undo that Salesforce refuses after %s stores no words, and says them once",
    { tags: ["night"] },
    async (_, go) => {
      const { listId, undo } = await createVera();
      await go(listId);
      expect(await undo()).toMatchObject({
        status: 422,
        body: { detail: "Zqxjvvera Zqxjvmark has cases: 1" },
      });
      expect(await traces()).toEqual([]);
    },
  );

  it(
    "an undo that was under way when the person was erased stores no words",
    { tags: ["night"] },
    async () => {
      const { undo } = await createVera();
      await stack.practice("POST", "/faults", { path: "/composite", times: 1, action: "delay", ms: 500 });
      const asked = undo();
      await erase({ profileUrl });
      expect(await asked).toMatchObject({ status: 422 });
      expect(await traces()).toEqual([]);
    },
  );

  it("a creation that ends while its lead is hidden stores no words", async () => {
    const { leadIds } = await importCsv("Own", vera("Zqxjvtitle Refused"));
    await stack.practice("PATCH", "/settings", { latencyMs: { base: 1_000, perRecord: 0 } });
    const contact = { LastName: "Zqxjvmark", Title: "Zqxjvtitle Refused" };
    const asked = stack.rep.post("/v1/contacts", stack.creation(leadIds[0] ?? "", { contact }));
    try {
      const sent = "SELECT 1 FROM creations WHERE state = 'sent'";
      await eventually(async () => expect(await selectValue(stack.app.database, sent)).toBe(1));
      expect(await erase({ profileUrl })).toMatchObject({ removed: 0, waiting: 1 });
      expect(await asked).toMatchObject({ status: 422 });
    } finally {
      await stack.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
    }
    const { problem } = (await firstOf(stack.app.database.select().from(creations))) ?? {};
    expect(JSON.stringify(problem)).not.toMatch(mark);
  });

  it("a batch's row that is retried with typed values stores none of them", { tags: ["night"] }, async () => {
    const { leadId, batchId } = await plant();
    await erase({ profileUrl });
    const rows = [{ leadId, role: "Zqxjvrole", contact: { Email: "typed@zqxjv.example" } }];
    expect((await stack.rep.post(`/v1/batches/${batchId}/retry`, { rows })).status).toBe(200);
    await batchIn(stack.rep, batchId, "finished");
    expect(await traces()).toEqual([]);
  });
});
