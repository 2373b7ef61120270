import { readVaultConfig } from "../../connector/config.ts";
import { inTransaction } from "../../connector/database/inTransaction.ts";
import { closeDatabase } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { orgIds } from "../../connector/database/orgIds.ts";
import { erasedPeople } from "../../connector/database/schema/privacy.ts";
import { findHeader } from "../../connector/leadFiles/findHeader.ts";
import { recordToLead } from "../../connector/leadFiles/recordToLead.ts";
import { createTokenVault } from "../../connector/secrets/tokenVault.ts";
import { rememberPerson } from "../support/rememberPerson.ts";
import type { BenchStack } from "./batch/startBenchStack.ts";

/** What an import costs more while people are erased. */
export interface BesideErasedFigure {
  rows: number;
  erased: number;
  /** Processor time, the least of several imports. */
  cpuSeconds: { nobody: number; erased: number };
  ratio: number;
}

const header = "First Name,Last Name,Company,Title,Location,Email,URL";
const rows = 6_000;
const erased = 1_000;
/** Of each kind, in turn: what else the machine does meanwhile costs some of them more. */
const tries = 3;

/** Somebody whom nobody else is like, at one of 5,000 companies. One in three has an address. */
function personAt(number: number): string[] {
  const [first, last] = [`Ada${letters(number)}`, `Quist${letters(number * 7)}`];
  const company = `Nord ${(number * 37) % 5_000}, Inc.`;
  const email = number % 3 === 0 ? `${first}.${last}@nord${number % 5_000}.example` : "";
  return [first, last, company, "Head of Sales", "Oslo, Norway", email, `linkedin.com/in/${first}-${last}`];
}

const letters = (number: number): string =>
  number.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));

/** `cpuOf` imports a file with a fresh connector. */
export async function benchBesideErased(
  { databaseFile, environment }: Pick<BenchStack, "databaseFile" | "environment">,
  cpuOf: (file: Buffer) => Promise<number>,
): Promise<BesideErasedFigure> {
  const lines = Array.from({ length: rows }, (_, row) =>
    personAt(row)
      .map((cell) => `"${cell}"`)
      .join(","),
  );
  const file = Buffer.from([header, ...lines].join("\n"));
  const [nobody, some]: [number[], number[]] = [[], []];
  for (let tried = 0; tried < tries; tried++) {
    await remember(databaseFile, environment, 0);
    nobody.push(await cpuOf(file));
    await remember(databaseFile, environment, erased);
    some.push(await cpuOf(file));
  }
  const cpuSeconds = { nobody: Math.min(...nobody), erased: Math.min(...some) };
  return { rows, erased, cpuSeconds, ratio: cpuSeconds.erased / cpuSeconds.nobody };
}

/** None of them is in the file. */
async function remember(
  databaseFile: string,
  environment: Record<string, string>,
  count: number,
): Promise<void> {
  const database = await openDatabase(databaseFile);
  const vault = createTokenVault(readVaultConfig(environment).tokenKeys);
  const [orgId = ""] = await orgIds(database);
  const found = findHeader([header]);
  await inTransaction(database, async (tx) => {
    await tx.delete(erasedPeople).run();
    for (let number = 0; number < count; number++) {
      const read = recordToLead({ line: 2, fields: personAt(1_000_000 + number) }, found);
      if (read.outcome === "lead") await rememberPerson({ database: tx, vault, orgId }, read.lead);
    }
  });
  await closeDatabase(database);
}

export function printBesideErased({
  rows: all,
  erased: people,
  cpuSeconds,
  ratio,
}: BesideErasedFigure): void {
  console.log(
    `${all} rows while ${people} people are erased | CPU ${cpuSeconds.erased.toFixed(1)} s, ${cpuSeconds.nobody.toFixed(1)} s while nobody is, × ${ratio.toFixed(2)}`,
  );
}
