import { eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { endStateOf } from "../../creations/ledger/batchRows.ts";
import { withSharedKey } from "../../creations/ledger/claim.ts";
import { refuseCreation, requireLead } from "../../creations/ledger/refuse.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { firstOf } from "../../database/rows.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import type { ContactValues } from "../../database/schema/contacts.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import { rehearsals, type Rehearsal, type RehearsalRow } from "../../database/schema/rehearsals.ts";
import { AppError } from "../../errors.ts";
import { isLeadThere } from "../../privacy/withoutPeople.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { quotaTerms, type QuotaTerms } from "../../settings/quotaTerms.ts";
import { chunkBytesMax } from "../../salesforce/createManyContacts.ts";
import type { DuplicateHeader } from "../../salesforce/rehearseContacts.ts";
import { accountsToLookUp, contactOfRow, type RowScope, type Unknown } from "../rows/rowValues.ts";
import { chooseCall } from "./chooseCall.ts";
import { writeRow } from "./rehearsalKind.ts";

/** A row whose contact is to be judged. */
export interface JudgedRow {
  row: RehearsalRow;
  values: ContactValues;
}

/** One request, as the database says that it is about to be sent. */
export interface Call {
  header: DuplicateHeader;
  /** Whether the batch sends each contact in a transaction of its own. */
  isAlone: boolean;
  rows: JudgedRow[];
  /** What was looked for before it, to be put back once it is answered. */
  before: Pick<Rehearsal, "lookSince" | "lookAt">;
}

/**
 * Takes the next rows that fit into one request, and ends those that a batch would not send: no quota is
 * taken, and no creation written. Null where no row waits.
 */
export async function claimCall(
  ctx: RequestContext,
  rehearsal: Rehearsal,
  { waitsForCountries, ...scope }: Omit<RowScope, "batch"> & { waitsForCountries: boolean },
): Promise<Call | Unknown | null> {
  return await inTransaction(ctx.database, async (transaction) => {
    const current = await firstOf(
      transaction.select().from(rehearsals).where(eq(rehearsals.id, rehearsal.id)),
    );
    if (current?.state !== "running") return null;
    const chosen = await chooseCall(ctx, transaction, current);
    if (!chosen) return null;
    const unknownAccounts = waitsForCountries ? accountsToLookUp(ctx, current, chosen.rows) : [];
    if (unknownAccounts.length > 0) return { unknownAccounts };
    const terms = await quotaTerms(transaction, ctx.caller, ctx.clock());
    const judging = { transaction, terms, scope: { ...scope, batch: current } };
    const rows: JudgedRow[] = [];
    let bytes = 0;
    for (const { row, lead } of chosen.rows) {
      const values = await contactToSend(ctx, judging, row, lead);
      if (!values) continue;
      bytes += Buffer.byteLength(JSON.stringify(values));
      if (bytes > chunkBytesMax && rows.length > 0) break;
      await writeRow(transaction, row, { state: "running", isAlone: chosen.isAlone });
      rows.push({ row, values });
    }
    if (rows.length > 0) await markSent(ctx, transaction, current);
    const { header, isAlone } = chosen;
    return { header, isAlone, rows, before: { lookSince: current.lookSince, lookAt: current.lookAt } };
  });
}

interface Judging {
  transaction: DatabaseHandle;
  terms: QuotaTerms;
  scope: RowScope;
}

/** The contact; undefined where the batch would refuse it before it is sent, which is written down. */
async function contactToSend(
  ctx: RequestContext,
  { transaction, terms, scope }: Judging,
  row: RehearsalRow,
  found: LeadRow | null,
): Promise<ContactValues | undefined> {
  try {
    const lead = requireLead(found && (await isLeadThere(transaction, found.id)) ? found : null);
    const quota = { handle: transaction, owner: ctx.caller, terms };
    await refuseCreation({ lead: { ctx, handle: transaction, id: lead.id }, quota });
    return (await withSharedKey(transaction, lead, await contactOfRow(ctx, scope, row, lead))).values;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await writeRow(transaction, row, { state: endOf(error), problem: storedProblem(error) });
    return undefined;
  }
}

export function endOf(error: AppError): "skipped" | "would-fail" {
  return endStateOf(error) === "skipped" ? "skipped" : "would-fail";
}

/** Before it is sent, so that whoever finds it without an answer looks for what it may have made. */
async function markSent(ctx: RequestContext, transaction: DatabaseHandle, current: Rehearsal): Promise<void> {
  const sentAt = ctx.clock().getTime();
  const before = ctx.salesforce.salesforceTime?.getTime() ?? sentAt - unknownSkewMs;
  await transaction
    .update(rehearsals)
    .set({ sentAt, lookSince: current.lookSince ?? before, lookAt: sentAt + lookAgainMs })
    .where(eq(rehearsals.id, current.id));
}

/** How far our clock may be off, where Salesforce has not said its time yet. */
const unknownSkewMs = 60 * 60_000;

/** After a request whose answer was lost, nobody expects anything of it any more: Salesforce has ended it. */
export const lookAgainMs = 11 * 60_000;

/** Requests that isolate the contact for which a trigger throws, beyond one for each 197 rows. */
export const splitCallsMax = 40;
