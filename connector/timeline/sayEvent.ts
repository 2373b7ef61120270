import { allCodes, policyOf, type SaidInstant, type SentenceValue } from "../errors.ts";
import { countedEvent } from "../log/eraseOldEvents.ts";
import { listed } from "../reasons/fieldErrors.ts";
import { say, type Said } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";
import { hasAccessEnded } from "../signIn/signInRefusals.ts";
import { settingLabel } from "../settings/settingsForm.ts";
import { sayValue, type Change } from "./ledgerEvents.ts";

/** How an instant is written in a sentence. */
export type WriteInstant = (at: Date) => SaidInstant;

interface Happened {
  event: string;
  code?: string | null;
  details: Record<string, unknown>;
  /** Of a setting: from what to what. */
  change?: Change | undefined;
}

type Saying = Said | ((happened: Happened, write: WriteInstant) => Said);

const keptLongEnough = say("event-kept-long-enough");

/** The sentence of each event that the timeline shows. */
const sayings: Readonly<Record<string, Saying>> = {
  "creation.sent": say("event-creation-sent"),
  "creation.created": say("event-creation-created"),
  "creation.failed": say("event-creation-failed"),
  "creation.unknown": say("event-creation-unknown"),
  "creation.never-known": say("event-creation-never-known"),
  "creation.undoing": say("event-creation-undoing"),
  "creation.undo-unknown": say("event-creation-undo-unknown"),
  "creation.undo-refused": say("event-creation-undo-refused"),
  "creation.undo-never-known": say("event-creation-undo-never-known"),
  "creation.undone": say("event-creation-undone"),
  "creation.reconciled": ({ details }) =>
    say(details["outcome"] === "created" ? "event-creation-found" : "event-creation-not-found"),
  "creation.recovered": say("event-creation-recovered"),
  "role.sent": say("event-role-sent"),
  "role.created": say("event-role-created"),
  "role.failed": say("event-role-failed"),
  "role.unknown": say("event-role-unknown"),
  "role.never-known": say("event-role-never-known"),
  "row.waiting": say("event-row-waiting"),
  "row.failed": say("event-row-failed"),
  "row.skipped": say("event-row-skipped"),
  "batch.created": (of) => say("event-batch-created", { rows: numberIn("rows", of) }),
  "batch.paused": (of, write) =>
    triesAgain(of)
      ? say("event-batch-paused-until", { time: timeIn("resumeAt", of, write) })
      : say("event-batch-paused"),
  "batch.delayed": (of, write) => say("event-batch-delayed", { time: timeIn("resumeAt", of, write) }),
  "batch.resumed": say("event-batch-resumed"),
  "batch.cancelled": say("event-batch-cancelled"),
  "batch.undoing": (of) => say("event-batch-undoing", { rows: numberIn("rows", of) }),
  "batch.undo-paused": say("event-batch-undo-paused"),
  "batch.undo-resumed": say("event-batch-undo-resumed"),
  "batch.undo-cancelled": say("event-batch-undo-cancelled"),
  "batch.undone": (of) => say("event-batch-undone", { counts: sayCounts(of) }),
  "batch.finished": (of) => say("event-batch-finished", { counts: sayCounts(of) }),
  "rehearsal.created": (of) => say("event-rehearsal-created", { rows: numberIn("rows", of) }),
  "rehearsal.paused": say("event-rehearsal-paused"),
  "rehearsal.cancelled": say("event-rehearsal-cancelled"),
  "rehearsal.finished": (of) => say("event-rehearsal-finished", { failed: numberIn("failed", of) }),
  "rehearsal.not-undone": (of) => say("event-rehearsal-not-undone", { created: numberIn("created", of) }),
  "import.began": say("event-import-began"),
  "import.ended": (of) => say("event-import-ended", { counts: sayCounts(of) }),
  "import.failed": say("event-import-failed"),
  "import.cancelled": say("event-import-cancelled"),
  "import.discarded": say("event-import-discarded"),
  "leads.added": (of) => say("event-leads-added", { counts: sayCounts(of) }),
  "lead.linked": say("event-lead-linked"),
  "lead.unlinked": say("event-lead-unlinked"),
  "list.deleted": say("event-list-deleted"),
  "sign-in.accepted": say("event-sign-in-accepted"),
  "sign-in.refused": say("event-sign-in-refused"),
  "sign-in.completed": say("event-sign-in-completed"),
  "sign-in.renewed": say("event-sign-in-renewed"),
  "sign-in.not-renewed": say("event-sign-in-not-renewed"),
  "sign-in.ended": say("event-sign-in-ended"),
  "sign-in.revoked": ({ details }) =>
    say(hasAccessEnded(details["outcome"]) ? "event-sign-in-revoked" : "event-sign-in-not-revoked"),
  "setting.changed": sayChange,
  "leads.sought": say("event-leads-sought"),
  "lead.erased": say("event-lead-erased"),
  "leads.erased": keptLongEnough,
  "leads.removed": keptLongEnough,
  "batches.erased": keptLongEnough,
  "rehearsals.erased": keptLongEnough,
  "ledger.thinned": keptLongEnough,
  "user.forgotten": keptLongEnough,
  "connector.started": say("event-connector-started"),
  "connector.stopped": say("event-connector-stopped"),
  "connector.killed": say("event-connector-killed"),
  "database.restored": (of, write) => say("event-database-restored", { time: timeIn("since", of, write) }),
  "ledger.corrected": (of) => say("event-ledger-corrected", { created: numberIn("created", of) }),
  "ledger.not-corrected": ({ code }) => say(code ? "event-ledger-not-corrected" : "event-ledger-unreadable"),
  [countedEvent]: (of) => say("event-refusals-counted", { count: numberIn("count", of) }),
  "request.refused": say("event-request-refused"),
};

/** The events that have a sentence. */
export const saidEvents = Object.keys(sayings);

/** What happened, in a sentence. An event of a later version is named by itself. */
export function sayEvent(happened: Happened, write: WriteInstant): Said {
  const { event } = happened;
  const saying = sayings[event] ?? { text: event, reason: event };
  return typeof saying === "function" ? saying(happened, write) : saying;
}

/** Whether what pauses goes on by itself, and not by what somebody does. */
function triesAgain({ code, details }: Happened): boolean {
  const known = allCodes.find((one) => one === code);
  return details["resumeAt"] !== undefined && !(known && policyOf({ code: known }).waitsForSomebody);
}

function sayChange({ details, change }: Happened): Said {
  const name = String(details["setting"]);
  if (name === "erasedPeople") return say("event-erased-people");
  const setting = settingLabel(name) ?? name;
  if (!change) return say("event-setting-changed", { setting });
  const [before, after] = [sayValue(change.before), sayValue(change.after)];
  return say("event-setting-changed-values", { setting, before, after });
}

const counted = [
  "rows",
  "imported",
  "merged",
  "created",
  "undone",
  "kept",
  "skipped",
  "failed",
  "erased",
] as const;

/** How many ended how. What is none is left out. */
function sayCounts(of: Happened): Value {
  const counts = counted.filter((name) => numberIn(name, of) > 0);
  if (counts.length === 0) return say("value-none");
  return listed(counts.map((name) => say(`count-${name}`, { count: numberIn(name, of) })));
}

function numberIn(field: string, { details }: Happened): number {
  return Number(details[field] ?? 0);
}

function timeIn(field: string, { details }: Happened, write: WriteInstant): SentenceValue {
  return write(new Date(String(details[field])));
}
