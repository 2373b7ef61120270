import { standardChildren } from "./standardChildren.ts";

interface Asked {
  fields: string;
  where: string;
  limit: number;
}

/** What Salesforce refuses of a query of an object, with who says so. */
interface QueryRule {
  because: string;
  refuses: (asked: Asked) => boolean;
  errorCode: string;
  message: (object: string) => string;
}

const documentation = "https://developer.salesforce.com/docs";
const isOneId = (where: string) => /^\w+ = '\w{18}'$/.test(where);
const isList = (where: string) => /^\w+ IN \('\w{18}'(, ?'\w{18}')*\)$/.test(where);
const closed: QueryRule = {
  because:
    `${documentation}/atlas.en-us.object_reference.meta: no query() among their supported calls; the words as ` +
    "published logs of exports of a whole org have them",
  refuses: () => true,
  errorCode: "INVALID_TYPE_FOR_OPERATION",
  message: (object) => `entity type ${object} does not support query`,
};

/** By object. The practice org has none of them. Words about a LIMIT are the documentation's. */
export const queryRules: Record<string, QueryRule> = {
  CollaborationGroupRecord: {
    because: "https://github.com/afawcett/apex-sobjectdataloader/issues/8, /9, /13 and pull request 10",
    refuses: ({ where }) => !isOneId(where),
    errorCode: "MALFORMED_QUERY",
    message: (object) =>
      `Implementation restriction: ${object} requires a filter by a single Id, CollaborationGroupId or RecordId ` +
      "using the equals operator",
  },
  ContentDocumentLink: {
    because: `${documentation}/atlas.en-us.222.0.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_limits.htm`,
    refuses: ({ where }) => !isOneId(where) && !isList(where),
    errorCode: "MALFORMED_QUERY",
    message: (object) =>
      `Implementation restriction: ${object} requires a filter by a single Id on ContentDocumentId or ` +
      "LinkedEntityId using the equals operator or multiple Id's using the IN operator.",
  },
  EntitySubscription: {
    because: `${documentation}/atlas.en-us.204.0.object_reference.meta/object_reference/sforce_api_objects_entitysubscription.htm`,
    refuses: ({ limit }) => limit > 1000,
    errorCode: "MALFORMED_QUERY",
    message: (object) => `${object}: a query must include a LIMIT clause and the limit can't exceed 1000`,
  },
  TopicAssignment: {
    because: `${documentation}/atlas.ja-jp.194.0.object_reference.meta/object_reference/sforce_api_objects_topicassignment.htm`,
    refuses: ({ where, limit }) => limit > 1100 && !isOneId(where),
    errorCode: "MALFORMED_QUERY",
    message: (object) => `${object}: a query must include a LIMIT clause and the limit can't exceed 1100`,
  },
  ...{ ActivityHistory: closed, AttachedContentDocument: closed, CombinedAttachment: closed },
  ...{ EmailStatus: closed, NoteAndAttachment: closed, OpenActivity: closed },
};

/** Their field reference has no such field. */
const withoutCreator = ["ContentDocumentLink"];

interface Describe {
  childRelationships: { childSObject: string; field: string; cascadeDelete: boolean }[];
}

interface DescribeGlobal {
  sobjects: { name: string; queryable: boolean }[];
}

/**
 * An ordinary org, in which Chatter is on: its records have the children that real orgs describe, and what
 * the practice org lacks of them has no rows and refuses the queries that Salesforce refuses. It stands in
 * for the practice org's own objects, of which there would be forty more.
 */
export const withStandardChildren: typeof fetch = async (input, init) => {
  const url = decodeURIComponent(String(input));
  const parent = /\/sobjects\/(Account|Contact|Opportunity)\/describe$/.exec(url)?.[1];
  if (parent !== undefined) {
    const body = (await (await fetch(input, init)).json()) as Describe;
    const children = standardChildren[parent as keyof typeof standardChildren].map((child) => {
      const [childSObject = "", field = ""] = child.split(".");
      return { childSObject, field, cascadeDelete: true };
    });
    return Response.json({ ...body, childRelationships: [...body.childRelationships, ...children] });
  }
  if (url.endsWith("/sobjects")) {
    const body = (await (await fetch(input, init)).json()) as DescribeGlobal;
    // No recording tells whether Salesforce says of the closed ones that nobody can query them: it may not.
    const missing = missingIn(body).map((name) => ({ name, queryable: true }));
    return Response.json({ ...body, sobjects: [...body.sobjects, ...missing] });
  }
  const [, fields = "", object = "", where = "", limit = "Infinity"] =
    /\/query\?q=SELECT (.*?) FROM (\w+) WHERE (.*?)(?: LIMIT (\d+))?$/.exec(url) ?? [];
  if (!standardObjects.includes(object)) return fetch(input, init);
  const global = await fetch(url.replace(/\/query\?.*$/, "/sobjects"), { headers: init?.headers ?? {} });
  if (!missingIn((await global.json()) as DescribeGlobal).includes(object)) return fetch(input, init);
  const rule = queryRules[object];
  if (rule?.refuses({ fields, where, limit: Number(limit) })) {
    return refusal(rule.errorCode, rule.message(object));
  }
  if (withoutCreator.includes(object) && /(^|, )CreatedById/.test(fields)) {
    return refusal("INVALID_FIELD", `No such column 'CreatedById' on entity '${object}'.`);
  }
  return Response.json({ totalSize: 0, done: true, records: [] });
};

const standardObjects = [
  ...new Set(Object.values(standardChildren).flatMap((all) => all.map((child) => child.split(".")[0] ?? ""))),
];

function missingIn({ sobjects }: DescribeGlobal): string[] {
  const own = new Set(sobjects.map(({ name }) => name));
  return standardObjects.filter((name) => !own.has(name));
}

const refusal = (errorCode: string, message: string) =>
  Response.json([{ errorCode, message }], { status: 400 });
