import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { creations } from "../database/schema/contacts.ts";
import { keptEvents } from "../database/schema/events.ts";
import { leadLists } from "../database/schema/leads.ts";
import { users } from "../database/schema/sessions.ts";
import { toId18 } from "../salesforce/recordId.ts";
import { say, type Said } from "../reasons/sentence.ts";
import type { Subjects } from "./findEvents.ts";
import type { WriteInstant } from "./sayEvent.ts";

/** What an id is that of. */
export type SubjectKind =
  | "contact"
  | "lead"
  | "list"
  | "batch"
  | "creation"
  | "request"
  | "trace"
  | "user"
  | "unknown";

/** What a given id is that of, as far as anything is known of it. */
export async function kindOf(
  handle: DatabaseHandle,
  { id, leadIds, batchIds }: Subjects,
): Promise<SubjectKind> {
  // Some ids of ours begin like those of records.
  const recordId = toId18(id);
  if (recordId?.startsWith("003")) return "contact";
  if (recordId?.startsWith("005")) return "user";
  if (leadIds.includes(id)) return "lead";
  if (batchIds.includes(id)) return "batch";
  const one = { id: keptEvents.id };
  const isTold = async (
    column: typeof keptEvents.listId | typeof keptEvents.requestId | typeof keptEvents.traceId,
  ) => (await handle.select(one).from(keptEvents).where(eq(column, id)).limit(1).get()) !== undefined;
  const isKnown = async (table: typeof creations | typeof leadLists) =>
    (await handle.select({ id: table.id }).from(table).where(eq(table.id, id)).get()) !== undefined;
  if (await isKnown(creations)) return "creation";
  if ((await isKnown(leadLists)) || (await isTold(keptEvents.listId))) return "list";
  if (await isTold(keptEvents.requestId)) return "request";
  return (await isTold(keptEvents.traceId)) ? "trace" : "unknown";
}

/** The kind of an id, in a sentence. */
export function sayAbout(kind: SubjectKind, id: string): Said {
  return kind === "user" ? say("timeline-of-user", { user: id }) : say(`timeline-of-${kind}`, { id });
}

/** A moment and its surroundings, or a user, or a user around a moment. */
export function sayMoment(
  { user, at, minutes }: { user: string | undefined; at: Date | undefined; minutes: number },
  write: WriteInstant,
): Said {
  if (at === undefined) return say("timeline-of-user", { user: user ?? "" });
  const time = write(at);
  return user === undefined
    ? say("timeline-of-time", { time, minutes })
    : say("timeline-of-user-at", { user, time, minutes });
}

/** A user's name for whoever may see the timeline; the id where they never signed in. */
export async function nameOfUser(
  handle: DatabaseHandle,
  userId: string,
  orgId: string | null,
): Promise<string> {
  const own = orgId === null ? undefined : eq(users.orgId, orgId);
  const known = await handle
    .select({ username: users.username })
    .from(users)
    .where(and(eq(users.id, userId), own))
    .get();
  return known?.username ?? userId;
}
