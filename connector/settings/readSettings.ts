import { eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { settings, type LeadSourceMapping } from "../database/schema/settings.ts";

/** What the admins of the org decided. */
export interface Settings {
  createContacts: boolean;
  leadSource: LeadSourceMapping;
  /** Batches stop at this share of the API allowance. */
  allowanceCeilingPercent: number;
  /** Leads are erased after; null keeps them. */
  retentionDays: number | null;
}

/** Before an admin has decided anything: nothing is created. */
const untouched: Settings = {
  createContacts: false,
  leadSource: { default: null, leadPage: null, leadList: null, lists: {} },
  allowanceCeilingPercent: 80,
  retentionDays: null,
};

export function readSettings(database: DatabaseHandle, orgId: string): Settings {
  const row = database.select().from(settings).where(eq(settings.orgId, orgId)).get();
  if (!row) return untouched;
  const { createContacts, leadSource, allowanceCeilingPercent, retentionDays } = row;
  return { createContacts, leadSource, allowanceCeilingPercent, retentionDays };
}
