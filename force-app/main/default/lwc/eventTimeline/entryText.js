import count from "@salesforce/label/c.Crosswalk_Timeline_Count";
import causeLabel from "@salesforce/label/c.Crosswalk_Text_TimelineCause";
import remedyLabel from "@salesforce/label/c.Crosswalk_Text_TimelineRemedy";
import { formatExactTime, formatLabel, formatNumber, joinParts, listOf, nameValue } from "c/textFormat";

/** Entries as they are shown. What several have the same in a row is shown once. */
export function rowsOf(entries) {
  let shown = null;
  return entries.map((entry, key) => {
    const row = rowOf(entry, key);
    const isShown = row.cause && row.cause === shown?.cause && row.remedy === shown.remedy;
    if (row.cause) {
      shown = row;
    }
    return isShown ? { ...row, cause: null, remedy: null } : row;
  });
}

/** In the user's language and time zone. */
function rowOf(entry, key) {
  const { at, cause, remedy } = entry;
  return {
    key,
    time: formatExactTime(at),
    text: joinParts(entry.text, entry.count > 1 && formatLabel(count, formatNumber(entry.count))),
    cause: cause && nameValue(causeLabel, cause.text),
    remedy: remedy && nameValue(remedyLabel, remedy.text),
    details: detailsOf(entry),
  };
}

/** The same as lines of text, to be sent to somebody. */
export function linesOf({ time, text, cause, remedy, details }) {
  return [nameValue(time, text), cause, remedy, details].filter(Boolean);
}

export function sentenceOf({ text }) {
  return text;
}

/**
 * Codes and ids, under the names that the API and the log give them. The reason comes first, as several
 * reasons have one code.
 */
function detailsOf(entry) {
  const { cause, count: times, fields, salesforceCodes, ids, leadIds, username } = entry;
  const { requestId, traceId, route, call } = entry;
  const named = {
    reason: cause?.reason === cause?.code ? null : cause?.reason,
    code: cause?.code,
    fields: listOf(fields),
    ...ids,
    username,
    leadIds: times > 1 ? listOf(leadIds) : null,
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
