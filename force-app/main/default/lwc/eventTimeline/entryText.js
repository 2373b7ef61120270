import count from "@salesforce/label/c.Crosswalk_Timeline_Count";
import causeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineCause";
import remedyLabel from "@salesforce/label/c.Crosswalk_Text_TimelineRemedy";
import { textOf } from "c/reasonText";
import { formatExactTime, formatLabel, formatNumber, joinParts, listOf, nameValue } from "c/textFormat";

/** An entry as it is shown: in the user's language and time zone. */
export function rowOf(entry, key) {
  const { at, cause, remedy } = entry;
  return {
    key,
    time: formatExactTime(at),
    text: joinParts(sentenceOf(entry), entry.count > 1 && formatLabel(count, formatNumber(entry.count))),
    cause: cause && nameValue(causeLabel, sentenceOf(cause)),
    remedy: remedy && nameValue(remedyLabel, sentenceOf(remedy)),
    details: detailsOf(entry),
  };
}

/** The same as lines of text, to be sent to somebody. */
export function linesOf({ time, text, cause, remedy, details }) {
  return [nameValue(time, text), cause, remedy, details].filter(Boolean);
}

export function sentenceOf({ text, said }) {
  return textOf({ text, ...said });
}

/** Codes and ids, under the names that the API and the log give them. */
function detailsOf({ cause, fields, salesforceCodes, ids, requestId, traceId, route, call }) {
  const named = {
    code: cause?.code,
    reason: cause?.reason,
    fields: listOf(fields),
    ...ids,
    requestId,
    traceId,
    route,
    salesforce: listOf(salesforceCodes),
    ...callOf(call ?? {}),
  };
  const parts = Object.entries(named).filter(([, value]) => value);
  return joinParts(...parts.map(([name, value]) => nameValue(name, value)));
}

function callOf({ method, resource, status, ms, salesforceRequestId, lostBy }) {
  return {
    call: joinParts(method, resource, status ?? lostBy),
    ms: ms && formatNumber(ms),
    salesforceRequestId,
  };
}
