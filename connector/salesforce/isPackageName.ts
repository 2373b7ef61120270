/** A namespace and the underscores after it, by Salesforce's rule: letters, digits and single underscores. */
const namespace = /^[a-z](?:_?[a-z0-9])*__$/i;

/**
 * Whether an API name is a component of Crosswalk's package: `own` itself, or with a managed package's
 * namespace in front, e.g. acme__Crosswalk_Lead__c. API names ignore case in Salesforce.
 */
export function isPackageName(name: string, own: string): boolean {
  if (!name.toLowerCase().endsWith(own.toLowerCase())) return false;
  const prefix = name.slice(0, name.length - own.length);
  return prefix === "" || namespace.test(prefix);
}
