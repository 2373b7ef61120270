import type { FieldDefinition, Org } from "../../types.ts";
import { childrenNamed, childText, type XmlElement } from "../../components/xmlTree.ts";

const comparisons: Record<string, string> = {
  equals: "=",
  notEqual: "!=",
  lessThan: "<",
  greaterThan: ">",
  lessOrEqual: "<=",
  greaterOrEqual: ">=",
};

const patterns: Record<string, (text: string) => string> = {
  contains: (text) => `%${text}%`,
  notContain: (text) => `%${text}%`,
  startsWith: (text) => `${text}%`,
};

const bare = new Set(["boolean", "int", "double", "currency", "percent", "date", "datetime"]);

/** The SOQL condition of a rule's criteria items, joined by its filter logic, or by AND. */
export function criteriaCondition(org: Org, object: string, rule: XmlElement): string {
  const items = childrenNamed(rule, "criteriaItems").map((item) => itemCondition(org, object, item));
  const logic = childText(rule, "booleanFilter") ?? items.map((_, i) => i + 1).join(" AND ");
  return logic.replaceAll(/\d+/g, (number) => `(${items[Number(number) - 1] ?? "Id = null"})`);
}

/** The condition of one item. A list of values, separated by commas, matches any of them. */
function itemCondition(org: Org, object: string, item: XmlElement): string {
  const name = childText(item, "field")?.split(".").at(-1) ?? "";
  const field = org.schema.field(object, name);
  const operation = childText(item, "operation") ?? "equals";
  const values = (childText(item, "value") ?? "").split(",").map((value) => value.trim());
  const each = values.map((value) => {
    const pattern = patterns[operation];
    if (pattern !== undefined) return `${name} LIKE ${quotedText(pattern(value))}`;
    if (operation === "includes" || operation === "excludes") {
      return `${name} ${operation.toUpperCase()} (${quotedText(value)})`;
    }
    return `${name} ${comparisons[operation] ?? "="} ${literal(field, value)}`;
  });
  if (operation === "notContain") return `NOT (${each.join(" OR ")})`;
  return each.join(operation === "notEqual" ? " AND " : " OR ");
}

function literal(field: FieldDefinition | undefined, value: string): string {
  if (value === "") return "null";
  if (field?.type === "boolean") return String(/^(true|1)$/i.test(value));
  return field !== undefined && bare.has(field.type) ? value : quotedText(value);
}

const quotedText = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
