/** A namespace and the underscores after it, by Salesforce's rule: letters, digits and single underscores. */
const namespace = /^[a-z](?:_?[a-z0-9])*__$/i;

/**
 * Whether an API name is that of a component of Crosswalk's package: `own` itself, or with the namespace in
 * front that a managed package puts there, e.g. acme__Crosswalk_Lead__c. Salesforce compares API names
 * without regard to case.
 */
export function isPackageName(name: string, own: string): boolean {
  if (!name.toLowerCase().endsWith(own.toLowerCase())) return false;
  const prefix = name.slice(0, name.length - own.length);
  return prefix === "" || namespace.test(prefix);
}
