import { createReadStream } from "node:fs";
import { readLeadFile } from "../../connector/leadFiles/readLeadFile.ts";
import type { SoughtAccount } from "../../connector/matching/companies/accountFacts.ts";
import { createAccountIndex } from "../../connector/matching/companies/indexAccounts.ts";
import { countryOfLocation } from "../../connector/matching/places/countryOfLocation.ts";
import { comparedId, readAccounts, type ExportedAccount } from "./readAccounts.ts";

interface MatchedLead {
  /** Of the lead file, counted from 1. */
  line: number;
  company: string | null;
  /** The likeliest first. */
  accounts: { accountId: string; isExact: boolean; score: number; reasons: string[] }[];
}

interface Line {
  line: number;
  reason: string;
}

export interface AccountReport {
  leads: AsyncGenerator<MatchedLead>;
  /** Rows of the lead file without a lead. */
  unread: Line[];
  accounts: number;
  /** Lines of the accounts without an id or a name. */
  unreadAccounts: Line[];
  /** Cells of the accounts that say nothing, such as a date that is none. */
  unreadCells: Line[];
}

const accountsShownMax = 5;

/**
 * Ranks the accounts of an export for the company of each lead of a lead file, as the connector does for the
 * user `rep`. `onAccount` gets the number of accounts read.
 */
export async function matchAccounts(
  files: { leads: string; accounts: string },
  { rep, onAccount = () => undefined }: { rep: string | null; onAccount?: (count: number) => void },
): Promise<AccountReport> {
  const user = rep === null ? null : comparedId(rep);
  const { rows } = await readLeadFile(createReadStream(files.leads));
  const sought: { line: number; company: string | null; wanted: SoughtAccount }[] = [];
  const unread: Line[] = [];
  for await (const row of rows) {
    if (row.outcome !== "lead") {
      unread.push({ line: row.line, reason: row.reason.text });
      continue;
    }
    const { company, companyDomain, email, location } = row.lead;
    const country = countryOfLocation(location);
    const wanted = { company, domain: companyDomain ?? email, country, location, rep: user };
    sought.push({ line: row.line, company, wanted });
  }
  const index = createAccountIndex<ExportedAccount & { accountId: string }>();
  const unreadAccounts: Line[] = [];
  const unreadCells: Line[] = [];
  let count = 0;
  for await (const { line, account, problems } of readAccounts(files.accounts)) {
    const lines = account ? unreadCells : unreadAccounts;
    lines.push(...problems.map((reason) => ({ line, reason })));
    if (!account) continue;
    index.add({ ...account, id: comparedId(account.id), accountId: account.id });
    onAccount(++count);
  }
  return { leads: rankAll(), unread, accounts: count, unreadAccounts, unreadCells };

  async function* rankAll(): AsyncGenerator<MatchedLead> {
    for (const { line, company, wanted } of sought) {
      const ranked = index.resolve(wanted).slice(0, accountsShownMax);
      yield {
        line,
        company,
        accounts: ranked.map(({ account, isExact, score, reasons }) => ({
          accountId: account.accountId,
          isExact,
          score,
          reasons: reasons.map(({ text }) => text),
        })),
      };
    }
  }
}
