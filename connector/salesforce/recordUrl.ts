/**
 * Where a record opens in Lightning Experience; the instance sends browsers on to the org's Lightning host.
 */
export function recordUrl(instanceUrl: string, object: string, id: string): string {
  return `${instanceUrl}/lightning/r/${object}/${id}/view`;
}

/** Salesforce's own page to make a record of an object. */
export function newRecordUrl(instanceUrl: string, object: string): string {
  return `${instanceUrl}/lightning/o/${object}/new`;
}
