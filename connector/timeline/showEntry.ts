import type { SalesforceCall } from "../errors.ts";
import { causeOf, type Cause } from "./causeOf.ts";
import type { FoundEvent } from "./findEvents.ts";
import { sayEvent } from "./sayEvent.ts";
import { say, type Said, type SaidFor } from "../reasons/sentence.ts";

/** What an entry is about. */
const idFields = ["userId", "listId", "batchId", "leadId", "creationId", "contactId"] as const;

export interface TimelineEntry {
  at: Date;
  event: string;
  /** How many such events of the same request or step it stands for. */
  count: number;
  text: SaidFor<string>;
  cause: Pick<Cause, "code" | "reason" | "text"> | null;
  remedy: Said | null;
  ids: Partial<Record<(typeof idFields)[number], string>>;
  requestId: string | null;
  traceId: string | null;
  route: string | null;
  /** The request to Salesforce that ended so. */
  call: SalesforceCall | null;
  /** Fields that a refusal names, and Salesforce's own codes. */
  fields: string[];
  salesforceCodes: string[];
}

/** What to do about events that went well, where it may still be asked. */
const remedies: Readonly<Record<string, Said>> = {
  "creation.pending": say("mend-running"),
  "setting.changed": say("mend-setting"),
};

/** Events alike have these of their own each, so that one entry has none. */
const ofEach: readonly string[] = ["leadId", "creationId", "contactId"];

export function showEntry(event: FoundEvent, timeZone: string): TimelineEntry {
  const { details, at, count, code, reason, requestId, traceId } = event;
  const {
    call,
    fields = [],
    salesforceCodes = [],
  } = details as {
    call?: SalesforceCall;
    fields?: string[];
    salesforceCodes?: string[];
  };
  const cause = causeOf({ event: event.event, code, reason, call, salesforceCodes });
  const ids = idFields.flatMap((field) => {
    const id = event[field];
    return id === null || (count > 1 && ofEach.includes(field)) ? [] : [[field, id] as const];
  });
  return {
    at,
    event: event.event,
    count,
    text: sayEvent(event, timeZone),
    cause: cause && { code: cause.code, reason: cause.reason, text: cause.text },
    remedy: cause?.remedy ?? remedies[event.event] ?? null,
    ids: Object.fromEntries(ids),
    requestId,
    traceId,
    route: routeOf(details),
    call: call ?? null,
    fields,
    salesforceCodes,
  };
}

function routeOf({ method, route }: Record<string, unknown>): string | null {
  return typeof route === "string" ? `${String(method)} ${route}` : null;
}
