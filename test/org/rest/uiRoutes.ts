import { Hono } from "hono";
import { readObject } from "../records/readObject.ts";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import type { ObjectDefinition } from "../types.ts";

/**
 * Resources for clients that draw pages: tabs, colours, menus, search layouts. Actions and icons are empty.
 */
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
  app.get("/appMenu", (context) => {
    const base = `/services/data/${context.env.call.version}/appMenu`;
    return context.json({ appSwitcher: `${base}/AppSwitcher`, salesforce1: `${base}/Salesforce1` });
  });
  app.get("/appMenu/AppSwitcher", (context) => context.json({ appMenuItems: [] }));
  app.get("/appMenu/Salesforce1", (context) => context.json({ appMenuItems: [] }));
  app.get("/compactLayouts", (context) => {
    const { call } = context.env;
    const objects = named(call, context.req.query("q"));
    return context.json(Object.fromEntries(objects.map(({ name }) => [name, null])));
  });
  app.get("/search/layout", (context) => {
    const { call } = context.env;
    return context.json(named(call, context.req.query("q")).map(searchLayout));
  });
  app.get("/search/scopeOrder", (context) => {
    const { call } = context.env;
    const searchable = tabbed(call).filter((object) => object.searchable);
    return context.json(
      searchable.map(({ name }) => ({
        type: name,
        url: `/services/data/${call.version}/sobjects/${name}/describe`,
      })),
    );
  });
  return app;
}

/** The objects that have a tab, and that the caller may read. */
const tabbed = ({ org, access, caller }: RestCall): ObjectDefinition[] =>
  org.schema
    .objects()
    .filter((object) => object.searchable && access.object(caller, object.name).read)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const named = (call: RestCall, names: string | undefined): ObjectDefinition[] =>
  (names ?? "")
    .split(",")
    .filter(Boolean)
    .map((name) => readObject(call, name.trim()));

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

function searchLayout(object: ObjectDefinition) {
  const name = object.fields.find((field) => field.nameField);
  return {
    errorMsg: null,
    label: object.labelPlural,
    limitRows: 25,
    objectType: object.name,
    searchColumns:
      name === undefined
        ? []
        : [{ field: `${object.name}.${name.name}`, format: null, label: name.label, name: name.name }],
  };
}
