import { AppError } from "../errors.ts";
import type { Trace } from "../trace.ts";
import { readAllowance, type ApiAllowance } from "./readAllowance.ts";
import type { OAuthSettings } from "./oauth.ts";
import type { HttpMethod } from "./requests.ts";
import { createRefresh, readOrThrow, type GrantStore } from "./refresh.ts";
import {
  RestSession,
  type GrantTokens,
  type SalesforceSession,
  type SeenOfOrg,
  type SessionDependencies,
} from "./session.ts";

export type BeforeExchange = (path: string) => void;

/** Our registered app at Salesforce. */
export interface SalesforceApp {
  readonly settings: OAuthSettings;
  /**
   * Opens Salesforce with the rights of the user who gave the grant. Makes no request. `beforeExchange` gets
   * the path before each request, repeated ones too, and prevents the request by throwing.
   */
  connect(
    grant: { id: string; orgId: string },
    options: { trace: Trace; beforeExchange?: BeforeExchange | undefined },
  ): SalesforceSession;
  /** The same with tokens that are not stored yet: it does not refresh them. */
  connectWith(tokens: Omit<GrantTokens, "version">, orgId: string, trace: Trace): SalesforceSession;
  /** The API allowance of an org as of its last answer. */
  allowance(orgId: string): ApiAllowance | null;
}

interface SalesforceAppDependencies {
  settings: OAuthSettings;
  store: GrantStore;
  clock: () => Date;
  observe: (exchange: { method: HttpMethod; status: number | null; ms: number }) => void;
}

export function createSalesforceApp({
  settings,
  store,
  clock,
  observe,
}: SalesforceAppDependencies): SalesforceApp {
  const refresh = createRefresh(settings, store);
  const seenByOrg = new Map<string, SeenOfOrg>();

  function seenOf(orgId: string) {
    let seen = seenByOrg.get(orgId);
    if (!seen) seenByOrg.set(orgId, (seen = { allowance: null, time: null }));
    return seen;
  }

  function session(
    orgId: string,
    dependencies: Pick<SessionDependencies, "readTokens" | "refresh" | "beforeExchange" | "trace">,
  ): SalesforceSession {
    const seen = seenOf(orgId);
    return new RestSession({
      ...dependencies,
      apiVersion: settings.apiVersion,
      timeoutMs: settings.timeoutMs,
      timeUp: settings.timeUp,
      seen,
      observe({ method, status, ms, headers }) {
        seen.allowance = readAllowance(headers["sforce-limit-info"], clock()) ?? seen.allowance;
        seen.time = readTime(headers["date"]) ?? seen.time;
        observe({ method, status, ms });
      },
    });
  }

  return {
    settings,
    allowance: (orgId) => seenOf(orgId).allowance,
    connect: (grant, { trace, beforeExchange = () => undefined }) =>
      session(grant.orgId, {
        trace,
        beforeExchange,
        readTokens: () => readOrThrow(store, grant.id),
        refresh: (refused) => refresh(grant.id, refused),
      }),
    connectWith: (tokens, orgId, trace) =>
      session(orgId, {
        trace,
        beforeExchange: () => undefined,
        readTokens: () => ({ ...tokens, version: 0 }),
        refresh: () => Promise.reject(new AppError("session-expired")),
      }),
  };
}

function readTime(date: string | undefined): Date | null {
  const time = new Date(date ?? "");
  return Number.isNaN(time.getTime()) ? null : time;
}
