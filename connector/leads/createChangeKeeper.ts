import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { leadLists, type LeadRow } from "../database/schema/leads.ts";
import { firstOf } from "../database/firstOf.ts";

type Changing = Pick<LeadRow, "title" | "company">;
type Kept = Pick<LeadRow, "changedIn" | "earlierTitle" | "earlierCompany" | "earlierCompanyDomain">;

/**
 * Says what a lead keeps of its title and company when an import into a list gives it others. Several rows of
 * one import are one change. A change in a list that is gone, or was never complete, is seen by nobody: the
 * next list has it. For use in the import's transactions.
 */
export function createChangeKeeper(listId: string) {
  const lists = new Map<string, boolean>();
  const isThere = async (transaction: DatabaseHandle, id: string): Promise<boolean> => {
    const known = lists.get(id);
    if (known !== undefined) return known;
    const found = (await firstOf(prepared(transaction, listThere).execute({ id }))) !== undefined;
    lists.set(id, found);
    return found;
  };

  return async function keepChange(
    transaction: DatabaseHandle,
    known: LeadRow,
    now: Changing,
  ): Promise<Partial<Kept>> {
    const { changedIn } = known;
    if (changedIn === listId) return {};
    if (changedIn !== null && !(await isThere(transaction, changedIn))) return { changedIn: listId };
    if (now.title === known.title && now.company === known.company) return {};
    return {
      changedIn: listId,
      earlierTitle: known.title,
      earlierCompany: known.company,
      earlierCompanyDomain: known.companyDomain,
    };
  };
}

const listThere = (handle: DatabaseHandle) =>
  handle
    .select({ id: leadLists.id })
    .from(leadLists)
    .where(and(eq(leadLists.id, sql.placeholder("id")), isNotNull(leadLists.readyAt)))
    .prepare();
