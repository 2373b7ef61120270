import { soqlText } from "../../../connector/salesforce/soql.ts";
import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";
import { isFault } from "../../org/isFault.ts";
import { ask } from "./ask.ts";
import { attachmentsOf, childrenOf, type Parent } from "./attachments.ts";

/** Ids that no record has. */
const nobodys: Record<Parent, string> = {
  Account: "001000000000000AAA",
  Opportunity: "006000000000000AAA",
  Contact: "003000000000000AAA",
};
const parents = ["Account", "Opportunity", "Contact"] as const;

/** Why something could not be taken away again. */
interface Obstacle {
  /** The object that the org does not let be asked or deleted. */
  object: string;
  /** Salesforce's error code, or what else keeps it, without names. */
  code: string;
  why: string;
}

/** The org did not answer a question of the rehearsal, and may later. */
export class NotAskedNow extends Error {
  override readonly name = "NotAskedNow";
}

/**
 * What would keep this user from taking away what this command makes. All is asked that is asked before a
 * record is deleted, of records that nobody has, so that nothing has been written yet. None where it can be.
 * Throws NotAskedNow at the first fault of the org's, limit or end of the session, which says nothing of
 * that.
 */
export async function rehearseRemoval(org: OrgSession): Promise<Obstacle[]> {
  const found = new Map<string, Obstacle>();
  const note = async (object: string, look: () => Promise<unknown>): Promise<void> => {
    try {
      await look();
    } catch (error) {
      if (!(error instanceof OrgRefusal)) throw error;
      const { code, status, message } = error;
      if (isFault(status, code) || status === 401)
        throw new NotAskedNow(`${object}: ${message}`, { cause: error });
      found.set(object, { object, code: code || `status ${status}`, why: `${object}: ${message}` });
    }
  };
  for (const parent of parents) {
    await note(parent, async () => {
      const rights = await org.read<{ createable?: boolean; deletable?: boolean }>(
        `/sobjects/${parent}/describe`,
      );
      if (rights.createable && rights.deletable === false) {
        const why = `${parent}: this user may create it, but not delete it`;
        found.set(parent, { object: parent, code: "no right to delete", why });
      }
      if (parent !== "Account") {
        const ofAccount = `WHERE AccountId = ${soqlText(nobodys.Account)}`;
        await ask(org, `SELECT Id, CreatedById FROM ${parent} ${ofAccount}`);
      }
      for (const child of await childrenOf(org, parent)) {
        await note(child.object, () => attachmentsOf(org, child, nobodys[parent]));
      }
    });
  }
  return [...found.values()];
}
