import { allCodes, policyOf, type SaidInstant, type SentenceValue } from "../errors.ts";
import { countedEvent } from "../log/boundRefusals.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { hasAccessEnded } from "../signIn/hasAccessEnded.ts";
import { settingLabel } from "../settings/settingsForm.ts";
import type { EventInContext } from "./inContext.ts";
import { sayValue } from "./sayValue.ts";

/** How an instant is written in a sentence. */
export type WriteInstant = (at: Date) => SaidInstant;

type Happened = Pick<EventInContext, "event" | "details"> & Partial<EventInContext>;

type Saying = Said | ((details: Record<string, unknown>, write: WriteInstant, happened: Happened) => Said);

const keptLongEnough = say("event-kept-long-enough");

/** The sentence of each event that the timeline shows. */
const sayings: Readonly<Record<string, Saying>> = {
  "creation.reserved": say("event-creation-reserved"),
  "creation.sent": say("event-creation-sent"),
  "creation.created": (_of, write, { sentAt }) =>
    sentAt ? say("event-creation-created-before", { time: write(sentAt) }) : say("event-creation-created"),
  "creation.failed": say("event-creation-failed"),
  "creation.unknown": say("event-creation-unknown"),
  "creation.never-known": say("event-creation-never-known"),
  "creation.undoing": say("event-creation-undoing"),
  "creation.undo-unknown": (_of, _write, { reason }) =>
    say(reason ? "event-creation-undo-refused-unknown" : "event-creation-undo-unknown"),
  "creation.undo-refused": (_of, _write, { reason }) =>
    say(reason === "undo-not-done" ? "event-creation-undo-not-done" : "event-creation-undo-refused"),
  "creation.undo-never-known": say("event-creation-undo-never-known"),
  "creation.undone": ({ outcome }) =>
    say(outcome === "found" ? "event-creation-undone-found" : "event-creation-undone"),
  "creation.pending": say("event-creation-pending"),
  "creation.reconciled": ({ outcome }) =>
    outcome === "created" ? say("event-creation-found") : say("event-creation-not-found"),
  "creation.recovered": say("event-creation-recovered"),
  "role.sent": say("event-role-sent"),
  "role.created": ({ outcome }) => say(outcome === "found" ? "event-role-found" : "event-role-created"),
  "role.failed": say("event-role-failed"),
  "role.unknown": say("event-role-unknown"),
  "role.never-known": say("event-role-never-known"),
  "row.waiting": say("event-row-waiting"),
  "row.failed": say("event-row-failed"),
  "row.skipped": say("event-row-skipped"),
  "batch.created": (of) => say("event-batch-created", { rows: numberIn("rows", of) }),
  "batch.paused": sayPause,
  "batch.delayed": (of, write) => say("event-batch-delayed", { time: timeIn("resumeAt", of, write) }),
  "batch.resumed": say("event-batch-resumed"),
  "batch.cancelled": say("event-batch-cancelled"),
  "batch.undoing": (of) => say("event-batch-undoing", { rows: numberIn("rows", of) }),
  "batch.undo-paused": (of, write, { code }) =>
    of["resumeAt"] === undefined || waitsForSomebody(code)
      ? say("event-batch-undo-paused")
      : say("event-batch-undo-paused-until", { time: timeIn("resumeAt", of, write) }),
  "batch.undo-resumed": say("event-batch-undo-resumed"),
  "batch.undo-cancelled": say("event-batch-undo-cancelled"),
  "batch.undone": (of) =>
    say("event-batch-undone", {
      undone: numberIn("undone", of),
      kept: numberIn("kept", of),
      failed: numberIn("failed", of),
    }),
  "batch.finished": (of) =>
    say("event-batch-finished", {
      created: numberIn("created", of),
      failed: numberIn("failed", of),
      skipped: numberIn("skipped", of),
    }),
  "rehearsal.created": (of) => say("event-rehearsal-created", { rows: numberIn("rows", of) }),
  "rehearsal.paused": say("event-rehearsal-paused"),
  "rehearsal.cancelled": say("event-rehearsal-cancelled"),
  "rehearsal.finished": (of) =>
    say("event-rehearsal-finished", {
      created: numberIn("created", of),
      failed: numberIn("failed", of),
      skipped: numberIn("skipped", of),
    }),
  "rehearsal.not-undone": (of) => say("event-rehearsal-not-undone", { created: numberIn("created", of) }),
  "import.began": say("event-import-began"),
  "import.ended": (of) =>
    say("event-import-ended", {
      rows: numberIn("rows", of),
      imported: numberIn("imported", of),
      merged: numberIn("merged", of),
      failed: numberIn("failed", of),
    }),
  "import.failed": say("event-import-failed"),
  "import.cancelled": say("event-import-cancelled"),
  "import.discarded": say("event-import-discarded"),
  "leads.added": (of) =>
    say("event-leads-added", {
      rows: numberIn("rows", of),
      imported: numberIn("imported", of),
      merged: numberIn("merged", of),
      failed: numberIn("failed", of),
    }),
  "lead.linked": say("event-lead-linked"),
  "lead.unlinked": say("event-lead-unlinked"),
  "list.deleted": say("event-list-deleted"),
  "sign-in.accepted": say("event-sign-in-accepted"),
  "sign-in.refused": say("event-sign-in-refused"),
  "sign-in.completed": say("event-sign-in-completed"),
  "sign-in.renewed": say("event-sign-in-renewed"),
  "sign-in.not-renewed": say("event-sign-in-not-renewed"),
  "sign-in.ended": say("event-sign-in-ended"),
  "sign-in.revoked": ({ outcome }) =>
    say(hasAccessEnded(outcome) ? "event-sign-in-revoked" : "event-sign-in-not-revoked"),
  "setting.changed": sayChange,
  "lead.erased": say("event-lead-erased"),
  "leads.erased": keptLongEnough,
  "leads.removed": keptLongEnough,
  "batches.erased": keptLongEnough,
  "rehearsals.erased": keptLongEnough,
  "ledger.thinned": keptLongEnough,
  "user.forgotten": keptLongEnough,
  "connector.started": say("event-connector-started"),
  "connector.stopped": say("event-connector-stopped"),
  "connector.killed": (of, write) =>
    of["foundAt"] === undefined
      ? say("event-connector-killed")
      : say("event-connector-killed-found", { time: timeIn("foundAt", of, write) }),
  "database.restored": (of, write) => say("event-database-restored", { time: timeIn("since", of, write) }),
  "ledger.corrected": (of) => say("event-ledger-corrected", { created: numberIn("created", of) }),
  "ledger.not-corrected": (_of, _write, { code }) =>
    say(code ? "event-ledger-not-corrected" : "event-ledger-unreadable"),
  "clock.wrong": (of) => {
    const minutes = Math.round(Math.abs(numberIn("ms", of)) / 60_000);
    return say(numberIn("ms", of) > 0 ? "event-clock-fast" : "event-clock-slow", { minutes });
  },
  "clock.right": say("event-clock-right"),
  [countedEvent]: (of) => say("event-refusals-counted", { count: numberIn("count", of) }),
  "request.refused": (_of, _write, { code }) =>
    say(code === "outcome-unknown" ? "event-request-unknown" : "event-request-refused"),
};

/** The events that have a sentence. */
export const saidEvents = Object.keys(sayings);

/** What happened, in a sentence. An event of a later version is named by itself. */
export function sayEvent(happened: Happened, write: WriteInstant): Said {
  const { event, details, byWrongClock } = happened;
  const saying = sayings[event];
  if (saying === undefined) return { text: event, reason: event };
  const said = typeof saying === "function" ? saying(details, write, happened) : saying;
  return byWrongClock ? say("event-by-wrong-clock", { event: said }) : said;
}

/** Whether what pauses ends by what somebody does, and not by itself. */
function waitsForSomebody(code: Happened["code"]): boolean {
  const known = allCodes.find((one) => one === code);
  return known !== undefined && policyOf({ code: known }).waitsForSomebody === true;
}

/** The next try is told where there is one by itself. */
function sayPause(
  details: Record<string, unknown>,
  write: WriteInstant,
  { code, isPausedStill }: Happened,
): Said {
  if (waitsForSomebody(code) || details["resumeAt"] === undefined)
    return say(isPausedStill ? "event-batch-paused-still" : "event-batch-paused");
  const time = timeIn("resumeAt", details, write);
  return say(isPausedStill ? "event-batch-paused-still-until" : "event-batch-paused-until", { time });
}

function sayChange(details: Record<string, unknown>, _write: WriteInstant, { change }: Happened): Said {
  const name = String(details["setting"]);
  const setting = settingLabel(name) ?? name;
  if (!change) return say("event-setting-changed", { setting });
  const [before, after] = [sayValue(change.before), sayValue(change.after)];
  return name === "erasedPeople"
    ? say("event-erased-people", { before, after })
    : say("event-setting-changed-values", { setting, before, after });
}

function numberIn(field: string, details: Record<string, unknown>): number {
  return Number(details[field] ?? 0);
}

function timeIn(field: string, details: Record<string, unknown>, write: WriteInstant): SentenceValue {
  return write(new Date(String(details[field])));
}
