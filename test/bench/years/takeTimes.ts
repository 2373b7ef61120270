import { fork } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { inArray } from "drizzle-orm";
import { runBatches } from "../../../connector/batches/runBatches.ts";
import { claiming } from "../../../connector/creations/ledger/claim.ts";
import { reconcileDue } from "../../../connector/creations/reconcile/reconcileDue.ts";
import { emptyWriteAheadLog } from "../../../connector/database/emptyWriteAheadLog.ts";
import { closeDatabase } from "../../../connector/database/database.ts";
import { openDatabase } from "../../../connector/database/open.ts";
import { leads } from "../../../connector/database/schema/leads.ts";
import { findPerson } from "../../../connector/privacy/findPerson.ts";
import { contextForUser } from "../../../connector/signIn/contextFor.ts";
import type { ApiClient } from "../../support/apiClient.ts";
import { freePort } from "../../support/freePort.ts";
import type { Stack } from "../../support/startStack.ts";
import { sqliteClientOf } from "../../../connector/database/sqlite/openSqlite.ts";

/** What the size of the database may change. Times are medians, in milliseconds. */
export interface Times {
  megabytes: number;
  /** Of the file, what waits for new rows. */
  freePercent: number;
  /** Opening the database, with the check of each of its pages. */
  openMs: number;
  /** From the start of a connector's process until it listens. */
  startMs: number;
  /** 50 leads of a list, over HTTP, with what the practice org takes of it. */
  pageMs: number;
  /** The lists of a rep. */
  listsMs: number;
  /** The transaction that writes the creations of 20 leads and takes their quota. */
  claimMs: number;
  /** The jobs that look for work each second, where there is none. */
  idleMs: number;
  /** What an admin sees of a month. */
  usageMs: number;
  /** Looking for a person through all that is kept. */
  findPersonMs: number;
}

const samples = 15;
const connectorProcess = new URL("../batch/connectorProcess.ts", import.meta.url);

export async function takeTimes(stack: Stack, username: string, userId: string): Promise<Times> {
  const { app } = stack;
  const { databaseAddress: databaseFile } = app.config;
  await emptyWriteAheadLog(app.database);
  const [rep, admin] = [await stack.signIn(username), await stack.signIn("admin@practice.example")];
  const pragma = (name: string) => Number(sqliteClientOf(app.database).pragma(name, { simple: true }));
  return {
    megabytes: statSync(databaseFile).size / 1e6,
    freePercent: (100 * pragma("freelist_count")) / pragma("page_count"),
    openMs: await median(5, async () => closeDatabase(await openDatabase(databaseFile))),
    startMs: await median(3, () => startAndStop(stack)),
    pageMs: await timePages(rep),
    listsMs: await median(samples, () => rep.get("/v1/lead-lists")),
    claimMs: await timeClaims(stack, rep, userId),
    idleMs: await median(samples, async () => {
      await reconcileDue(app);
      await runBatches(app, app.shutdown.begun);
    }),
    usageMs: await median(samples, () => admin.get("/v1/usage")),
    findPersonMs: await median(1, () => findPerson(app, { email: "no@body.example" })),
  };
}

async function median(times: number, work: () => unknown): Promise<number> {
  const all: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const started = performance.now();
    await work();
    all.push(performance.now() - started);
  }
  return all.sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;
}

async function startAndStop({ environment }: Stack): Promise<void> {
  const PORT = String(await freePort());
  const child = fork(connectorProcess, { env: { ...process.env, ...environment, PORT }, stdio: "ignore" });
  await once(child, "message");
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function timePages(rep: ApiClient): Promise<number> {
  const { body } = await rep.get<{ items: { id: string }[] }>("/v1/lead-lists");
  const ids = body.items.map(({ id }) => id);
  let next = 0;
  return median(samples, async () => {
    const { status } = await rep.get(`/v1/lead-lists/${ids[next++ % Math.min(3, ids.length)]}/leads`);
    if (status !== 200) throw new Error(`a page of leads answers ${status}`);
  });
}

class Undone extends Error {}

/** Claims leads that nobody has added, and undoes it. */
async function timeClaims({ app, org }: Stack, rep: ApiClient, userId: string): Promise<number> {
  const people = Array.from({ length: 20 }, (_, n) => ({ firstName: "Quinn", lastName: `Claimed${n}` }));
  const { body } = await rep.post<{ id: string }>("/v1/lead-lists", { name: "To claim", leads: people });
  const path = `/v1/lead-lists/${body.id}`;
  const page = await rep.get<{ items: { id: string }[] }>(`${path}/leads`);
  const ids = page.body.items.map(({ id }) => id);
  const rows = await app.database.select().from(leads).where(inArray(leads.id, ids)).all();
  const ctx = await contextForUser(app, { userId, orgId: org.orgId }, "bench-years");
  const values = { LastName: "Claimed", AccountId: "001000000000000AAA" };
  const contact = { values, externalId: null, opportunityId: null, role: null, isPrimary: false };
  const wanted = rows.map((lead) => ({ lead, saveAnyway: false, contact: () => contact }));
  const ms = await median(samples, async () => {
    try {
      await claiming(ctx, async (tx, claim) => {
        const refused = (await claim(tx, wanted)).filter((one) => "refused" in one);
        throw refused.length > 0 ? new Error("a claim was refused") : new Undone();
      });
    } catch (error) {
      if (!(error instanceof Undone)) throw error;
    }
  });
  await rep.delete(path);
  return ms;
}
