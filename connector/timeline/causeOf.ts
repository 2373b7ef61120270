import { allCodes, errorCodes, type ErrorCode, type SalesforceCall, type SentenceValue } from "../errors.ts";
import { valueNames, type KeptValues } from "../reasons/keptValues.ts";
import { refusals, type RefusalRow } from "../reasons/refusals.ts";
import { listed } from "../reasons/names.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { fill } from "../reasons/template.ts";
import { remedyOf, type Setting } from "./remedyOf.ts";

/** Why something happened, and what to do about it. */
export interface Cause {
  /** One of connector/errors.ts; null where nothing was refused. */
  code: ErrorCode | null;
  /** One of connector/reasons/refusals.ts; null where the code alone is known. */
  reason: string | null;
  text: CauseText;
  remedy: Said;
}

/** A sentence, or the detail of a refusal. */
type CauseText = Said;

interface Why {
  event: string;
  code: string | null;
  reason: string | null;
  /** Of the reason's sentence. */
  values?: KeptValues | undefined;
  call?: SalesforceCall | undefined;
  salesforceCodes?: readonly string[] | undefined;
  /** The fields that were refused, and what our own check says of them. */
  fields?: readonly string[] | undefined;
  fieldReasons?: readonly string[] | undefined;
  /** What the contact refers to, one of which was deleted. */
  recordIds?: readonly string[] | undefined;
  /** Whether the contact was sent to Salesforce, or may have been. */
  wasSent?: boolean;
  setting?: Setting;
  /** Whether the person was erased on request whose lead is gone. */
  isErased?: boolean;
  /** Whether the connector runs again. */
  startedAgain?: boolean;
  byWrongClock?: boolean;
}

type Explanation = [cause: Said, remedy: Said];

const network = say("mend-network");

/** Why no answer came: see connector/salesforce/describeCall.ts. */
const byLoss: Readonly<Record<string, Explanation>> = {
  reset: [say("cause-connection-reset"), network],
  closed: [say("cause-connection-closed"), network],
  "timed out": [say("cause-timed-out"), say("mend-timed-out")],
  TLS: [say("cause-insecure"), say("mend-insecure")],
  refused: [say("cause-connection-refused"), network],
  unreachable: [say("cause-unreachable"), network],
  proxy: [say("cause-proxy"), say("mend-proxy")],
  "name not found": [say("cause-host-name"), say("mend-host-name")],
  stopped: [say("cause-stopped"), say("mend-stopped")],
};

const automation: Explanation = [say("cause-automation"), say("mend-automation")];

/** What Salesforce's codes say that its words are needed for otherwise, which are not kept. */
const bySalesforceCode: Readonly<Record<string, Explanation>> = {
  FIELD_CUSTOM_VALIDATION_EXCEPTION: [say("cause-validation-rule"), say("mend-validation-rule")],
  REQUIRED_FIELD_MISSING: [say("cause-required-field"), say("mend-required-field")],
  CANNOT_EXECUTE_FLOW_TRIGGER: automation,
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: automation,
};

/** What helps, where Salesforce's code says more than ours. */
const remedyBySalesforceCode: Readonly<Record<string, Said>> = {
  // The code is also that of an org whose edition has no API.
  API_DISABLED_FOR_ORG: say("mend-api-edition"),
  API_CURRENTLY_DISABLED: say("mend-api-user"),
};

/** Reasons that a clock which is ahead brings about. */
const byClock: readonly (string | null)[] = ["signed-out-when-idle", "signed-out-after-hours"];

/** Why an event happened; null where nothing went wrong. */
export function causeOf(why: Why): Cause | null {
  const { code: given, reason, values = {}, salesforceCodes = [], setting = "alone" } = why;
  const code = allCodes.find((one) => one === given) ?? null;
  // What led to it in the end went well.
  if (why.event === "creation.undone") return null;
  const exact = explanationOf(why);
  if (exact) return { code, reason, text: exact[0], remedy: exact[1] };
  if (code === null) return null;
  const bySalesforce = salesforceCodes
    .map((one) => remedyBySalesforceCode[one])
    .find((one) => one !== undefined);
  const byReason = why.byWrongClock && byClock.includes(reason) ? say("mend-clock-session") : undefined;
  return {
    code,
    reason,
    text: textOf(code, reason, values),
    remedy: byReason ?? bySalesforce ?? remedyOf(code, reason, setting),
  };
}

/** What is known more exactly than by code and reason. */
function explanationOf(why: Why): Explanation | undefined {
  const { event, reason, call, salesforceCodes = [], startedAgain, isErased } = why;
  const killed = say(startedAgain ? "mend-killed-runs" : "mend-killed");
  if (event === "connector.killed") return [say("cause-host-ended"), killed];
  if (event === "clock.wrong") return [say("cause-clock"), say("mend-clock")];
  if (call?.lostBy !== undefined) return byLossOf(call.lostBy, why);
  // Nobody waited for the answer any more.
  if (event === "creation.unknown") return [say("cause-killed"), killed];
  if (isOwnCheck(why)) return byOwnCheck(why);
  if (reason === "deleted" || isOfDeletedAccount(why))
    return [sayDeleted(why), remedyOf("not-found", "deleted", why.setting ?? "alone")];
  if (isErased) return [say("cause-erased"), say("mend-erased")];
  if (reason === "storage-full")
    return [say("cause-storage-full"), remedyOf("storage-unavailable", reason, why.setting ?? "alone")];
  // Salesforce has one code for both: a user who may not create, and a trigger that threw.
  if (reason === "no-create") return undefined;
  return ofDeletion(salesforceCodes.map((one) => bySalesforceCode[one]).find(isKnown), why);
}

const isKnown = (explained: Explanation | undefined) => explained !== undefined;

/** What an org refuses to delete may be right to stay. */
function ofDeletion(
  explained: Explanation | undefined,
  { setting, code, reason }: Why,
): Explanation | undefined {
  if (!explained || setting !== "undo" || code === null) return explained;
  return [explained[0], remedyOf("validation-failed", reason ?? "undo-refused", setting)];
}

/** Nothing is created by what deletes. */
function byLossOf(lostBy: string, { setting }: Why): Explanation | undefined {
  const explained = byLoss[lostBy] ?? byLoss["unreachable"];
  return explained && setting === "undo" ? [explained[0], say("mend-undo-lost")] : explained;
}

/** Whether the contact was refused before anything was sent. */
function isOwnCheck({ code, fieldReasons = [], salesforceCodes = [], wasSent = false }: Why): boolean {
  return code === "validation-failed" && fieldReasons.length > 0 && salesforceCodes.length === 0 && !wasSent;
}

function byOwnCheck({ fields = [], fieldReasons = [], setting = "alone" }: Why): Explanation {
  const isLeftBlank = fieldReasons.every((one) => one === "field-required");
  const values = { fields: listed(fields) };
  return [
    isLeftBlank ? say("cause-left-blank", values) : say("cause-own-check", values),
    say(isLeftBlank ? "mend-left-blank" : setting === "row" ? "mend-own-check-batch" : "mend-own-check"),
  ];
}

/** Whether the contact names no other record than its account. */
function isOfDeletedAccount({ fieldReasons = [] }: Why): boolean {
  return fieldReasons.includes("field-account-deleted");
}

function sayDeleted(why: Why): Said {
  const { recordIds = [] } = why;
  if (recordIds.length === 0) return say("cause-deleted");
  if (isOfDeletedAccount(why))
    return say("cause-account-deleted", { records: listed(recordIds.slice(0, 1)) });
  return say("cause-deleted-one-of", { records: listed(recordIds) });
}

function textOf(code: ErrorCode, reason: string | null, kept: KeptValues): CauseText {
  const rows: Readonly<Record<string, RefusalRow | undefined>> = refusals;
  const { title, detail } = (reason === null ? undefined : rows[reason]) ?? {};
  if (reason === null || detail === undefined)
    return say("cause-title", {
      title:
        reason !== null && title !== undefined
          ? { text: title, reason }
          : { text: errorCodes[code].title, reason: code },
    });
  const names = valueNames(reason);
  const values = names.map(
    (name): SentenceValue => kept[name] ?? (isWholeSentence(name, detail) ? "" : say(notKept(name, detail))),
  );
  const byName = Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
  return { text: fill(detail, byName).trimEnd(), reason, ...(names.length > 0 && { values }) };
}

function notKept(name: string, detail: string) {
  return detail.includes(`({${name}})`) ? "value-words-not-kept" : "value-not-kept";
}

/** A sentence that the refusal adds is left out; within a sentence, something has to stand there. */
function isWholeSentence(name: string, detail: string): boolean {
  return detail.endsWith(`. {${name}}`);
}
