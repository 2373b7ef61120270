import type { RestCall } from "../call/restCall.ts";
import { UnhandledException } from "../writing/fireTriggers.ts";
import { attempt, failedRecord, rolledBackRecord, type RecordResult } from "./recordResult.ts";
import { transaction } from "./transaction.ts";

interface RecordsRun<T> {
  allOrNone: boolean;
  run: (item: T) => RecordResult;
  /** What tells one run from the next: triggers get the records of a run together. */
  runOf?: (item: T) => unknown;
}

/**
 * Writes each record on its own; with `allOrNone` undoes all where one fails. Every record is looked at
 * nevertheless, "to compile a comprehensive list of errors" (Apex Developer Guide, Trigger Exceptions). That
 * is written of Apex alone: `endsAtEarlyFailure` is an org that only says what it finds before triggers.
 */
export async function runRecords<T>(
  call: RestCall,
  items: T[],
  { allOrNone, run, runOf = () => null }: RecordsRun<T>,
): Promise<RecordResult[]> {
  const results = await transaction(call, async () => {
    const result: RecordResult[] = [];
    for (const part of runsOf(items, runOf)) result.push(...(await runTogether(call, part, run)));
    return { commit: !allOrNone || result.every(({ success }) => success), result };
  });
  if (!allOrNone || results.every(({ success }) => success)) return results;
  const hasEnded = call.org.settings.endsAtEarlyFailure && results.some(isEarly);
  return results.map((result) =>
    result.success || (hasEnded && !isEarly(result)) ? rolledBackRecord(result) : result,
  );
}

/** Said once flows, triggers and rules have seen the record, by when its fields have been validated. */
const lateCodes = [
  "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
  "DUPLICATES_DETECTED",
  "DUPLICATE_VALUE",
  "FIELD_CUSTOM_VALIDATION_EXCEPTION",
];

function isEarly({ errors }: RecordResult): boolean {
  return errors.some(({ statusCode }) => !lateCodes.includes(statusCode));
}

/** Records of one object that follow one another: triggers get them together. */
function runsOf<T>(items: T[], runOf: (item: T) => unknown): T[][] {
  const runs: T[][] = [];
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    const last = runs.at(-1);
    if (last === undefined || before === undefined || runOf(before) !== runOf(item)) runs.push([item]);
    else last.push(item);
  }
  return runs;
}

/**
 * Writes the records that triggers get together. An exception that no trigger catches is the error of all of
 * them, but for those that were refused by themselves.
 */
async function runTogether<T>(
  call: RestCall,
  items: T[],
  run: (item: T) => RecordResult,
): Promise<RecordResult[]> {
  let uncaught: UnhandledException | undefined;
  const results = await transaction(call, async () => {
    const result = items.map((item) =>
      attempt(() => {
        try {
          return run(item);
        } catch (thrown) {
          if (thrown instanceof UnhandledException) uncaught ??= thrown;
          throw thrown;
        }
      }),
    );
    return { commit: uncaught === undefined, result };
  });
  if (uncaught === undefined) return results;
  const marked = failedRecord(uncaught);
  return results.map((result) => (result.success ? marked : result));
}
