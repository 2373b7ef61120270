import type { FieldType as SelectedField } from "@jetstreamapp/soql-parser-js";
import { type ColumnMetadata, columnMetadata } from "./columnMetadata.ts";
import { compoundParts } from "./compound.ts";
import { type ChildPlan, planChildren } from "./children.ts";
import { type Expression, functionExpression } from "./expressions.ts";
import { expandFields } from "./fieldsFunction.ts";
import { formatValue } from "./formatValue.ts";
import type { Column, Place, Scope } from "./scope.ts";
import { type Row, showAddress, showValue, type SqlValue } from "./showValue.ts";

/** Child records by their parent's id, per child relationship. */
export type Children = Map<ChildPlan, Map<string, unknown>>;

interface Item {
  key: string;
  column?: ColumnMetadata;
  read(row: Row, children: Children): unknown;
}

/** How the columns of a SQL row become a record. */
export class SelectPlan {
  readonly scope: Scope;
  readonly version: string;
  readonly columns: string[] = [];
  readonly children: ChildPlan[] = [];
  private readonly root: RecordNode;

  constructor(scope: Scope, version: string) {
    this.scope = scope;
    this.version = version;
    this.root = new RecordNode(this, scope.root);
  }

  add(selected: SelectedField): void {
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
      case "FieldSubquery": {
        const child = planChildren(this.scope, selected.subquery, this.version);
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
        return;
      }
      case "FieldTypeof":
        return this.root.addTypeof(selected);
    }
  }

  /** The index of a column with this SQL, added where it is not among them. */
  column(sql: string): number {
    const known = this.columns.indexOf(sql);
    return known >= 0 ? known : this.columns.push(sql) - 1;
  }

  /** Column 0, by which pages and child records are found. */
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

/** One record of the answer: the row itself, or one of its parents. */
class RecordNode {
  private readonly plan: SelectPlan;
  private readonly place: Place;
  private readonly ids: { index: number; objectName: string }[];
  private readonly items: Item[] = [];
  private readonly parents = new Map<string, RecordNode>();

  constructor(plan: SelectPlan, place: Place) {
    this.plan = plan;
    this.place = place;
    this.ids = place.targets.map(({ object, alias }) => ({
      index: plan.column(`${alias}.Id`),
      objectName: object.name,
    }));
  }

  add(item: Item): void {
    if (this.items.some(({ key }) => key.toLowerCase() === item.key.toLowerCase())) {
      throw this.plan.scope.error(item.key, "INVALID_FIELD", `duplicate field selected: ${item.key}`);
    }
    this.items.push(item);
  }

  addField(name: string, path: string, alias: string | undefined): void {
    const column = this.plan.scope.columnAt(this.place, name, path);
    const key = alias ?? column.field.name;
    this.add({ key, column: columnMetadata(key, column.field), read: this.reader(column, path) });
  }

  metadata(): ColumnMetadata[] {
    return this.items.map(({ key, column }) => column ?? columnMetadata(key, undefined));
  }

  parent(place: Place): RecordNode {
    const name = place.relationships.at(-1) ?? "";
    let node = this.parents.get(name.toLowerCase());
    if (!node) {
      const made = new RecordNode(this.plan, place);
      node = made;
      this.parents.set(name.toLowerCase(), made);
      this.items.push({
        key: name,
        get column() {
          return { ...columnMetadata(name, undefined), joinColumns: made.metadata() };
        },
        read: (row, children) => made.read(row, children),
      });
    }
    return node;
  }

  /** TYPEOF: which fields a polymorphic parent shows depends on the object it turns out to be. */
  addTypeof(selected: Extract<SelectedField, { type: "FieldTypeof" }>): void {
    const { scope } = this.plan;
    const place = scope.place([selected.field], selected.field);
    const otherwise = selected.conditions.find(({ type }) => type === "ELSE");
    const nodes = place.targets.map((target) => {
      const branch =
        selected.conditions.find(
          ({ objectType }) => objectType?.toLowerCase() === target.object.name.toLowerCase(),
        ) ?? otherwise;
      const node = new RecordNode(this.plan, { relationships: place.relationships, targets: [target] });
      for (const field of branch?.fieldList ?? []) node.addField(field, field, undefined);
      return node;
    });
    this.add({
      key: place.relationships.at(-1) ?? selected.field,
      read: (row, children) => nodes.map((node) => node.read(row, children)).find((record) => record) ?? null,
    });
  }

  read(row: Row, children: Children): Record<string, unknown> | undefined | null {
    const found = this.ids.find(({ index }) => row[index] !== null);
    if (!found) return null;
    const url = `/services/data/v${this.plan.version}/sobjects/${found.objectName}/${String(row[found.index])}`;
    const record: Record<string, unknown> = { attributes: { type: found.objectName, url } };
    for (const item of this.items) record[item.key] = item.read(row, children);
    return record;
  }

  private reader(column: Column, path: string): Item["read"] {
    const { field } = column;
    if (field.type !== "address" && field.type !== "location") {
      const index = this.plan.column(column.sql);
      return (row) => showValue(field, row[index] ?? null);
    }
    const parts = compoundParts(column.object, field).map(({ key, field: part }) => ({
      key,
      field: part,
      index: this.plan.column(this.plan.scope.columnAt(this.place, part.name, path).sql),
    }));
    return (row) =>
      showAddress(
        Object.fromEntries(
          parts.map(({ key, field: part, index }) => [key, showValue(part, row[index] ?? null)]),
        ),
      );
  }
}
