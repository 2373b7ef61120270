import { findsChangeSince } from "../../../connector/salesforce/describe.ts";
import type { FieldDescribe } from "../../../connector/salesforce/describeTypes.ts";
import { leadIdField } from "../../../connector/salesforce/externalLeadId.ts";
import { canaryPair, guardRecord } from "../../../connector/salesforce/guardRecord.ts";
import { productSession } from "../productSession.ts";
import { readUserId } from "../../org/readUserId.ts";
import {
  failed,
  passed,
  unknown,
  warned,
  type Check,
  type CheckStep,
  type Fact,
  type Verdict,
} from "../check.ts";
import {
  OrgRefusal,
  readByComposite,
  type OrgAnswer,
  type OrgRequest,
  type OrgSession,
} from "../../org/orgSession.ts";

/**
 * The expected form of an answer, from Salesforce's documentation and recorded answers. If an org answers in
 * another form, Crosswalk's knowledge of Salesforce is wrong.
 */
interface Shape {
  id: string;
  asks: string;
  path: string | ((org: OrgSession) => Promise<string>);
  request?: (org: OrgSession) => OrgRequest;
  status: number;
  errorCode?: string;
  /** The expected error message. It is compared only if the language of the CLI's user is English. */
  message?: RegExp;
  header?: { name: string; value: RegExp };
  /** Keys that the answer, or the first of a list, has. */
  keys?: string[];
  /** Whether Crosswalk fails without it. If not, only its messages become less exact. */
  isNeeded: boolean;
}

const post = (body: unknown, headers?: Record<string, string>) => (): OrgRequest => ({
  method: "POST",
  body,
  ...(headers && { headers }),
});
const soql = (text: string) => `/query?q=${encodeURIComponent(text)}`;
const rest = (org: OrgSession, path: string) => `/services/data/v${org.apiVersion}${path}`;

/** A record of a collection. */
const contactWith = (values: object) => ({ attributes: { type: "Contact" }, ...values });

const shapes: Shape[] = [
  {
    id: "resources",
    asks: "Does a version list its resources, identity among them?",
    path: "/",
    status: 200,
    keys: ["sobjects", "query", "search", "composite", "limits", "identity"],
    isNeeded: false,
  },
  {
    id: "identity",
    asks: "Does the identity say who asks, and in which org?",
    path: async (org) => new URL((await org.read<{ identity: string }>("/")).identity).pathname,
    status: 200,
    keys: ["user_id", "organization_id", "username", "display_name", "urls"],
    isNeeded: true,
  },
  {
    id: "limits-header",
    asks: "Does an answer say how much of the allowance is used?",
    path: "/sobjects",
    status: 200,
    header: { name: "Sforce-Limit-Info", value: /\bapi-usage=\d+\/\d+/ },
    isNeeded: false,
  },
  {
    id: "describe",
    asks: "Does a describe have the keys that the connector reads?",
    path: "/sobjects/Contact/describe",
    status: 200,
    keys: ["name", "label", "createable", "deletable", "queryable", "fields", "recordTypeInfos"],
    isNeeded: true,
  },
  {
    id: "suggestions",
    asks: "Do suggestions have their list?",
    path: "/search/suggestions?q=crosswalkson&sobject=Account",
    status: 200,
    keys: ["autoSuggestResults", "hasMoreResults"],
    isNeeded: true,
  },
  {
    id: "search",
    asks: "Does a search have its list?",
    path: `/search?q=${encodeURIComponent("FIND {Crosswalkson} IN NAME FIELDS RETURNING Contact(Id)")}`,
    status: 200,
    keys: ["searchRecords"],
    isNeeded: true,
  },
  {
    id: "query",
    asks: "Does a query say its size and whether it is done?",
    path: soql("SELECT Id FROM Organization"),
    status: 200,
    keys: ["totalSize", "done", "records"],
    isNeeded: true,
  },
  {
    id: "composite",
    asks: "Does a composite request answer each subrequest?",
    path: "/composite",
    request: (org) =>
      post({ compositeRequest: [{ method: "GET", url: rest(org, "/limits"), referenceId: "limits" }] })(),
    status: 200,
    keys: ["compositeResponse"],
    isNeeded: true,
  },
  {
    id: "collections",
    asks: "Does a collection answer for each of its records?",
    path: "/composite/sobjects",
    request: post({ allOrNone: false, records: [contactWith({ LastName: "Refused. ".repeat(40) })] }),
    status: 200,
    keys: ["success", "errors"],
    isNeeded: true,
  },
  {
    id: "graph-of-a-query",
    asks: "Is a query refused as a node of a graph?",
    path: "/composite/graph",
    request: (org) =>
      post({
        graphs: [
          {
            graphId: "graph",
            compositeRequest: [
              { method: "GET", url: rest(org, soql("SELECT Id FROM Organization")), referenceId: "query" },
            ],
          },
        ],
      })(),
    status: 400,
    isNeeded: false,
  },
  {
    id: "no-such-field",
    asks: "How is a field refused that is not there?",
    path: soql("SELECT Nowhere__c FROM Contact"),
    status: 400,
    errorCode: "INVALID_FIELD",
    message: /No such column 'Nowhere__c' on entity 'Contact'/,
    isNeeded: true,
  },
  {
    id: "no-such-object",
    asks: "How is an object refused that is not there?",
    path: soql("SELECT Id FROM Nowhere__c"),
    status: 400,
    errorCode: "INVALID_TYPE",
    message: /sObject type 'Nowhere__c' is not supported/,
    isNeeded: true,
  },
  {
    id: "malformed-id",
    asks: "How is a filter by an id refused that is none?",
    path: soql("SELECT Id FROM Contact WHERE Id = 'nowhere'"),
    status: 400,
    errorCode: "INVALID_QUERY_FILTER_OPERATOR",
    message: /invalid ID field: nowhere/,
    isNeeded: false,
  },
  {
    id: "no-such-record",
    asks: "How is a record refused that is not there?",
    path: "/sobjects/Contact/003000000000000AAA",
    status: 404,
    errorCode: "NOT_FOUND",
    message: /requested resource does not exist/,
    isNeeded: true,
  },
  {
    id: "wrong-token",
    asks: "How is a session refused that is none?",
    path: "/limits",
    request: () => ({ headers: { Authorization: "Bearer nowhere" } }),
    status: 401,
    errorCode: "INVALID_SESSION_ID",
    header: { name: "WWW-Authenticate", value: /^Token/ },
    isNeeded: true,
  },
];

const report = "Send us the JSON of this command: here the org does not answer as our documents say.";

function shapeCheck(shape: Shape): Check {
  return {
    id: `shapes.${shape.id}`,
    asks: shape.asks,
    remedy: report,
    look: async ({ org }) => {
      const path = typeof shape.path === "string" ? shape.path : await shape.path(org);
      const answer = await org.send(path, shape.request?.(org));
      const facts = factsOf(answer);
      const others = differences(shape, answer, await isEnglish(org));
      if (others.length === 0) return passed("as documented", facts);
      return (shape.isNeeded ? failed : warned)(others.join("; "), facts);
    },
  };
}

function differences(shape: Shape, { status, headers, body }: OrgAnswer, english: boolean): string[] {
  const { code, message } = new OrgRefusal(status, body);
  const found = (Array.isArray(body) ? (body as unknown[])[0] : body) as Record<string, unknown> | null;
  const missing = (shape.keys ?? []).filter(
    (key) => found === null || typeof found !== "object" || !(key in found),
  );
  const value = shape.header && headers.get(shape.header.name);
  return [
    ...(status === shape.status ? [] : [`status ${status} instead of ${shape.status}`]),
    ...(shape.errorCode === undefined || code === shape.errorCode
      ? []
      : [`${code || "no error code"} instead of ${shape.errorCode}`]),
    ...(shape.message === undefined || !english || shape.message.test(message)
      ? []
      : [`the words are: ${message}`]),
    ...(missing.length === 0 ? [] : [`without ${missing.join(", ")}`]),
    ...(shape.header === undefined || shape.header.value.test(value ?? "")
      ? []
      : [`header ${shape.header.name} is ${value ?? "absent"}`]),
  ];
}

/** The facts of an answer that may be shared. Its message names only made-up records; ids are replaced. */
function factsOf({ status, body }: OrgAnswer): Record<string, Fact> {
  if (status < 400) return { status };
  const { code, message } = new OrgRefusal(status, body);
  return {
    status,
    errorCode: code,
    message: message.slice(0, 160).replaceAll(/\b[a-zA-Z0-9]{15,18}\b/g, "an id"),
  };
}

/** Salesforce words its errors in the user's language. */
async function isEnglish(org: OrgSession): Promise<boolean> {
  try {
    const { language } = await org.read<{ language?: string }>(
      new URL((await org.read<{ identity: string }>("/")).identity).pathname,
    );
    return language === undefined || language.startsWith("en");
  } catch {
    return false;
  }
}

/** What the connector reads of each field of a describe. */
const keysOfField = [
  ...["name", "label", "type", "length", "precision", "scale", "digits", "nillable", "createable"],
  ...[
    "defaultedOnCreate",
    "defaultValue",
    "unique",
    "externalId",
    "calculated",
    "custom",
    "restrictedPicklist",
  ],
  ...["picklistValues", "controllerName", "referenceTo", "nameField", "inlineHelpText"],
  ...["filterable", "permissionable", "compoundFieldName"],
];

const describeFields: Check = {
  id: "shapes.describe-fields",
  asks: "Does each field of a describe have the keys that the connector reads?",
  remedy: report,
  look: async ({ org }) => {
    const { fields } = await org.read<{ fields: object[] }>("/sobjects/Contact/describe");
    const missing = keysOfField.filter((key) => fields.some((field) => !(key in field)));
    return missing.length === 0
      ? passed("all of them")
      : failed(`without ${missing.join(", ")}`, { missing });
  },
};

/** That 304 answers inside a composite request, where the product asks so, is documented nowhere. */
const conditionalComposite: Check = {
  id: "shapes.composite-if-modified-since",
  asks: "Does If-Modified-Since hold inside a composite request?",
  remedy: report,
  look: async ({ org }) => {
    const session = productSession(org, () => {});
    const ask = async (since: Date) => ((await findsChangeSince(session, "Contact", since)) ? 200 : 304);
    const changed = await ask(new Date("2000-01-01"));
    const unchanged = await ask(new Date(Date.now() + 86_400_000));
    const facts = { whereChanged: changed, whereUnchanged: unchanged };
    if (changed === 200 && unchanged === 304) return passed("200 where it changed, 304 where not", facts);
    return warned(`${changed} where it changed, ${unchanged} where not`, facts);
  },
};

interface SaveResult {
  success: boolean;
  errors?: { statusCode: string }[];
}

/**
 * As a rehearsal asks: the second canary has a refusal of its own, from the database, only where Salesforce
 * still looks at all records of a request of which one is refused.
 */
const rehearsal: Check = {
  id: "shapes.rehearsal",
  asks: "Does Salesforce look at each contact of a request of which it will save none?",
  remedy: `Leave Test Batches off: what it foretells is not known to be right here. ${report}`,
  look: async ({ org }) => {
    const leadId = leadIdField(
      await org.read<{ fields: FieldDescribe[] }>("/sobjects/Contact/describe"),
    )?.name;
    if (leadId === undefined) return unknown("Contact has no field Crosswalk Lead yet");
    const guard = guardRecord(await readUserId(org));
    const records = [...canaryPair({}, leadId), guard].map(contactWith);
    const { status, body } = await org.send("/composite/sobjects", {
      method: "POST",
      headers: { "Sforce-Duplicate-Rule-Header": "allowSave=true" },
      body: { allOrNone: true, records },
    });
    if (!Array.isArray(body)) throw new OrgRefusal(status, body);
    const results = body as SaveResult[];
    const codes = results.map(({ success, errors }) =>
      success ? "SAVED" : (errors?.[0]?.statusCode ?? "none"),
    );
    const facts = { codes };
    if (codes.includes("SAVED"))
      return failed(`contacts were saved: search for ${guard["LastName"]}, and delete them`, facts);
    return codes.slice(0, 2).includes("DUPLICATE_VALUE")
      ? passed("yes", facts)
      : warned(codes.join(", "), facts);
  },
};

interface GraphAnswer {
  graphs?: {
    isSuccessful: boolean;
    graphResponse: { compositeResponse: { body: { errorCode?: string }[] | null }[] };
  }[];
}

/** Each graph's contact is refused, so that nothing is saved. */
const severalGraphs: Check = {
  id: "shapes.graphs",
  asks: "Does each graph of a request have an answer of its own?",
  remedy: report,
  look: async ({ org }) => {
    const guard = guardRecord(await readUserId(org));
    const node = (referenceId: string, object: string, values: object) => ({
      ...{ method: "POST", url: rest(org, `/sobjects/${object}`), referenceId, body: values },
    });
    const graphs = ["1", "2"].map((graphId) => ({
      graphId,
      compositeRequest: [
        node(`contact_${graphId}`, "Contact", guard),
        node(`role_${graphId}`, "OpportunityContactRole", {
          OpportunityId: "006000000000000AAA",
          ContactId: `@{contact_${graphId}.id}`,
        }),
      ],
    }));
    const { status, body } = await org.send("/composite/graph", { method: "POST", body: { graphs } });
    const answers = (body as GraphAnswer).graphs;
    if (answers === undefined) return warned(new OrgRefusal(status, body).message, { status });
    const codes = answers.map(({ graphResponse: { compositeResponse } }) =>
      compositeResponse.map((each) => each.body?.[0]?.errorCode ?? "none").join(", "),
    );
    const facts = { codes };
    if (answers.some(({ isSuccessful }) => isSuccessful)) return failed("a contact was saved", facts);
    return codes[0] === codes[1] ? passed("yes", facts) : warned(codes.join("; "), facts);
  },
};

const explainPath = `/query?explain=${encodeURIComponent("SELECT Id FROM Contact WHERE AccountId = '001000000000000AAA'")}`;
const keysOfPlan = [
  "leadingOperationType",
  "relativeCost",
  "sobjectCardinality",
  "sobjectType",
  "fields",
  "notes",
];

/** A check of an explained query, asked for in one way or another. */
function explainCheck(
  id: string,
  asks: string,
  read: (org: OrgSession) => Promise<{ plans?: object[] }>,
): Check {
  return {
    id: `shapes.${id}`,
    asks,
    remedy: report,
    look: async ({ org }): Promise<Verdict> => {
      const { plans } = await read(org);
      const [plan] = plans ?? [];
      if (plan === undefined) return warned("the answer has no plans");
      const missing = keysOfPlan.filter((key) => !(key in plan));
      return missing.length === 0
        ? passed("as documented")
        : warned(`without ${missing.join(", ")}`, { missing });
    },
  };
}

export const shapesStep: CheckStep = {
  name: "shapes",
  title: "Whether the org answers as our documents say",
  checks: [
    ...shapes.map(shapeCheck),
    describeFields,
    conditionalComposite,
    rehearsal,
    severalGraphs,
    explainCheck("explain", "Does an explained query have plans with their cost?", (org) =>
      org.read(explainPath),
    ),
    explainCheck("composite-explain", "Is a query explained within a composite request, too?", (org) =>
      readByComposite(org, explainPath),
    ),
  ],
};
