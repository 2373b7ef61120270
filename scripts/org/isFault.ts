/** Salesforce's codes for a limit that is reached, and for a query that took too long. */
const passingCodes = ["REQUEST_LIMIT_EXCEEDED", "QUERY_TIMEOUT"];

/** Whether an answer is of a fault that passes, or of too many requests. It tells nothing else. */
export const isFault = (status: number, code = ""): boolean =>
  status >= 500 || status === 429 || status === 408 || passingCodes.includes(code);
