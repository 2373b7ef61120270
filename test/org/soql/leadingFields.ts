import type { FieldDefinition } from "../types.ts";
import type { CompiledQuery } from "./compileQuery.ts";
import type { Leaf, Tree } from "./conditionTrees.ts";
import { isIndexed } from "../schema/isIndexed.ts";
import type { Scope } from "./scope.ts";

/** What an index can do for a query's conditions. */
interface Leading {
  /** The fields whose indexes find the rows; null where the whole table has to be read. */
  fields: FieldDefinition[] | null;
  /** Filtered fields without an index. */
  unindexed: string[];
}

/**
 * The indexes that a query can start from. Of conditions joined by AND one index is enough; of those joined
 * by OR each needs one. No index helps with what is negated, null or begins with a wildcard. (Help, "Make
 * SOQL query selective".)
 */
export function leadingFields({ scope, parsed }: CompiledQuery): Leading {
  const { where } = parsed.query;
  const tree = where && scope.environment.conditions.get(where);
  const unindexed = new Set<string>();
  return { fields: tree ? ofTree(scope, tree, false, unindexed) : null, unindexed: [...unindexed] };
}

function ofTree(
  scope: Scope,
  tree: Tree,
  negated: boolean,
  unindexed: Set<string>,
): FieldDefinition[] | null {
  if (tree.kind === "not") return ofTree(scope, tree.part, !negated, unindexed);
  if (tree.kind === "leaf") return ofLeaf(scope, tree.condition, negated, unindexed);
  const parts = tree.parts.map((part) => ofTree(scope, part, negated, unindexed));
  const isAnd = (tree.kind === "and") === !negated;
  if (isAnd) return parts.find((fields) => fields !== null) ?? null;
  return parts.every((fields) => fields !== null) ? [...new Set(parts.flat())] : null;
}

function ofLeaf(
  scope: Scope,
  leaf: Leaf,
  negated: boolean,
  unindexed: Set<string>,
): FieldDefinition[] | null {
  if ("fn" in leaf) return null;
  const { field, relationships } = scope.column(leaf.field);
  if (relationships.length > 0) return null;
  if (!isIndexed(field)) {
    unindexed.add(field.name);
    return null;
  }
  const isNegative = /^(!=|<>|NOT IN|EXCLUDES)$/i.test(leaf.operator);
  return negated !== isNegative || ("value" in leaf && isBroad(leaf)) ? null : [field];
}

function isBroad({ operator, value }: { operator: string; value: string | string[] }): boolean {
  const values = Array.isArray(value) ? value : [value];
  const isLike = operator.toUpperCase() === "LIKE";
  return values.some((each) => /^null$/i.test(each) || (isLike && /^'?[%_]/.test(each)));
}
