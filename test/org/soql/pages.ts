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

/** Records of `totalSize` up to but without row `end`, and where the rest of them is to be had. */
export function page(
  totalSize: number,
  end: number,
  locator: string,
  { api = "data", version = defaultVersion }: { api?: Api | undefined; version?: string | undefined },
  records: Record<string, unknown>[],
): QueryAnswer {
  if (end >= totalSize) return { totalSize, done: true, records };
  const nextRecordsUrl = `${apiPath({ api, version: `v${version}` })}/query/${locator}-${String(end)}`;
  return { totalSize, done: false, nextRecordsUrl, records };
}
