import type { Context } from "hono";
import { policyOf, type AppError } from "../errors.ts";
import { whyRefused } from "../log/describeError.ts";
import { keepEvent } from "../log/keepEvent.ts";
import type { LogFields } from "../log/logFields.ts";
import { logOf, type AppEnv } from "./appEnv.ts";

/** What the id in the path of a route is. */
const idsInPaths: readonly [beginning: string, parameter: string, field: keyof LogFields][] = [
  ["/v1/leads/:", "id", "leadId"],
  ["/v1/lead-lists/:", "id", "listId"],
  ["/v1/imports/:", "id", "listId"],
  ["/v1/batches/:", "id", "batchId"],
  ["/v1/contacts/:", "creationId", "creationId"],
];

/** Ids of ours. A client may write anything in their place, also what is somebody's. */
const ownId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Keeps for the timeline that a user's request was refused, and what it was about. Of strangers' requests,
 * only those that met a fault of ours are, twenty a minute, and none that came too fast, so that they cannot
 * fill the disk.
 */
export async function keepRefusal(c: Context<AppEnv>, error: AppError): Promise<void> {
  // Set only behind `authenticate`.
  const caller = (c.get("context") as AppEnv["Variables"]["context"] | undefined)?.caller ?? error.user;
  const { isUnheard, isOurFault } = policyOf(error);
  if (isUnheard || !(caller || isOurFault)) return;
  await keepEvent({ ...c.get("app"), log: logOf(c) }, "request.refused", {
    ...(caller && { userId: caller.userId, orgId: caller.orgId }),
    status: error.status,
    ...idsOf(c),
    ...withoutNulls(whyRefused(error)),
    ...(error.call && { call: error.call }),
    ...(isOurFault && { err: error.cause ?? error }),
  });
}

function idsOf(c: Context<AppEnv>): LogFields {
  const route = String(logOf(c).fields.route);
  const inPath = idsInPaths
    .filter(([beginning]) => route.startsWith(beginning))
    .map(([, parameter, field]) => [field, c.req.param(parameter)]);
  const body = Object(c.req.valid("json" as never) ?? {}) as Record<string, unknown>;
  const inBody = ["leadId", "listId"].map((field) => [field, body[field]]);
  const found = [...inPath, ...inBody].filter(([, id]) => typeof id === "string" && ownId.test(id));
  return Object.fromEntries(found) as LogFields;
}

function withoutNulls<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as { [K in keyof T]?: NonNullable<T[K]> };
}
