import { insertRow, type Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import { apexRows, bundleRows } from "./codeRows.ts";
import { deployRequestRows } from "./deployRequestRows.ts";
import { assignmentRuleRows, leadStatusRows } from "./leadRows.ts";
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
  AssignmentRule: assignmentRuleRows,
  LeadStatus: leadStatusRows,
};

/** Rewrites the rows of a derived object, and of all that its lookups lead to, before a query reads them. */
export function refreshDerived(org: Org, object: string): void {
  org.db.transaction(() => {
    for (const name of reachedFrom(org, object)) {
      const rows = sources[name];
      if (rows === undefined) continue;
      statement(org.db, `DELETE FROM ${quoted(name)}`).run();
      for (const row of rows(org)) insertRow(org, name, row);
    }
  })();
}

function reachedFrom(org: Org, object: string): Set<string> {
  const reached = new Set([object]);
  // The loop goes on with what it adds.
  for (const name of reached) {
    for (const { referenceTo } of org.schema.object(name)?.fields ?? []) {
      for (const target of referenceTo) reached.add(target);
    }
  }
  return reached;
}
