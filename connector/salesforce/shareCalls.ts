/** A request that can share a call, with what Salesforce limits in one. */
interface Shareable {
  subrequests: { path: string }[];
}

/** Salesforce takes 25 subrequests in one composite request, at most 5 of them queries. */
const subrequestsMax = 25;
const queriesMax = 5;

const isQuery = ({ path }: { path: string }) => /^\/query(All)?\b/.test(path);

/** Groups requests that fit into one call, in their order. A request that is too large goes alone. */
export function shareCalls<Request extends Shareable>(requests: Request[]): Request[][] {
  const calls: Request[][] = [];
  for (const request of requests) {
    const joined = [...askedOnce([...(calls.at(-1) ?? []), request]).values()];
    const fits = joined.length <= subrequestsMax && joined.filter(isQuery).length <= queriesMax;
    if (calls.length > 0 && fits) calls.at(-1)?.push(request);
    else calls.push([request]);
  }
  return calls;
}

/** Requests by path, equal ones once. */
export function askedOnce<Subrequest extends { path: string }>(
  requests: { subrequests: Subrequest[] }[],
): Map<string, Subrequest> {
  return new Map(requests.flatMap(({ subrequests }) => subrequests.map((one) => [one.path, one])));
}
