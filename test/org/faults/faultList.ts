/** What goes wrong with the next `times` requests whose method and path fit. */
export interface Fault {
  method?: string;
  /** Regular expression on path and query. */
  path: string;
  times: number;
  action: "error" | "delay" | "reset-before" | "reset-after" | "hang";
  status?: number;
  /** Sent as it is where it is text, otherwise as JSON. */
  body?: unknown;
  /** Of `delay`: how long before the request is served. */
  ms?: number;
}

export interface FaultList {
  add(fault: Fault): void;
  /** The fault that this request meets, once less to come; undefined where none fits. */
  take(method: string, path: string): Fault | undefined;
  list(): Fault[];
  clear(): void;
}

export function createFaultList(): FaultList {
  let faults: { fault: Fault; pattern: RegExp }[] = [];
  return {
    add: (fault) => faults.push({ fault: { ...fault }, pattern: new RegExp(fault.path) }),
    take(method, path) {
      const found = faults.find(
        ({ fault, pattern }) =>
          fault.times > 0 &&
          (fault.method === undefined || fault.method.toUpperCase() === method) &&
          pattern.test(path),
      );
      if (found === undefined) return undefined;
      found.fault.times--;
      return found.fault;
    },
    list: () => faults.map(({ fault }) => fault),
    clear: () => {
      faults = [];
    },
  };
}
