import { and, asc, eq, gt, inArray, notExists, sql, type Placeholder } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { everybody, leadListLinked, leadListMembers, leads } from "../database/schema/leads.ts";
import { numberOf } from "./listNumbers.ts";

const ownDecision = alias(leadListLinked, "own_decision");

/** The positions of the members that a user sees as linked: those of which `isSeenBy` finds a link. */
export function linkedPositions(
  handle: DatabaseHandle,
  list: number | Placeholder,
  userId: string | Placeholder,
) {
  return handle
    .select({ position: leadListLinked.position })
    .from(leadListLinked)
    .where(isLinked(handle, list, userId));
}

function isLinked(handle: DatabaseHandle, list: number | Placeholder, userId: string | Placeholder) {
  const isRejected = handle
    .select({ one: sql`1` })
    .from(ownDecision)
    .where(
      and(
        eq(ownDecision.list, list),
        eq(ownDecision.position, leadListLinked.position),
        eq(ownDecision.forUser, userId),
        eq(ownDecision.isLinked, false),
      ),
    );
  return and(
    eq(leadListLinked.list, list),
    inArray(leadListLinked.forUser, [everybody, userId]),
    eq(leadListLinked.isLinked, true),
    notExists(isRejected),
  );
}

interface LinkedPage {
  listId: string;
  userId: string;
  after: number;
  offset: number;
  limit: number;
}

/** Members that a user sees as linked, in the order of the list. */
export async function readLinkedMembers(handle: DatabaseHandle, { listId, ...page }: LinkedPage) {
  const list = await numberOf(handle, listId);
  return list === undefined ? [] : await prepared(handle, linkedPage).execute({ list, listId, ...page });
}

// Joined in this order: otherwise SQLite may begin with all members.
const linkedPage = (handle: DatabaseHandle) =>
  handle
    .select({ lead: leads, position: leadListMembers.position })
    .from(leadListLinked)
    .crossJoin(leadListMembers)
    .crossJoin(leads)
    .where(
      and(
        isLinked(handle, sql.placeholder("list"), sql.placeholder("userId")),
        gt(leadListLinked.position, sql.placeholder("after")),
        eq(leadListMembers.listId, sql.placeholder("listId")),
        eq(leadListMembers.position, leadListLinked.position),
        eq(leads.id, leadListMembers.leadId),
      ),
    )
    .orderBy(asc(leadListLinked.position))
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("offset"))
    .prepare();
