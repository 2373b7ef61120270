import { randomUUID } from "node:crypto";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";

interface BegunImport {
  /** Empty while the file is still to tell it. */
  name: string;
  format: string | null;
  key: string | undefined;
}

/**
 * Writes down that an import begins, so that its owner sees it and can cancel it at any connector; gives the
 * id of the list. The list is shown only when it is complete.
 */
export function beginImport(ctx: RequestContext, { name, format, key }: BegunImport): string {
  const { orgId, userId: ownerId } = ctx.caller;
  const id = randomUUID();
  ctx.database
    .insert(leadLists)
    .values({
      ...{ id, orgId, ownerId, name, format },
      createdAt: ctx.clock(),
      runner: ctx.runner.id,
      rowsRead: 0,
      importKey: key ?? null,
    })
    .run();
  return id;
}
