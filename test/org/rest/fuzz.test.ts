import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let admin: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
  admin = await signIn(running, "admin@practice.example");
});
afterAll(() => running.close());

const ids = [
  "001Pr0000000001IAA",
  "003Pr0000000002",
  "005Pr0000000001IAA",
  "00DPr0000000001MAA",
  "003Pr000zzzzzzz",
];
const segment = fc.oneof(
  fc.constantFrom(
    ...[
      "sobjects",
      "query",
      "queryAll",
      "search",
      "suggestions",
      "composite",
      "graph",
      "batch",
      "tree",
      "limits",
    ],
    ...[
      "recordCount",
      "describe",
      "layouts",
      "updated",
      "deleted",
      "parameterizedSearch",
      "tooling",
      "recent",
      "jobs",
    ],
    ...[
      "Account",
      "contact",
      "Lead",
      "Opportunity",
      "OpportunityContactRole",
      "User",
      "Organization",
      "Group",
    ],
    ...["Profile", "AccountShare", "Contacts", "Owner", "Id", "Name", "Email", "Crosswalk_Lead__c", ""],
    ...ids,
  ),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
);
const path = fc.array(segment, { maxLength: 5 }).map((segments) => `/${segments.join("/")}`);
const soql = fc.constantFrom(
  ...[
    "SELECT Id FROM Contact",
    "SELECT FROM",
    "FIND {x} IN ALL FIELDS",
    "SELECT Name, (SELECT Id FROM Contacts) FROM Account",
  ],
  ...[
    "SELECT count() FROM Lead WHERE Name LIKE '%'",
    "select id from user where id in (select ownerid from account)",
    "'",
  ],
);
const query = fc.dictionary(
  fc.constantFrom(
    "q",
    "fields",
    "ids",
    "sobject",
    "limit",
    "start",
    "end",
    "explain",
    "columns",
    "allOrNone",
    "sObjects",
  ),
  fc.oneof(
    soql,
    fc.string(),
    fc.constantFrom(...ids, "Contact", "Id,Name", "true", "-1", "2024-01-01T00:00:00Z"),
  ),
  { maxKeys: 3 },
);
const fieldValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(...ids, "2024-02-30", "Nobody", 1e300, -0.5, "\u0000", "💥", "@{a.id}", "@{", []),
);
const record = fc.dictionary(
  fc.constantFrom(
    "LastName",
    "FirstName",
    "AccountId",
    "Account",
    "Email",
    "Id",
    "Name",
    "Birthdate",
    "OwnerId",
    "StageName",
    "attributes",
    "x",
    "__proto__",
  ),
  fieldValue,
);
const subrequest = fc.record(
  {
    method: fc.constantFrom("GET", "POST", "PATCH", "DELETE", "get", "BREW"),
    url: fc.oneof(
      path.map((each) => `/services/data/v67.0${each}`),
      fc.string(),
    ),
    referenceId: fc.constantFrom("a", "b", "a b", ""),
    body: record,
  },
  { requiredKeys: [] },
);
const subrequests = fc.array(subrequest, { maxLength: 4 });
const body = fc.oneof(
  record.map((each) => JSON.stringify(each)),
  fc.record({ compositeRequest: subrequests, allOrNone: fc.boolean() }).map((each) => JSON.stringify(each)),
  fc
    .record({
      graphs: fc.array(fc.record({ graphId: fc.string(), compositeRequest: subrequests }), { maxLength: 3 }),
    })
    .map((each) => JSON.stringify(each)),
  fc
    .record({ batchRequests: subrequests, records: fc.array(record, { maxLength: 3 }) })
    .map((each) => JSON.stringify(each)),
  fc.json(),
  fc.string(),
);
const headers = fc.dictionary(
  fc.constantFrom(
    "Accept",
    "Sforce-Query-Options",
    "Sforce-Duplicate-Rule-Header",
    "If-Modified-Since",
    "Content-Encoding",
  ),
  fc.constantFrom("application/xml", "batchSize=9", "allowSave=maybe", "yesterday", "gzip", "identity"),
  { maxKeys: 2 },
);

test("nothing a client sends makes it fail other than in Salesforce's own form", async () => {
  const method = fc.constantFrom("GET", "POST", "PATCH", "DELETE", "PUT", "HEAD");
  await fc.assert(
    fc.asyncProperty(method, path, query, body, headers, async (verb, where, asked, sent, extra) => {
      const url = `${where}?${new URLSearchParams(asked)}`;
      const withBody = verb === "GET" || verb === "HEAD" ? {} : { body: sent };
      const answer = await admin.rest(url, { method: verb, headers: extra, ...withBody });
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
      if (answer.status >= 400 && verb !== "HEAD" && extra["Accept"] === undefined) {
        expect(answer.body).toEqual(
          expect.arrayContaining([expect.objectContaining({ errorCode: expect.any(String) as string })]),
        );
      }
    }),
    { numRuns: 600, seed: 20_240_601 },
  );
}, 120_000);

test("nor the control plane, which names what it does not understand", async () => {
  const where = fc.constantFrom(
    "/settings",
    "/objects/Contact/fields",
    "/objects/X__c",
    "/records/Contact",
    "/users/rep@practice.example",
    "/faults",
    "/objects/Contact/validation-rules",
    "/reset",
    "/nothing",
  );
  const verb = fc.constantFrom("PATCH", "PUT", "POST");
  await fc.assert(
    fc.asyncProperty(verb, where, body, async (method, to, sent) => {
      const answer = await practice(running, method, to, sent);
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
      if (answer.status >= 400) expect(answer.body).toHaveProperty("error");
    }),
    { numRuns: 300, seed: 20_240_602 },
  );
}, 120_000);
