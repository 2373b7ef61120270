import { eq, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import { chunksOf, takeUntilLate } from "../work/inTurns.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { inHastyTransaction, inTransaction } from "../database/inTransaction.ts";
import { prepared } from "../database/prepared.ts";
import { leadLists } from "../database/schema/leads.ts";
import type { AppError } from "../errors.ts";
import { event } from "../log/event.ts";
import { refusal } from "../reasons/refusal.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { beginImport, nameImport, awaitRemovals, tellFailed } from "./imports.ts";
import { deleteListAndOrphans } from "./deleteLeadList.ts";
import type { RowResult } from "../leadFiles/leadRecord.ts";
import { createErasedCheck, type IsErased } from "../privacy/erasedPeople.ts";
import type { Identity } from "./leadFinder.ts";
import { rowsAtOnce, createLeadStore, type LeadToStore, type StoredLead } from "./createLeadStore.ts";
import { importEnded, requireImport } from "./runningImport.ts";
import { firstOf } from "../database/rows.ts";

type Outcome = "imported" | "merged" | "skipped" | "failed" | "erased";

export interface ImportReport {
  format: string;
  rows: number;
  imported: number;
  merged: number;
  skipped: number;
  failed: number;
  /** People who were erased on request: left out. */
  erased: number;
  /** The first `problemsMax` problems, in the order of the file. */
  problems: { line: number; outcome: Exclude<Outcome, "imported">; reason: Said }[];
}

interface ImportInput {
  /** That of an import that has begun already, with the upload of its file; or what a new one gets. */
  list: { id: string } | { name: string; key?: string | undefined };
  format: string;
  batches: AsyncIterable<RowResult[]> | Iterable<RowResult[]>;
  /** How much of the file the batches that have been taken are. */
  percentRead?: () => number;
}

const problemsMax = 1_000;

/** How often the database is told that it grows. */
const countAgainMs = 1_000;

/**
 * Makes a lead list from rows and reports the outcome of each. The list appears only when it is complete; an
 * import that fails leaves nothing behind.
 */
export async function importLeads(
  ctx: RequestContext,
  input: ImportInput,
): Promise<{ id: string; name: string; report: ImportReport }> {
  const { orgId, userId: ownerId } = ctx.caller;
  const checkErased = createErasedCheck(ctx, orgId);
  const listId = await beginList(ctx, input);
  const beganAt = ctx.elapsedMs();
  const took = (outcome: string) =>
    ctx.metrics.importSeconds.observe({ outcome }, (ctx.elapsedMs() - beganAt) / 1000);
  await event(ctx, "import.began", { listId, userId: ownerId, orgId });
  try {
    await awaitRemovals(ctx);
    const report = await storeRows(ctx, listId, input, checkErased);
    if (report.imported + report.merged === 0) throw nothingImported(report);
    const name = await show(ctx, listId);
    const { rows, imported, merged, skipped, failed, erased } = report;
    const counts = { rows, imported, merged, skipped, failed, erased };
    await event(ctx, "import.ended", { listId, userId: ownerId, orgId, ...counts });
    took("imported");
    return { id: listId, name, report };
  } catch (error) {
    took((await tellFailed(ctx, listId, error)).code);
    await deleteListAndOrphans(ctx, listId);
    throw error;
  } finally {
    ctx.runner.listsInHand.delete(listId);
  }
}

/** Gives the list its layout; answers its id. Throws `import-cancelled` where it went meanwhile. */
async function beginList(ctx: RequestContext, { list, format }: ImportInput): Promise<string> {
  if ("id" in list) {
    await nameImport(ctx, list.id, { format });
    return list.id;
  }
  return await beginImport(ctx, { name: list.name, format, key: list.key });
}

/**
 * Shows the list that is complete now; answers its name, from which somebody may have been erased meanwhile.
 * Throws `import-cancelled` where somebody removed it.
 */
async function show(ctx: RequestContext, listId: string): Promise<string> {
  const ready = { ...importEnded, readyAt: ctx.clock(), runner: null };
  const isIt = eq(leadLists.id, listId);
  return await inTransaction(ctx.database, async (tx) => {
    await requireImport(ctx, tx, listId);
    const shown = tx.update(leadLists).set(ready).where(isIt).returning({ name: leadLists.name });
    return (await firstOf(shown))?.name ?? "";
  });
}

/** Takes the list's id and its columns of the progress. */
const progressWrite = (handle: DatabaseHandle) =>
  handle
    .update(leadLists)
    .set({
      rowsRead: sql`${sql.placeholder("rowsRead")}`,
      percentRead: sql`${sql.placeholder("percentRead")}`,
    })
    .where(eq(leadLists.id, sql.placeholder("listId")))
    .prepare();

async function storeRows(
  ctx: RequestContext,
  listId: string,
  input: ImportInput,
  checkErased: () => Promise<IsErased>,
): Promise<ImportReport> {
  const owner = { orgId: ctx.caller.orgId, ownerId: ctx.caller.userId };
  const storeLeads = createLeadStore(owner, listId);
  const report: ImportReport = {
    format: input.format,
    rows: 0,
    imported: 0,
    merged: 0,
    skipped: 0,
    failed: 0,
    erased: 0,
    problems: [],
  };
  const storeSome = async (
    transaction: DatabaseHandle,
    rows: RowResult[],
    isErased: IsErased,
  ): Promise<void> => {
    const some: LeadToStore[] = [];
    const erased = new Set<RowResult>();
    for (const row of rows) {
      if (row.outcome !== "lead") continue;
      if (isErased(row.lead)) erased.add(row);
      else some.push({ record: row.lead, now: ctx.clock() });
    }
    const stored = await storeLeads(transaction, some);
    for (const row of rows) {
      if (row.outcome !== "lead") count(report, row.line, row.outcome, row.reason);
      else if (erased.has(row)) count(report, row.line, "erased", say("import-erased"));
      else countLead(report, row.line, stored.shift());
    }
  };
  let countedAt = ctx.elapsedMs();
  for await (const batch of input.batches) {
    const some = chunksOf(batch, rowsAtOnce).values();
    for (let isDone = false; !isDone; await setImmediate()) {
      // Until it is shown, the list is nobody's, and the next start would remove it.
      isDone = await inHastyTransaction(ctx.database, async (transaction) => {
        await requireImport(ctx, transaction, listId);
        const erased = await checkErased();
        const isLast = await takeUntilLate(some, (rows) => storeSome(transaction, rows, erased));
        const percentRead = input.percentRead?.() ?? null;
        await prepared(transaction, progressWrite).execute({ listId, rowsRead: report.rows, percentRead });
        return isLast;
      });
      if (ctx.elapsedMs() - countedAt < countAgainMs) continue;
      await ctx.database.engine.countGrown();
      countedAt = ctx.elapsedMs();
    }
  }
  return report;
}

/**
 * The reason for a merged row, by how it was recognized: as a lead that the rep had before, or as an earlier
 * row.
 */
const sameBy: Record<Identity, { lead: Said; row: Said }> = {
  profile: { lead: say("import-profile-of-lead"), row: say("import-profile-of-row") },
  email: { lead: say("import-email-of-lead"), row: say("import-email-of-row") },
  nameAndCompany: { lead: say("import-name-of-lead"), row: say("import-name-of-row") },
};

function countLead(report: ImportReport, line: number, stored: StoredLead | undefined): void {
  if (stored === undefined) throw new Error("A row has no outcome.");
  const { outcome, knownBy, isRepeated } = stored;
  count(report, line, outcome, knownBy && sameBy[knownBy][isRepeated ? "row" : "lead"]);
}

function count(report: ImportReport, line: number, outcome: Outcome, reason: Said | null): void {
  report.rows += 1;
  report[outcome] += 1;
  if (outcome === "imported" || reason === null || report.problems.length >= problemsMax) return;
  report.problems.push({ line, outcome, reason });
}

function nothingImported(report: ImportReport): AppError {
  const first = report.problems[0];
  const options = { field: "file", members: { report } };
  const { rows } = report;
  if (rows === 0) return refusal("no-rows", options);
  if (!first) return refusal("no-row-imported", { ...options, values: { rows } });
  const { line, reason: why } = first;
  return refusal("no-row-imported-because", { ...options, values: { rows, line, why } });
}
