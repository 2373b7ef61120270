import { and, eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { keptEvents } from "../database/schema/events.ts";
import { users } from "../database/schema/sessions.ts";
import { refusal } from "../reasons/refusal.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { retention } from "../retention.ts";
import { about, around, between, findEvents, groupsMax, ofOrg, type FoundEvent } from "./findEvents.ts";
import { findSubjects } from "./findSubjects.ts";
import { idIn } from "./idIn.ts";
import { inContext } from "./inContext.ts";
import { inOrder } from "./inOrder.ts";
import { isoInstant } from "./isoInstant.ts";
import { kindOf, nameOfUser, sayAbout, sayMoment } from "./sayAbout.ts";
import type { WriteInstant } from "./sayEvent.ts";
import { outcomeOfId, outcomeOfMoment, type OutcomeQuestion } from "./sayOutcome.ts";
import { showEntry, type TimelineEntry } from "./showEntry.ts";
import { creationsOfLeads, eventsOfBatch, eventsOfCreations, runningCreations } from "./storedEvents.ts";
import { mapInTurns } from "../inTurns.ts";

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
  now: Date;
  write?: WriteInstant;
}

export interface Timeline {
  /** What was asked about. */
  about: Said;
  /** Oldest first. */
  entries: TimelineEntry[];
  /** How it stands now with what was asked about. */
  outcome: Said[];
  /** What it leaves out, or why it is empty. */
  notes: Said[];
}

export const minutesUsual = 10;
export const minutesMax = 24 * 60;

/** What may have explained the first entry. */
const beforeMs = 5 * 60_000;

/**
 * What happened, in order, with causes and remedies, from what the connector keeps: ids and codes, nothing
 * of a lead. Throws `request-invalid` for a question that is none.
 */
export async function readTimeline(reader: TimelineReader, question: TimelineQuestion): Promise<Timeline> {
  const { id, user, at } = question;
  if (id === undefined ? user === undefined && at === undefined : user !== undefined || at !== undefined) {
    throw refusal("timeline-question", { field: "id" });
  }
  const { found, about, outcome } =
    id === undefined ? await ofMoment(reader, question) : await ofId(reader, id);
  const isCut = found.length > groupsMax;
  const events = at ? inOrder(nearest(found, at)) : inOrder(found).slice(isCut ? -groupsMax : 0);
  const { handle, orgId, now, write = isoInstant } = reader;
  const notes = [
    ...(events.length === 0 ? [say("timeline-nothing", { days: retention.events.days })] : []),
    ...(isCut ? [say(at ? "timeline-cut-around" : "timeline-cut", { max: groupsMax })] : []),
  ];
  return {
    about,
    entries: (await inContext(handle, events)).map((event) => showEntry(event, write)),
    outcome: await outcome({ handle, orgId, now, write, events }),
    notes,
  };
}

/** As many as are shown. */
function nearest(events: FoundEvent[], moment: Date): FoundEvent[] {
  const distance = ({ at }: FoundEvent) => Math.abs(at.getTime() - moment.getTime());
  return events.toSorted((one, other) => distance(one) - distance(other)).slice(0, groupsMax);
}

/** What is told of an id or a moment. */
interface Told {
  found: FoundEvent[];
  about: Said;
  outcome: (question: OutcomeQuestion) => Promise<Said[]>;
}

async function ofId({ handle, orgId, now }: TimelineReader, given: string): Promise<Told> {
  const id = idIn(given);
  const subjects = await findSubjects(handle, id, orgId);
  const kept = await findEvents(handle, and(about(subjects), ofOrg(orgId)));
  const creations = await creationsOfLeads(handle, subjects.leadIds, orgId);
  const batchIds = [...subjects.batchIds, ...subjects.aroundBatchIds];
  const ofBatches = await mapInTurns(batchIds, (batchId) => eventsOfBatch(handle, batchId, orgId, kept));
  const found = [...kept, ...eventsOfCreations(creations, kept), ...ofBatches.flat()];
  const kind = await kindOf(handle, subjects);
  return {
    found: await withWhatConcernsAll(handle, found, orgId, now),
    about: sayAbout(kind, kind === "user" ? await nameOfUser(handle, id, orgId) : id),
    outcome: (question) => outcomeOfId(question, kind, subjects, creations),
  };
}

/** The same with what may explain it: settings that were changed, starts and ends of the connector. */
async function withWhatConcernsAll(
  handle: DatabaseHandle,
  found: FoundEvent[],
  orgId: string | null,
  now: Date,
): Promise<FoundEvent[]> {
  if (found.length === 0) return found;
  const times = found.map(({ at }) => at.getTime());
  const since = new Date(Math.min(...times) - beforeMs);
  const until = new Date(Math.min(now.getTime(), Math.max(...times) + beforeMs));
  const known = new Set(found.map(({ id }) => id));
  const all = await findEvents(handle, and(around(since, until), ofOrg(orgId)));
  return [...found, ...all.filter(({ id }) => !known.has(id))];
}

async function ofMoment(
  { handle, orgId, now, write = isoInstant }: TimelineReader,
  { user, at, minutes = minutesUsual }: TimelineQuestion,
): Promise<Told> {
  const userId = user === undefined ? undefined : await userIdOf(handle, user.trim(), orgId);
  const ms = minutes * 60_000;
  const [since, until] = at ? [new Date(at.getTime() - ms), new Date(at.getTime() + ms)] : [null, now];
  const kept = await findEvents(
    handle,
    and(
      userId === undefined ? undefined : eq(keptEvents.userId, userId),
      since ? between(since, until) : undefined,
      ofOrg(orgId),
    ),
    at,
  );
  const running = await runningCreations(handle, { orgId, userId, until });
  const found = [...kept, ...eventsOfCreations(running, kept)];
  const name = userId === undefined ? undefined : await nameOfUser(handle, userId, orgId);
  return {
    found: userId === undefined ? found : await withWhatConcernsAll(handle, found, orgId, now),
    about: sayMoment({ user: name, at, minutes }, write),
    outcome: (question) => outcomeOfMoment(question, userId),
  };
}

/** Usernames are the same in any case. A text that is nobody's name is an id of which nothing is known. */
async function userIdOf(handle: DatabaseHandle, user: string, orgId: string | null): Promise<string> {
  const own = orgId === null ? undefined : eq(users.orgId, orgId);
  const known = await handle
    .select({ id: users.id })
    .from(users)
    .where(and(eq(sql`lower(${users.username})`, user.toLowerCase()), own))
    .get();
  return known?.id ?? idIn(user);
}
