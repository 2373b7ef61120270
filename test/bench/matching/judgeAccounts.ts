import { matchAccounts } from "../../../scripts/matchAccounts/matchAccounts.ts";
import { pathOf, readTable, readTruth } from "./readSet.ts";

/** The accounts proposed for a lead, the best first. */
type Proposals = { accountId: string; isExact: boolean }[];

export interface AccountScore {
  /** Leads that have an account in the CRM. */
  leads: number;
  /** The share of them for which a right account is the first. */
  firstRight: number;
  /** Of what is called exact, the share that is right. */
  exactPrecision: number;
  /** Of the leads with an account, the share for which a right one is called exact. */
  exactRecall: number;
}

/** The rep of the set, whose own accounts come before a colleague's. */
const rep = "005Vt000000014JIAQ";

/** By line of the set's lead file, what the product proposes. */
export async function proposeAccounts(): Promise<Map<number, Proposals>> {
  const files = { leads: pathOf("accounts", "leads.csv"), accounts: pathOf("accounts", "accounts.csv") };
  const { leads } = await matchAccounts(files, { rep });
  const proposals = new Map<number, Proposals>();
  for await (const { line, accounts } of leads) proposals.set(line, accounts);
  return proposals;
}

/** What a formula in a spreadsheet finds: the accounts with the same text, all of them exact. */
export function proposePlainly(
  ofLead: string,
  ofAccount: string,
  keyOf: (text: string) => string,
): Map<number, Proposals> {
  const byKey = Map.groupBy(readTable("accounts", "accounts.csv"), (account) =>
    keyOf(account[ofAccount] ?? ""),
  );
  byKey.delete("");
  return new Map(
    readTable("accounts", "leads.csv").map((lead, at) => [
      at + 2,
      (byKey.get(keyOf(lead[ofLead] ?? "")) ?? []).map(({ Id = "" }, place) => ({
        accountId: Id,
        isExact: place === 0,
      })),
    ]),
  );
}

export function judgeAccounts(proposals: Map<number, Proposals>): AccountScore {
  const judged = readTruth("accounts").map(({ line, ids }) => {
    const [first, ...others] = proposals.get(line) ?? [];
    const exact = [first, ...others].find((each) => each?.isExact);
    const isRight = (each: typeof first) => each !== undefined && ids.includes(each.accountId);
    return {
      hasAccount: ids.length > 0,
      isFirstRight: isRight(first),
      isExact: exact !== undefined,
      isExactRight: isRight(exact),
    };
  });
  const leads = judged.filter(({ hasAccount }) => hasAccount).length;
  const exactRight = judged.filter(({ isExactRight }) => isExactRight).length;
  return {
    leads,
    firstRight: judged.filter(({ isFirstRight }) => isFirstRight).length / leads,
    exactPrecision: exactRight / judged.filter(({ isExact }) => isExact).length,
    exactRecall: exactRight / leads,
  };
}
