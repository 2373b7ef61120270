import { and, eq, inArray, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { keptEvents } from "../database/schema/events.ts";
import { users } from "../database/schema/sessions.ts";
import type { SaidInstant } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { retention } from "../retention.ts";
import { explain, type Explanation } from "./causes.ts";
import {
  about,
  between,
  explaining,
  findEvents,
  groupsMax,
  ofOrg,
  type FoundEvent,
  findSubjects,
  idIn,
} from "./findEvents.ts";
import { ledgerEvents, settingChanges } from "./ledgerEvents.ts";
import { sayEvent, type WriteInstant } from "./sayEvent.ts";
import { firstOf } from "../database/rows.ts";

/** What to tell of: an id, a user, or a moment; a user around a moment. */
export interface TimelineQuestion {
  /** Of a contact, lead, list, batch, creation, request, trace or user. */
  id?: string | undefined;
  /** The id or username of a user. */
  user?: string | undefined;
  at?: Date | undefined;
  /** How long before and after the moment. */
  minutes?: number | undefined;
}

/** Who asks: the org whose events are shown, null for all; and how instants are written in sentences. */
interface TimelineReader {
  handle: DatabaseHandle;
  orgId: string | null;
  write?: WriteInstant;
}

export interface TimelineEntry {
  /** What happened, when, whose it is, and the next step. */
  text: Said;
  explanation: Explanation | null;
  /** Of its user. */
  username: string | null;
  event: FoundEvent;
}

export interface Timeline {
  /** Newest first. */
  entries: TimelineEntry[];
  /** What it leaves out, or why it is empty. */
  note: Said | null;
}

export const minutesUsual = 10;
export const minutesMax = 24 * 60;

/** What may have explained the first entry. */
const beforeMs = 5 * 60_000;

/**
 * What happened, newest first, from what the connector keeps: ids and codes, nothing of a lead. Throws
 * `request-invalid` for a question that is none.
 */
export async function readTimeline(
  { handle, orgId, write = isoInstant }: TimelineReader,
  question: TimelineQuestion,
): Promise<Timeline> {
  const { id, user, at } = question;
  if (id === undefined ? user === undefined && at === undefined : user !== undefined || at !== undefined) {
    throw refusal("timeline-question", { field: "id" });
  }
  const found = await (id === undefined ? ofMoment(handle, orgId, question) : ofId(handle, orgId, idIn(id)));
  const events = found.toSorted(newestFirst).slice(0, groupsMax);
  const nothing = say("timeline-nothing", { days: retention.events.days });
  const cut = found.length > groupsMax ? say("timeline-cut", { max: groupsMax }) : null;
  return {
    entries: await entriesOf(handle, events, write),
    note: events.length === 0 ? nothing : cut,
  };
}

/** As the times of the log are written. */
function isoInstant(at: Date): SaidInstant {
  return { instant: at.toISOString(), timeZone: "UTC", text: at.toISOString() };
}

type Placed = Pick<FoundEvent, "at" | "id">;

/** What the ledger tells led to what was kept in the same millisecond. */
export function newestFirst(one: Placed, other: Placed): number {
  return other.at.getTime() - one.at.getTime() || other.id - one.id;
}

async function ofId(handle: DatabaseHandle, orgId: string | null, id: string): Promise<FoundEvent[]> {
  const subjects = await findSubjects(handle, id, orgId);
  const kept = await findEvents(handle, and(about(subjects), ofOrg(orgId)));
  const ofLedger = await ledgerEvents(handle, subjects.leadIds, orgId, kept);
  return await withExplaining(handle, orgId, [...kept, ...ofLedger]);
}

async function ofMoment(
  handle: DatabaseHandle,
  orgId: string | null,
  { user, at, minutes = minutesUsual }: TimelineQuestion,
): Promise<FoundEvent[]> {
  const ms = minutes * 60_000;
  const inTime = at && between(new Date(at.getTime() - ms), new Date(at.getTime() + ms));
  if (user === undefined) return await findEvents(handle, and(inTime, ofOrg(orgId)));
  const isOfUser = eq(keptEvents.userId, await userIdOf(handle, user.trim(), orgId));
  return await withExplaining(handle, orgId, await findEvents(handle, and(isOfUser, inTime, ofOrg(orgId))));
}

/** Usernames are the same in any case. A text that is nobody's name is an id of which nothing is known. */
async function userIdOf(handle: DatabaseHandle, user: string, orgId: string | null): Promise<string> {
  const own = orgId === null ? undefined : eq(users.orgId, orgId);
  const known = await firstOf(
    handle
      .select({ id: users.id })
      .from(users)
      .where(and(eq(sql`lower(${users.username})`, user.toLowerCase()), own)),
  );
  return known?.id ?? idIn(user);
}

async function withExplaining(
  handle: DatabaseHandle,
  orgId: string | null,
  found: FoundEvent[],
): Promise<FoundEvent[]> {
  if (found.length === 0) return found;
  const times = found.map(({ at }) => at.getTime());
  const since = new Date(Math.min(...times) - beforeMs);
  const until = new Date(Math.max(...times) + beforeMs);
  const known = new Set(found.map(({ id }) => id));
  const others = await findEvents(handle, and(explaining(since, until, userIdsOf(found)), ofOrg(orgId)));
  return [...found, ...others.filter(({ id }) => !known.has(id))];
}

function userIdsOf(events: readonly FoundEvent[]): string[] {
  return [...new Set(events.flatMap(({ userId }) => userId ?? []))];
}

async function entriesOf(
  handle: DatabaseHandle,
  events: readonly FoundEvent[],
  write: WriteInstant,
): Promise<TimelineEntry[]> {
  const names = await namesOf(handle, userIdsOf(events));
  const changeOf = await settingChanges(handle, events);
  const failed = new Map(
    events.filter(({ event }) => event === "creation.failed").map((event) => [event.creationId, event]),
  );
  // What several of a user in a row have the same is told once, by the newest.
  let told = "";
  return events.map((event) => {
    // Why its creation failed says more than the row of a batch.
    const explanation = explain((event.event === "row.failed" && failed.get(event.creationId)) || event);
    const telling = explanation ? JSON.stringify([explanation, event.userId]) : "";
    const isTold = telling === told;
    told = telling;
    return {
      text: sayEvent({ ...event, change: changeOf(event) }, write),
      explanation: isTold ? null : explanation,
      username: names.get(event.userId ?? "") ?? null,
      event,
    };
  });
}

/** A user who is forgotten has the id as a name. */
async function namesOf(handle: DatabaseHandle, ids: string[]): Promise<Map<string, string>> {
  const found = await handle
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(inArray(users.id, ids));
  return new Map(found.filter(({ id, username }) => id !== username).map((one) => [one.id, one.username]));
}
