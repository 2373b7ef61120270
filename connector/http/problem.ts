import type { ErrorHandler, NotFoundHandler, Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { describeRefusal, whyRefused } from "../log/describeError.ts";
import { refusal } from "../reasons/refusal.ts";
import { showProblem, storedProblem } from "../reasons/problems.ts";
import { type AppEnv, logOf } from "./appEnv.ts";
import { wordsFor } from "./wordsFor.ts";
import { keepEvent } from "../log/keepEvent.ts";
import type { LogFields } from "../log/logFields.ts";

/** RFC 9457 body of an error. */
function problemOf(error: AppError, requestId: string): Record<string, unknown> {
  return {
    ...showProblem(storedProblem(error)),
    type: `urn:crosswalk:problem:${error.code}`,
    status: error.status,
    requestId,
  };
}

/**
 * Turns errors into answers; no other code does. Anything but an AppError is a bug of ours: it is logged, and
 * its details are not answered.
 */
export const answerProblem: ErrorHandler<AppEnv> = async (thrown, c) => {
  const app = c.get("app");
  const requestId = c.get("requestId");
  const error = asAppError(thrown, app);
  const log = logOf(c);
  if (policyOf(error).isOurFault) {
    log.error({ err: error.cause ?? error }, "internal error");
  } else if (error.code === "storage-unavailable") {
    // The operator has to find the database file, so only this error names it.
    const trouble = app.storage.describe(error);
    log.error(
      { err: error.cause ?? error, database: app.database.engine.name, trouble },
      "storage unavailable",
    );
  } else {
    log.info(describeRefusal(error), "refused");
  }
  await keepRefusal(c, error);
  if (error.retryAfter !== undefined) c.header("retry-after", String(Math.ceil(error.retryAfter)));
  if (error.status === 401) c.header("www-authenticate", 'Bearer realm="crosswalk"');
  c.header("content-type", "application/problem+json");
  return c.body(
    JSON.stringify(wordsFor(c).answer(problemOf(error, requestId))),
    error.status as ContentfulStatusCode,
  );
};

/** Characters of a client's text that are echoed in answers. */
const echoMax = 200;

/** Counts requests without a session here, too. */
export const answerNotFound: NotFoundHandler<AppEnv> = async (c) => {
  if (!c.get("context")) await c.get("rateLimit").byAddress(c);
  const path = c.req.path.slice(0, echoMax);
  throw refusal("no-such-path", { values: { request: `${c.req.method} ${path}` } });
};

function asAppError(thrown: unknown, app: AppContext): AppError {
  if (thrown instanceof AppError) return thrown;
  const trouble = app.storage.refusalOf(thrown);
  if (trouble) return trouble;
  if (thrown instanceof HTTPException && thrown.status < 500) {
    if (/malformed json/i.test(thrown.message)) {
      return refusal("body-not-json", { field: "body", cause: thrown });
    }
    return new AppError("request-invalid", { detail: thrown.message, cause: thrown });
  }
  return new AppError("internal", { cause: thrown });
}

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
async function keepRefusal(c: Context<AppEnv>, error: AppError): Promise<void> {
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
