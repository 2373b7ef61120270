export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Salesforce takes 25 in one composite request, at most 5 of them queries or collections. */
export interface Subrequest {
  method: HttpMethod;
  /** The path below the API version, e.g. `/sobjects/Contact`. */
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

/** Answers by reference id, with the time of the answer by Salesforce's clock, where it gives one. */
export interface DatedResponses {
  responses: Map<string, SubResponse>;
  answeredAt: Date | null;
}

/** With whom a read may share a call. */
export interface Sharing {
  /** Nobody needs the answer, so that those who need theirs do not wait for it. */
  isOptional?: boolean;
  /** Only reads of this name share its call: what may take long would hold up the others. */
  apart?: string | undefined;
}

/** A read that waits for others started at the same time, to share a call. */
export interface WaitingRead extends Sharing {
  subrequests: Subrequest[];
  resolve(answer: DatedResponses): void;
  reject(error: unknown): void;
}
