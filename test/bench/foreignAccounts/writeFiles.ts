import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toCsv } from "./csv.ts";
import type { ForeignAccounts } from "./generateForeignAccounts.ts";
import type { Truth } from "./truth.ts";

export interface Files {
  leads: string;
  accounts: string;
  truth: readonly Truth[];
  rows: ForeignAccounts;
}

/** Writes leads.csv, accounts.csv and truth.json into the folder. */
export function writeFiles(rows: ForeignAccounts, folder: string): Files {
  mkdirSync(folder, { recursive: true });
  const files = { leads: join(folder, "leads.csv"), accounts: join(folder, "accounts.csv") };
  writeFileSync(files.leads, toCsv(rows.leads));
  writeFileSync(files.accounts, toCsv(rows.accounts));
  writeFileSync(join(folder, "truth.json"), `${JSON.stringify(rows.truth, null, 1)}\n`);
  return { ...files, truth: rows.truth, rows };
}
