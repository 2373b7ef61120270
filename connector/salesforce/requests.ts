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

/** Which other reads a read may share an API call with. */
export interface Sharing {
  /** The caller can do without the answer. Required reads do not wait for it. */
  isOptional?: boolean;
  /** Only reads with the same name share a call with this one: it may be slow, and would delay others. */
  apart?: string | undefined;
}

/** A read that waits for others started at the same time, to share a call. */
export interface WaitingRead extends Sharing {
  subrequests: Subrequest[];
  resolve(answer: DatedResponses): void;
  reject(error: unknown): void;
}
