import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import { keptEvents, type KeptEvent } from "../database/schema/events.ts";
import { users } from "../database/schema/sessions.ts";
import { monthOf, quotaTimeZone } from "../quota/quotaTerms.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { explain, inWords, type Explanation, type ToldDetails } from "./explain.ts";
import { endOf } from "./ledgerEvents.ts";

/** A contact that was not created: who tried, when, and why. Nothing of the lead, which may be unshared. */
export interface Failure {
  at: Date;
  userId: string;
  /** Null where the user has left. */
  username: string | null;
  displayName: string | null;
  explanation: Explanation;
  fields: string[];
  batchId: string | null;
  creationId: string;
  /** Null where it is longer ago than events are kept. */
  requestId: string | null;
}

export interface FailurePage {
  month: string;
  items: Failure[];
  nextCursor: string | null;
}

export interface FailureQuery {
  month?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/**
 * A page of the contacts of a month (`YYYY-MM`, by default this one) that were not created, the newest first.
 * Throws `not-admin`, and `request-invalid` for an unknown cursor.
 */
export async function readFailures(
  ctx: RequestContext,
  { month: asked, cursor, limit }: FailureQuery,
): Promise<FailurePage> {
  await requireAdmin(ctx);
  const { database, caller } = ctx;
  const month = asked ?? monthOf(ctx.clock(), await quotaTimeZone(database, caller.orgId));
  const found = await database
    .select()
    .from(creations)
    .where(
      and(
        eq(creations.orgId, caller.orgId),
        eq(creations.month, month),
        eq(creations.state, "failed"),
        cursor === undefined ? undefined : olderThan(cursor),
      ),
    )
    .orderBy(desc(creations.settledAt), desc(creations.id))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    month,
    items: await withContext(database, rows),
    nextCursor: last ? encodeCursor([last.settledAt ?? 0, last.id]) : null,
  };
}

function olderThan(cursor: string) {
  const [at, id] = decodeCursor(cursor, ["number", "string"]) as [number, string];
  return or(lt(creations.settledAt, at), and(eq(creations.settledAt, at), lt(creations.id, id)));
}

async function withContext(handle: DatabaseHandle, rows: Creation[]): Promise<Failure[]> {
  const events = await eventsOf(handle, rows);
  const ids = [...new Set(rows.map(({ userId }) => userId))];
  const known = await handle.select().from(users).where(inArray(users.id, ids));
  const names = new Map(known.map((user) => [user.id, user]));
  return rows.map((row) => showFailure(row, events.get(row.id), names.get(row.userId)));
}

/** The event of each failure, which has the request and says more than the ledger. By the leads' index. */
async function eventsOf(handle: DatabaseHandle, rows: Creation[]): Promise<Map<string, KeptEvent>> {
  const leadIds = rows.map(({ leadId }) => leadId);
  const kept = await handle
    .select()
    .from(keptEvents)
    .where(and(inArray(keptEvents.leadId, leadIds), eq(keptEvents.event, "creation.failed")));
  return new Map(kept.flatMap((event) => (event.creationId === null ? [] : [[event.creationId, event]])));
}

function showFailure(
  row: Creation,
  event: KeptEvent | undefined,
  user: Partial<Failure> | undefined,
): Failure {
  const failed = event ?? endOf(row);
  const { fields = [] } = failed.details as ToldDetails;
  const explanation = explain({ ...failed, code: failed.code ?? "internal" });
  if (!explanation) throw new TypeError("a failure without a cause");
  return {
    at: new Date(row.settledAt ?? row.createdAt),
    userId: row.userId,
    username: user?.username ?? null,
    displayName: user?.displayName ?? null,
    explanation,
    fields,
    batchId: row.batchId,
    creationId: row.id,
    requestId: event?.requestId ?? null,
  };
}

/** A failure, or what several have in common, in a language. */
export function failureIn<Shown extends Pick<Failure, "explanation">>(
  { explanation, ...shown }: Shown,
  words: Words,
) {
  return { ...shown, code: explanation.code ?? "internal", ...inWords(explanation, words) };
}
