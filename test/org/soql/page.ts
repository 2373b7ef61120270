import { apiPath } from "../call/versions.ts";
import type { Api } from "../types.ts";

/** The version in URLs where the caller named none. */
export const defaultVersion = "67.0";

export interface QueryAnswer {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Record<string, unknown>[];
}

/** The position of a page in its answer. */
interface PagePlace {
  /** All records of the answer. */
  totalSize: number;
  /** The number of records up to the end of this page. */
  end: number;
  locator: string;
  api?: Api | undefined;
  version?: string | undefined;
}

/** One page of an answer, with the URL of the next one. */
export function page(
  records: Record<string, unknown>[],
  { totalSize, end, locator, api = "data", version = defaultVersion }: PagePlace,
): QueryAnswer {
  if (end >= totalSize) return { totalSize, done: true, records };
  const nextRecordsUrl = `${apiPath({ api, version: `v${version}` })}/query/${locator}-${String(end)}`;
  return { totalSize, done: false, nextRecordsUrl, records };
}
