import type { FieldDefinition, ObjectDefinition } from "../types.ts";
import { type Environment, visibility } from "./queryEnvironment.ts";
import type { ParentAliases } from "./takeParentAliases.ts";
import { offsetOf, soqlError } from "./soqlError.ts";
import { mayRead } from "./mayRead.ts";

/** Levels of parents in one path. */
const parentLevelsMax = 5;

/** Fields with a value for each user, by their column of `_recent`. */
const recentColumns: Record<string, string> = { lastvieweddate: "viewed", lastreferenceddate: "referenced" };

export interface Column {
  sql: string;
  field: FieldDefinition;
  object: ObjectDefinition;
  /** Relationships from the query's object to the column, in canonical case. */
  relationships: string[];
}

interface Target {
  object: ObjectDefinition;
  alias: string;
}

/**
 * An object that a path reaches: the query's own, or a parent. A polymorphic parent has several possible
 * objects.
 */
export interface Place {
  relationships: string[];
  targets: Target[];
}

/** One FROM clause: the object, and the parents joined for its paths. */
export class Scope {
  readonly environment: Environment;
  readonly object: ObjectDefinition;
  readonly alias: string;
  readonly root: Place;
  private readonly soqlAlias: string | undefined;
  private readonly parentAliases: ParentAliases;
  private readonly joins: string[] = [];
  private readonly places = new Map<string, Place>();

  constructor(
    environment: Environment,
    object: ObjectDefinition,
    soqlAlias?: string,
    parentAliases: ParentAliases = new Map(),
  ) {
    this.environment = environment;
    this.object = object;
    this.alias = environment.nextAlias();
    this.soqlAlias = soqlAlias?.toLowerCase();
    this.parentAliases = parentAliases;
    this.root = { relationships: [], targets: [{ object, alias: this.alias }] };
  }

  /** The environment of a sub-select, which allows no further one. */
  nested(): Environment {
    return { ...this.environment, semiJoins: undefined };
  }

  /** The FROM clause, after every path is resolved. */
  from(): string {
    return [`${quoted(this.object.name)} ${this.alias}`, ...this.joins].join(" ");
  }

  /** The conditions on rows: deletion and visibility. */
  rowConditions(): string[] {
    const { org, all } = this.environment;
    const conditions: string[] = [];
    if (!all && org.schema.field(this.object.name, "IsDeleted"))
      conditions.push(`${this.alias}.IsDeleted = 0`);
    const visible = visibility(this.environment, this.object.name, this.alias);
    if (visible !== undefined) conditions.push(visible);
    return conditions;
  }

  /** The column of a path such as `Name` or `Account.Owner.Name`. Throws INVALID_FIELD. */
  column(path: string): Column {
    const names = this.segments(path);
    const fieldName = names.pop() ?? "";
    const place = this.place(names, path);
    return this.columnAt(place, fieldName, path);
  }

  /** The parent at the end of relationship names. */
  place(names: string[], path: string): Place {
    if (names.length > parentLevelsMax) {
      throw this.error(
        path,
        "INVALID_FIELD",
        `The relationship path '${path}' has more than ${String(parentLevelsMax)} levels`,
      );
    }
    let place = this.root;
    for (const name of names) place = this.parent(place, name, path);
    return place;
  }

  /**
   * The path's names without a leading alias or object name; a parent's alias is replaced by its
   * relationships.
   */
  segments(path: string): string[] {
    const names = path.split(".");
    const first = names[0]?.toLowerCase();
    if (names.length < 2) return names;
    if (first === this.soqlAlias) return names.slice(1);
    const parent = this.parentAliases.get(first ?? "");
    if (parent) return [...parent, ...names.slice(1)];
    const isObject = first === this.object.name.toLowerCase();
    return isObject && !this.relationship(this.object, names[0] ?? "") ? names.slice(1) : names;
  }

  columnAt(place: Place, name: string, path: string): Column {
    if (place.targets.length > 1 && name.toLowerCase() === "type") return this.typeColumn(place);
    const recent = this.environment.viewer && recentColumns[name.toLowerCase()];
    const found = place.targets.flatMap(({ object, alias }) => {
      const field = this.environment.org.schema.field(object.name, name);
      return field && mayRead(this.environment, object, field)
        ? [{ object, field, sql: recent ? this.recentSql(recent, alias) : `${alias}.${quoted(field.name)}` }]
        : [];
    });
    const [first] = found;
    if (!first) {
      throw this.noSuchColumn(place.targets[0]?.object ?? this.object, name, path);
    }
    const sql = found.length > 1 ? `coalesce(${found.map((each) => each.sql).join(", ")})` : first.sql;
    return { ...first, sql, relationships: place.relationships };
  }

  noSuchColumn(object: ObjectDefinition, name: string, path: string): Error {
    return this.error(
      path,
      "INVALID_FIELD",
      `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }

  /** An error at the first position of the word, or the first after `clause` ("WHERE"). */
  error(word: string, errorCode: string, message: string, clause?: string): Error {
    const { soql } = this.environment;
    const offset = offsetOf(soql, word, clause === undefined ? 0 : offsetOf(soql, clause));
    return soqlError(soql, offset, errorCode, message);
  }

  /** When the viewer last viewed the row; it is stored for each user. */
  private recentSql(column: string, alias: string): string {
    const { viewer, bind } = this.environment;
    const user = bind(viewer?.caller.userId);
    return `(SELECT ${column} FROM _recent WHERE user_id = ${user} AND record_id = ${alias}.Id)`;
  }

  private relationship(object: ObjectDefinition, name: string): FieldDefinition | undefined {
    const wanted = name.toLowerCase();
    return object.fields.find(
      (field) => field.relationshipName?.toLowerCase() === wanted && mayRead(this.environment, object, field),
    );
  }

  /** A polymorphic parent's object, which is derived from the id. */
  private typeColumn(place: Place): Column {
    const cases = place.targets.map(
      ({ object, alias }) => `WHEN ${alias}.Id IS NOT NULL THEN '${object.name}'`,
    );
    const object = place.targets[0]?.object ?? this.object;
    const field = this.environment.org.schema.field(object.name, "Name") ?? object.fields[0];
    if (!field) throw new Error(`${object.name} has no fields`);
    return {
      sql: `CASE ${cases.join(" ")} END`,
      object,
      field: { ...field, name: "Type", label: "Type" },
      relationships: place.relationships,
    };
  }

  private parent(from: Place, name: string, path: string): Place {
    const key = [...from.relationships, name].join(".").toLowerCase();
    const known = this.places.get(key);
    if (known) return known;
    const lookups = from.targets.flatMap(({ object, alias }) => {
      const field = this.relationship(object, name);
      return field ? [{ field, alias }] : [];
    });
    const [lookup] = lookups;
    const targets = lookup
      ? this.join(
          lookup.field,
          lookups.map((each) => `${each.alias}.${quoted(each.field.name)}`),
        )
      : [];
    if (!lookup || targets.length === 0) {
      throw this.error(
        path,
        "INVALID_FIELD",
        `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      );
    }
    const place = { relationships: [...from.relationships, lookup.field.relationshipName ?? name], targets };
    this.places.set(key, place);
    return place;
  }

  private join(field: FieldDefinition, references: string[]): Target[] {
    const { org, viewer } = this.environment;
    const reference =
      references.length > 1 ? `coalesce(${references.join(", ")})` : (references[0] ?? "NULL");
    return field.referenceTo.flatMap((name) => {
      const object = org.schema.object(name);
      if (!object || (viewer && !viewer.access.object(viewer.caller, object.name).read)) return [];
      const alias = this.environment.nextAlias();
      const visible = visibility(this.environment, object.name, alias);
      const also = visible === undefined ? "" : ` AND ${visible}`;
      this.joins.push(`LEFT JOIN ${quoted(object.name)} ${alias} ON ${alias}.Id = ${reference}${also}`);
      return [{ object, alias }];
    });
  }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
