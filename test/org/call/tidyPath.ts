/**
 * The path as Salesforce takes it: clients whose instance URL ends in a slash ask for //services/data, and a
 * slash at the end makes no difference.
 */
export const tidyPath = (request: Request) =>
  new URL(request.url).pathname.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
