import type { z } from "zod";
import { defineRecordType, grantRecordType } from "../recordTypes/defineRecordType.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import { PracticeError } from "./practiceError.ts";
import type { recordTypeSchema } from "./schemas.ts";

/** Creates a record type, grants it to the named profiles or all, and answers its id. */
export function addRecordType(
  org: Org,
  objectName: string,
  developerName: string,
  input: z.infer<typeof recordTypeSchema>,
): string {
  const object = org.schema.object(objectName);
  if (object === undefined) throw new PracticeError(`There is no object ${objectName}`, 404);
  for (const name of Object.keys(input.picklistValues)) {
    if ((org.schema.field(object.name, name)?.picklistValues.length ?? 0) === 0) {
      throw new PracticeError(`There is no picklist ${object.name}.${name}`);
    }
  }
  const profiles = statement(
    org.db,
    `SELECT Profile.Name AS name, PermissionSet.Id AS id FROM Profile JOIN PermissionSet ON ProfileId = Profile.Id`,
  ).all();
  const unknown = Object.keys(input.profiles ?? {}).find(
    (name) => !profiles.some((each) => each["name"] === name),
  );
  if (unknown !== undefined) throw new PracticeError(`There is no profile ${unknown}`);
  const { label = developerName.replaceAll("_", " "), ...rest } = input;
  const by = String(statement(org.db, "SELECT Id FROM User ORDER BY Id LIMIT 1").get()?.["Id"]);
  const id = defineRecordType(org, object, { ...rest, label, developerName }, by);
  for (const profile of profiles) {
    const grant = input.profiles === undefined ? { default: false } : input.profiles[String(profile["name"])];
    const granted = { visible: grant !== undefined, isDefault: grant?.default ?? false };
    grantRecordType(org, String(profile["id"]), id, granted);
  }
  return id;
}
