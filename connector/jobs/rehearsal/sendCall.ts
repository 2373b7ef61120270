import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { attemptsMax, mayPass } from "../../creations/ledger/batchRows.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { rehearsalRows, rehearsals, type Rehearsal } from "../../database/schema/rehearsals.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { AppError, policyOf } from "../../errors.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { rehearsedMax, rehearseContacts, type Foretold } from "../../salesforce/rehearseContacts.ts";
import { countWhere } from "../rows/leadRows.ts";
import { endOf, splitCallsMax, type Call, type JudgedRow } from "./claimCall.ts";
import { rehearsalKind, writeRow } from "./rehearsalKind.ts";
import { reportMade } from "./reportMade.ts";
import { firstOf } from "../../database/rows.ts";
import type { ContactValues } from "../../database/schema/contacts.ts";
import { fullName } from "../../matching/names/fullName.ts";

/**
 * Sends a request and writes down what Salesforce said of each row. Gives the error of the whole request,
 * where there was one. Where its answer was lost, or can't be read, the rows stay as they are: the next step
 * looks for what it may have made before anything is sent again.
 */
export async function sendCall(
  ctx: RequestContext,
  rehearsal: Rehearsal,
  call: Call,
  externalIdField: string | undefined,
): Promise<AppError | null> {
  const { header, rows } = call;
  const { userId } = ctx.caller;
  const contacts = rows.map(({ values }) => values);
  try {
    const answer = await rehearseContacts(ctx.salesforce, { contacts, userId, header }, externalIdField);
    if ("madeIds" in answer) {
      await reportMade(ctx, rehearsal, answer.madeIds);
      return null;
    }
    await settle(ctx, rehearsal, call, answer.foretold);
    // An admin may just have removed the access: a new describe then says so of the rows that follow.
    if (answer.foretold.every((one) => "error" in one && policyOf(one.error).dependsOnDescribe))
      await contactDescribe(ctx, { recheck: true });
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "outcome-unknown") {
      if (!(error instanceof AppError)) ctx.log.error({ err: error }, "answer not understood");
      return null;
    }
    // Every other code says that Salesforce looked at no contact.
    await inTransaction(ctx.database, async (transaction) => {
      await giveBack(transaction, rehearsal, call);
      await answered(transaction, rehearsal, call);
    });
    return error;
  }
}

async function settle(
  ctx: RequestContext,
  rehearsal: Rehearsal,
  call: Call,
  foretold: Foretold[],
): Promise<void> {
  const { rows } = call;
  await inTransaction(ctx.database, async (transaction) => {
    const current = await firstOf(
      transaction.select().from(rehearsals).where(eq(rehearsals.id, rehearsal.id)),
    );
    // The user was erased meanwhile.
    if (!current) return;
    const isSplit = call.isAlone && (await maySplit(transaction, current));
    const marked = foretold.filter((one) => "error" in one && one.marksAll).length;
    for (const [index, judged] of rows.entries()) {
      const one = foretold[index];
      if (!one) continue;
      const isOthers = isSplit && marked > 1 && "error" in one && one.marksAll;
      await settleRow(transaction, current, { ...judged, one, isOthers, rows });
    }
    await answered(transaction, current, call);
  });
}

interface Settling extends JudgedRow {
  one: Foretold;
  /** Whether the error may be that of another row. */
  isOthers: boolean;
  rows: readonly JudgedRow[];
}

async function settleRow(
  transaction: DatabaseHandle,
  { apiCalls: call }: Rehearsal,
  { row, one, isOthers, rows }: Settling,
): Promise<void> {
  if (!("error" in one)) {
    const state = one.wouldCreate ? "would-create" : "untold";
    return await writeRow(transaction, row, { state, call, problem: null });
  }
  const attempts = row.attempts + 1;
  if ((isOthers || mayPass(one.error)) && attempts < attemptsMax)
    return await writeRow(transaction, row, { state: "waiting", attempts });
  const others = rows.filter((other) => other.row !== row).map((other) => other.values);
  const error = withoutRolledBack(one.error, others);
  await writeRow(transaction, row, { state: endOf(error), call, problem: storedProblem(error) });
}

/** A batch sends contacts with roles each by itself, so that a trigger that throws marks one alone. */
async function maySplit(transaction: DatabaseHandle, { id, apiCalls }: Rehearsal): Promise<boolean> {
  const rows = await countWhere(transaction, rehearsalKind, eq(rehearsalRows.rehearsalId, id));
  return apiCalls < Math.ceil(rows / rehearsedMax) + splitCallsMax;
}

/** The rows wait again. */
async function giveBack(transaction: DatabaseHandle, { id }: Rehearsal, { rows }: Call): Promise<void> {
  const positions = rows.map(({ row }) => row.position);
  await transaction
    .update(rehearsalRows)
    .set({ state: "waiting" })
    .where(
      and(
        eq(rehearsalRows.rehearsalId, id),
        eq(rehearsalRows.state, "running"),
        inArray(rehearsalRows.position, positions),
      ),
    );
}

/** Nothing is to be looked for because of this request. */
async function answered(transaction: DatabaseHandle, { id }: Rehearsal, { before }: Call): Promise<void> {
  await transaction
    .update(rehearsals)
    .set({ sentAt: null, ...before })
    .where(eq(rehearsals.id, id));
}

/** As of salesforce/duplicates.ts. */
interface NamedRecord {
  name: string | null;
}

/**
 * The error without links to contacts of the same request, which were undone with it: of a duplicate of one
 * of these only the number stays. They are known by their name, for the answer says no more of them.
 */
function withoutRolledBack(error: AppError, others: readonly ContactValues[]): AppError {
  const records = error.members["records"];
  if (error.code !== "duplicate-detected" || !Array.isArray(records)) return error;
  const names = new Set(others.map(nameOf));
  const kept = (records as NamedRecord[]).filter(({ name }) => !names.has((name ?? "").toLowerCase()));
  if (kept.length === records.length) return error;
  const hiddenCount = Number(error.members["hiddenCount"] ?? 0) + records.length - kept.length;
  Object.assign(error.members, { records: kept, hiddenCount });
  return error;
}

function nameOf(values: ContactValues): string {
  const text = (field: string) => String(values[field] ?? "");
  return fullName({ firstName: text("FirstName"), lastName: text("LastName") }).toLowerCase();
}
