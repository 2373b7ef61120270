/** The configuration of the connection to Salesforce and of the org it serves. */
export interface SalesforceSettings {
  /** login.salesforce.com, test.salesforce.com or the org's My Domain. */
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  /** 18 characters, or null where the first admin's sign-in binds the org. */
  orgId: string | null;
  /**
   * Allowed hosts of an instance_url: `*.example.com` for any host below, or an exact host with an optional
   * port.
   */
  instanceHosts: readonly string[];
  apiVersion: string;
  timeoutMs: number;
}
