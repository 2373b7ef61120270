import { addressPrefixes } from "../schema/stateAndCountry.ts";
import { countryLabels } from "../schema/countryLabels.ts";
import { states } from "../schema/states.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError, type ObjectDefinition, type Org } from "../types.ts";

/**
 * With State and Country picklists: checks the sent values and fills in the code from the label or the label
 * from the code, so that both agree.
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
    const label = countryLabels.get(code);
    if (label === undefined) throw noSuch("country", "countries", codeName);
    const sent =
      changed.has(name) && row[name] != null ? byLabel([...countryLabels], String(row[name])) : null;
    if (sent !== null && sent?.[0] !== code) throw noSuch("country", "countries", name);
    Object.assign(row, { [name]: label, [codeName]: code });
  } else if (changed.has(name) && row[name] != null) {
    const found = byLabel([...countryLabels], String(row[name]));
    if (found === undefined) throw noSuch("country", "countries", name);
    Object.assign(row, { [name]: found[1], [codeName]: found[0] });
  } else if (changed.has(name) || changed.has(codeName)) {
    Object.assign(row, { [name]: null, [codeName]: null });
  } else return;
  changed.add(name).add(codeName);
}

function completeState(row: Row, changed: Set<string>, prefix: string): void {
  const [name, codeName, countryName] = [`${prefix}State`, `${prefix}StateCode`, `${prefix}CountryCode`];
  if (![name, codeName, countryName].some((each) => changed.has(each))) return;
  const sent = [codeName, name].find((each) => changed.has(each) && row[each] != null);
  const cleared = sent === undefined && (changed.has(name) || changed.has(codeName));
  changed.add(name).add(codeName);
  if (cleared) Object.assign(row, { [name]: null, [codeName]: null });
  const decisive = sent ?? codeName;
  if (row[decisive] == null) return;
  const country = row[countryName];
  if (country == null) {
    throw new SalesforceError(
      400,
      "FIELD_INTEGRITY_EXCEPTION",
      `A country/territory must be specified before specifying a state value for field: ${decisive}`,
      [decisive],
    );
  }
  const value = String(row[decisive]).toLowerCase();
  const found = states.find(
    (state) =>
      state.country === country && (decisive === name ? state.label : state.code).toLowerCase() === value,
  );
  if (found === undefined) throw noSuch("state", "states", decisive);
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
