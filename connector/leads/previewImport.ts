import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { type LeadRow, columnChoices } from "../database/schema/leads.ts";
import type { ChosenColumns } from "../leadFiles/findHeader.ts";
import type { LeadRecord, RowResult } from "../leadFiles/leadRecord.ts";
import { previewLeadFile, type LeadFilePreview } from "../leadFiles/previewLeadFile.ts";
import { createErasedCheck, type IsErased } from "../privacy/erasedPeople.ts";
import { refusal } from "../reasons/refusal.ts";
import { comparedMax, createLeadFinder, type KnownLeads, type SharedColumns } from "./leadFinder.ts";
import { mergedLead, newLead } from "./mergedLead.ts";
import { storedLeads } from "./storedLeads.ts";
import { takeUntilLate } from "../work/inTurns.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { hashedShapesOf } from "../secrets.ts";
import { firstOf } from "../database/rows.ts";

/** What an import would count. Where only the beginning of the file was read, the import counts more. */
interface PreviewedCounts {
  rows: number;
  /** Leads that the list would have, each once. */
  listed: number;
  /** Leads that the caller does not have yet. */
  leads: number;
  /** Rows of a lead that an earlier row or an earlier import brought. */
  merged: number;
  skipped: number;
  failed: number;
  /** People who were erased on request. */
  erased: number;
}

export type ImportPreview = Omit<LeadFilePreview, "results" | "shape"> & {
  rows: RowResult[];
  counts: PreviewedCounts;
  /** Whether the columns are what the caller chose for an earlier file with the same header. */
  isRemembered: boolean;
};

const rowsShown = 5;

/**
 * What an import of a file would make of it for the caller, by its first 64 KB; nothing is kept. `size` is
 * that of the whole file in bytes, where it is known. Throws `request-invalid` as the import does.
 */
export async function previewImport(
  ctx: RequestContext,
  bytes: Uint8Array,
  { size, columns }: { size?: number | undefined; columns?: ChosenColumns | undefined },
): Promise<ImportPreview> {
  const found = await previewLeadFile(bytes, size, columns);
  const remembered = columns ? null : await findColumns(ctx, found.shape);
  const {
    results,
    shape: _shape,
    ...preview
  } = remembered ? await previewLeadFile(bytes, size, remembered) : found;
  if (preview.isKnown && preview.isWhole && results.length === 0) throw refusal("no-rows", { field: "file" });
  return {
    ...preview,
    isRemembered: remembered !== null,
    rows: results.slice(0, rowsShown),
    counts: await countAsImport(ctx, results),
  };
}

async function countAsImport(ctx: RequestContext, results: RowResult[]): Promise<PreviewedCounts> {
  const owner = { orgId: ctx.caller.orgId, ownerId: ctx.caller.userId };
  const leads = withRowsRead(storedLeads(ctx.database, owner));
  const findKnownLead = createLeadFinder(leads);
  const checkErased = createErasedCheck(ctx, owner.orgId);
  const listed = new Set<string>();
  const counts: PreviewedCounts = {
    rows: 0,
    listed: 0,
    leads: 0,
    merged: 0,
    skipped: 0,
    failed: 0,
    erased: 0,
  };

  async function countRow(row: RowResult, isErased: IsErased): Promise<void> {
    counts.rows += 1;
    if (row.outcome !== "lead") {
      counts[row.outcome] += 1;
      return;
    }
    if (isErased(row.lead)) {
      counts.erased += 1;
      return;
    }
    const known = (await findKnownLead(row.lead))?.lead;
    counts[known ? "merged" : "leads"] += 1;
    const now = ctx.clock();
    const id = known?.id ?? randomUUID();
    listed.add(id);
    counts.listed = listed.size;
    leads.add(
      known
        ? { ...known, ...mergedLead(known, row.lead) }
        : { id, ...owner, ...newLead(row.lead), createdAt: now, updatedAt: now },
      row.lead,
    );
  }

  const rows = results.values();
  for (let isDone = false; !isDone; await setImmediate()) {
    const isErased = await checkErased();
    isDone = await takeUntilLate(rows, (row) => countRow(row, isErased));
  }
  return counts;
}

/** The stored leads as they would be after the rows that have been added. */
function withRowsRead(stored: KnownLeads): KnownLeads & { add(lead: LeadRow, record: LeadRecord): void } {
  const added = new Map<string, LeadRow>();
  const idsByProfile = new Map<string, string>();
  const idsByColumns = new Map<string, Set<string>>();
  return {
    byId: async (id) => added.get(id) ?? (await stored.byId(id)),
    idOfProfile: async (url) => (await stored.idOfProfile(url)) ?? idsByProfile.get(url),
    async alike(by, record) {
      const found = [...(idsByColumns.get(keyOf(by, record)) ?? [])].slice(0, comparedMax);
      return [
        ...(await stored.alike(by, record)).filter(({ id }) => !added.has(id)),
        ...found.flatMap((id) => added.get(id) ?? []),
      ].slice(0, comparedMax);
    },
    add(lead, { profileUrls }) {
      const before = added.get(lead.id);
      for (const key of before ? keysOf(before) : []) idsByColumns.get(key)?.delete(lead.id);
      added.set(lead.id, lead);
      for (const url of profileUrls) if (!idsByProfile.has(url)) idsByProfile.set(url, lead.id);
      for (const key of keysOf(lead)) {
        const ids = idsByColumns.get(key);
        if (ids) ids.add(lead.id);
        else idsByColumns.set(key, new Set([lead.id]));
      }
    },
  };
}

const columnsCompared: Record<SharedColumns, readonly ("email" | "firstName" | "lastName" | "company")[]> = {
  email: ["email"],
  emailAndName: ["email", "lastName", "firstName"],
  name: ["lastName", "firstName"],
  nameAndCompany: ["lastName", "firstName", "company"],
};

type Compared = Pick<LeadRow, "email" | "firstName" | "lastName" | "company">;

function keyOf(by: SharedColumns, lead: Compared): string {
  return JSON.stringify([by, ...columnsCompared[by].map((column) => lead[column])]);
}

/** As in the database, a missing value matches nothing. */
function keysOf(lead: Compared): string[] {
  const all = Object.keys(columnsCompared) as SharedColumns[];
  return all
    .filter((by) => columnsCompared[by].every((column) => lead[column] !== null))
    .map((by) => keyOf(by, lead));
}

/** Shapes of files that are remembered for one user, the latest. */
const choicesMax = 100;

const ofCaller = ({ caller: { orgId, userId } }: RequestContext) =>
  and(eq(columnChoices.orgId, orgId), eq(columnChoices.userId, userId));

/** What the caller chose the columns of an earlier file of this shape to be. */
async function findColumns(ctx: RequestContext, shape: string): Promise<ChosenColumns | null> {
  const isIt = inArray(columnChoices.shape, hashedShapesOf(ctx.vault, ctx.caller, shape));
  const found = await firstOf(
    ctx.database
      .select({ columns: columnChoices.columns })
      .from(columnChoices)
      .where(and(ofCaller(ctx), isIt))
      .orderBy(desc(columnChoices.chosenAt)),
  );
  return (found?.columns as ChosenColumns | undefined) ?? null;
}

/** Remembers it for the caller alone: what one takes a column for is not what a colleague does. */
export async function rememberColumns(
  ctx: RequestContext,
  shape: string,
  columns: ChosenColumns,
): Promise<void> {
  const { orgId, userId } = ctx.caller;
  const chosen = { columns: [...columns], chosenAt: ctx.clock() };
  const { shape: column } = columnChoices;
  const [stored, ...older] = hashedShapesOf(ctx.vault, ctx.caller, shape);
  await inTransaction(ctx.database, async (tx) => {
    await tx
      .insert(columnChoices)
      .values({ orgId, userId, shape: stored, ...chosen })
      .onConflictDoUpdate({ target: [columnChoices.userId, columnChoices.orgId, column], set: chosen });
    const all = await tx
      .select({ shape: column })
      .from(columnChoices)
      .where(ofCaller(ctx))
      .orderBy(desc(columnChoices.chosenAt), column);
    const old = [...older, ...all.slice(choicesMax).map((each) => each.shape)];
    if (old.length > 0) await tx.delete(columnChoices).where(and(ofCaller(ctx), inArray(column, old)));
  });
}
