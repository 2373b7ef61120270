/** How the connector reaches Salesforce, and which org it serves. */
export interface SalesforceSettings {
  /** login.salesforce.com, test.salesforce.com or the org's My Domain. */
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  /** 18 characters, or null where the first admin's sign-in binds the org. */
  orgId: string | null;
  /** Hosts an instance_url may have: `*.example.com` for any below, or an exact host with or without port. */
  instanceHosts: readonly string[];
  apiVersion: string;
  timeoutMs: number;
}
