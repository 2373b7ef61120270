import type { FieldType as SelectedField } from "@jetstreamapp/soql-parser-js";
import { type ColumnMetadata, columnMetadata } from "./columnMetadata.ts";
import { type Expression, functionExpression } from "./expressions.ts";
import { expandFields } from "./expandFields.ts";
import { formatValue } from "./formatValue.ts";
import { type Children, RecordNode } from "./recordNode.ts";
import type { Scope } from "./scope.ts";
import { type Row, showValue, type SqlValue } from "./showValue.ts";

/** The first version with FIELDS(). */
const fieldsFunctionSince = 51;

/** A subquery in SELECT: its children and their columns. */
export interface ChildPlan {
  relationshipName: string;
  plan: SelectPlan;
  /** Index of the column with the parent's id. */
  parentIndex: number;
  /** The column of the parent's id, for the condition on parents. */
  parentSql: string;
  conditions: string[];
  order: string[];
  limit: number | undefined;
  offset: number;
}

/** How a SQL row becomes a record. */
export class SelectPlan {
  readonly scope: Scope;
  readonly version: string;
  /** For a subquery: its position in each select, outermost first. */
  readonly path: readonly number[];
  readonly columns: string[] = [];
  readonly children: ChildPlan[] = [];
  private readonly root: RecordNode;

  constructor(scope: Scope, version: string, path: readonly number[] = []) {
    this.scope = scope;
    this.version = version;
    this.path = path;
    this.root = new RecordNode(this, scope.root);
  }

  add(selected: Exclude<SelectedField, { type: "FieldSubquery" }>): void {
    switch (selected.type) {
      case "Field":
        return this.root.addField(selected.field, selected.field, selected.alias);
      case "FieldRelationship": {
        const path = [...selected.relationships, selected.field].join(".");
        const names = this.scope.segments(path);
        names.pop();
        return this.node(names, path).addField(selected.field, path, undefined);
      }
      case "FieldFunctionExpression":
        return this.addFunction(selected);
      case "FieldTypeof":
        return this.root.addTypeof(selected);
    }
  }

  addChildren(child: ChildPlan): void {
    this.children.push(child);
    this.root.add({
      key: child.relationshipName,
      column: {
        ...columnMetadata(child.relationshipName, undefined),
        aggregate: true,
        joinColumns: child.plan.metadata(),
      },
      read: (row, children) => children.get(child)?.get(this.idOf(row)) ?? null,
    });
  }

  /** The index of a column, added if missing. */
  column(sql: string): number {
    const known = this.columns.indexOf(sql);
    return known >= 0 ? known : this.columns.push(sql) - 1;
  }

  /** Column 0, the id. */
  idOf(row: Row): string {
    return String(row[0]);
  }

  record(row: Row, children: Children): Record<string, unknown> {
    return this.root.read(row, children) ?? {};
  }

  metadata(): ColumnMetadata[] {
    return this.root.metadata();
  }

  private node(names: string[], path: string): RecordNode {
    let node = this.root;
    names.forEach((_, index) => {
      node = node.parent(this.scope.place(names.slice(0, index + 1), path));
    });
    return node;
  }

  private addFunction(selected: Extract<SelectedField, { type: "FieldFunctionExpression" }>): void {
    const name = selected.functionName.toUpperCase();
    if (name === "FIELDS") {
      if (Number(this.version) < fieldsFunctionSince) {
        throw this.scope.error("FIELDS", "MALFORMED_QUERY", "unexpected token: 'FIELDS'");
      }
      const [kind] = selected.parameters;
      for (const field of expandFields(this.scope, typeof kind === "string" ? kind.toUpperCase() : "ALL"))
        this.root.addField(field, field, undefined);
      return;
    }
    const expression = functionExpression(this.scope, selected);
    const index = this.column(expression.sql);
    const path = expression.column?.relationships ?? [];
    const key = selected.alias ?? expression.column?.field.name ?? "expr0";
    const node = selected.alias === undefined ? this.node(path, selected.rawValue ?? name) : this.root;
    const column = { ...columnMetadata(key, expression.column?.field), displayName: key };
    node.add({ key, column, read: (row) => this.showExpression(name, expression, row[index] ?? null) });
  }

  private showExpression(name: string, expression: Expression, value: SqlValue): unknown {
    const { environment } = this.scope;
    if (name === "FORMAT") return formatValue(expression, value, environment.timeZone);
    return expression.column ? showValue(expression.column.field, value) : value;
  }
}
