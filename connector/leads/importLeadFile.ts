import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { dayOf } from "../reasons/timeZone.ts";
import type { ChosenColumns } from "../leadFiles/findHeader.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { beginImport, nameImport, tellFailed } from "./imports.ts";
import { deleteListAndOrphans } from "./deleteLeadList.ts";
import { rememberColumns } from "./previewImport.ts";
import { importLeads, type ImportReport } from "./importLeads.ts";
import { isImportRunning } from "./runningImport.ts";
import { receiveLeadFile, type Upload } from "./upload/receiveLeadFile.ts";
import { firstOf } from "../database/rows.ts";
import { inputFormat, inputToLead, type LeadInput } from "../leadFiles/leadInput.ts";
import type { RowResult } from "../leadFiles/leadRecord.ts";
import { chunksOf } from "../work/inTurns.ts";

export interface ImportedLeadList {
  id: string;
  name: string;
  report: ImportReport;
}

interface AskedImport {
  name: string | undefined;
  key: string | undefined;
  /** What the file's columns are, where the rep chose that. */
  columns?: ChosenColumns | undefined;
}

const nameLengthMax = 200;

/**
 * Makes a lead list from an uploaded file. The list gets the given name, the file's, or one in `words`. By
 * `key` the client finds the import among those that run.
 */
export async function importLeadFile(
  ctx: RequestContext,
  upload: Upload,
  { name, key, columns }: AskedImport,
  words: Words,
): Promise<ImportedLeadList> {
  const listId = await beginImport(ctx, { name: "", format: null, key });
  try {
    return await importReceived(ctx, upload, { listId, askedName: name, columns }, words);
  } catch (error) {
    await discardFailed(ctx, listId, error);
    throw error;
  } finally {
    ctx.runner.listsInHand.delete(listId);
  }
}

/**
 * Removes the list of an import that has failed. What fails after the list is complete leaves it as it is;
 * what the database refuses to remove goes later, like what a killed connector leaves.
 */
async function discardFailed(ctx: RequestContext, listId: string, why: unknown): Promise<void> {
  try {
    if (!(await isRunning(ctx, listId))) return;
    await tellFailed(ctx, listId, why);
    await deleteListAndOrphans(ctx, listId);
  } catch (error) {
    ctx.log.error({ err: error, listId }, "failed import not removed yet");
  }
}

async function isRunning({ database }: RequestContext, listId: string): Promise<boolean> {
  const isIt = and(eq(leadLists.id, listId), isImportRunning);
  return (await firstOf(database.select({ id: leadLists.id }).from(leadLists).where(isIt))) !== undefined;
}

async function importReceived(
  ctx: RequestContext,
  upload: Upload,
  {
    listId,
    askedName,
    columns,
  }: { listId: string; askedName: string | undefined } & Pick<AskedImport, "columns">,
  words: Words,
): Promise<ImportedLeadList> {
  // A question that fails says nothing of the import.
  const isWanted = () => isRunning(ctx, listId).catch(() => true);
  const received = await receiveLeadFile(upload, isWanted);
  try {
    const asked = [askedName, received.name, nameOfFile(received.fileName)].find((text) => text?.trim());
    const name = (asked ?? words.write("list-name", { date: dayOf(ctx.clock(), ctx.caller) }))
      .trim()
      .slice(0, nameLengthMax)
      .replace(/[\ud800-\udbff]$/, ""); // removes half of a character that was cut in two
    await nameImport(ctx, listId, { name });
    return await ctx.leadFiles.read(
      ctx.caller.userId,
      { path: received.path, columns },
      async ({ shape, ...file }) => {
        const imported = await importLeads(ctx, { list: { id: listId }, ...file });
        if (columns) await rememberColumns(ctx, shape, columns);
        return imported;
      },
      isWanted,
    );
  } finally {
    await received.dispose();
  }
}

/** The file's name without folders and extension. */
function nameOfFile(fileName: string | null): string | undefined {
  return fileName
    ?.split(/[/\\]/)
    .at(-1)
    ?.replace(/\.(csv|tsv|txt)$/i, "");
}

/** Makes a lead list from leads in JSON. `line` in the report counts them from 1. */
export function importLeadInputs(
  ctx: RequestContext,
  name: string,
  inputs: LeadInput[],
  key?: string,
): Promise<ImportedLeadList> {
  let rowsGiven = 0;
  const batches = function* () {
    for (const batch of batchesOf(inputs)) {
      rowsGiven += batch.length;
      yield batch;
    }
  };
  const percentRead = () => Math.floor((rowsGiven / inputs.length) * 100);
  return importLeads(ctx, { list: { name, key }, format: inputFormat, batches: batches(), percentRead });
}

/** Inputs read in one step, few enough not to hold up other requests. */
const batchSize = 20;

function* batchesOf(inputs: LeadInput[]): Generator<RowResult[]> {
  const numbered = inputs.map((input, index) => ({ input, line: index + 1 }));
  for (const part of chunksOf(numbered, batchSize))
    yield part.map(({ input, line }) => inputToLead(input, line));
}
