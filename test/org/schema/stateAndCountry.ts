import { countryLabels } from "./countryLabels.ts";
import { states } from "./states.ts";
import { field } from "./fields.ts";
import { quoted } from "../storage/statement.ts";
import { createTable } from "../storage/tables.ts";
import type { FieldDefinition, Org } from "../types.ts";

/** The objects whose addresses take part, and their address prefixes. */
export const addressPrefixes: Record<string, string[]> = {
  Account: ["Billing", "Shipping"],
  Contact: ["Other", "Mailing"],
  Lead: [""],
  User: [""],
};

/**
 * Turns State and Country picklists on or off: adds or removes the code fields, and finds the codes of stored
 * values.
 */
export function setStateAndCountryPicklists(org: Org, on: boolean): void {
  for (const [name, prefixes] of Object.entries(addressPrefixes)) {
    for (const prefix of prefixes) {
      if (on) org.schema.addFields(name, codeFields(prefix), `${prefix}Country`);
      else org.schema.removeFields(name, [`${prefix}StateCode`, `${prefix}CountryCode`]);
    }
    const object = org.schema.object(name);
    if (!on || object === undefined) continue;
    createTable(org.db, object);
    for (const prefix of prefixes) fillCodes(org, name, prefix);
  }
}

function codeFields(prefix: string): FieldDefinition[] {
  const named = (label: string) => (prefix === "" ? label : `${prefix} ${label}`);
  const part = { length: 10, restrictedPicklist: true, compoundFieldName: `${prefix}Address` };
  const value = (code: string, label: string) => ({ value: code, label, active: true, defaultValue: false });
  return [
    field("picklist", `${prefix}StateCode`, named("State/Province Code"), {
      ...part,
      controllerName: `${prefix}CountryCode`,
      picklistValues: states.map((state) => ({
        ...value(state.code, state.label),
        validFor: [state.country],
      })),
    }),
    field("picklist", `${prefix}CountryCode`, named("Country Code"), {
      ...part,
      picklistValues: [...countryLabels].map(([code, label]) => value(code, label)),
    }),
  ];
}

function fillCodes(org: Org, object: string, prefix: string): void {
  const [text, code] = [quoted(`${prefix}Country`), quoted(`${prefix}CountryCode`)];
  const used = org.db
    .prepare<[], { name: string }>(
      `SELECT DISTINCT ${text} AS name FROM ${quoted(object)} WHERE ${code} IS NULL AND ${text} IS NOT NULL`,
    )
    .all();
  const fill = org.db.prepare(
    `UPDATE ${quoted(object)} SET ${code} = ? WHERE ${text} = ? AND ${code} IS NULL`,
  );
  for (const { name } of used) {
    const found = [...countryLabels].find(([, label]) => label.toLowerCase() === name.toLowerCase());
    if (found !== undefined) fill.run(found[0], name);
  }
}
