import { createHash } from "node:crypto";
import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../work/cursor.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import { keptEvents, type KeptEvent } from "../database/schema/events.ts";
import { users } from "../database/schema/sessions.ts";
import { monthOf, quotaTimeZone } from "../settings/quotaTerms.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { explain, type Explanation, inWords, type ToldDetails } from "./causes.ts";
import { endOf } from "./ledgerEvents.ts";
import type { SentenceValue } from "../errors.ts";
import { csvLine } from "../work/csvLine.ts";
import { say } from "../reasons/sentence.ts";

/** A contact that was not created: who tried, when, and why. Nothing of the lead, which may be unshared. */
interface Failure {
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

interface FailurePage {
  month: string;
  items: Failure[];
  nextCursor: string | null;
}

interface FailureQuery {
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

/** The failures of a month that have the same cause. */
interface FailureCause extends Pick<Failure, "explanation" | "fields"> {
  key: string;
  failures: number;
  newestAt: Date;
  /** Whose they are, the one with the newest first. */
  users: Pick<Failure, "userId" | "username" | "displayName">[];
}

interface FailureCauses {
  month: string;
  /** The most frequent first. */
  items: FailureCause[];
  /** Whether the month has older failures, which are not counted. */
  isCut: boolean;
}

const rowsPerRead = 500;
/** So many that everything which still goes wrong is among them. */
const failuresMax = 5_000;

/**
 * The failures of a month (`YYYY-MM`, by default this one) by what they failed of. Each cause is told as of
 * its newest failure. Throws `not-admin`.
 */
export async function readFailureCauses(
  ctx: RequestContext,
  { month: asked }: { month?: string | undefined },
): Promise<FailureCauses> {
  const causes = new Map<string, FailureCause>();
  let read = 0;
  const { month, nextCursor } = await takeFailures(ctx, { month: asked, limit: rowsPerRead }, (failures) => {
    for (const failure of failures) count(causes, failure);
    read += failures.length;
    return read < failuresMax;
  });
  const items = [...causes.values()].sort((one, other) => other.failures - one.failures);
  return { month, items, isCut: nextCursor !== null };
}

function count(causes: Map<string, FailureCause>, failure: Failure): void {
  const { at, explanation, fields, userId, username, displayName } = failure;
  const key = causeKey(failure);
  const known = causes.get(key) ?? { key, explanation, fields, failures: 0, newestAt: at, users: [] };
  known.failures += 1;
  if (!known.users.some((user) => user.userId === userId))
    known.users.push({ userId, username, displayName });
  causes.set(key, known);
}

/** A page of the failures of a month that have this cause: see causeKey. Throws as readFailures does. */
export async function readFailuresOf(
  ctx: RequestContext,
  key: string,
  { limit, ...query }: FailureQuery,
): Promise<FailurePage> {
  const items: Failure[] = [];
  const { month } = await takeFailures(ctx, { ...query, limit: rowsPerRead }, (failures) => {
    items.push(...failures.filter((failure) => causeKey(failure) === key));
    return items.length <= limit;
  });
  const shown = items.slice(0, limit);
  const last = items.length > limit ? shown.at(-1) : undefined;
  const nextCursor = last ? encodeCursor([last.at.getTime(), last.creationId]) : null;
  return { month, items: shown, nextCursor };
}

/**
 * Takes the failures of a month by page, until `take` wants no more or none is left. All are of one month,
 * also where the next begins meanwhile. Answers the last page that was taken. Throws as readFailures does.
 */
async function takeFailures(
  ctx: RequestContext,
  query: FailureQuery,
  take: (failures: Failure[]) => boolean,
): Promise<FailurePage> {
  let page = await readFailures(ctx, query);
  while (take(page.items) && page.nextCursor !== null) {
    const { month, nextCursor: cursor } = page;
    page = await readFailures(ctx, { month, cursor, limit: query.limit });
  }
  return page;
}

/**
 * What failures of one cause have in common, as an opaque text: the code, the sentence, what an org calls
 * something in it, and the refused fields. Numbers, times and ids differ from one failure to the next.
 */
export function causeKey({ explanation, fields }: Pick<Failure, "explanation" | "fields">): string {
  const { code, reason, told } = explanation;
  const said = "code" in told ? told["values"] : told.why?.reason;
  const kind = [code, reason, Array.isArray(said) ? said.map(kindOf) : said, fields.toSorted()];
  return createHash("sha256").update(JSON.stringify(kind)).digest("base64url").slice(0, 16);
}

const recordId = /^[\dA-Za-z]{15}(?:[\dA-Za-z]{3})?$/;

function kindOf(value: SentenceValue): unknown {
  if (typeof value === "string") return recordId.test(value) ? null : value;
  if (typeof value === "number" || "instant" in value) return null;
  // However many ids a list has, it is a list of ids.
  return value.reason === "name-list" ? null : [value.reason, (value.values ?? []).map(kindOf)];
}

const exportedAtOnce = 200;

/**
 * All failures of a month as CSV, the newest first. A byte order mark tells spreadsheets that it is UTF-8.
 * Throws `not-admin`.
 */
export async function exportFailures(
  ctx: RequestContext,
  asked: string | undefined,
  words: Words,
): Promise<{ name: string; csv: string }> {
  const lines = [csvLine(headerIn(words))];
  const { month } = await takeFailures(ctx, { month: asked, limit: exportedAtOnce }, (failures) => {
    lines.push(...failures.map((failure) => csvLine(cellsOf(failure, words))));
    return true;
  });
  return { name: words.write("usage-failures-file", { month }), csv: `\uFEFF${lines.join("")}` };
}

/** Names of codes and ids are the same in every language. */
function headerIn(words: Words): string[] {
  return [
    words.heading(say("timeline-time")),
    words.heading(say("name-name")),
    words.heading(say("name-username")),
    words.heading(say("timeline-cause")),
    words.heading(say("timeline-whose")),
    words.heading(say("timeline-remedy")),
    words.heading("batch-code"),
    "fields",
    words.heading(say("timeline-request")),
    "creationId",
    "batchId",
  ];
}

function cellsOf(failure: Failure, words: Words): string[] {
  const { at, userId, username, displayName, fields, requestId, creationId, batchId } = failure;
  const { why, whose, action, code } = failureIn(failure, words);
  return [
    at.toISOString(),
    displayName ?? userId,
    username ?? "",
    why ?? "",
    whose,
    action,
    code,
    fields.join(" "),
    requestId ?? "",
    creationId,
    batchId ?? "",
  ];
}
