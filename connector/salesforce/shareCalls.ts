/** Something to be sent with others, as far as Salesforce limits what goes together. */
export interface Shareable {
  subrequests: { path: string }[];
}

/** Salesforce takes 25 subrequests in one composite request, at most 5 of them queries. */
const subrequestsMax = 25;
const queriesMax = 5;

const isQuery = ({ path }: { path: string }) => /^\/query(All)?\b/.test(path);

/** Puts requests that fit into one call together, in their order; one that is too large by itself goes alone. */
export function shareCalls<Request extends Shareable>(requests: Request[]): Request[][] {
  const calls: Request[][] = [];
  for (const request of requests) {
    const joined = [...(calls.at(-1) ?? []), request].flatMap(({ subrequests }) => subrequests);
    const fits = joined.length <= subrequestsMax && joined.filter(isQuery).length <= queriesMax;
    if (calls.length > 0 && fits) calls.at(-1)?.push(request);
    else calls.push([request]);
  }
  return calls;
}
