/**
 * A failure as the panel shows it. `problem` is the connector's problem+json, or one that only the client can
 * detect: `connector-unreachable` or `connector-slow`.
 */
export class ConnectorError extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.code);
    this.name = "ConnectorError";
    this.problem = problem;
  }
}

/** The problem of an error answer; for another body, a code by its status. */
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

/** The problem of any thrown value; `internal` for errors that are not the connector's. */
export function problemOf(error) {
  return error instanceof ConnectorError ? error.problem : { code: "internal", whose: "crosswalk" };
}

/** Whether a newer request canceled this one. */
export function isCancelled(error) {
  return error?.name === "AbortError";
}
