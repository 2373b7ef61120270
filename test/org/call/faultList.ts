/** What happens to a request that meets a fault. */
export type FaultAction = "error" | "delay" | "reset-before" | "reset-after" | "hang" | "partial" | "drip";

/** What goes wrong with the next `times` requests that fit all of what is given. */
export interface Fault {
  method?: string;
  /** Regular expression on path and query. */
  path: string;
  /** The caller's username. */
  user?: string;
  /** Text that URL or body must mention: a record's id, or a value of it. */
  record?: string;
  times: number;
  action: FaultAction;
  status?: number;
  /** Sent as it is where it is text, otherwise as JSON. */
  body?: unknown;
  /** Seconds, sent as Retry-After. */
  retryAfter?: number;
  /** Of `delay`: how long before the request is served. Of `drip`: between two pieces of the answer. */
  ms?: number;
}

/** A request as far as faults may ask about it; the costly parts are looked up only where one does. */
export interface FaultyRequest {
  method: string;
  path: string;
  user(): string | undefined;
  body(): Promise<string>;
}

export interface FaultList {
  add(fault: Fault): void;
  /** The fault that this request meets, once less to come; undefined where none fits. */
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
