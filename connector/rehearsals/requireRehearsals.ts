import type { AppContext } from "../context.ts";
import { batchLeadSource } from "../creations/createContact.ts";
import { refusal } from "../reasons/refusal.ts";
import { readSettings, type Settings } from "../settings/settings.ts";

/**
 * The settings and the Lead Source of a rehearsal. Throws `creation-disabled` where no admin has turned
 * rehearsals on, and `lead-source-missing`. Contacts need not be created yet: an admin rehearses before that.
 */
export async function requireRehearsals(
  { database }: Pick<AppContext, "database">,
  { orgId, listId }: { orgId: string; listId: string | null },
): Promise<{ settings: Settings; leadSource: string }> {
  const settings = await readSettings(database, orgId);
  if (!settings.rehearsals) throw refusal("rehearsals-off");
  return { settings, leadSource: batchLeadSource(settings, listId) };
}
