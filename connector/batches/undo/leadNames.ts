import type { RequestContext } from "../../context.ts";
import { visibleLeadsById } from "../../leads/findLead.ts";
import { fullName } from "../../matching/names/fullName.ts";

/** The names of leads that the caller may see, by id. */
export async function leadNames(
  ctx: RequestContext,
  leadIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await visibleLeadsById(ctx, [...leadIds]);
  return new Map([...found].map(([id, lead]) => [id, fullName(lead)]));
}
