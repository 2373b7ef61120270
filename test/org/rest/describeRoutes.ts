import { Hono } from "hono";
import { answerByChange } from "../call/answerByChange.ts";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { readObject } from "../records/readObject.ts";
import { recentItems } from "../records/recentItems.ts";
import { statement } from "../storage/statement.ts";
import { isServedBy } from "../schema/isServedBy.ts";
import { describeGlobally, describeObject } from "../describe/describeObject.ts";

/** GET /sobjects, /sobjects/X and /sobjects/X/describe, as this caller may see them. */
export function describeRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();

  app.get("/", (context) => {
    const { call } = context.env;
    const unchanged = answerByChange(context, metadataChanged(call));
    if (unchanged) return unchanged;
    const sobjects = call.org.schema
      .objects()
      .filter((object) => isServedBy(object, call.api) && call.access.object(call.caller, object.name).read)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((object) => describeGlobally(call, object));
    return context.json({ encoding: "UTF-8", maxBatchSize: 200, sobjects });
  });

  app.get("/:object", (context) => {
    const { call } = context.env;
    const object = readObject(call, context.req.param("object"));
    return context.json({
      objectDescribe: describeGlobally(call, object),
      recentItems: recentItems(call, object),
    });
  });

  app.get("/:object/describe", (context) => {
    const { call } = context.env;
    const object = readObject(call, context.req.param("object"));
    return answerByChange(context, metadataChanged(call)) ?? context.json(describeObject(call, object));
  });

  return app;
}

/**
 * When objects, fields or rights last changed, to the second as in HTTP; at first, when the org was created.
 */
const changes = new WeakMap<object, { version: string; at: Date }>();

function metadataChanged({ org }: RestCall): Date {
  const version = `${org.schema.version}.${org.accessVersion}`;
  const known = changes.get(org);
  if (known?.version === version) return known.at;
  const changedMs = known ? org.now().getTime() : madeAt(org);
  const at = new Date(Math.floor(changedMs / 1000) * 1000);
  changes.set(org, { version, at });
  return at;
}

function madeAt({ db, now }: RestCall["org"]): number {
  const row = statement(db, "SELECT CreatedDate FROM Organization").get() as
    | { CreatedDate: string }
    | undefined;
  return row ? Date.parse(row.CreatedDate) : now().getTime();
}
