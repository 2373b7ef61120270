import { allCodes, AppError, type ErrorCode, policyOf, type SalesforceCall, type Whose } from "../errors.ts";
import { fieldError, fieldsMalformed, fieldsRefused } from "../reasons/fieldErrors.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { type KeptValues, valueNames } from "../reasons/keptValues.ts";
import { type ShownProblem, showProblem, storedProblem } from "../reasons/problems.ts";
import { type PlainReason, refusal } from "../reasons/refusal.ts";
import { type RefusalRow, refusals } from "../reasons/refusals.ts";
import { type Said, say, sentences } from "../reasons/sentence.ts";
import { namesIn } from "../reasons/template.ts";
import { hasAccessEnded } from "../signIn/signInRefusals.ts";
import type { FoundEvent } from "./findEvents.ts";

/** Why something happened, who can do something about it, and what: a refusal's words, or ours below. */
export interface Explanation {
  /** One of connector/errors.ts; null where nothing was refused. */
  code: ErrorCode | null;
  /** One of connector/reasons/refusals.ts; null where the code alone is known. */
  reason: string | null;
  whose: Whose;
  told: ShownProblem | OwnWords;
  /** Instead of what the refusal says to do, which leaves it to the admin. */
  mend?: Said;
}

interface OwnWords {
  /** Null where the event says it itself. */
  why: Said | null;
  action: Said;
}

type Own = OwnWords & { whose: Whose };

export type Happened = Pick<FoundEvent, "event" | "code" | "reason" | "details"> & { isErased?: boolean };

/** Of an event's details, what explains it. */
export interface ToldDetails {
  call?: SalesforceCall;
  values?: KeptValues;
  fields?: string[];
  fieldReasons?: string[];
  recordIds?: string[];
  salesforceCodes?: string[];
  outcome?: unknown;
}

const own = (whose: Whose, why: Said | null, action: Said): Own => ({ whose, why, action });

const killed = own("crosswalk", say("cause-killed"), say("mend-killed"));
const connection = own("crosswalk", say("cause-connection"), say("mend-network"));
const automation = own("admin", say("cause-automation"), say("mend-automation"));

/** Why no answer came: see connector/salesforce/describeCall.ts. */
const byLoss: Readonly<Record<string, Own>> = {
  "timed out": own("salesforce", say("cause-timed-out"), say("mend-timed-out")),
  TLS: own("crosswalk", say("cause-insecure"), say("mend-insecure")),
  proxy: own("crosswalk", say("cause-proxy"), say("mend-proxy")),
  "name not found": own("crosswalk", say("cause-host-name"), say("mend-host-name")),
  stopped: killed,
};

/** What Salesforce's codes say where the org's own words would, which are not kept. */
const bySalesforceCode: Readonly<Record<string, Own>> = {
  FIELD_CUSTOM_VALIDATION_EXCEPTION: own("admin", say("cause-validation-rule"), say("mend-validation-rule")),
  REQUIRED_FIELD_MISSING: own("admin", say("cause-required-field"), say("mend-required-field")),
  CANNOT_EXECUTE_FLOW_TRIGGER: automation,
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: automation,
};

/** What a refusal says to a rep, who can't know better. */
const byReason: Readonly<Record<string, Own>> = {
  "no-such-path": own("admin", say("cause-version"), say("mend-version")),
};

/** What a refusal leaves to the admin, who reads this. */
const byCode: Readonly<Partial<Record<ErrorCode, Said>>> = {
  "storage-unavailable": say("mend-storage"),
  internal: say("mend-internal"),
};

const rows: Readonly<Record<string, RefusalRow | undefined>> = refusals;

/** Why an event happened; null where nothing went wrong. */
export function explain(happened: Happened): Explanation | null {
  const { event, reason } = happened;
  const code = allCodes.find((one) => one === happened.code) ?? null;
  // What led to it in the end went well.
  if (event === "creation.undone") return null;
  const ours = ownWords(happened);
  if (ours) {
    const { whose, ...told } = ours;
    return { code, reason, whose, told };
  }
  if (code === null) return null;
  const told = showProblem(storedProblem(errorOf(code, happened)));
  const mend = byCode[code];
  return { code, reason, whose: told.whose, told, ...(mend && { mend }) };
}

/** What no refusal says. */
function ownWords({ event, reason, details, isErased }: Happened): Own | undefined {
  const { call, salesforceCodes = [], outcome } = details as ToldDetails;
  if (event === "connector.killed") return { ...killed, why: null };
  if (event === "sign-in.revoked" && !hasAccessEnded(outcome))
    return own("admin", null, say("mend-not-revoked"));
  if (call?.lostBy !== undefined) return byLoss[call.lostBy] ?? connection;
  // Nobody waited for the answer any more.
  if (event === "creation.unknown" && !call) return killed;
  if (isErased) return own("nobody", say("event-lead-erased"), say("mend-erased"));
  const row = reason === null ? undefined : rows[reason];
  if (row?.title !== undefined || row?.detail !== undefined) return byReason[String(reason)];
  return salesforceCodes.map((one) => bySalesforceCode[one]).find((one) => one !== undefined);
}

/** The refusal as it was, but for values that are not kept and words of Salesforce's. */
function errorOf(code: ErrorCode, { reason, details }: Happened): AppError {
  const { values = {}, fields = [], fieldReasons = [] } = details as ToldDetails;
  const row = reason === null ? undefined : rows[reason];
  if (row?.detail === undefined && policyOf({ code }).detailIsFields && fieldReasons.some(isOfField)) {
    const errors = fields.map((field) => fieldError(field, sayField(field, fieldReasons)));
    return code === "validation-failed" ? fieldsRefused(errors) : fieldsMalformed(errors);
  }
  if (!row) return new AppError(code);
  const named = valueNames(String(reason)).map((name) => [name, values[name] ?? say("value-not-kept")]);
  return refusal(
    reason as PlainReason,
    {
      values: Object.fromEntries(named) as KeptValues,
      detail: row.title ?? policyOf({ code }).title,
    } as object,
  );
}

const isOfField = (reason: string): reason is keyof typeof sentences => reason in sentences;

/** What is wrong with a field, where one reason without values is that of all. */
function sayField(field: string, [reason = "", ...others]: readonly string[]): Said {
  const isPlain = others.length === 0 && isOfField(reason) && String(namesIn(sentences[reason])) === "field";
  return say(isPlain ? (reason as "field-required") : "field-not-accepted", { field });
}

/** An explanation in a language. */
export function inWords({ whose, told, mend }: Explanation, words: Words) {
  const { why, action } = "code" in told ? ofProblem(told, words) : ofOwn(told, words);
  return { why, whose: words.text(say(`whose-${whose}`)), action: mend ? words.text(mend) : action };
}

function ofProblem(problem: ShownProblem, words: Words) {
  const { detail: why, action } = words.problem(problem);
  return { why, action };
}

function ofOwn({ why, action }: OwnWords, words: Words) {
  return { why: why && words.text(why), action: words.text(action) };
}
