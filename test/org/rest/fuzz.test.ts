import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
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
    ...["sobjects", "query", "queryAll", "search", "suggestions", "composite", "graph", "tree", "limits"],
    ...[
      "describe",
      "layouts",
      "updated",
      "deleted",
      "parameterizedSearch",
      "tooling",
      "recent",
      "jobs",
      "ingest",
      "batches",
      "successfulResults",
      "results",
      "tabs",
      "compactLayouts",
      "primary",
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
    'FIND {"x} RETURNING Contact(Id WHERE',
    "FIND {*a?b*} RETURNING Account(Name), Lead WITH METADATA = 'LABELS'",
    "FIND {(((a AND NOT} RETURNING Contact",
    "SELECT a.Name, COUNT(Id) FROM Contact c, c.Account a GROUP BY ROLLUP(a.Name) ORDER BY GROUPING(a.Name) DESC",
    "SELECT Id FROM Contact FOR VIEW",
  ],
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
    "locator",
    "maxRecords",
    "queryLocator",
    "jobType",
  ),
  fc.oneof(
    soql,
    fc.string(),
    fc.constantFrom(
      ...ids,
      "Contact",
      "Id,Name",
      "true",
      "-1",
      "2024-01-01T00:00:00Z",
      "PATCH",
      "DELETE",
      "1e9",
    ),
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
  fc
    .record(
      {
        object: fc.constantFrom("Contact", "contact", "Nope"),
        operation: fc.constantFrom("insert", "upsert", "query"),
        query: soql,
        lineEnding: fc.constantFrom("LF", "CR"),
        columnDelimiter: fc.constantFrom("PIPE", ","),
      },
      { requiredKeys: [] },
    )
    .map((each) => JSON.stringify(each)),
  fc
    .record(
      {
        q: fc.string(),
        in: fc.string(),
        sobjects: fc.array(fc.record({ name: fc.string(), limit: fc.integer() }, { requiredKeys: [] })),
      },
      { requiredKeys: [] },
    )
    .map((each) => JSON.stringify(each)),
  record.map(
    (each) =>
      `<Contact>${Object.entries(each)
        .map(([key, value]) => `<${key}>${String(value)}</${key}>`)
        .join("")}</Contact>`,
  ),
  fc.constantFrom(
    "[".repeat(20_000),
    `{"a":`.repeat(5000),
    "<a>".repeat(5000),
    '{"state":"UploadComplete"}',
    "LastName\nX\n",
    "\uFEFF{}",
    "null",
    "0",
  ),
  fc.json(),
  fc.string(),
);
const headers = fc.dictionary(
  fc.constantFrom(
    "Accept",
    "Sforce-Query-Options",
    "Sforce-Duplicate-Rule-Header",
    "If-Modified-Since",
    "If-Unmodified-Since",
    "Content-Encoding",
    "Content-Type",
    "Sforce-Call-Options",
    "Sforce-Auto-Assign",
  ),
  fc.constantFrom(
    ...[
      "application/xml",
      "batchSize=9",
      "allowSave=maybe",
      "yesterday",
      "gzip",
      "identity",
      "br",
      "text/csv",
    ],
    ...[
      "application/json; charset=utf-16",
      "multipart/form-data; boundary=x",
      "multipart/form-data",
      "nonsense",
    ],
  ),
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
      if (answer.status >= 400 && verb !== "HEAD") {
        expect(answer.body).toEqual(
          expect.arrayContaining([expect.objectContaining({ errorCode: expect.any(String) as string })]),
        );
      }
    }),
    { numRuns: 900 / inject("fewerByDay"), seed: 20_240_601 },
  );
}, 120_000);

test(
  "a body of any family, sent where it belongs, never causes a server error",
  { tags: ["night"], timeout: 120_000 },
  async () => {
    const contactId = (await admin.connection.query<{ Id: string }>("SELECT Id FROM Contact LIMIT 1"))
      .records[0]?.Id;
    const opened = await admin.rest("/jobs/ingest", {
      method: "POST",
      json: { object: "Contact", operation: "insert" },
    });
    const jobId = (opened.body as { id: string }).id;
    const where = fc.constantFrom(
      ...["POST /composite", "POST /composite/graph", "POST /composite/tree/Account"],
      ...["POST /composite/sobjects", "PATCH /composite/sobjects", "POST /composite/sobjects/Contact"],
      ...["PATCH /composite/sobjects/Contact/Crosswalk_Lead__c", "DELETE /composite/sobjects?ids=x"],
      ...["POST /jobs/ingest", "POST /jobs/query", "POST /sobjects/Contact"],
      ...[`PATCH /sobjects/Contact/${contactId}`, "PATCH /sobjects/Contact/Crosswalk_Lead__c/fuzz"],
      ...[
        `PATCH /jobs/ingest/${jobId}`,
        `PUT /jobs/ingest/${jobId}/batches`,
        `PATCH /sobjects/Contact/${contactId}/Account`,
      ],
    );
    await fc.assert(
      fc.asyncProperty(where, body, headers, async (target, sent, extra) => {
        const [method = "", path = ""] = target.split(" ");
        const answer = await admin.rest(path, {
          method,
          headers: extra,
          body: sent,
        });
        expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
        if (answer.status < 400) return;
        // A tree that fails reports the errors of each record.
        const tree = { hasErrors: true, results: expect.any(Array) as unknown[] };
        const refusals = [expect.objectContaining({ errorCode: expect.any(String) as string })] as unknown[];
        if (path.includes("/tree/") && !Array.isArray(answer.body)) expect(answer.body).toEqual(tree);
        else expect(answer.body).toEqual(expect.arrayContaining(refusals));
      }),
      { numRuns: 900 / inject("fewerByDay"), seed: 20_240_603 },
    );
  },
);

test("malformed HTTP requests cause no server error", async () => {
  const { port } = new URL(running.url);
  const send = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), "localhost", () => socket.end(text));
      let answer = "";
      socket.on("data", (chunk: Buffer) => (answer += chunk.toString("latin1")));
      socket.on("close", () => resolve(answer));
      socket.on("error", reject);
    });
  const base = `Host: localhost\r\nAuthorization: Bearer ${admin.token}\r\nConnection: close\r\n`;
  const path = "/services/data/v67.0";
  for (const text of [
    `GET ${path}/query?q=%E0%A4%A HTTP/1.1\r\n${base}\r\n`,
    `GET ${path}/sobjects/%ZZ/%00 HTTP/1.1\r\n${base}\r\n`,
    `GET ${path}/sobjects/Contact/..%2f..%2flimits HTTP/1.1\r\n${base}\r\n`,
    `BREW ${path}/limits HTTP/1.1\r\n${base}\r\n`,
    `PROPFIND ${path}/limits HTTP/1.1\r\n${base}\r\n`,
    `POST ${path}/sobjects/Contact HTTP/1.1\r\n${base}Content-Length: 500\r\n\r\n{"Last`,
    `POST ${path}/sobjects/Contact HTTP/1.1\r\n${base}Transfer-Encoding: chunked\r\n\r\nZZ\r\n`,
    `GET ${path}/limits HTTP/1.1\r\n${base}X-Long: ${"x".repeat(70_000)}\r\n\r\n`,
    "\u0000\u0001\u0002\r\n\r\n",
  ]) {
    expect(await send(text), text.slice(0, 80)).not.toMatch(/^HTTP\/1\.1 5/);
  }
  expect((await admin.rest("/limits")).status).toBe(200);
});

test("the control plane never causes a server error, and names what it does not understand", async () => {
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
    { numRuns: 300 / inject("fewerByDay"), seed: 20_240_602 },
  );
}, 120_000);
