/**
 * Normalizes slashes in the path as Salesforce does: clients whose instance URL ends in a slash ask for
 * //services/data, and a trailing slash makes no difference.
 */
export const tidyPath = (request: Request) =>
  new URL(request.url).pathname.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
