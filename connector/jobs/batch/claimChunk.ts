import { and, eq, countDistinct, isNull, isNotNull } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { endStateOf, beginRow, writeRows } from "../../creations/ledger/batchRows.ts";
import { claiming, type Wanted } from "../../creations/ledger/claim.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { batches, batchRows, type Batch, type BatchRow } from "../../database/schema/batches.ts";
import type { Creation } from "../../database/schema/contacts.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import { externalIdField } from "../../form/picklists.ts";
import { littleQuotaLeft } from "../../settings/readQuota.ts";
import { contactForm } from "../../form/contactForm.ts";
import type { ContactRules, FormField } from "../../form/contactFields.ts";
import type { AppError } from "../../errors.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { chooseRows, type ChunkKind } from "./chooseRows.ts";
import { countWhere } from "../rows/leadRows.ts";
import { accountsToLookUp, contactOfRow, type RowScope, type Unknown } from "../rows/rowValues.ts";
import { batchKind, isRow } from "./batchKind.ts";
import { firstOf } from "../../database/rows.ts";
import { graphsMax } from "../../salesforce/requests.ts";

/** The creations of one request. */
export interface Chunk {
  kind: ChunkKind;
  saveAnyway: boolean;
  creations: Creation[];
  externalIdField: string | undefined;
}

interface ChunkInput extends Omit<RowScope, "form"> {
  batch: Batch;
  rules: ContactRules;
}

/** With the form of the contacts, which takes a while to make. */
interface FormedInput extends ChunkInput {
  form: FormField[];
}

/**
 * Claims the next rows that fit into one request; refused rows end. Null where no row can be sent now. Claims
 * nothing where `waitsForCountries` is set and a row needs the country of an account that is not known yet.
 */
export async function claimChunk(
  ctx: RequestContext,
  input: ChunkInput & { waitsForCountries: boolean },
): Promise<Chunk | Unknown | null> {
  const { batch, describe, rules, waitsForCountries } = input;
  const chunk = { ...input, form: contactForm(describe.contact, rules) };
  return await claiming(ctx, async (transaction, claim) => {
    const chosen = await chooseRows(ctx, transaction, batch);
    if (!chosen) return null;
    const { kind, saveAnyway, rows } = chosen;
    // Since it was read, somebody may have been erased whom the values for all rows named.
    const current =
      (await firstOf(transaction.select().from(batches).where(eq(batches.id, batch.id)))) ?? batch;
    if (current.state === "cancelled" || current.state === "finished") return null;
    const unknownAccounts = waitsForCountries ? accountsToLookUp(ctx, current, rows) : [];
    if (unknownAccounts.length > 0) return { unknownAccounts };
    const wanted = rows.map(({ row, lead }) => wantedOf(ctx, { ...chunk, batch: current }, row, lead));
    const claimed = await claim(transaction, wanted);
    const mayGiveBack = claimed.some((result) => "creation" in result);
    const lacksQuota = claimed.some((result) => "refused" in result && isOfQuota(result.refused));
    const waitsForQuota = mayGiveBack && lacksQuota && (await mayWaitForQuota(transaction, batch));
    for (const [index, result] of claimed.entries()) {
      const row = rows[index]?.row;
      if (!row) continue;
      if ("creation" in result) await beginRow(ctx, transaction, row, result.creation.id);
      else if (!mayGiveBack || !isOfQuota(result.refused))
        await writeRows(ctx, transaction, refusedRow(result.refused), isRow(row));
      // Salesforce may refuse some of the others, whose quota it has then: it waits for them.
      else if (!waitsForQuota)
        await writeRows(ctx, transaction, refusedRow(littleQuotaLeft(result.refused)), isRow(row));
    }
    await markStarted(transaction, batch, ctx.clock().getTime());
    const creations = claimed.flatMap((result) => ("creation" in result ? [result.creation] : []));
    return { kind, saveAnyway, creations, externalIdField: externalIdField(describe)?.name };
  });
}

const isOfQuota = ({ code }: AppError) => code === "quota-exceeded";

function wantedOf(ctx: RequestContext, input: FormedInput, row: BatchRow, lead: LeadRow | null): Wanted {
  return {
    lead,
    batchId: row.batchId,
    saveAnyway: row.saveAnyway,
    contact: (visible) => contactOfRow(ctx, input, row, visible),
  };
}

function refusedRow(refused: AppError): Pick<BatchRow, "state" | "problem"> {
  return { state: endStateOf(refused), problem: storedProblem(refused) };
}

async function markStarted(handle: DatabaseHandle, { id }: Batch, now: number): Promise<void> {
  await handle
    .update(batches)
    .set({ startedAt: now })
    .where(and(eq(batches.id, id), isNull(batches.startedAt)));
}

/** Beyond those that a batch takes anyway. */
const furtherRequests = 10;

/**
 * Whether leads for which no quota is left may still wait for what Salesforce's refusals give back. With one
 * contact left, a thousand leads that it refuses would else take a thousand requests.
 */
async function mayWaitForQuota(handle: DatabaseHandle, { id }: Batch): Promise<boolean> {
  return maySendShort(
    await countWhere(handle, batchKind, eq(batchRows.batchId, id)),
    await refusingRequestsOf(handle, id),
  );
}

/** The same by the number of leads, and of the requests so far in which Salesforce refused one of them. */
export function maySendShort(leads: number, refusingRequests: number): boolean {
  return refusingRequests < Math.ceil(leads / graphsMax) + furtherRequests;
}

/** Each step of a batch sends one request, and signs the rows that it settles. */
async function refusingRequestsOf(handle: DatabaseHandle, batchId: string): Promise<number> {
  const isRefused = and(eq(batchRows.state, "failed"), isNotNull(batchRows.creationId));
  const found = await firstOf(
    handle
      .select({ requests: countDistinct(batchRows.requestId) })
      .from(batchRows)
      .where(and(eq(batchRows.batchId, batchId), isRefused)),
  );
  return found?.requests ?? 0;
}
