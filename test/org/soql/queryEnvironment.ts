import { statement } from "../storage/statement.ts";
import type { Access, Api, Caller, Org } from "../types.ts";
import type { ParsedSoql } from "./parseSoql.ts";

/** The environment of one query: viewer, rows, and bound values. */
export interface Environment {
  org: Org;
  /** Absent for the org's own queries (validation rules), which see every object, field and row. */
  viewer: { access: Access; caller: Caller } | undefined;
  /** The API that was asked. */
  api: Api;
  /** The query's text, for the places in errors. */
  soql: string;
  /** What each WHERE and HAVING of the query means. */
  conditions: ParsedSoql["conditions"];
  /** Whether deleted rows count. */
  all: boolean;
  /** IANA name of the time zone for days. */
  timeZone: string;
  params: Record<string, unknown>;
  /** The number of sub-selects so far; undefined within one, where no other is allowed. */
  semiJoins: { count: number } | undefined;
  /** Binds a value and answers its SQL parameter. */
  bind(value: unknown): string;
  /** A new table alias. */
  nextAlias(): string;
}

interface EnvironmentOptions extends Pick<Environment, "org" | "viewer" | "all"> {
  parsed: ParsedSoql;
  api?: Api | undefined;
}

export function createEnvironment({
  org,
  viewer,
  parsed,
  all,
  api = "data",
}: EnvironmentOptions): Environment {
  let bound = 0;
  let aliases = 0;
  const params: Record<string, unknown> = {};
  /** Parameters by text. Each text is bound once, so that equal terms have equal SQL. */
  const texts = new Map<string, string>();
  return {
    org,
    viewer,
    api,
    soql: parsed.soql,
    conditions: parsed.conditions,
    all,
    timeZone: viewer ? timeZoneOf(org, viewer.caller.userId) : "UTC",
    params,
    semiJoins: { count: 0 },
    bind(value) {
      const known = typeof value === "string" ? texts.get(value) : undefined;
      if (known !== undefined) return known;
      const name = `p${String(bound++)}`;
      params[name] = value;
      if (typeof value === "string") texts.set(value, `@${name}`);
      return `@${name}`;
    },
    nextAlias: () => `t${String(aliases++)}`,
  };
}

function timeZoneOf(org: Org, userId: string): string {
  const row = statement<[string], { zone: string | null }>(
    org.db,
    'SELECT TimeZoneSidKey AS zone FROM "User" WHERE Id = ?',
  ).get(userId);
  return row?.zone ?? "UTC";
}

/** The SQL condition for rows of `object` that the viewer may see; undefined where they may see all. */
export function visibility(environment: Environment, object: string, alias: string): string | undefined {
  if (!environment.viewer) return undefined;
  const { access, caller } = environment.viewer;
  const { sql, params } = access.visibleRows(caller, object, alias);
  if (sql === "1") return undefined;
  let next = 0;
  return `(${sql.replaceAll("?", () => environment.bind(params[next++]))})`;
}
