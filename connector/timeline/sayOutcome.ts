import { and, count, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { batchRows } from "../database/schema/batches.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { isOpen } from "../creations/ledger/markKept.ts";
import { leadListMembers, leadLists } from "../database/schema/leads.ts";
import { sessions } from "../database/schema/sessions.ts";
import { say, type Said } from "../reasons/sentence.ts";
import type { FoundEvent, Subjects } from "./findEvents.ts";
import { nameOfUser, type SubjectKind } from "./sayAbout.ts";
import { sayBatchOutcome } from "./sayBatchOutcome.ts";
import type { WriteInstant } from "./sayEvent.ts";
import { importRoute, routeOf } from "./showEntry.ts";
import { mapInTurns } from "../inTurns.ts";

/** What the outcome is told of. */
export interface OutcomeQuestion {
  handle: DatabaseHandle;
  orgId: string | null;
  now: Date;
  write: WriteInstant;
  /** What happened, oldest first. */
  events: readonly FoundEvent[];
}

/** How it stands with what an id is that of, in sentences. */
export async function outcomeOfId(
  question: OutcomeQuestion,
  kind: SubjectKind,
  subjects: Subjects,
  ofLeads: readonly Creation[],
): Promise<Said[]> {
  const { id, leadIds, batchIds } = subjects;
  switch (kind) {
    case "user":
      return await outcomeOfUser(question, id);
    case "batch":
      return (await mapInTurns(batchIds, (batchId) => sayBatchOutcome(question, batchId))).flat();
    case "list":
      return [
        ...(await outcomeOfList(question, id)),
        ...(await mapInTurns(batchIds.slice(-1), (batchId) => sayBatchOutcome(question, batchId))).flat(),
      ];
    case "unknown":
      return [];
    default:
      break;
  }
  const own = kind === "creation" ? ofLeads.filter((one) => one.id === id) : ofLeads;
  if (leadIds.length > 0) return await outcomeOfLeads(question, leadIds, own);
  return await outcomeOfRequest(question, id);
}

/** How it stands around a moment, of one user or of all. */
export async function outcomeOfMoment(
  question: OutcomeQuestion,
  userId: string | undefined,
): Promise<Said[]> {
  const { events } = question;
  const signIn = events.findLast(({ event }) => signInEnds.includes(event));
  const ofSignIn =
    signIn?.event === "sign-in.refused"
      ? [say("outcome-sign-in-refused")]
      : signIn?.userId
        ? await outcomeOfUser(question, signIn.userId)
        : [];
  return [...(userId === undefined ? ofSignIn : await outcomeOfUser(question, userId)), ...countsOf(events)];
}

const signInEnds: readonly string[] = ["sign-in.refused", "sign-in.completed"];

async function outcomeOfUser({ handle, orgId, now }: OutcomeQuestion, userId: string): Promise<Said[]> {
  const session = await handle
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        isNotNull(sessions.grantId),
        gt(sessions.expiresAt, now),
      ),
    )
    .limit(1)
    .get();
  const user = await nameOfUser(handle, userId, orgId);
  return [say(session ? "outcome-signed-in" : "outcome-signed-out", { user })];
}

async function outcomeOfList({ handle, events }: OutcomeQuestion, listId: string): Promise<Said[]> {
  const list = await handle.select().from(leadLists).where(eq(leadLists.id, listId)).get();
  if (list?.readyAt) {
    const members = await handle
      .select({ count: count() })
      .from(leadListMembers)
      .where(eq(leadListMembers.listId, listId))
      .get();
    return [say("outcome-list", { leads: members?.count ?? 0 })];
  }
  if (list) return [say("outcome-importing")];
  const isDeleted = events.some(({ event }) => event === "list.deleted");
  return [say(isDeleted ? "outcome-list-gone" : "outcome-not-imported")];
}

async function outcomeOfRequest(question: OutcomeQuestion, id: string): Promise<Said[]> {
  const own = question.events.filter(({ requestId, traceId }) => requestId === id || traceId === id);
  const listId = own.find((event) => event.listId !== null)?.listId;
  if (listId) return await outcomeOfList(question, listId);
  const batchId = own.find((event) => event.batchId !== null)?.batchId;
  if (batchId) return await sayBatchOutcome(question, batchId);
  const refused = own.find(({ event }) => event === "request.refused");
  if (!refused) return countsOf(own);
  return [say(routeOf(refused.details) === importRoute ? "outcome-not-imported" : "outcome-refused")];
}

/** Of one lead what there is of it, of several how many ended how. */
async function outcomeOfLeads(
  question: OutcomeQuestion,
  leadIds: readonly string[],
  creations: readonly Creation[],
): Promise<Said[]> {
  if (leadIds.length > 1) return countsOf(question.events);
  const created = creations.find(({ state }) => state === "created");
  if (created) {
    const { contactId, undoAt } = created;
    const settled = isOpen(created) ? "outcome-undo-never-known" : "outcome-created";
    return [say(undoAt === null ? settled : "outcome-undoing", { contact: contactId ?? "" })];
  }
  for (const [state, sayIt] of Object.entries(sayOpen)) {
    const open = creations.findLast((creation) => creation.state === state);
    if (open) return [sayIt(open, question)];
  }
  return [say((await isWaiting(question.handle, leadIds)) ? "outcome-waiting" : "outcome-none")];
}

/** What is not decided, or was taken back; what matters most comes first. */
const sayOpen = {
  reserved: () => say("outcome-running"),
  sent: () => say("outcome-running"),
  unknown: ({ checkAt }: Creation, { write, now }: OutcomeQuestion) =>
    checkAt === null || checkAt <= now.getTime()
      ? say("outcome-checking")
      : say("outcome-checking-at", { time: write(new Date(checkAt)) }),
  "never-known": () => say("outcome-never-known"),
  undone: () => say("outcome-undone"),
};

async function isWaiting(handle: DatabaseHandle, leadIds: readonly string[]): Promise<boolean> {
  const row = await handle
    .select({ batchId: batchRows.batchId })
    .from(batchRows)
    .where(and(inArray(batchRows.leadId, [...leadIds]), eq(batchRows.state, "waiting")))
    .limit(1)
    .get();
  return row !== undefined;
}

/** How many contacts of what happened ended how, where there are any. */
function countsOf(events: readonly FoundEvent[]): Said[] {
  const of = (name: string) =>
    events.filter(({ event }) => event === name).reduce((sum, event) => sum + event.count, 0);
  const [created, failed] = [of("creation.created"), of("creation.failed")];
  const neverKnown = of("creation.never-known");
  const unknown = Math.max(0, of("creation.unknown") - of("creation.reconciled") - neverKnown);
  if (created + failed + unknown + neverKnown === 0) return [];
  const undone = of("creation.undone");
  const counts = say("outcome-counts", { created, failed, unknown, neverKnown });
  return undone > 0 ? [counts, say("outcome-undone-counts", { undone })] : [counts];
}
