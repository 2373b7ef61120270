import { AppError } from "../errors.ts";
import { readAllowance, type ApiAllowance } from "./allowance.ts";
import type { OAuthSettings } from "./oauth.ts";
import { createRefresh, readOrThrow, type GrantStore } from "./refresh.ts";
import {
  RestSession,
  type GrantTokens,
  type HttpMethod,
  type SalesforceSession,
  type SessionDependencies,
} from "./session.ts";

/** Our registered app at Salesforce. */
export interface SalesforceApp {
  readonly settings: OAuthSettings;
  /** Opens Salesforce with the rights of the user who gave the grant. Makes no request. */
  connect(grant: { id: string; orgId: string }): SalesforceSession;
  /** The same on tokens that are not stored (yet): when Salesforce refuses them, that is the end. */
  connectWith(tokens: Omit<GrantTokens, "version">, orgId: string): SalesforceSession;
  /** The API allowance of an org as its last answer gave it. */
  allowance(orgId: string): ApiAllowance | null;
}

export interface SalesforceAppDependencies {
  settings: OAuthSettings;
  store: GrantStore;
  clock: () => Date;
  observe: (exchange: { method: HttpMethod; status: number | null }) => void;
}

export function createSalesforceApp({
  settings,
  store,
  clock,
  observe,
}: SalesforceAppDependencies): SalesforceApp {
  const refresh = createRefresh(settings, store);
  const allowances = new Map<string, { current: ApiAllowance | null }>();

  function allowanceOf(orgId: string) {
    let allowance = allowances.get(orgId);
    if (!allowance) allowances.set(orgId, (allowance = { current: null }));
    return allowance;
  }

  function session(
    orgId: string,
    tokens: Pick<SessionDependencies, "readTokens" | "refresh">,
  ): SalesforceSession {
    const allowance = allowanceOf(orgId);
    return new RestSession({
      ...tokens,
      apiVersion: settings.apiVersion,
      timeoutMs: settings.timeoutMs,
      allowance,
      observe({ method, status, limitInfo }) {
        allowance.current = readAllowance(limitInfo, clock()) ?? allowance.current;
        observe({ method, status });
      },
    });
  }

  return {
    settings,
    allowance: (orgId) => allowanceOf(orgId).current,
    connect: (grant) =>
      session(grant.orgId, {
        readTokens: () => readOrThrow(store, grant.id),
        refresh: (refused) => refresh(grant.id, refused),
      }),
    connectWith: (tokens, orgId) =>
      session(orgId, {
        readTokens: () => ({ ...tokens, version: 0 }),
        refresh: () => Promise.reject(new AppError("session-expired")),
      }),
  };
}
