import type { SentenceValue } from "../errors.ts";
import { instantIn } from "../reasons/instantIn.ts";
import { say, type Said, type SaidFor } from "../reasons/sentence.ts";
import { settingLabel } from "../settings/settingsForm.ts";

interface Happened {
  event: string;
  details: Record<string, unknown>;
}

type Saying = Said | ((details: Record<string, unknown>, timeZone: string) => Said);

const keptLongEnough = say("event-kept-long-enough");

/** The sentence of each event that the timeline shows. */
const sayings: Readonly<Record<string, Saying>> = {
  "creation.reserved": say("event-creation-reserved"),
  "creation.sent": say("event-creation-sent"),
  "creation.created": say("event-creation-created"),
  "creation.failed": say("event-creation-failed"),
  "creation.unknown": say("event-creation-unknown"),
  "creation.undone": say("event-creation-undone"),
  "creation.pending": say("event-creation-pending"),
  "creation.reconciled": ({ outcome }) =>
    outcome === "created" ? say("event-creation-found") : say("event-creation-not-found"),
  "row.waiting": say("event-row-waiting"),
  "row.failed": say("event-row-failed"),
  "row.skipped": say("event-row-skipped"),
  "batch.created": (of) => say("event-batch-created", { rows: numberIn("rows", of) }),
  "batch.paused": (of, timeZone) =>
    of["resumeAt"] === undefined
      ? say("event-batch-paused")
      : say("event-batch-paused-until", { time: timeIn(of, timeZone) }),
  "batch.delayed": (of, timeZone) => say("event-batch-delayed", { time: timeIn(of, timeZone) }),
  "batch.resumed": say("event-batch-resumed"),
  "batch.cancelled": say("event-batch-cancelled"),
  "batch.finished": (of) =>
    say("event-batch-finished", {
      created: numberIn("created", of),
      failed: numberIn("failed", of),
      skipped: numberIn("skipped", of),
    }),
  "import.began": say("event-import-began"),
  "import.ended": (of) =>
    say("event-import-ended", {
      rows: numberIn("rows", of),
      imported: numberIn("imported", of),
      merged: numberIn("merged", of),
      failed: numberIn("failed", of),
    }),
  "import.failed": say("event-import-failed"),
  "import.discarded": say("event-import-discarded"),
  "list.deleted": say("event-list-deleted"),
  "sign-in.accepted": say("event-sign-in-accepted"),
  "sign-in.refused": say("event-sign-in-refused"),
  "sign-in.completed": say("event-sign-in-completed"),
  "sign-in.renewed": say("event-sign-in-renewed"),
  "sign-in.not-renewed": say("event-sign-in-not-renewed"),
  "sign-in.ended": say("event-sign-in-ended"),
  "sign-in.revoked": say("event-sign-in-revoked"),
  "setting.changed": (of) => {
    const setting = String(of["setting"]);
    return say("event-setting-changed", { setting: settingLabel(setting) ?? setting });
  },
  "leads.erased": keptLongEnough,
  "leads.removed": keptLongEnough,
  "batches.erased": keptLongEnough,
  "ledger.thinned": keptLongEnough,
  "user.forgotten": keptLongEnough,
  "connector.started": say("event-connector-started"),
  "connector.stopped": say("event-connector-stopped"),
  "connector.killed": say("event-connector-killed"),
  "clock.wrong": (of) =>
    say("event-clock-wrong", { minutes: Math.round(Math.abs(numberIn("ms", of)) / 60_000) }),
  "clock.right": say("event-clock-right"),
  "request.refused": say("event-request-refused"),
};

/** The events that have a sentence. */
export const saidEvents = Object.keys(sayings);

/** What happened, in a sentence. An event of a later version is named by itself. */
export function sayEvent({ event, details }: Happened, timeZone: string): SaidFor<string> {
  const saying = sayings[event];
  if (saying === undefined) return { text: event, reason: event };
  return typeof saying === "function" ? saying(details, timeZone) : saying;
}

function numberIn(field: string, details: Record<string, unknown>): number {
  return Number(details[field] ?? 0);
}

function timeIn({ resumeAt }: Record<string, unknown>, timeZone: string): SentenceValue {
  return instantIn(new Date(String(resumeAt)), timeZone);
}
