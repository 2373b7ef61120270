import type { ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { describeRefusal } from "../log/describeError.ts";
import { refusal } from "../reasons/refusal.ts";
import { showProblem, storedProblem } from "../problems.ts";
import { logOf, type AppEnv } from "./appEnv.ts";
import { keepRefusal } from "./keepRefusal.ts";
import { wordsFor } from "./wordsFor.ts";

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
