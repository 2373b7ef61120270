import { AppError } from "../errors.ts";
import { askTime } from "./askTime.ts";
import type { Trace } from "../trace.ts";
import { readAllowance, type ApiAllowance } from "./readAllowance.ts";
import type { OAuthSettings } from "./oauth.ts";
import type { HttpMethod } from "./requests.ts";
import { createRefresh, readOrThrow, type Asking, type GrantStore } from "./refresh.ts";
import {
  RestSession,
  type GrantTokens,
  type SalesforceSession,
  type SeenOfOrg,
  type SessionDependencies,
} from "./session.ts";
import { watchClock, type ClockDifference } from "./watchClock.ts";

export type BeforeExchange = (path: string) => void | Promise<void>;

/** The connector's clock at Salesforce's newest answer. */
export interface ClockSeen {
  at: Date;
  /** How far it was ahead of the time that the answer has. Negative where it was behind. */
  aheadMs: number;
}

/** Our registered app at Salesforce. */
export interface SalesforceApp {
  readonly settings: OAuthSettings;
  /**
   * Opens Salesforce with the rights of the user who gave the grant. Makes no request. `beforeExchange` gets
   * the path before each request, repeated ones too, and prevents the request by throwing.
   */
  connect(
    grant: { id: string; orgId: string; instanceUrl: string },
    options: Asking & { beforeExchange?: BeforeExchange | undefined },
  ): SalesforceSession;
  /** The same with tokens that are not stored yet: it does not refresh them. */
  connectWith(tokens: Omit<GrantTokens, "version">, orgId: string, asking: Asking): SalesforceSession;
  /** The API allowance of an org as of its last answer. */
  allowance(orgId: string): ApiAllowance | null;
  /** Null before the first answer of any org. */
  clockSeen(): ClockSeen | null;
  /**
   * Asks Salesforce for the time, as nobody, and makes that its newest answer. Those who ask meanwhile share
   * the request. Throws `salesforce-unavailable` where no time came.
   */
  askTime(trace: Trace | undefined): Promise<void>;
}

interface SalesforceAppDependencies {
  settings: OAuthSettings;
  store: GrantStore;
  clock: () => Date;
  observe: (exchange: { method: HttpMethod | "HEAD"; status: number | null; ms: number }) => void;
  /** Called where the connector's clock begins to differ from Salesforce's, and where it agrees again. */
  tellClock: (orgId: string, difference: ClockDifference, asking: Asking) => Promise<void>;
}

export function createSalesforceApp({
  settings,
  store,
  clock,
  observe,
  tellClock,
}: SalesforceAppDependencies): SalesforceApp {
  const refresh = createRefresh(settings, store);
  const seenByOrg = new Map<string, SeenOfOrg & { compareClock: ReturnType<typeof watchClock> }>();
  let clockSeen: ClockSeen | null = null;
  let asking: Promise<void> | null = null;

  function seeClock(date: string | undefined): Date | null {
    const time = readTime(date);
    const at = clock();
    if (time) clockSeen = { at, aheadMs: at.getTime() - time.getTime() };
    return time;
  }

  async function ask(trace: Trace | undefined): Promise<void> {
    const { status, ms, headers, call } = await askTime(settings, trace);
    observe({ method: "HEAD", status, ms });
    if (seeClock(headers["date"])) return;
    const failure = new AppError("salesforce-unavailable");
    failure.call = call;
    throw failure;
  }

  function seenOf(orgId: string) {
    let seen = seenByOrg.get(orgId);
    if (!seen) {
      seen = { allowance: null, time: null, compareClock: watchClock() };
      seenByOrg.set(orgId, seen);
    }
    return seen;
  }

  function session(
    orgId: string,
    asking: Asking,
    dependencies: Pick<SessionDependencies, "instanceUrl" | "readTokens" | "refresh" | "beforeExchange">,
  ): SalesforceSession {
    const seen = seenOf(orgId);
    return new RestSession({
      ...dependencies,
      trace: asking.trace,
      apiVersion: settings.apiVersion,
      timeoutMs: settings.timeoutMs,
      timeUp: settings.timeUp,
      seen,
      async observe({ method, status, ms, headers }) {
        seen.allowance = readAllowance(headers["sforce-limit-info"], clock()) ?? seen.allowance;
        const time = seeClock(headers["date"]);
        seen.time = time ?? seen.time;
        const difference = time && seen.compareClock(clock(), time);
        if (difference) await tellClock(orgId, difference, asking);
        observe({ method, status, ms });
      },
    });
  }

  return {
    settings,
    allowance: (orgId) => seenOf(orgId).allowance,
    clockSeen: () => clockSeen,
    askTime(trace) {
      asking ??= ask(trace).finally(() => (asking = null));
      return asking;
    },
    connect(grant, { beforeExchange = () => undefined, ...asking }) {
      let known: GrantTokens | undefined;
      return session(grant.orgId, asking, {
        instanceUrl: grant.instanceUrl,
        beforeExchange,
        readTokens: async () => (known = await readOrThrow(store, grant.id, known)),
        refresh: (refused) => refresh(grant.id, refused, asking),
      });
    },
    connectWith: (tokens, orgId, asking) =>
      session(orgId, asking, {
        instanceUrl: tokens.instanceUrl,
        beforeExchange: () => undefined,
        readTokens: () => Promise.resolve({ ...tokens, version: 0 }),
        refresh: () => Promise.reject(new AppError("session-expired")),
      }),
  };
}

function readTime(date: string | undefined): Date | null {
  const time = new Date(date ?? "");
  return Number.isNaN(time.getTime()) ? null : time;
}
