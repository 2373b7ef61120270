import { AppError, policyOf } from "../errors.ts";
import type { FieldDescribe, ObjectDescribe } from "./describeTypes.ts";
import type { SalesforceSession } from "./session.ts";

/** The picklist values of a record type by field (REST API, sObject Layouts: `recordTypeMappings`). */
interface RecordTypeMapping {
  recordTypeId: string;
  picklistsForRecordType?:
    | { picklistName: string; picklistValues: { value: string; active?: boolean; defaultValue: boolean }[] }[]
    | null;
}

/**
 * The describe with the picklists of the record type of the user's new records: marks values it does not
 * offer and uses its defaults. Unchanged for the master record type, and where Salesforce does not answer.
 * One API call, none for the master record type.
 */
export async function withRecordType(
  session: SalesforceSession,
  describe: ObjectDescribe,
): Promise<ObjectDescribe> {
  const { name, defaultRecordTypeId } = describe;
  if (defaultRecordTypeId === null) return describe;
  try {
    const { body } = await session.request<{ recordTypeMappings: RecordTypeMapping[] }>(
      "GET",
      `/sobjects/${name}/describe/layouts`,
    );
    const mapping = body.recordTypeMappings.find(({ recordTypeId }) => recordTypeId === defaultRecordTypeId);
    return mapping ? applyRecordType(describe, mapping) : describe;
  } catch (error) {
    if (error instanceof AppError && policyOf(error).isUnseen) return describe;
    throw error;
  }
}

/** Values keep their positions, because dependent picklists refer to them by index. */
export function applyRecordType(describe: ObjectDescribe, mapping: RecordTypeMapping): ObjectDescribe {
  const picklists = new Map(
    (mapping.picklistsForRecordType ?? []).map(({ picklistName, picklistValues }) => [
      picklistName,
      new Map(picklistValues.filter(({ active }) => active !== false).map((entry) => [entry.value, entry])),
    ]),
  );
  const applied = (field: FieldDescribe): FieldDescribe => {
    const offered = picklists.get(field.name);
    if (!offered) return field;
    const picklistValues = field.picklistValues.map((entry) => ({
      ...entry,
      isOffered: offered.has(entry.value),
      defaultValue: offered.get(entry.value)?.defaultValue ?? false,
    }));
    return { ...field, picklistValues };
  };
  return { ...describe, fields: describe.fields.map(applied) };
}
