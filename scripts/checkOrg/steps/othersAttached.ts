import type { OrgSession } from "../../org/orgSession.ts";
import { attachmentsOf, childrenOf, type Parent } from "./attachments.ts";

/**
 * What other users attached to each record, by its id: all that goes with it when it is deleted, and what
 * people usually attach. What this user's session attached may be automation's; what does not tell who made
 * it may be anybody's. Throws where the org does not tell.
 */
export async function othersAttached(
  org: OrgSession,
  { parent, ids }: { parent: Parent; ids: string[] },
  isThisUser: (id: string) => boolean,
): Promise<Map<string, string[]>> {
  const found = new Map(ids.map((id) => [id, [] as string[]]));
  if (ids.length === 0) return found;
  for (const child of await childrenOf(org, parent)) {
    const { object } = child;
    for (const [id, others] of found) {
      const rows = await attachmentsOf(org, child, id).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`could not look for what others attached: ${object}: ${why}`, { cause: error });
      });
      for (const { Id, creator } of rows) {
        if (creator !== undefined && isThisUser(creator)) continue;
        others.push(`${object} ${Id}${creator === undefined ? ", of whom is not told" : ""}`);
      }
    }
  }
  return found;
}
