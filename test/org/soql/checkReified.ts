import { type ObjectDefinition, SalesforceError } from "../types.ts";
import type { Leaf, Tree } from "./conditionTrees.ts";
import type { ParsedSoql } from "./parseSoql.ts";

/** Refuses a query of an object such as FieldDefinition that does not name the entity. */
export function checkReified(object: ObjectDefinition, { query, conditions }: ParsedSoql): void {
  const { name, reifiedBy } = object;
  if (reifiedBy === undefined) return;
  const tree = query.where && conditions.get(query.where);
  if (tree && isNarrowed(tree, reifiedBy)) return;
  throw new SalesforceError(
    400,
    "MALFORMED_QUERY",
    `${name}: a filter on a reified column is required [${reifiedBy.join(",")}]`,
  );
}

/** Whether the condition limits rows to named ones, by their own or their entity's name. */
function isNarrowed(tree: Tree, reifiedBy: readonly string[]): boolean {
  switch (tree.kind) {
    case "not":
      return false;
    case "and":
      return tree.parts.some((part) => isNarrowed(part, reifiedBy));
    case "or":
      return tree.parts.every((part) => isNarrowed(part, reifiedBy));
    case "leaf":
      return names(tree.condition, reifiedBy);
  }
}

function names(condition: Leaf, reifiedBy: readonly string[]): boolean {
  if ("fn" in condition || !/^(=|IN)$/i.test(condition.operator)) return false;
  const path = condition.field.toLowerCase();
  return reifiedBy.some((column) => {
    const wanted = column.toLowerCase();
    return path === wanted || path.startsWith(`${wanted.replace(/id$/, "")}.`);
  });
}
