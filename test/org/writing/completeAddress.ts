import { addressPrefixes } from "../schema/stateAndCountry.ts";
import { countries, states } from "../schema/countries.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError, type ObjectDefinition, type Org } from "../types.ts";

/**
 * Where State and Country picklists are on: checks what was sent against the lists, and fills the code from the label
 * or the label from the code, so that both always agree.
 */
export function completeAddresses(org: Org, object: ObjectDefinition, row: Row, changed: Set<string>): void {
  if (!org.settings.stateAndCountryPicklists) return;
  for (const prefix of addressPrefixes[object.name] ?? []) {
    completeCountry(row, changed, prefix);
    completeState(row, changed, prefix);
  }
}

function completeCountry(row: Row, changed: Set<string>, prefix: string): void {
  const [name, codeName] = [`${prefix}Country`, `${prefix}CountryCode`];
  if (changed.has(codeName) && row[codeName] != null) {
    const code = String(row[codeName]).toUpperCase();
    const label = countries.get(code);
    if (label === undefined) throw noSuch("country", "countries", codeName);
    Object.assign(row, { [name]: label, [codeName]: code });
  } else if (changed.has(name) && row[name] != null) {
    const found = byLabel([...countries], String(row[name]));
    if (found === undefined) throw noSuch("country", "countries", name);
    Object.assign(row, { [name]: found[1], [codeName]: found[0] });
  } else if (changed.has(name) || changed.has(codeName)) {
    Object.assign(row, { [name]: null, [codeName]: null });
  } else return;
  changed.add(name).add(codeName);
}

function completeState(row: Row, changed: Set<string>, prefix: string): void {
  const [name, codeName] = [`${prefix}State`, `${prefix}StateCode`];
  const sent = changed.has(codeName) ? codeName : changed.has(name) ? name : undefined;
  if (sent === undefined) return;
  changed.add(name).add(codeName);
  if (row[sent] == null) {
    Object.assign(row, { [name]: null, [codeName]: null });
    return;
  }
  const country = row[`${prefix}CountryCode`];
  if (country == null) {
    throw new SalesforceError(
      400,
      "FIELD_INTEGRITY_EXCEPTION",
      `A country/territory must be specified before specifying a state value for field: ${sent}`,
      [sent],
    );
  }
  const value = String(row[sent]).toLowerCase();
  const found = states.find(
    (state) =>
      state.country === country && (sent === name ? state.label : state.code).toLowerCase() === value,
  );
  if (found === undefined) throw noSuch("state", "states", sent);
  Object.assign(row, { [name]: found.label, [codeName]: found.code });
}

const byLabel = (list: [string, string][], label: string) =>
  list.find(([, each]) => each.toLowerCase() === label.toLowerCase());

const noSuch = (one: string, many: string, field: string) =>
  new SalesforceError(
    400,
    "FIELD_INTEGRITY_EXCEPTION",
    `There's a problem with this ${one}, even though it may appear correct. Please select a ${one} from the list of valid ${many}.`,
    [field],
  );
