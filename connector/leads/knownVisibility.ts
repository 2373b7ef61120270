import type { RequestContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";
import { visibleRecordIds } from "../salesforce/visibleRecordIds.ts";
import type { CacheKind } from "../memory.ts";
import type { LeadLink } from "../database/schema/leads.ts";

/** Whether the user may see a record. */
const visibility: CacheKind<boolean> = { maxAgeMs: 5 * 60_000, max: 20_000 };

/** A record that a lead is linked to, and who has seen its id for certain. */
export type KnownRecord = Pick<LeadLink, "recordId" | "object" | "linkedBy">;

/** In whose name a record is shown. */
export type Viewer = Pick<RequestContext, "caller" | "memory" | "salesforce">;

/**
 * Asks Salesforce which records of colleagues' links the caller may see, as far as that is not known from the
 * last minutes: one API call for 2,500 records, none for links of the caller's own. Where Salesforce cannot
 * say, they stay unknown; where the sign-in has ended, that comes first.
 */
export async function lookUpVisibility(ctx: RequestContext, records: KnownRecord[]): Promise<void> {
  const known = ctx.memory.perUser(visibility, ctx.caller);
  const unknown = records.filter((link) => !isOwn(ctx, link) && known.get(link.recordId) === undefined);
  const ids = [...new Set(unknown.map(({ recordId }) => recordId))];
  if (ids.length === 0) return;
  const visible = await askSalesforce(ctx, ids);
  if (!visible) return;
  for (const id of ids) rememberVisibility(ctx, id, visible.has(id));
}

/** Takes down what Salesforce has just said of a record, whoever asked why. */
export function rememberVisibility(viewer: Viewer, recordId: string, isVisible: boolean): void {
  viewer.memory.perUser(visibility, viewer.caller).set(recordId, isVisible);
}

async function askSalesforce(ctx: RequestContext, ids: string[]): Promise<Set<string> | null> {
  try {
    return await visibleRecordIds(ctx.salesforce, ids);
  } catch (error) {
    if (!(error instanceof AppError) || !policyOf(error).leavesUnknown) throw error;
    ctx.log.warn({ code: error.code, detail: error.message }, "visibility of links could not be asked for");
    return null;
  }
}

/** A record as the caller may be told of it. Asks nobody: what has not been looked up lately is not shown. */
export function showRecord(viewer: Viewer, link: KnownRecord): { recordId?: string; url?: string } {
  const { recordId, object } = link;
  const isVisible = isOwn(viewer, link) || viewer.memory.perUser(visibility, viewer.caller).get(recordId);
  if (!isVisible) return {};
  return { recordId, url: recordUrl(viewer.salesforce.instanceUrl, object, recordId) };
}

/**
 * Whoever linked a lead to a record, made it, or saw it when the link followed a merge to it, has seen its
 * id.
 */
function isOwn({ caller }: Viewer, { linkedBy }: KnownRecord): boolean {
  return linkedBy === caller.userId;
}
