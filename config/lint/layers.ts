/**
 * Where everything stands: the rooms of each program from the top down, and who may use what.
 * imports.ts makes the rules of it.
 */

export interface Layer {
  room: string;
  holds: string;
}

/**
 * The rooms of the connector, from the top down: **a file imports only from its own room and from rooms
 * further down.** A room is a folder below connector/, or files there; `holds` says what belongs into it.
 * Every zone is made from this list, and a room that it leaves out is refused, so that a new one has to be
 * given its place.
 */
export const layers = [
  { room: "main", holds: "the start of the process, and the only reader of the environment" },
  { room: "build", holds: "making one file of it all" },
  { room: "serve", holds: "opening and closing the port" },
  { room: "app", holds: "mounting the routes" },
  { room: "background", holds: "the jobs that nobody asks for" },
  { room: "requireNode", holds: "refusing a Node that is too old" },
  { room: "createContext", holds: "making what the whole connector shares" },
  { room: "routes", holds: "one file a resource: its schemas; parse, call one verb, answer" },
  { room: "http", holds: "what all routes share" },
  { room: "timeline", holds: "what happened, newest first, whose it is, and the next step" },
  { room: "jobs", holds: "work on whole lists: adding it, undoing that, and rehearsing it" },
  { room: "pages", holds: "what the pages ask for: of a lead, a record, the connection and its diagnosis" },
  { room: "creations", holds: "one contact or a chunk of them, and the ledger" },
  { room: "leads", holds: "lead lists, import, links and reports" },
  { room: "matches", holds: "what the CRM holds of leads: people, accounts, opportunities" },
  { room: "privacy", holds: "erasing people" },
  { room: "settings", holds: "what admins decide, and how many contacts a user may still create" },
  { room: "form", holds: "the fields of the contact form, and what the org says of them" },
  { room: "signIn", holds: "sign-in, sessions, the bound org, and who changed a setting" },
  { room: "fileWorker", holds: "the thread that reads lead files" },
  { room: "damageWorker", holds: "the thread that checks the database's file" },
  { room: "context", holds: "the types of what verbs get" },
  { room: "config", holds: "what the connector is told at start" },
  { room: "leadFiles", holds: "reading lead files" },
  { room: "secrets", holds: "sealing and hashing" },
  { room: "log", holds: "what the connector tells of itself: log, events, changes of settings, metrics" },
  { room: "salesforce", holds: "every call to Salesforce" },
  { room: "database", holds: "the schema, its migrations and the driver" },
  { room: "matching", holds: "pure functions that compare people and companies" },
  { room: "work", holds: "long work in turns, shared answers, traces, the end, exports and pages of rows" },
  { room: "retention", holds: "how long everything is kept, and which job ends it" },
  { room: "reasons", holds: "every sentence that a person can read" },
  { room: "ownFiles", holds: "where the files are that are read at run time" },
  { room: "errors", holds: "the closed set of error codes" },
];

/** The folders of commands that use another folder, or are used by one, from the top down. */
export const scriptLayers = [
  { room: "checkOrg", holds: "npm run check-org" },
  { room: "deploy", holds: "deploying to an org, and taking Crosswalk away again" },
  { room: "org", holds: "the Salesforce CLI, and one org's session" },
  { room: "matchAccounts", holds: "accounts of an export for leads" },
  { room: "matchReport", holds: "npm run match-report, and reading what Salesforce exports" },
  { room: "shipped", holds: "the packages that are shipped, and their licences" },
  { room: "setup", holds: "installing what is missing, and starting a command" },
];

/** The rooms of the practice org, likewise. */
export const practiceOrgLayers = [
  { room: "main", holds: "the start of the process, and the only reader of its arguments" },
  { room: "index", holds: "the front door: what the rest of the project may use" },
  { room: "needs", holds: "who needs what the org answers" },
  { room: "testing", holds: "what the practice org's own tests share" },
  { room: "server", holds: "opening and closing the port" },
  { room: "createOrg", holds: "opening an org's database, and starting it over" },
  { room: "app", holds: "mounting sign-in, the APIs and the control plane" },
  { room: "rest", holds: "the routes of the REST API, which call everything below" },
  { room: "bulk", holds: "Bulk API jobs" },
  { room: "composite", holds: "several requests in one" },
  { room: "practice", holds: "the control plane, which no real org has" },
  { room: "search", holds: "SOSL and suggestions" },
  { room: "seed", holds: "the people, companies and users of a new org" },
  { room: "writing", holds: "saving and deleting one record, in Salesforce's order of execution" },
  { room: "duplicates", holds: "matching and duplicate rules" },
  { room: "records", holds: "finding and showing one record" },
  { room: "formula", holds: "formulas of validation rules" },
  { room: "settings", holds: "what the control plane can set" },
  { room: "metadata", holds: "deploying, retrieving and checking metadata" },
  { room: "sharing", holds: "the share rows, and the rules that make them" },
  { room: "soql", holds: "SOQL compiled to SQL" },
  { room: "tooling", holds: "the rows of the Tooling API's objects" },
  { room: "describe", holds: "describe's answers" },
  { room: "recordTypes", holds: "record types and who may use them" },
  { room: "components", holds: "metadata components as files, and as the org keeps them" },
  { room: "faults", holds: "requests that go wrong on purpose" },
  { room: "oauth", holds: "sign-in, tokens and identity" },
  { room: "access", holds: "what a user may read and change" },
  { room: "call", holds: "what every API call is made of: who calls, bodies, refusals, versions, limits" },
  { room: "schema", holds: "the objects and fields" },
  { room: "storage", holds: "tables, rows and ids in SQLite" },
  { room: "types", holds: "the words that all rooms share" },
  { room: "ids", holds: "record ids" },
];

/** The rooms that query the database. Others may name the types of its rows. */
export const roomsWithQueries = [
  "database",
  "settings",
  "privacy",
  "signIn",
  "matches",
  "leads",
  "creations",
  "jobs",
  "log",
  "timeline",
];

/**
 * Packages that only some rooms may import, by where they resolve to, and where what needs them belongs.
 * Modules of Node resolve to their names.
 */
export const packages = [
  {
    path: "(?:^|/)(?:jsforce|undici)/|^(?:https|http2|tls|dgram)$",
    rooms: ["salesforce"],
    belongs: "Only connector/salesforce talks to Salesforce: add a function there.",
  },
  {
    // The port is opened in connector/http.
    path: "^(?:http|net)$",
    rooms: ["salesforce", "http"],
    belongs: "Only connector/salesforce talks to Salesforce: add a function there.",
  },
  {
    path: "/(?:better-sqlite3|pg|pg-[a-z-]+)/|^node:sqlite$",
    rooms: ["database"],
    belongs: "Only connector/database knows the driver: use its handle.",
  },
  {
    path: "^(?:child_process|cluster)$",
    rooms: [],
    belongs: "The connector is one process, and a host has nothing else of the project: take a library.",
  },
  {
    path: "/drizzle-orm/",
    rooms: roomsWithQueries,
    belongs: "Routes and pure code hold no queries: put it into a verb of the room whose rows it reads.",
  },
  {
    path: "/(?:@hono|hono)/",
    rooms: ["http", "routes", "app"],
    belongs: "HTTP belongs into connector/routes and connector/http: take values and give values.",
  },
];

/** Rooms that keep away from rooms further down, too. */
export const distances = [
  {
    room: "routes",
    from: ["database", "salesforce", "secrets"],
    belongs: "Routes parse, call one verb and answer: put it into a verb of the room that it is about.",
  },
];

/** Programs of their own: nothing in them comes from elsewhere, and others enter by the files of `doors`. */
export const programs = [
  {
    folder: "test/org",
    doors: "index.ts|testing/index.ts",
    is: "the practice org knows nothing of what talks to it, so that it stays true to Salesforce",
  },
  {
    folder: "test/lightning",
    doors: "index.ts|live/watchFolder.ts|browser/lightningWebSecurity.js",
    is: "the practice page knows the components only as files to compile",
  },
];

/**
 * Folders of tests. What two of them need is test/support's; but the browser goes through the same table of
 * refusals as the API, and the check of the documents asks commands what they may be told.
 */
export const suites = [
  "architecture",
  "bench",
  "chaos",
  "connector",
  "e2e",
  "hostile",
  "mutants",
  "package",
  "refusals",
];
export const sharedWith: Record<string, string[]> = {
  e2e: ["refusals"],
  package: ["bench", "mutants"],
};
