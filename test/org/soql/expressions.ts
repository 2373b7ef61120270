import type { FunctionExp } from "@jetstreamapp/soql-parser-js";
import type { FieldDefinition } from "../types.ts";
import { type Kind, kindOf } from "./literals.ts";
import type { Column, Scope } from "./scope.ts";

/** A term of SELECT, WHERE, GROUP BY or ORDER BY. */
export interface Expression {
  sql: string;
  kind: Kind;
  /** Whole numbers only. */
  integer: boolean;
  /** The field, if the term is a single field. */
  column: Column | undefined;
  /** The term's name in errors and results. */
  name: string;
  aggregate: boolean;
  /** For GROUPING(term): the term in question, as `spell` writes it. */
  grouping?: string;
  /** For a computed order term: the SQL of the original term. */
  over?: string;
}

/** Normalizes a term's text for comparing, without regard to case and blanks. */
export const spell = (text: string): string => text.replaceAll(/\s/g, "").toLowerCase();

const dateParts: Record<string, (date: string, fiscalShift: string) => string> = {
  CALENDAR_YEAR: (date) => `CAST(strftime('%Y', ${date}) AS INTEGER)`,
  CALENDAR_QUARTER: (date) => `(CAST(strftime('%m', ${date}) AS INTEGER) + 2) / 3`,
  CALENDAR_MONTH: (date) => `CAST(strftime('%m', ${date}) AS INTEGER)`,
  DAY_IN_MONTH: (date) => `CAST(strftime('%d', ${date}) AS INTEGER)`,
  DAY_IN_WEEK: (date) => `CAST(strftime('%w', ${date}) AS INTEGER) + 1`,
  DAY_IN_YEAR: (date) => `CAST(strftime('%j', ${date}) AS INTEGER)`,
  DAY_ONLY: (date) => `substr(${date}, 1, 10)`,
  HOUR_IN_DAY: (date) => `CAST(strftime('%H', ${date}) AS INTEGER)`,
  WEEK_IN_MONTH: (date) => `(CAST(strftime('%d', ${date}) AS INTEGER) - 1) / 7 + 1`,
  WEEK_IN_YEAR: (date) => `(CAST(strftime('%j', ${date}) AS INTEGER) - 1) / 7 + 1`,
  FISCAL_YEAR: (date, shift) => `CAST(strftime('%Y', ${date}, ${shift}) AS INTEGER)`,
  FISCAL_QUARTER: (date, shift) => `(CAST(strftime('%m', ${date}, ${shift}) AS INTEGER) + 2) / 3`,
  FISCAL_MONTH: (date, shift) => `CAST(strftime('%m', ${date}, ${shift}) AS INTEGER)`,
};

const aggregates = new Set(["COUNT", "COUNT_DISTINCT", "SUM", "AVG", "MIN", "MAX"]);

export function fieldExpression(scope: Scope, path: string): Expression {
  const column = scope.column(path);
  return {
    sql: column.sql,
    kind: kindOf(column.field),
    integer: column.field.type === "int",
    column,
    name: column.field.name,
    aggregate: false,
  };
}

type Parameter = NonNullable<FunctionExp["parameters"]>[number];

/** The expression of a SOQL function call. Throws MALFORMED_QUERY for an unknown or misused function. */
export function functionExpression(scope: Scope, call: FunctionExp): Expression {
  const name = (call.functionName ?? "").toUpperCase();
  const shown = call.rawValue ?? name;
  if (name === "COUNT" && (call.parameters ?? []).length === 0) {
    return {
      sql: "COUNT(*)",
      kind: "number",
      integer: true,
      column: undefined,
      name: shown,
      aggregate: true,
    };
  }
  if (name === "DISTANCE") return distance(scope, call);
  const part = dateParts[name];
  if (part) return datePart(scope, name, dateExpression(scope, call.parameters?.[0], shown), part);
  const argument = parameterExpression(scope, call.parameters?.[0], shown);
  if (aggregates.has(name)) return aggregate(scope, name, argument);
  if (name === "GROUPING") return grouping(argument, call);
  if (name === convertTimezone) {
    throw scope.error(shown, "MALFORMED_QUERY", "convertTimezone() is for the field of a date function only");
  }
  if (name === "CONVERTCURRENCY" || name === "FORMAT") return argument;
  if (name === "TOLABEL" && argument.column)
    return { ...argument, sql: labelSql(scope, argument.column.field, argument.sql) };
  throw scope.error(shown, "MALFORMED_QUERY", `Invalid function: ${call.functionName ?? ""}`);
}

const convertTimezone = "CONVERTTIMEZONE";

/**
 * The field of a date function: in UTC, unless convertTimezone() asks for the user's time zone. SOQL's
 * reference has it in date functions only.
 */
function dateExpression(scope: Scope, parameter: Parameter | undefined, shown: string): Expression {
  if (typeof parameter !== "object" || parameter.functionName?.toUpperCase() !== convertTimezone) {
    return parameterExpression(scope, parameter, shown);
  }
  const argument = parameterExpression(scope, parameter.parameters?.[0], shown);
  if (argument.kind !== "datetime") {
    throw scope.error(shown, "MALFORMED_QUERY", `Invalid function: ${parameter.functionName}`);
  }
  const zone = scope.environment.bind(scope.environment.timeZone);
  return { ...argument, sql: `soql_zone(${argument.sql}, ${zone})` };
}

function parameterExpression(scope: Scope, parameter: Parameter | undefined, shown: string): Expression {
  if (parameter === undefined) throw scope.error(shown, "MALFORMED_QUERY", `${shown} needs a field`);
  return typeof parameter === "string"
    ? fieldExpression(scope, parameter)
    : functionExpression(scope, parameter);
}

function aggregate(scope: Scope, name: string, argument: Expression): Expression {
  const { sql, kind } = argument;
  const base = { column: undefined, name, aggregate: true };
  if (name === "COUNT") return { ...base, sql: `COUNT(${sql})`, kind: "number", integer: true };
  if (name === "COUNT_DISTINCT")
    return { ...base, sql: `COUNT(DISTINCT ${sql})`, kind: "number", integer: true };
  const numeric = kind === "number";
  const ordered = numeric || kind === "date" || kind === "datetime" || kind === "text" || kind === "id";
  if (name === "MIN" || name === "MAX" ? !ordered : !numeric) {
    throw scope.error(
      argument.name,
      "MALFORMED_QUERY",
      `field ${argument.name} does not support aggregate operator ${name}`,
    );
  }
  return {
    ...base,
    column: argument.column,
    sql: `${name}(${sql})`,
    kind: numeric ? "number" : kind,
    integer: argument.integer && name !== "AVG",
  };
}

/**
 * GROUPING(): 1 where a row of ROLLUP or CUBE is a subtotal of the term, otherwise 0. Each grouping set
 * supplies the SQL.
 */
function grouping(argument: Expression, call: FunctionExp): Expression {
  const [parameter] = call.parameters ?? [];
  const text = typeof parameter === "string" ? parameter : (parameter?.rawValue ?? "");
  return { ...argument, kind: "number", integer: true, column: undefined, grouping: spell(text) };
}

function datePart(
  scope: Scope,
  name: string,
  argument: Expression,
  part: (date: string, fiscalShift: string) => string,
): Expression {
  const fits = name === "HOUR_IN_DAY" || name === "DAY_ONLY" ? ["datetime"] : ["date", "datetime"];
  if (!fits.includes(argument.kind)) {
    throw scope.error(
      argument.name,
      "INVALID_FIELD",
      `field '${argument.name}' does not support the date function ${name}`,
    );
  }
  const shift = `'start of month', '-${String(fiscalFirstMonth(scope) - 1)} months'`;
  const kind = name === "DAY_ONLY" ? "date" : "number";
  return { ...argument, sql: part(argument.sql, shift), kind, integer: kind === "number", column: undefined };
}

/** The first month of the org's fiscal year, 1 to 12. */
export function fiscalFirstMonth(scope: Scope): number {
  const { org } = scope.environment;
  if (!org.schema.field("Organization", "FiscalYearStartMonth")) return 1;
  const row = org.db
    .prepare<[], { month: number | null }>("SELECT FiscalYearStartMonth AS month FROM Organization")
    .get();
  return row?.month ?? 1;
}

/** The label of a picklist's value, or the value where there is no label. */
function labelSql(scope: Scope, field: FieldDefinition, sql: string): string {
  const labels = field.picklistValues.filter(({ value, label }) => value !== label);
  if (labels.length === 0) return sql;
  const { environment } = scope;
  const cases = labels.map(
    ({ value, label }) => `WHEN ${environment.bind(value)} THEN ${environment.bind(label)}`,
  );
  return `(CASE ${sql} ${cases.join(" ")} ELSE ${sql} END COLLATE NOCASE)`;
}

/** DISTANCE(address, GEOLOCATION(lat, lon), 'mi' | 'km') on a sphere. */
function distance(scope: Scope, call: FunctionExp): Expression {
  const [from, to, unit] = call.parameters ?? [];
  if (typeof from !== "string" || typeof to !== "object" || typeof unit !== "string") {
    throw scope.error(
      "DISTANCE",
      "MALFORMED_QUERY",
      "DISTANCE needs a location field, a GEOLOCATION and a unit",
    );
  }
  const names = scope.segments(from);
  const compound = names.pop() ?? "";
  const place = scope.place(names, from);
  const prefix = compound.replace(/Address$|__c$/i, "");
  const latitude = scope.columnAt(
    place,
    /__c$/i.test(compound) ? `${prefix}__Latitude__s` : `${prefix}Latitude`,
    from,
  );
  const longitude = scope.columnAt(
    place,
    /__c$/i.test(compound) ? `${prefix}__Longitude__s` : `${prefix}Longitude`,
    from,
  );
  const [latitudeTo, longitudeTo] = (to.parameters ?? []).map(Number);
  const bind = (degrees: number | undefined): string => scope.environment.bind(degrees ?? 0);
  const radius = /km/i.test(unit) ? "6371.0" : "3958.76";
  const half = (a: string, b: string): string => `pow(sin(radians(${a} - ${b}) / 2), 2)`;
  const [lat, lon] = [bind(latitudeTo), bind(longitudeTo)];
  const chord = `${half(latitude.sql, lat)} + cos(radians(${lat})) * cos(radians(${latitude.sql})) * ${half(longitude.sql, lon)}`;
  return {
    sql: `(2 * ${radius} * asin(min(1, sqrt(${chord}))))`,
    kind: "number",
    integer: false,
    column: undefined,
    name: call.rawValue ?? "DISTANCE",
    aggregate: false,
  };
}
