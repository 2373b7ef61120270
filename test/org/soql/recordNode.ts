import type { FieldType as SelectedField } from "@jetstreamapp/soql-parser-js";
import { type ColumnMetadata, columnMetadata } from "./columnMetadata.ts";
import { compoundParts } from "./compoundParts.ts";
import { sobjectsPath } from "../call/versions.ts";
import type { Column, Place, Scope } from "./scope.ts";
import { type Row, showAddress, showValue } from "./showValue.ts";

/** Child records by their parent's id, per plan of a child relationship. */
export type Children = ReadonlyMap<object, ReadonlyMap<string, unknown>>;

interface Item {
  key: string;
  column?: ColumnMetadata;
  read(row: Row, children: Children): unknown;
}

/** The columns of the SQL result. */
interface Columns {
  scope: Scope;
  version: string;
  /** The index of a column in the row. */
  column(sql: string): number;
}

/** A record of the answer: the row's or a parent's. */
export class RecordNode {
  private readonly plan: Columns;
  private readonly place: Place;
  private readonly ids: { index: number; objectName: string }[];
  private readonly items: Item[] = [];
  private readonly parents = new Map<string, RecordNode>();

  constructor(plan: Columns, place: Place) {
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

  /** TYPEOF: the fields of a polymorphic parent depend on its object. */
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
    const { version, scope } = this.plan;
    const path = sobjectsPath({ api: scope.environment.api, version: `v${version}` });
    const url = `${path}/${found.objectName}/${String(row[found.index])}`;
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
