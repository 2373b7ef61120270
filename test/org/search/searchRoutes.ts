import { type Context, Hono } from "hono";
import type { ResourceEnvironment } from "../call/restCall.ts";
import { type Org, SalesforceError } from "../types.ts";
import { findRecords, type SearchRequest } from "./findRecords.ts";
import { readSearchQuery } from "./parameterizedSearch.ts";
import { parseSosl } from "./parseSosl.ts";
import { searchColumns } from "./searchTerm.ts";
import { suggest } from "./suggest.ts";

const suggestionsDefault = 5;
const suggestionsMax = 200;
const soslLimitMax = 2000;

type SearchContext = Context<ResourceEnvironment>;

/** /search (SOSL), /parameterizedSearch and /search/suggestions, to be mounted at a version's root. */
export function searchRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.get("/search", (context) => {
    const sosl = context.req.query("q");
    if (!sosl) throw missing("q");
    const { term, group, objects, limit, withLabels } = parseSosl(sosl);
    const request: SearchRequest = {
      term,
      columns: searchColumns(group),
      objects,
      overallLimit: Math.min(limit ?? soslLimitMax, soslLimitMax),
      version: versionOf(context),
    };
    return answerSearch(context, request, withLabels);
  });
  app.get("/parameterizedSearch", (context) => {
    const query = new URL(context.req.url).searchParams;
    if (!query.get("q")) throw missing("q");
    return answerSearch(context, readSearchQuery(query, versionOf(context)));
  });
  app.get("/search/suggestions", (context) => {
    const { call } = context.env;
    const { q, sobject, fields, limit, where } = context.req.query();
    if (!q) throw missing("q");
    if (!sobject) throw missing("sobject");
    const suggestions = suggest(call, {
      q,
      objects: list(sobject),
      fields: list(fields),
      limit: count(limit, suggestionsDefault, suggestionsMax),
      where,
      version: versionOf(context),
    });
    call.work.records += suggestions.autoSuggestResults.length;
    return context.json(suggestions);
  });
  return app;
}

function answerSearch(context: SearchContext, request: SearchRequest, withLabels = false): Response {
  const { call } = context.env;
  const searchRecords = findRecords(call, request);
  call.work.records += searchRecords.length;
  return context.json({ searchRecords, ...(withLabels ? { metadata: labelsOf(call.org, request) } : {}) });
}

/** The answer's labels of the requested fields, for WITH METADATA = 'LABELS'. */
function labelsOf({ schema }: Org, { objects }: SearchRequest) {
  const entityMetadata = objects.map(({ name, fields }) => ({
    entityName: schema.object(name)?.name ?? name,
    fieldMetadata: fields.flatMap((each) => {
      const field = schema.field(name, each);
      return field === undefined ? [] : [{ name: field.name, label: field.label }];
    }),
  }));
  return { entityMetadata };
}

const versionOf = (context: SearchContext): string => context.env.call.version.slice(1);

function list(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}

function count(text: string | undefined, otherwise: number, max: number): number {
  const number = Number(text ?? otherwise);
  return Number.isInteger(number) && number > 0 ? Math.min(number, max) : otherwise;
}

function missing(parameter: string): SalesforceError {
  return new SalesforceError(400, "MISSING_ARGUMENT", `Missing required parameter: ${parameter}`);
}
