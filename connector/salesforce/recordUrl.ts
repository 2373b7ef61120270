/** The URL of a record in Lightning Experience. The instance redirects to the org's Lightning host. */
export function recordUrl(instanceUrl: string, object: string, id: string): string {
  return `${instanceUrl}/lightning/r/${object}/${id}/view`;
}

/** The URL of Salesforce's page for a new record of an object. */
export function newRecordUrl(instanceUrl: string, object: string): string {
  return `${instanceUrl}/lightning/o/${object}/new`;
}
