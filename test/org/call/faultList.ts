/** What happens to a request that meets a fault. */
type FaultAction = "error" | "delay" | "reset-before" | "reset-after" | "hang" | "partial" | "drip";

/** A fault for the next `times` requests that match all given conditions. */
export interface Fault {
  method?: string;
  /** Regular expression on path and query. */
  path: string;
  /** The caller's username. */
  user?: string;
  /** Text that the URL or the body must contain: a record's id, or a value of it. */
  record?: string;
  times: number;
  action: FaultAction;
  status?: number;
  /** A text is sent as it is, anything else as JSON. */
  body?: unknown;
  /** Retry-After, in seconds. */
  retryAfter?: number;
  /**
   * For `delay`: the wait before the request is served. For `drip`: the wait between two pieces of the
   * answer.
   */
  ms?: number;
}

/** The properties of a request that faults match; costly ones are read only on demand. */
export interface FaultyRequest {
  method: string;
  path: string;
  user(): string | undefined;
  body(): Promise<string>;
}

export interface FaultList {
  add(fault: Fault): void;
  /** Takes one use of the fault that matches the request; undefined where none does. */
  take(request: FaultyRequest): Promise<Fault | undefined>;
  list(): Fault[];
  clear(): void;
}

export function createFaultList(): FaultList {
  let faults: { fault: Fault; pattern: RegExp }[] = [];

  const fits = async ({ fault, pattern }: (typeof faults)[number], request: FaultyRequest) => {
    if (fault.times <= 0 || !pattern.test(request.path)) return false;
    if (fault.method !== undefined && fault.method.toUpperCase() !== request.method) return false;
    if (fault.user !== undefined && fault.user !== request.user()) return false;
    if (fault.record === undefined || request.path.includes(fault.record)) return true;
    return (await request.body()).includes(fault.record);
  };

  return {
    add: (fault) => faults.push({ fault: { ...fault }, pattern: new RegExp(fault.path) }),
    async take(request) {
      for (const each of faults) {
        if ((await fits(each, request)) && each.fault.times > 0) {
          each.fault.times--;
          return each.fault;
        }
      }
      return undefined;
    },
    list: () => faults.map(({ fault }) => fault),
    clear: () => {
      faults = [];
    },
  };
}
