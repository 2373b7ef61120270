import { Hono } from "hono";
import type { ResourceEnvironment } from "../call/restCall.ts";
import { notFound } from "../call/failure.ts";
import { readObject } from "../records/readObject.ts";
import { readId } from "../ids.ts";
import { recordTypeMappings } from "../describe/describeRecordTypes.ts";
import { recordTypesFor } from "../recordTypes/recordTypesFor.ts";
import { readableFields } from "../access/readableFields.ts";
import type { RestCall } from "../call/restCall.ts";
import type { ObjectDefinition } from "../types.ts";

/** The resources that describe's `urls` point to beside the object: one plain layout, and empty lists. */
export function layoutRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.get("/:object/describe/layouts", (context) => {
    const { call } = context.env;
    const object = readObject(call, context.req.param("object"));
    const recordTypes = recordTypeMappings(call, object, layoutId(object));
    return context.json({
      layouts: [plainLayout(call, object)],
      recordTypeMappings: recordTypes,
      recordTypeSelectorRequired: [recordTypes.length > 1],
    });
  });
  app.get("/:object/describe/layouts/:recordTypeId", (context) => {
    const { call } = context.env;
    const object = readObject(call, context.req.param("object"));
    const id = readId(context.req.param("recordTypeId"));
    const types = recordTypesFor(call.org, call.caller.userId, object.name);
    if (!types.some((type) => type.id === id)) throw notFound();
    return context.json(plainLayout(call, object));
  });
  app.get("/:object/describe/compactLayouts", (context) => {
    const { call } = context.env;
    const object = readObject(call, context.req.param("object"));
    return context.json({
      compactLayouts: [],
      defaultCompactLayoutId: null,
      recordTypeCompactLayoutMappings: [],
      urls: {
        primary: `/services/data/${call.version}/sobjects/${object.name}/describe/compactLayouts/primary`,
      },
    });
  });
  app.get("/:object/describe/approvalLayouts", (context) => {
    readObject(context.env.call, context.req.param("object"));
    return context.json({ approvalLayouts: [] });
  });
  app.get("/:object/quickActions", (context) => {
    readObject(context.env.call, context.req.param("object"));
    return context.json([]);
  });
  app.get("/:object/listviews", (context) => {
    const object = readObject(context.env.call, context.req.param("object"));
    return context.json({
      done: true,
      listviews: [],
      nextRecordsUrl: null,
      size: 0,
      sobjectType: object.name,
    });
  });
  return app;
}

const layoutId = (object: ObjectDefinition) => `00h${object.keyPrefix ?? "000"}000000000AAA`;

/** Every field that the caller may read, one below the other. */
function plainLayout(call: RestCall, object: ObjectDefinition) {
  const rows = readableFields(call, object).map((field) => ({
    layoutItems: [
      {
        editableForNew: field.createable,
        editableForUpdate: field.updateable,
        label: field.label,
        layoutComponents: [
          {
            details: { name: field.name, label: field.label },
            displayLines: 1,
            tabOrder: 0,
            type: "Field",
            value: field.name,
          },
        ],
        placeholder: false,
        required: !field.nillable && field.createable && field.type !== "boolean",
      },
    ],
    numItems: 1,
  }));
  const section = {
    collapsed: false,
    columns: 1,
    heading: `${object.label} Information`,
    layoutRows: rows,
    layoutSectionId: null,
    parentLayoutId: layoutId(object),
    rows: rows.length,
    tabOrder: "LeftToRight",
    useCollapsibleSection: false,
    useHeading: true,
  };
  return {
    buttonLayoutSection: { detailButtons: [] },
    detailLayoutSections: [section],
    editLayoutSections: [section],
    feedView: null,
    highlightsPanelLayoutSection: null,
    id: layoutId(object),
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: { quickActionListItems: [] },
    relatedContent: null,
    relatedLists: [],
    saveOptions: [],
  };
}
