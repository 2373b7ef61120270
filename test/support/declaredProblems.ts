import { createApp } from "../../connector/app.ts";
import type { AppContext } from "../../connector/context.ts";

interface Answer {
  method: string;
  /** With its query, as it was asked. */
  path: string;
  status: number;
  body: unknown;
}

interface Route {
  method: string;
  path: RegExp;
  /** `403 api-disabled` for each answer that the route declares. */
  problems: ReadonlySet<string>;
}

/** What the routes declare: the same for every connector of a process. */
let routes: Route[] | undefined;

/** From now on requireDeclared knows what the routes of the connector declare. */
export function knowDeclared(app: AppContext): void {
  routes ??= routesOf(app);
}

/** Throws where the answer is a problem that GET /openapi.json does not name for its route and status. */
export function requireDeclared({ method, path, status, body }: Answer): void {
  const code = (body as { code?: unknown } | null)?.code;
  if (typeof code !== "string" || routes === undefined) return;
  const [pathname = ""] = path.split("?");
  const route = routes.find((each) => each.method === method && each.path.test(pathname));
  if (!route || route.problems.has(`${status} ${code}`)) return;
  throw new Error(`${method} ${pathname} answers ${status} ${code}, which /openapi.json does not say of it.`);
}

/** A path without parameters comes before those that it may be an example of. */
function routesOf(app: AppContext): Route[] {
  const { paths = {} } = createApp(app).getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Crosswalk", version: "1" },
  });
  return Object.entries(paths)
    .sort(([one], [other]) => one.split("{").length - other.split("{").length)
    .flatMap(([path, operations]) =>
      Object.entries(operations ?? {}).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
        problems: new Set(problemsIn(operation as Operation)),
      })),
    );
}

interface Operation {
  responses?: Record<string, { description?: string }>;
}

/** The description of an answer names each of its codes. */
function problemsIn({ responses = {} }: Operation): string[] {
  return Object.entries(responses).flatMap(([status, { description = "" }]) =>
    [...description.matchAll(/`([a-z-]+)`: /g)].map(([, code]) => `${status} ${code}`),
  );
}
