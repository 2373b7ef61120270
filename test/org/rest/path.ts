/** Clients whose instance URL ends in a slash ask for //services/data, which Salesforce takes for /services/data. */
export const withoutDoubleSlashes = (request: Request) =>
  new URL(request.url).pathname.replace(/\/{2,}/g, "/");
