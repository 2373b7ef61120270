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

/** A request that can share a call, with what Salesforce limits in one. */
interface Shareable {
  subrequests: { path: string }[];
}

/** Salesforce takes 25 subrequests in one composite request, at most 5 of them queries. */
const subrequestsMax = 25;
const queriesMax = 5;

const isQuery = ({ path }: { path: string }) => /^\/query(All)?\b/.test(path);

/** Groups requests that fit into one call, in their order. A request that is too large goes alone. */
export function shareCalls<Request extends Shareable>(requests: Request[]): Request[][] {
  const calls: Request[][] = [];
  for (const request of requests) {
    const joined = [...askedOnce([...(calls.at(-1) ?? []), request]).values()];
    const fits = joined.length <= subrequestsMax && joined.filter(isQuery).length <= queriesMax;
    if (calls.length > 0 && fits) calls.at(-1)?.push(request);
    else calls.push([request]);
  }
  return calls;
}

/** Requests by path, equal ones once. */
export function askedOnce<Subrequest extends { path: string }>(
  requests: { subrequests: Subrequest[] }[],
): Map<string, Subrequest> {
  return new Map(requests.flatMap(({ subrequests }) => subrequests.map((one) => [one.path, one])));
}

/**
 * What Salesforce takes in one request, from its REST API Developer Guide. A larger number is refused, so
 * none of these can be raised.
 */

/** Queries, or further pages, in one composite request ("Composite": 25 subrequests, of them 5 queries). */
export const queriesPerCall = 5;
/** Graphs in one request, each of which commits or rolls back alone ("Composite Graph Limits"). */
export const graphsMax = 75;
/** Once more graphs of a request have failed, Salesforce halts the rest ("Composite Graph Limits"). */
export const graphFailuresMax = 14;
/** Records that one request creates or deletes ("sObject Collections"). */
export const collectionMax = 200;
