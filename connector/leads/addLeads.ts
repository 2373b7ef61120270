import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { leadLists } from "../database/schema/leads.ts";
import { inputToLead, type LeadInput } from "../leadFiles/leadInput.ts";
import type { LeadRecord, RowResult } from "../leadFiles/leadRecord.ts";
import { eachLongInTurns } from "../work/inTurns.ts";
import { event } from "../log/event.ts";
import { firstOf, newId } from "../database/rows.ts";
import { createErasedCheck } from "../privacy/erasedPeople.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { refusal } from "../reasons/refusal.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { createLeadStore } from "./createLeadStore.ts";
import { findOwnList, readLeadList, type LeadList } from "./lists.ts";
import { storedLeads } from "./storedLeads.ts";

/** Leads of one request: their transaction keeps everybody else waiting for some ten milliseconds. */
export const addedMax = 100;

type AddedLead =
  | { id: string; outcome: "imported" | "merged" }
  | { outcome: "skipped" | "failed" | "erased"; reason: Said };

interface AddedLeads {
  list: LeadList;
  /** What became of each, in their order. */
  leads: AddedLead[];
}

interface Addition {
  /** One of the caller's lists; where it is left out, that of leads added by hand. */
  listId: string | undefined;
  leads: readonly LeadInput[];
  /** The client's own: the same leads sent again with it are the same leads. */
  key: string | undefined;
}

/**
 * Adds leads to a list of the caller's, each as an import would: a lead that the caller has is merged, a
 * person who was erased on request is left out. All are added, or none where that fails. Throws
 * `request-invalid` where nobody is left to add.
 */
export async function addLeads(ctx: RequestContext, asked: Addition, words: Words): Promise<AddedLeads> {
  const { orgId, userId } = ctx.caller;
  const rows: RowResult[] = [];
  await eachLongInTurns(asked.leads, (input) => void rows.push(inputToLead(input, rows.length + 1)));
  const { listId, leads } = await inTransaction(ctx.database, async (tx) => {
    const id = await listOf(ctx, tx, asked.listId, words);
    const added = await store(ctx, tx, id, { rows, key: asked.key });
    const [refused] = added.filter((lead) => "reason" in lead);
    if (refused && added.every((lead) => "reason" in lead))
      throw refusal("nobody-added-because", { field: "leads", values: { why: refused.reason } });
    const count = (outcome: AddedLead["outcome"]) => added.filter((lead) => lead.outcome === outcome).length;
    const counts = {
      rows: added.length,
      imported: count("imported"),
      merged: count("merged"),
      skipped: count("skipped"),
      failed: count("failed"),
      erased: count("erased"),
    };
    await event(ctx, "leads.added", { listId: id, userId, orgId, ...counts });
    return { listId: id, leads: added };
  });
  return { list: await readLeadList(ctx, listId), leads };
}

async function store(
  ctx: RequestContext,
  tx: DatabaseHandle,
  listId: string,
  { rows, key }: { rows: readonly RowResult[]; key: string | undefined },
): Promise<AddedLead[]> {
  const owner = { orgId: ctx.caller.orgId, ownerId: ctx.caller.userId };
  const isErased = await createErasedCheck(ctx, owner.orgId)();
  const storeLeads = createLeadStore(owner, listId);
  const added: AddedLead[] = [];
  for (const [at, row] of rows.entries()) {
    const now = ctx.clock();
    const id = key === undefined ? newId(now) : idOf([owner.orgId, owner.ownerId, key, String(at)]);
    const isGone = async (lead: LeadRecord) =>
      isErased(lead) || (await storedLeads(tx, owner).byId(id))?.isErased === true;
    if (row.outcome !== "lead") added.push({ outcome: row.outcome, reason: row.reason });
    else if (await isGone(row.lead)) added.push({ outcome: "erased", reason: say("import-erased") });
    else {
      const stored = await storeLeads(tx, [{ record: row.lead, now, id }]);
      added.push(...stored.map(({ leadId, outcome }) => ({ id: leadId, outcome })));
    }
  }
  return added;
}

/** The same for the same texts, in the form of a UUID (version 8, RFC 9562). */
function idOf(texts: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(texts)).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** What the list of leads added by hand has in place of the key of an import, which is a UUID. */
const byHand = "added-by-hand";

/**
 * The id of the list that is meant. That of leads added by hand is made with its first one: within the
 * transaction, which nobody else has meanwhile, so that there is one.
 */
async function listOf(
  ctx: RequestContext,
  tx: DatabaseHandle,
  listId: string | undefined,
  words: Words,
): Promise<string> {
  if (listId !== undefined) return (await findOwnList(ctx, listId)).id;
  const { orgId, userId: ownerId } = ctx.caller;
  const isIt = and(
    eq(leadLists.orgId, orgId),
    eq(leadLists.ownerId, ownerId),
    eq(leadLists.importKey, byHand),
  );
  const known = await firstOf(tx.select({ id: leadLists.id }).from(leadLists).where(isIt));
  if (known) return known.id;
  const now = ctx.clock();
  const id = crypto.randomUUID();
  const name = words.write("list-by-hand");
  await tx
    .insert(leadLists)
    .values({ id, orgId, ownerId, name, format: byHand, createdAt: now, readyAt: now, importKey: byHand });
  return id;
}
