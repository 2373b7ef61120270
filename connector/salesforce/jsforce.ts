/**
 * What the connector uses of jsforce, loaded with the first request to Salesforce: a connector that has asked
 * nothing yet holds 10 MB less, and starts sooner.
 */
export const jsforce = {
  connection: () => import("jsforce/lib/connection.js"),
  oauth2: () => import("jsforce/lib/oauth2.js"),
};
