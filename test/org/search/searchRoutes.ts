import { Hono } from "hono";
import type { ResourceEnvironment } from "../rest/environment.ts";
import { SalesforceError } from "../types.ts";
import { suggest } from "./suggest.ts";

const suggestionsDefault = 5;
const suggestionsMax = 200;

/** GET /search/suggestions, to be mounted at a version's root. */
export function searchRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.get("/search/suggestions", (context) => {
    const { call } = context.env;
    const { q, sobject, fields, limit, where } = context.req.query();
    if (!q) throw missing("q");
    if (!sobject) throw missing("sobject");
    const suggestions = suggest(call.org, call.access, call.caller, {
      q,
      objects: list(sobject),
      fields: list(fields),
      limit: count(limit, suggestionsDefault, suggestionsMax),
      where,
      version: call.version.slice(1),
    });
    call.work.records += suggestions.autoSuggestResults.length;
    return context.json(suggestions);
  });
  return app;
}

export function list(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
}

export function count(text: string | undefined, otherwise: number, max: number): number {
  const number = Number(text ?? otherwise);
  return Number.isInteger(number) && number > 0 ? Math.min(number, max) : otherwise;
}

function missing(parameter: string): SalesforceError {
  return new SalesforceError(400, "MISSING_ARGUMENT", `Missing required parameter: ${parameter}`);
}
