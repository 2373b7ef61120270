import { insertRow, type Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import { apexRows, bundleRows } from "./codeRows.ts";
import { deployRequestRows } from "./deployRequestRows.ts";
import { userLoginRows } from "./userLoginRows.ts";
import {
  customFieldRows,
  customObjectRows,
  entityRows,
  fieldRows,
  particleRows,
  validationRuleRows,
} from "./schemaRows.ts";

/** The rows of each derived object. */
const sources: Record<string, (org: Org) => Row[]> = {
  EntityDefinition: entityRows,
  FieldDefinition: fieldRows,
  EntityParticle: particleRows,
  CustomObject: customObjectRows,
  CustomField: customFieldRows,
  ValidationRule: validationRuleRows,
  ApexClass: (org) => apexRows(org, "ApexClass"),
  ApexTrigger: (org) => apexRows(org, "ApexTrigger"),
  LightningComponentBundle: bundleRows,
  DeployRequest: deployRequestRows,
  UserLogin: userLoginRows,
};

/** Rewrites the rows of all derived objects, before a query reads some of them. */
export function refreshDerived(org: Org): void {
  org.db.transaction(() => {
    for (const [object, rows] of Object.entries(sources)) {
      statement(org.db, `DELETE FROM ${quoted(object)}`).run();
      for (const row of rows(org)) insertRow(org, object, row);
    }
  })();
}
