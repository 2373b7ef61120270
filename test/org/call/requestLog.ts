/** One API call as GET /__practice/requests shows it. `ms` includes latency and faults; `at` is ISO 8601. */
interface LoggedRequest {
  at: string;
  user: string | null;
  method: string;
  /** Path and query as sent. */
  path: string;
  /** Null where no answer was sent. */
  status: number | null;
  records: number;
  ms: number;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  list(): LoggedRequest[];
  clear(): void;
}

/** The number of newest requests kept, so that a long benchmark does not fill the memory. */
const kept = 50_000;

export function createRequestLog(): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add(request) {
      requests.push(request);
      if (requests.length > kept * 1.1) requests = requests.slice(-kept);
    },
    list: () => requests.slice(-kept),
    clear: () => {
      requests = [];
    },
  };
}
