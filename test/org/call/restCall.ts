import type { HttpBindings } from "@hono/node-server";
import type { FaultList } from "./faultList.ts";
import type { Access, Api, Caller, ResettableOrg } from "../types.ts";
import type { Locks } from "./locks.ts";
import type { ApiUsage } from "./apiUsage.ts";
import type { RequestLog } from "./requestLog.ts";

/** One org as it is being served. */
export interface PracticeService {
  org: ResettableOrg;
  access: Access;
  usage: ApiUsage;
  requests: RequestLog;
  faults: FaultList;
  locks: Locks;
  /**
   * Runs one request's work at a time, so that a transaction that spans several steps has the org to itself.
   */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}

/** One authenticated call under /services/data/vXX.0, or one subrequest of a composite one. */
export interface RestCall extends Pick<PracticeService, "org" | "access"> {
  service: PracticeService;
  caller: Caller;
  /** Which of the APIs under that version is asked. */
  api: Api;
  /** The version asked for, as the path has it: `v67.0`. */
  version: string;
  work: Work;
}

/** What a call has done so far; its subrequests add to the same. */
export interface Work {
  /** Records read or written. */
  records: number;
  /** Records locked until the answer. */
  locked: Set<string>;
  /** How long it would have waited for other requests' locks. */
  waitMs: number;
}

/** Of the resources under /services/data/vXX.0: handlers find the call in `context.env.call`. */
export interface ResourceEnvironment {
  Bindings: { call: RestCall };
}

/** Of the server around them: Node's own request and answer, and the call once it is known. */
export interface ServerEnvironment {
  Bindings: Partial<HttpBindings>;
  Variables: { call: RestCall | undefined };
}

/** Runs a request against the resources on behalf of a call that is already authenticated and counted. */
export type Dispatch = (request: Request, call: RestCall) => Promise<Response>;
