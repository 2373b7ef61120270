import { folded } from "./names/fold.ts";
import type { JudgedLead } from "./judge.ts";
import type { Files } from "./writeFiles.ts";

type PlainWay = "same name" | "same website";

/** What a formula in a spreadsheet finds: the accounts of the same name, or at the same host. */
export function inPlainWay({ rows, truth }: Files, way: PlainWay): JudgedLead[] {
  const keyOf = { "same name": folded, "same website": hostIn }[way];
  const columns = {
    "same name": ["Company", "Name"],
    "same website": ["Company Website", "Website"],
  } as const;
  const [ofLead, ofAccount] = columns[way];
  const accounts = Map.groupBy(rows.accounts, (account) => keyOf(account[ofAccount] ?? ""));
  return truth.map((each, index) => {
    const key = keyOf(rows.leads[index]?.[ofLead] ?? "");
    const found = key === "" ? [] : (accounts.get(key) ?? []);
    return {
      truth: each,
      proposals: found.map(({ Id }, at) => ({ accountId: Id, isExact: at === 0, score: 1, reasons: [way] })),
    };
  });
}

const hostIn = (website: string) =>
  website
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/.*$/, "");
