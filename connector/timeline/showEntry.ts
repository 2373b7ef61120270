import type { SalesforceCall } from "../errors.ts";
import type { KeptValues } from "../reasons/keptValues.ts";
import { causeOf, type Cause } from "./causeOf.ts";
import type { EventInContext } from "./inContext.ts";
import type { Setting } from "./remedyOf.ts";
import { sayEvent, type WriteInstant } from "./sayEvent.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { hasAccessEnded } from "../signIn/hasAccessEnded.ts";

/** What an entry is about. */
const idFields = ["userId", "listId", "batchId", "leadId", "creationId", "contactId"] as const;

export interface TimelineEntry {
  at: Date;
  event: string;
  /** How many such events of the same request or step it stands for. */
  count: number;
  text: Said;
  cause: Pick<Cause, "code" | "reason" | "text"> | null;
  remedy: Said | null;
  ids: Partial<Record<(typeof idFields)[number], string>>;
  /** Of the leads that it stands for, the first ones. */
  leadIds: string[];
  /** Of `userId`. */
  username: string | null;
  byWrongClock: boolean;
  requestId: string | null;
  traceId: string | null;
  route: string | null;
  /** The request to Salesforce that ended so. */
  call: SalesforceCall | null;
  /** Fields that a refusal names, and Salesforce's own codes. */
  fields: string[];
  salesforceCodes: string[];
}

/** What to do about events that nothing was refused in. */
function remedyOfEvent({ event, explains, details }: EventInContext): Said | null {
  if (explains) return say("mend-setting");
  // It may still be asked how it ends.
  if (event === "creation.pending") return say("mend-running");
  return event === "sign-in.revoked" && !hasAccessEnded(details["outcome"]) ? say("mend-not-revoked") : null;
}

/** Events alike have these of their own each, so that one entry has none. */
const ofEach: readonly string[] = ["leadId", "creationId", "contactId"];

export function showEntry(event: EventInContext, write: WriteInstant): TimelineEntry {
  const { details, at, count, requestId, traceId, leadIds, username, byWrongClock } = event;
  const {
    call,
    fields = [],
    salesforceCodes = [],
  } = details as {
    call?: SalesforceCall;
    fields?: string[];
    salesforceCodes?: string[];
  };
  const cause = causeOfEvent(event);
  const ids = idFields.flatMap((field) => {
    const id = event[field];
    return id === null || (count > 1 && ofEach.includes(field)) ? [] : [[field, id] as const];
  });
  return {
    at,
    event: event.event,
    count,
    text: sayEvent(event, write),
    cause: cause && { code: cause.code, reason: cause.reason, text: cause.text },
    remedy: cause?.remedy ?? remedyOfEvent(event),
    ids: Object.fromEntries(ids),
    leadIds,
    username,
    byWrongClock,
    requestId,
    traceId,
    route: routeOf(details),
    call: call ?? null,
    fields,
    salesforceCodes,
  };
}

/** The method and route of the request that an event belongs to. */
export function routeOf({ method, route }: Record<string, unknown>): string | null {
  return typeof route === "string" ? `${String(method)} ${route}` : null;
}

function causeOfEvent(event: EventInContext): Cause | null {
  const { code, reason, details } = event.creation ?? event;
  const { call, salesforceCodes, values, fields, fieldReasons, recordIds } = details as {
    call?: SalesforceCall;
    salesforceCodes?: string[];
    values?: KeptValues;
    fields?: string[];
    fieldReasons?: string[];
    recordIds?: string[];
  };
  const wasSent = call !== undefined || event.creationId !== null;
  const { isErased, startedAgain, byWrongClock } = event;
  const known = { isErased, startedAgain, byWrongClock, setting: settingOf(event) };
  const told = { call, salesforceCodes, values, fields, fieldReasons, recordIds, wasSent };
  return causeOf({ event: event.event, code, reason, ...told, ...known });
}

function settingOf(event: EventInContext): Setting {
  if (event.event.startsWith("creation.undo") || routeOf(event.details) === undoRoute) return "undo";
  if (event.event === "row.failed") return "row";
  if (event.batchId !== null) return "batch";
  return event.event.startsWith("import.") || routeOf(event.details) === importRoute ? "import" : "alone";
}

const undoRoute = "DELETE /v1/contacts/:creationId";

/** The request that makes a lead list. */
export const importRoute = "POST /v1/lead-lists";
