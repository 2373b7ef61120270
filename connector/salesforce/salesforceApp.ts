import { AppError } from "../errors.ts";
import { timeOf } from "./askTime.ts";
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

export type BeforeExchange = (path: string) => void | Promise<void>;

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
    if (!seen) {
      seen = { allowance: null, time: null };
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
      observe({ method, status, ms, headers }) {
        seen.allowance = readAllowance(headers["sforce-limit-info"], clock()) ?? seen.allowance;
        seen.time = timeOf({ headers }) ?? seen.time;
        observe({ method, status, ms });
      },
    });
  }

  return {
    settings,
    allowance: (orgId) => seenOf(orgId).allowance,
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
