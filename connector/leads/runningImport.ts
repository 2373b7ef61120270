import { and, isNotNull, isNull } from "drizzle-orm";
import { leadLists } from "../database/schema/leads.ts";

/** Lists that are being imported, from the first byte of the upload; not those that are being removed. */
export const isImportRunning = and(isNull(leadLists.readyAt), isNotNull(leadLists.rowsRead));

/** What a list has when its import has ended in whatever way. */
export const importEnded = { rowsRead: null, percentRead: null, importKey: null };
