import type { HttpBindings } from "@hono/node-server";
import type { FaultList } from "./faultList.ts";
import type { Access, Api, Caller, ResettableOrg } from "../types.ts";
import type { Locks } from "./locks.ts";
import type { ApiUsage } from "./apiUsage.ts";
import type { RequestLog } from "./requestLog.ts";

/** A served org. */
export interface PracticeService {
  org: ResettableOrg;
  access: Access;
  usage: ApiUsage;
  requests: RequestLog;
  faults: FaultList;
  locks: Locks;
  /** Runs one request's work at a time, so that a transaction of several steps is not interrupted. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** An authenticated call under /services/data/vXX.0, or a subrequest of a composite one. */
export interface RestCall extends Pick<PracticeService, "org" | "access"> {
  service: PracticeService;
  caller: Caller;
  /** The API that was called. */
  api: Api;
  /** The API version in the path: `v67.0`. */
  version: string;
  work: Work;
}

/** The work of a call and its subrequests so far. */
interface Work {
  /** Records read or written. */
  records: number;
  /** Records locked until the answer. */
  locked: Set<string>;
  /** The time it would have waited for other requests' locks, and for whole tables to be read. */
  waitMs: number;
}

/** The environment of resources under /services/data/vXX.0: handlers find the call in `context.env.call`. */
export interface ResourceEnvironment {
  Bindings: { call: RestCall };
}

/** The environment of the server around them: Node's request and answer, and the call once it is known. */
export interface ServerEnvironment {
  Bindings: Partial<HttpBindings>;
  Variables: { call: RestCall | undefined };
}

/** Runs a request against the resources for a call that is already authenticated and counted. */
export type Dispatch = (request: Request, call: RestCall) => Promise<Response>;
