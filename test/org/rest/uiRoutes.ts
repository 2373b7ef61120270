import { Hono } from "hono";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import type { ObjectDefinition } from "../types.ts";

/** Resources for clients that draw pages: tabs and colours. Actions and icons are empty. */
export function uiRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.get("/tabs", (context) => {
    const { call } = context.env;
    return context.json(tabbed(call).map((object) => tab(call, object)));
  });
  app.get("/theme", (context) => {
    const themeItems = tabbed(context.env.call).map(({ name }) => ({ colors: [], icons: [], name }));
    return context.json({ themeItems });
  });
  app.get("/quickActions", (context) => context.json([]));
  return app;
}

/** The objects that have a tab, and that the caller may read. */
const tabbed = ({ org, access, caller }: RestCall): ObjectDefinition[] =>
  org.schema
    .objects()
    .filter((object) => object.searchable && access.object(caller, object.name).read)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const tab = (call: RestCall, object: ObjectDefinition) => ({
  colors: [],
  custom: object.custom,
  iconUrl: null,
  icons: [],
  label: object.labelPlural,
  miniIconUrl: null,
  name: `standard-${object.name}`,
  sobjectName: object.name,
  url: `${call.org.instanceUrl}/${object.keyPrefix ?? ""}/o`,
});
