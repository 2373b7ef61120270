/** Something to be sent with others, as far as Salesforce limits what goes together. */
export interface Shareable {
  subrequests: { path: string }[];
}

/** Salesforce takes 25 subrequests in one composite request, at most 5 of them queries. */
const subrequestsMax = 25;
const queriesMax = 5;

const isQuery = ({ path }: { path: string }) => /^\/query(All)?\b/.test(path);

/**
 * Puts requests that fit into one call together, in their order; one that is too large by itself goes alone.
 */
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

/** What requests ask for, by its path: what several ask alike, once. */
export function askedOnce<Subrequest extends { path: string }>(
  requests: { subrequests: Subrequest[] }[],
): Map<string, Subrequest> {
  return new Map(requests.flatMap(({ subrequests }) => subrequests.map((one) => [one.path, one])));
}
