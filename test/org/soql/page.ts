import { apiPath } from "../call/versions.ts";
import type { Api } from "../types.ts";

/** The version that URLs name where the caller has not said which. */
export const defaultVersion = "67.0";

export interface QueryAnswer {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Record<string, unknown>[];
}

/** Where a page of records stands in its answer. */
export interface PagePlace {
  /** All records of the answer. */
  totalSize: number;
  /** How many of them there are up to the end of this page. */
  end: number;
  locator: string;
  api?: Api | undefined;
  version?: string | undefined;
}

/** One page of an answer, and where the rest of it is to be had. */
export function page(
  records: Record<string, unknown>[],
  { totalSize, end, locator, api = "data", version = defaultVersion }: PagePlace,
): QueryAnswer {
  if (end >= totalSize) return { totalSize, done: true, records };
  const nextRecordsUrl = `${apiPath({ api, version: `v${version}` })}/query/${locator}-${String(end)}`;
  return { totalSize, done: false, nextRecordsUrl, records };
}
