import { readAllowance, type ApiAllowance } from "./allowance.ts";
import type { OAuthSettings } from "./oauth.ts";
import { createRefresh, readOrThrow, type GrantStore } from "./refresh.ts";
import { RestSession, type HttpMethod, type SalesforceSession } from "./session.ts";

/** Our registered app at Salesforce. */
export interface SalesforceApp {
  readonly settings: OAuthSettings;
  /** Opens Salesforce with the rights of the user who gave the grant. Makes no request. */
  connect(grant: { id: string; orgId: string }): SalesforceSession;
  /** The API allowance of an org as its last answer gave it. */
  allowance(orgId: string): ApiAllowance | null;
}

export interface SalesforceAppDependencies {
  settings: OAuthSettings;
  store: GrantStore;
  clock: () => Date;
  observe(exchange: { method: HttpMethod; status: number | null }): void;
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

  return {
    settings,
    allowance: (orgId) => allowanceOf(orgId).current,
    connect(grant) {
      const allowance = allowanceOf(grant.orgId);
      return new RestSession({
        apiVersion: settings.apiVersion,
        timeoutMs: settings.timeoutMs,
        allowance,
        readTokens: () => readOrThrow(store, grant.id),
        refresh: (refused) => refresh(grant.id, refused),
        observe({ method, status, limitInfo }) {
          allowance.current = readAllowance(limitInfo, clock()) ?? allowance.current;
          observe({ method, status });
        },
      });
    },
  };
}
