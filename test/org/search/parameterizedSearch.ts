import { z } from "zod";
import { SalesforceError } from "../types.ts";
import type { SearchRequest } from "./findRecords.ts";
import { searchColumns } from "./searchTerm.ts";

/** What a parameterized search finds at most. */
const overallLimitMax = 2000;

const count = z.coerce.number().int().min(0);
const names = z.array(z.string());

/** What a parameterized search takes. Spelling, snippets and the like are accepted and ignored. */
const bodySchema = z.looseObject({
  q: z.string(),
  in: z.string().optional(),
  fields: names.optional(),
  sobjects: z
    .array(
      z.looseObject({
        name: z.string(),
        fields: names.optional(),
        where: z.string().optional(),
        orderBy: z.string().optional(),
        limit: count.optional(),
        offset: count.optional(),
      }),
    )
    .optional(),
  defaultLimit: count.optional(),
  overallLimit: count.optional(),
  offset: count.optional(),
});

/** Throws JSON_PARSER_ERROR for a parameter of the wrong type. */
function readSearchBody(body: unknown, version: string): SearchRequest {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SalesforceError(
      400,
      "JSON_PARSER_ERROR",
      `Cannot deserialize ${issue?.path.join(".") ?? "the body"}: ${issue?.message ?? "malformed"}`,
    );
  }
  const { q, sobjects = [], fields, defaultLimit, overallLimit, offset } = parsed.data;
  return {
    term: q,
    columns: searchColumns(parsed.data.in ?? "ALL"),
    objects: sobjects.map((object) => ({
      name: object.name,
      fields: object.fields ?? fields ?? [],
      where: object.where,
      orderBy: object.orderBy,
      limit: object.limit ?? defaultLimit,
      offset: object.offset ?? (sobjects.length === 1 ? offset : undefined),
    })),
    overallLimit: Math.min(overallLimit ?? overallLimitMax, overallLimitMax),
    version,
  };
}

/** The search of a GET: `sobject=Account,Contact&Account.fields=Id,Name&Account.limit=10…`. */
export function readSearchQuery(query: URLSearchParams, version: string): SearchRequest {
  const list = (name: string): string[] =>
    query
      .getAll(name)
      .flatMap((value) => value.split(","))
      .map((value) => value.trim())
      .filter(Boolean);
  const objects = list("sobject").map((name) => {
    const own = (parameter: string): string | undefined => query.get(`${name}.${parameter}`) ?? undefined;
    const fields = list(`${name}.fields`);
    return {
      name,
      ...(fields.length > 0 ? { fields } : {}),
      where: own("where"),
      orderBy: own("orderBy"),
      limit: own("limit"),
      offset: own("offset"),
    };
  });
  const one = (parameter: string): string | undefined => query.get(parameter) ?? undefined;
  return readSearchBody(
    {
      q: one("q"),
      in: one("in"),
      fields: list("fields"),
      sobjects: objects,
      defaultLimit: one("defaultLimit"),
      overallLimit: one("overallLimit"),
      offset: one("offset"),
    },
    version,
  );
}
