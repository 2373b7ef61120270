import { refusals } from "../call/failure.ts";
import { SalesforceError } from "../types.ts";

/** One record's outcome in collections and trees: errors carry `statusCode`, not `errorCode`. */
export interface RecordResult {
  id?: string;
  success: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
  created?: boolean;
}

export const failedRecord = (thrown: unknown): RecordResult => ({
  success: false,
  errors: refusals(thrown).map((error) => ({
    statusCode: error.errorCode,
    message: error.message,
    fields: error.fields ?? [],
  })),
});

/** A record that succeeded and was undone. An upsert still says whether it had created it. */
export const rolledBackRecord = ({ created }: Pick<RecordResult, "created">): RecordResult => ({
  ...failedRecord(
    new SalesforceError(
      400,
      "ALL_OR_NONE_OPERATION_ROLLED_BACK",
      "Record rolled back because not all records were valid and the request was using AllOrNone header",
    ),
  ),
  ...(created === undefined ? {} : { created }),
});

/** The result of writing one record. */
export function attempt(run: () => RecordResult): RecordResult {
  try {
    return run();
  } catch (thrown) {
    return failedRecord(thrown);
  }
}
