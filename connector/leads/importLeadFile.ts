import type { RequestContext } from "../context.ts";
import { dayOf } from "../dayOf.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { importLeads, type ImportReport } from "./importLeads.ts";
import { receiveLeadFile, type Upload } from "./upload/receiveLeadFile.ts";

export interface ImportedLeadList {
  id: string;
  name: string;
  report: ImportReport;
}

const nameLengthMax = 200;

/** Makes a lead list from an uploaded file. The list gets the given name, the file's, or one in `words`. */
export async function importLeadFile(
  ctx: RequestContext,
  upload: Upload,
  askedName: string | undefined,
  words: Words,
): Promise<ImportedLeadList> {
  const received = await receiveLeadFile(upload);
  try {
    const asked = [askedName, received.name, nameOfFile(received.fileName)].find((text) => text?.trim());
    const name = (asked ?? words.write("list-name", { date: dayOf(ctx.clock(), ctx.caller) }))
      .trim()
      .slice(0, nameLengthMax)
      .replace(/[\ud800-\udbff]$/, ""); // removes half of a character that was cut in two
    return await ctx.leadFiles.read(ctx.caller.userId, received.path, (file) =>
      importLeads(ctx, { name, ...file }),
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
