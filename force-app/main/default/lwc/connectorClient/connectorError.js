/**
 * A failure as the panel shows it. `problem` is the connector's problem+json, or one of the two that only the
 * client can see: `connector-unreachable` and `connector-slow`.
 */
export class ConnectorError extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.code);
    this.name = "ConnectorError";
    this.problem = problem;
  }
}

/**
 * Reads the problem out of an answer that is not a success; an answer that is none gets a code by its status.
 */
export async function errorFromResponse(response) {
  let body = null;
  try {
    body = await response.json();
  } catch {
    body = null;
  }
  if (body && typeof body.code === "string") {
    const retryAfter = Number(response.headers.get("Retry-After")) || null;
    return new ConnectorError({ retryAfter, ...body });
  }
  return new ConnectorError({
    code: response.status >= 500 ? "connector-unreachable" : "internal",
    status: response.status,
    requestId: response.headers.get("X-Request-Id"),
    whose: "crosswalk",
  });
}

/** The problem of anything thrown; an error that is not the connector's is a fault of ours. */
export function problemOf(error) {
  return error instanceof ConnectorError ? error.problem : { code: "internal", whose: "crosswalk" };
}

/** Whether the error only says that a newer request made this one needless. */
export function isCancelled(error) {
  return error?.name === "AbortError";
}
