import { allCodes, errorCodes, type ErrorCode, type SalesforceCall } from "../errors.ts";
import { refusals, type RefusalRow } from "../reasons/refusals.ts";
import { say, type Said, type SaidFor } from "../reasons/sentence.ts";
import { namesIn } from "../reasons/template.ts";
import { remedyOf } from "./remedyOf.ts";

/** Why something happened, and what to do about it. */
export interface Cause {
  /** One of connector/errors.ts; null where nothing was refused. */
  code: ErrorCode | null;
  /** One of connector/reasons/refusals.ts; null where the code alone is known. */
  reason: string | null;
  text: CauseText;
  remedy: Said;
}

/** A sentence, the detail of a refusal or the title of a code. */
type CauseText = SaidFor<string>;

interface Why {
  event: string;
  code: string | null;
  reason: string | null;
  call?: SalesforceCall | undefined;
  salesforceCodes?: readonly string[] | undefined;
}

type Explanation = [cause: Said, remedy: Said];

/** What events say by themselves. */
const byEvent: Readonly<Record<string, Explanation>> = {
  "connector.killed": [say("cause-host-ended"), say("mend-killed")],
  "clock.wrong": [say("cause-clock"), say("mend-clock")],
};

const network = say("mend-network");

/** Why no answer came: see connector/salesforce/describeCall.ts. */
const byLoss: Readonly<Record<string, Explanation>> = {
  reset: [say("cause-connection-reset"), network],
  closed: [say("cause-connection-closed"), network],
  "timed out": [say("cause-timed-out"), say("mend-timed-out")],
  TLS: [say("cause-insecure"), say("mend-insecure")],
  refused: [say("cause-connection-refused"), network],
  unreachable: [say("cause-unreachable"), network],
  "name not found": [say("cause-host-name"), say("mend-host-name")],
  stopped: [say("cause-stopped"), say("mend-stopped")],
};

/** Nobody waited for the answer any more. */
const killed: Explanation = [say("cause-killed"), say("mend-killed")];

const automation: Explanation = [say("cause-automation"), say("mend-automation")];

/** What Salesforce's codes say that its words are needed for otherwise, which are not kept. */
const bySalesforceCode: Readonly<Record<string, Explanation>> = {
  FIELD_CUSTOM_VALIDATION_EXCEPTION: [say("cause-validation-rule"), say("mend-validation-rule")],
  REQUIRED_FIELD_MISSING: [say("cause-required-field"), say("mend-required-field")],
  CANNOT_EXECUTE_FLOW_TRIGGER: automation,
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: automation,
};

/** Why an event happened; null where nothing went wrong. */
export function causeOf({ event, code: given, reason, call, salesforceCodes = [] }: Why): Cause | null {
  const code = allCodes.find((one) => one === given) ?? null;
  const exact =
    byEvent[event] ??
    (call?.lostBy === undefined ? undefined : (byLoss[call.lostBy] ?? byLoss["unreachable"])) ??
    (event === "creation.unknown" ? killed : undefined) ??
    salesforceCodes.map((one) => bySalesforceCode[one]).find((one) => one !== undefined);
  if (exact) return { code, reason, text: exact[0], remedy: exact[1] };
  return code && { code, reason, text: textOf(code, reason), remedy: remedyOf(code, reason) };
}

/** A value of a refusal that is not kept, as it may be somebody's. */
const unkept = "…";

function textOf(code: ErrorCode, reason: string | null): CauseText {
  const rows: Readonly<Record<string, RefusalRow | undefined>> = refusals;
  const { detail, action } = (reason === null ? undefined : rows[reason]) ?? {};
  if (reason === null || detail === undefined) return { text: errorCodes[code].title, reason: code };
  const names = namesIn(`${detail} ${action ?? ""}`);
  const text = detail.replace(/\{[a-z]\w*\}/gi, unkept);
  return { text, reason, ...(names.length > 0 && { values: names.map(() => unkept) }) };
}
