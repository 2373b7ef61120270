export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Salesforce takes 25 in one composite request, at most 5 of them queries or collections. */
export interface Subrequest {
  method: HttpMethod;
  /** Below the version, e.g. `/sobjects/Contact`. */
  path: string;
  referenceId: string;
  body?: unknown;
  httpHeaders?: Record<string, string>;
}

export interface SubResponse {
  referenceId: string;
  httpStatusCode: number;
  body: unknown;
}

/** By reference id, with the instant of the answer by Salesforce's own clock, where it says so. */
export interface DatedResponses {
  responses: Map<string, SubResponse>;
  answeredAt: Date | null;
}

/** A read that waits for others of the same moment, to share a call with them. */
export interface WaitingRead {
  subrequests: Subrequest[];
  resolve(answer: DatedResponses): void;
  reject(error: unknown): void;
}
