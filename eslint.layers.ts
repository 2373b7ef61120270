import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Linter } from "eslint";
import importPlugin from "eslint-plugin-import";

/** A folder of a program, or a file there. */
interface Room {
  room: string;
}

interface Layer extends Room {
  holds: string;
}

const projectFolder = path.dirname(fileURLToPath(import.meta.url));

/**
 * The rooms of the connector, from the top down: **a file imports only from its own room and from rooms
 * further down.** A room is a folder below connector/, or files there; `holds` says what belongs into it.
 * Every zone is made from this list, and a room that it leaves out is refused, so that a new one has to be
 * given its place.
 */
export const layers = [
  { room: "main", holds: "the start of the process, and the only reader of the environment" },
  { room: "serve", holds: "opening and closing the port" },
  { room: "app", holds: "mounting the routes" },
  { room: "background", holds: "the jobs that nobody asks for" },
  { room: "createContext", holds: "making what the whole connector shares" },
  { room: "routes", holds: "one file a resource: parse, call one verb, answer" },
  { room: "http", holds: "what all routes share" },
  { room: "readiness", holds: "whether the connector can serve" },
  { room: "batches", holds: "adding whole lists" },
  { room: "leadPage", holds: "what one lead's page asks for" },
  { room: "creations", holds: "one contact or a chunk of them, and the ledger" },
  { room: "connection", holds: "who is signed in, and the diagnosis" },
  { room: "form", holds: "the fields of the contact form" },
  { room: "leads", holds: "lead lists, import, links and reports" },
  { room: "accounts", holds: "accounts and opportunities to choose from" },
  { room: "matches", holds: "leads against what the CRM holds" },
  { room: "privacy", holds: "erasing people" },
  { room: "settings", holds: "what admins decide" },
  { room: "quota", holds: "how many contacts a user may still create" },
  { room: "describe", holds: "what the org says of its own fields" },
  { room: "signIn", holds: "sign-in, sessions and the bound org" },
  { room: "audit", holds: "who changed which setting" },
  { room: "context", holds: "the types of what verbs get" },
  { room: "config", holds: "what the connector is told at start" },
  { room: "leadFiles", holds: "reading lead files" },
  { room: "secrets", holds: "sealing and hashing" },
  { room: "log", holds: "the log" },
  { room: "memory", holds: "what is remembered between requests" },
  { room: "metrics", holds: "the metrics" },
  { room: "shutdown", holds: "how far the end has come" },
  { room: "salesforce", holds: "every call to Salesforce" },
  { room: "database", holds: "the schema, its migrations and the driver" },
  { room: "matching", holds: "pure functions that compare people and companies" },
  { room: "csvLine", holds: "writing a line of CSV" },
  { room: "chunksOf", holds: "going through long lists in steps" },
  { room: "cursor", holds: "cursors of paged answers" },
  { room: "reasons", holds: "every sentence that a person can read" },
  { room: "problems", holds: "errors as they are kept and shown" },
  { room: "errors", holds: "the closed set of error codes" },
];

/** The rooms of the practice org, likewise. */
export const practiceOrgLayers = [
  { room: "main", holds: "the start of the process, and the only reader of its arguments" },
  { room: "index", holds: "the front door: what the rest of the project may use" },
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

/** Packages that only some rooms may import, and where what needs them belongs. */
const packages = [
  {
    name: /^jsforce/,
    rooms: ["salesforce"],
    belongs: "Only connector/salesforce talks to Salesforce: add a function there.",
  },
  {
    name: /^better-sqlite3/,
    rooms: ["database"],
    belongs: "Only connector/database knows the driver: use its handle.",
  },
  {
    name: /^drizzle-orm/,
    rooms: [
      "database",
      "audit",
      "quota",
      "settings",
      "privacy",
      "signIn",
      "matches",
      "leads",
      "creations",
      "batches",
    ],
    belongs: "Routes and pure code hold no queries: put it into a verb of the room whose rows it reads.",
  },
  {
    name: /^@?hono(?:\/|$)/,
    rooms: ["http", "routes", "app"],
    belongs: "HTTP belongs into connector/routes and connector/http: take values and give values.",
  },
];

/** Rooms that keep away from rooms further down, too. */
const distances = [
  {
    room: "routes",
    from: ["database", "salesforce", "secrets"],
    belongs: "Routes parse, call one verb and answer: put it into a verb of the room that it is about.",
  },
];

/**
 * Programs of their own: nothing in them comes from elsewhere in the project, and others enter by the front
 * door alone.
 */
const programs = [
  {
    folder: "test/org",
    door: "@crosswalk/practice-org",
    is: "the practice org knows nothing of what talks to it, so that it stays true to Salesforce",
  },
  {
    folder: "test/lightning",
    door: "@crosswalk/practice-page",
    is: "the practice page knows the components only as files to compile",
  },
];

/**
 * Folders of tests. What two of them need is test/support's; but the browser goes through the same table of
 * refusals as the API.
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
const sharedWith: Record<string, string[]> = { e2e: ["refusals"] };

const own = ["**/*.test.ts", "**/*.fixture.ts"];
const pathsIn =
  (program: string) =>
  ({ room }: Room): string[] => [`./${program}/${room}.ts`, `./${program}/${room}`];
const globsIn =
  (program: string) =>
  ({ room }: Room): string[] => [`${program}/${room}.ts`, `${program}/${room}/**`];
const pathsOf = pathsIn("connector");
const globsOf = globsIn("connector");

const zonesOf = (program: string, rooms: Layer[], elsewhere: string[]) =>
  rooms.map((layer, index) => ({
    target: pathsIn(program)(layer),
    from: [...rooms.slice(0, index).flatMap(pathsIn(program)), ...elsewhere],
    message:
      `${program}/${layer.room} holds ${layer.holds}, and imports only from rooms below it (eslint.layers.ts lists them from the top down). ` +
      "Take the value as a parameter, or move what both need into a room below both.",
  }));

const layerZones = zonesOf("connector", layers, ["./test", "./scripts", "./force-app"]);

const programZones = programs.map(({ folder, is }) => ({
  target: `./${folder}`,
  from: ".",
  except: [`./${folder}`, "./node_modules"],
  message: `${folder} is a program of its own and imports nothing outside itself: ${is}.`,
}));

const doorZones = programs.map(({ folder, door }) => ({
  target: ["./test", "./scripts"],
  from: `./${folder}`,
  message: `Enter ${folder} by its front door, ${door}: what is not there is its own affair, or is to be added to its index.ts.`,
}));

const suiteZones = [
  ...suites.map((suite) => ({
    target: `./test/${suite}`,
    from: suites
      .filter((other) => other !== suite && !sharedWith[suite]?.includes(other))
      .map((other) => `./test/${other}`),
    message: "A suite imports nothing from another: what both need belongs into test/support.",
  })),
  {
    target: "./test/support",
    from: suites.map((suite) => `./test/${suite}`),
    message: "test/support serves all suites and knows none.",
  },
  {
    target: ["./scripts/*.*", "./scripts/!(practice)/**"],
    from: ["./test/support", ...suites.map((suite) => `./test/${suite}`)],
    message: "Of the commands only those in scripts/practice, which `npm start` runs, use what tests use.",
  },
];

const distanceZones = distances.map(({ room, from, belongs }) => ({
  target: pathsOf({ room }),
  from: from.flatMap((name) => pathsOf({ room: name })),
  message: belongs,
}));

const packageRules = layers.map(({ room }): Linter.Config => ({
  name: `packages of connector/${room}`,
  files: globsOf({ room }),
  ignores: own,
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...packages
            .filter(({ rooms }) => !rooms.includes(room))
            .map(({ name, belongs }) => ({ regex: name.source, message: belongs })),
          ...(room === "matching"
            ? [{ regex: "^node:", message: "connector/matching is pure: pass the data in." }]
            : []),
        ],
      },
    ],
  },
}));

const ofModule = ":matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration";

/** What a module remembers is shared by all connectors of a process, and nobody can see or bound it. */
const noModuleState = [
  `${ofModule}[kind="let"]`,
  `${ofModule} NewExpression[callee.name=/^Weak(Map|Set)$/]`,
  `${ofModule} > VariableDeclarator > NewExpression[callee.name=/^(Map|Set)$/][arguments.length=0]`,
  `${ofModule} > VariableDeclarator > ArrayExpression[elements.length=0]`,
].map((selector) => ({
  selector,
  message:
    "Modules remember nothing: use the context's memory (connector/memory.ts), or give a constant what it holds.",
}));

/** Words in the source: a text with a space in it, or one that is put together. */
const words = ":matches(Literal[value=/\\s/], TemplateLiteral, BinaryExpression[operator='+'])";
const name = "/^(title|detail|action|remedy|message|reason)$/";
const place = `:matches(Property[key.name=${name}], VariableDeclarator[id.name=${name}])`;

/**
 * Whose words are not the connector's own, so that they have no place in connector/reasons: Salesforce's
 * (translateError, duplicates), those of schemas and of the HTTP library, read by programmers (problem,
 * fieldErrors, openApiDocument), and what is said to whoever runs the connector (storage trouble,
 * configuration). Its log speaks to them too, in another way than these.
 */
const othersWords = [
  "salesforce/{translateError,duplicates}.ts",
  "http/{problem,fieldErrors,openApiDocument}.ts",
  "database/storage{Watch,Trouble}.ts",
  "config.ts",
];

/** What is written in one place only; `except` names it. */
const onePlace = [
  {
    except: `connector/{reasons/**/*.ts,errors.ts,problems.ts,${othersWords.join(",")}}`,
    selector: [
      'NewExpression[callee.name="AppError"] > ObjectExpression > Property[key.name=/^(detail|action|fields|reason)$/]',
      `${place} > ${words}`,
      `${place} > ConditionalExpression > ${words}`,
    ].join(", "),
    message:
      "Sentences stand in connector/reasons, where they are translated: throw refusal(), or say() one of the table.",
  },
  {
    except: "connector/creations/ledger/claim.ts",
    selector: 'CallExpression[callee.property.name="insert"] > Identifier.arguments[name="creations"]',
    message: "Only connector/creations/ledger/claim.ts writes creations, and takes their quota: call claim.",
  },
  {
    except: "connector/database/schema/**",
    selector: 'TSQualifiedName[right.name="$inferSelect"]',
    message: "The type of a row stands beside its table in connector/database/schema.",
  },
];

const restrict = (name: string, files: string, places: typeof onePlace): Linter.Config => ({
  name,
  files: [files],
  ignores: own,
  rules: {
    "no-restricted-syntax": [
      "error",
      ...noModuleState,
      ...places.map(({ selector, message }) => ({ selector, message })),
    ],
  },
});

const restrictions = [
  restrict("what has one place in the connector", "connector/**/*.ts", onePlace),
  ...onePlace.map((place) =>
    restrict(
      place.except,
      place.except,
      onePlace.filter((other) => other !== place),
    ),
  ),
];

/** A file of a program of which the list does not know where it stands. */
const unplaced = (program: string, rooms: Layer[]): Linter.Config => ({
  name: `rooms of ${program} that have no place yet`,
  files: [`${program}/**/*.ts`],
  ignores: [...rooms.flatMap(globsIn(program)), `${program}/**/*.test.ts`],
  rules: {
    "no-restricted-syntax": [
      "error",
      { selector: "Program", message: "This room has no place yet: add it to the list in eslint.layers.ts." },
    ],
  },
});

const config: Linter.Config[] = [
  {
    name: "rooms of the connector",
    files: ["connector/**/*.ts"],
    ignores: own,
    plugins: { import: importPlugin },
    rules: {
      "import/no-restricted-paths": [
        "error",
        { basePath: projectFolder, zones: [...layerZones, ...distanceZones] },
      ],
    },
  },
  ...packageRules,
  ...restrictions,
  unplaced("connector", layers),
  unplaced("test/org", practiceOrgLayers),
  {
    name: "programs of their own",
    files: programs.map(({ folder }) => `${folder}/**/*.{ts,js}`),
    plugins: { import: importPlugin },
    rules: {
      "import/no-restricted-paths": [
        "error",
        {
          basePath: projectFolder,
          zones: programZones,
        },
      ],
    },
  },
  {
    name: "rooms of the practice org",
    files: ["test/org/**/*.ts"],
    ignores: own,
    plugins: { import: importPlugin },
    rules: {
      "import/no-restricted-paths": [
        "error",
        { basePath: projectFolder, zones: [...programZones, ...zonesOf("test/org", practiceOrgLayers, [])] },
      ],
    },
  },
  {
    name: "suites and commands",
    files: ["test/**/*.{ts,js}", "scripts/**/*.{ts,mjs}"],
    ignores: programs.map(({ folder }) => `${folder}/**`),
    plugins: { import: importPlugin },
    rules: {
      "import/no-restricted-paths": [
        "error",
        {
          basePath: projectFolder,
          zones: [...doorZones, ...suiteZones],
        },
      ],
    },
  },
];

export default config;
