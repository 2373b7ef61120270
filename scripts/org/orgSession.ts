import { unreachedOr } from "./unreached.ts";

/** Where the org is, and in whose name it is asked. */
export interface OrgTarget {
  /** Without a slash at its end. */
  instanceUrl: string;
  accessToken: string;
  /** E.g. `67.0`. */
  apiVersion: string;
}

interface OrgAnswer {
  status: number;
  headers: Headers;
  /** The parsed JSON; the text where it is none. */
  body: unknown;
  /** How long it took. */
  ms: number;
}

interface OrgRequest {
  method?: string;
  /** A text is sent as it is, all else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** The org answered with an error. */
export class OrgRefusal extends Error {
  override readonly name = "OrgRefusal";
  readonly status: number;
  /** Salesforce's error code; empty where the answer has none. */
  readonly code: string;

  constructor(status: number, body: unknown) {
    const [first] = Array.isArray(body) ? (body as { errorCode?: string; message?: string }[]) : [];
    const message = (first?.message ?? "").replace(/\s+/g, " ").trim();
    super(`${first?.errorCode ?? `status ${status}`}${message && `: ${message.slice(0, 200)}`}`);
    this.status = status;
    this.code = first?.errorCode ?? "";
  }
}

/** A request may take this long: the longest that Salesforce lets a query run. */
const timeoutMs = 120_000;

/** The org's APIs over plain HTTP, in the session of the CLI's user. */
export interface OrgSession extends OrgTarget {
  /** `path` is below the version (`/limits`), or from the root (`/services/…`). Any status is an answer. */
  send(path: string, request?: OrgRequest): Promise<OrgAnswer>;
  /** The body of a GET. Asked once, however many checks want it. Throws OrgRefusal. */
  read<T>(path: string): Promise<T>;
  /** All rows of a query. Asked once. Throws OrgRefusal. */
  query<T>(soql: string): Promise<T[]>;
  /** The result of `make`, made once for all who ask under the key. */
  once<T>(key: string, make: () => Promise<T>): Promise<T>;
}

/** `request`: tests give their own, to change what the org answers. */
export function openSession(target: OrgTarget, request: typeof fetch = fetch): OrgSession {
  const base = `/services/data/v${target.apiVersion}`;
  const made = new Map<string, Promise<unknown>>();

  const reach = async (url: string, init: RequestInit): Promise<Response> => {
    try {
      return await request(url, init);
    } catch (error) {
      throw unreachedOr(error, url);
    }
  };

  const send: OrgSession["send"] = async (path, { method = "GET", body, headers = {} } = {}) => {
    const url =
      target.instanceUrl + (path.startsWith("/services/") || path.startsWith("/id/") ? path : base + path);
    const begun = performance.now();
    const response = await reach(url, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        Authorization: `Bearer ${target.accessToken}`,
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text().catch((error: unknown) => {
      throw unreachedOr(error, url);
    });
    return {
      status: response.status,
      headers: response.headers,
      body: parsed(text),
      ms: Math.round(performance.now() - begun),
    };
  };

  const once = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known as Promise<T>;
  };

  const read = <T>(path: string): Promise<T> =>
    once(path, async () => {
      const answer = await send(path);
      if (answer.status >= 400) throw new OrgRefusal(answer.status, answer.body);
      return answer.body as T;
    });

  const query = async <T>(soql: string): Promise<T[]> => {
    interface Page {
      records: T[];
      nextRecordsUrl?: string;
    }
    let page = await read<Page>(`/query?q=${encodeURIComponent(soql)}`);
    const rows = [...page.records];
    while (page.nextRecordsUrl) {
      page = await read<Page>(page.nextRecordsUrl);
      rows.push(...page.records);
    }
    return rows;
  };

  return { ...target, send, read, query, once };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
