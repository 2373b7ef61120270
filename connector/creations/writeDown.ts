import type { RequestContext } from "../context.ts";

interface Ending {
  unwritten: "outcome not written down yet" | "end of an undo not written down yet";
  creationIds: string[];
}

/**
 * Writes how something ended that was sent. Where the database can't store it now, its rows still say that it
 * isn't known, and Salesforce is asked later. `unwritten` says it in the log, and the
 * answer is undefined.
 */
export async function writeDown<Answer>(
  ctx: RequestContext,
  { unwritten, creationIds }: Ending,
  write: () => Promise<Answer> | Answer,
): Promise<Answer | undefined> {
  try {
    return await write();
  } catch (error) {
    if (ctx.storage.refusalOf(error) === null) throw error;
    ctx.log.error({ err: error, creationIds }, unwritten);
    return undefined;
  }
}
