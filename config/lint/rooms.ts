import { fileURLToPath } from "node:url";
import type { Linter, Rule } from "eslint";
import type { Literal } from "estree";
import importPlugin from "eslint-plugin-import";

import { errorCodes } from "../../connector/errors.ts";
import { emptyAtFirst, moduleStateMessage, writtenLater } from "./moduleState.ts";
import {
  distances,
  layers,
  loneScripts,
  othersWords,
  packages,
  practiceOrgLayers,
  programs,
  roomsWithQueries,
  scriptLayers,
  sharedWith,
  suites,
  type Layer,
  type Room,
} from "./layers.ts";

const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

const tests = ["**/*.test.ts"];
const own = [...tests, "**/*.fixture.ts"];
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
      `${program}/${layer.room} holds ${layer.holds}, and imports only from rooms below it (config/lint/layers.ts lists them from the top down). ` +
      "Take the value as a parameter, or move what both need into a room below both.",
  }));

const layerZones = zonesOf("connector", layers, ["./test", "./scripts", "./force-app"]);

const outsideZone = {
  target: "./connector",
  from: ".",
  except: ["./connector", "./node_modules", "./test", "./scripts", "./force-app"],
  message: "The connector is a package of its own: a host has nothing else of the project.",
};

const programZones = programs.map(({ folder, is }) => ({
  target: `./${folder}`,
  from: ".",
  except: [`./${folder}`, "./node_modules"],
  message: `${folder} is a program of its own and imports nothing outside itself: ${is}.`,
}));

const doorZones = programs.map(({ folder, door }) => ({
  target: ["./test", "./scripts", "./connector", "./force-app"],
  from: `./${folder}`,
  message: `Enter ${folder} by its front door, ${door}: what is not there is its own affair, or is to be added to a door of its package.json.`,
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
    target: "./scripts",
    from: suites.map((suite) => `./test/${suite}`),
    message: "Commands use nothing of a suite: what both need belongs into test/support, or below scripts.",
  },
  {
    target: ["./scripts/*.*", "./scripts/!(practice)/**"],
    from: "./test/support",
    message: "Of the commands only those in scripts/practice, which `npm start` runs, use what tests use.",
  },
];

const loneScriptZones = loneScripts.map((folder) => ({
  target: `./scripts/${folder}`,
  from: [...loneScripts, ...scriptLayers.map(({ room }) => room)]
    .filter((other) => other !== folder)
    .map((other) => `./scripts/${other}`),
  message: `scripts/${folder} uses no other folder of commands: move what both need into a file of scripts.`,
}));

const distanceZones = distances.map(({ room, from, belongs }) => ({
  target: pathsOf({ room }),
  from: from.flatMap((name) => pathsOf({ room: name })),
  message: belongs,
}));

const impure = "connector/matching is pure: pass the data in.";

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
          ...(room === "matching" ? [{ regex: "^node:", message: impure }] : []),
        ],
      },
    ],
  },
}));

/** Words in the source: a text with a space in it, or one that is put together. */
const words = ":matches(Literal[value=/\\s/], TemplateLiteral, BinaryExpression[operator='+'])";
const name = "/^(title|detail|action|remedy|message|reason|label|text|heading|help|note|hint|problem)$/";
const namedSo = `:matches([key.name=${name}], [key.value=${name}])`;
const place = `:matches(${[
  `:matches(Property, PropertyDefinition)${namedSo}`,
  `VariableDeclarator[id.name=${name}]`,
  `AssignmentPattern[left.name=${name}]`,
  `AssignmentExpression:matches([left.name=${name}], [left.property.name=${name}])`,
].join(", ")})`;
/** What may stand between a place and its words, and a function whose name says that it gives words. */
const choice =
  ":matches(ConditionalExpression, LogicalExpression, TSAsExpression, TSSatisfiesExpression, TSNonNullExpression)";
const saying = `:matches(${[
  `${place} > :function`,
  `MethodDefinition${namedSo} > :function`,
  `FunctionDeclaration[id.name=${name}]`,
].join(", ")})`;
const given = [`${saying} ReturnStatement`, `${saying}[expression=true]`];
const sentences = [place, ...given]
  .flatMap((within) => [within, `${within} > ${choice}`, `${within} > ${choice} > ${choice}`])
  .map((within) => `${within} > ${words}`)
  .join(", ");

/**
 * A whole sentence, wherever it stands, but in an error that only programmers read. A short text may be
 * anything: a name, a query, a header.
 */
const wholeSentence = [
  "Literal[value=/^[A-Z][\\w']*,?\\s[^]*[.!?]$/]",
  "TemplateLiteral:has(> TemplateElement:first-child[value.raw=/^[A-Z][\\w']*,?\\s/]):has(> TemplateElement[tail=true][value.raw=/[.!?]$/])",
  "BinaryExpression[operator='+']:has(> Literal.left[value=/^[A-Z][\\w']*,?\\s/]):has(> Literal.right[value=/[.!?]$/])",
  // It begins with a value.
  "TemplateLiteral:has(> TemplateElement:first-child[value.raw='']):has(> TemplateElement[value.raw=/^[,:]?\\s\\w+(\\s|$)/]):has(> TemplateElement[tail=true][value.raw=/[.!?]$/])",
  "BinaryExpression[operator='+'] > Literal.right[value=/^[,:]?\\s\\w+\\s[^]*[.!?]$/]",
  // It goes on after a value.
  "TemplateLiteral:has(> TemplateElement:not(:first-child)[value.raw=/^,?(\\s[a-z']+,?){3}/]):not(TaggedTemplateExpression > *)",
  // It is joined of parts.
  "CallExpression[callee.property.name='concat'][callee.object.value=/\\w\\s\\w/]",
  "CallExpression[callee.property.name='concat'] > Literal.arguments[value=/\\w\\s\\w/]",
  "CallExpression[callee.property.name='join'] > MemberExpression > ArrayExpression:has(> :matches(Literal[value=/^[A-Z][\\w']*,?\\s\\w+\\s\\w/], Literal[value=/\\w\\s\\w[^]*[.!?]$/]))",
]
  .map((sentence) => `${sentence}:not(NewExpression[callee.name="Error"] > *)`)
  .join(", ");

/** What a route answers in words of its own. */
const answered = `CallExpression[callee.object.name="c"][callee.property.name=/^(text|html)$/] > :matches(Literal[raw=/^["']/], TemplateLiteral, BinaryExpression).arguments`;

/** A cell of a CSV file that no language has. */
const cell = 'CallExpression[callee.name="csvLine"] :matches(Literal, TemplateLiteral)';

/**
 * A word as a person reads it, with a capital. It is none where it is compared, as a key that was pressed,
 * or names an object of Salesforce.
 */
const capitalised =
  "Literal[value=/^(?!(Account|Contact|Lead|Opportunity)$)\\p{Lu}\\p{Ll}+[.:!?…]?$/u]:not(BinaryExpression[operator=/^[!=]==$/] > Literal)";

/** Where names of classes stand. */
const classNames = ":matches(Property, MethodDefinition)[key.name=/class(Name)?$/i]";

/** Two words, wherever they stand, but names of classes; a capitalised word; a word beside a value. */
const wordsOfThePanel = [
  capitalised,
  `TemplateElement[value.raw=/^\\s+\\p{L}{2}/u]:not([value.raw=/slds-/]):not(${classNames} *)`,
  "TemplateElement[value.raw=/^(?!Bearer )\\p{Lu}\\p{Ll}+:?\\s+$/u]",
  "Literal[value=/\\p{L}\\s+\\p{L}/u]:not([value=/slds-/])",
  "TemplateElement[value.raw=/\\p{L}\\s+\\p{L}/u]:not([value.raw=/slds-/])",
  'CallExpression:matches([callee.name="announce"], [callee.property.name="announce"]) > :matches(Literal[value=/./], TemplateLiteral)',
].join(", ");

/** What names another module. Without the types of its nodes, a selector is tried on every node of a file. */
const importing =
  ":matches(ImportDeclaration, ImportExpression, TSImportType, ExportNamedDeclaration, ExportAllDeclaration)";

/** A module that only tests have. A selector's pattern cannot hold a slash but as \u002f. */
const testFile = String.raw`/\.(?:test|fixture)\.|\u002f__tests__\u002f|\u002ftest\u002f(?:fixtures|lwc)\u002f/`;

const codes = Object.keys(errorCodes).join("|");

/** A text that is one of the codes of connector/errors.ts. */
const code = `Literal[value=/^(${codes})$/]`;

/** A code as a whole word of a text. */
const named = `(?<![\\w-])(${codes})(?![\\w-])`;
const twoCodes = `/${named}[^]*${named}/`;

/**
 * Codes that are treated alike: in a list, where the first is named, a table or a switch. `:has` would search
 * everything below these for each of them.
 */
const codesTogether = [
  `ArrayExpression > ${code}:not(${code} ~ *)`,
  `ObjectExpression > Property > ${code}.key`,
  `SwitchCase > ${code}.test`,
  // A pattern that chooses among whole codes.
  `Literal[regex.pattern=/(^|[^\\w-])(${codes})\\|/]`,
  `Literal[regex.pattern=/\\|(${codes})([^\\w-]|$)/]`,
  // A pattern or a text that names two, to be searched, taken apart or made a pattern of.
  `Literal[regex.pattern=${twoCodes}]`,
  `Literal[value=${twoCodes}]:not([regex])`,
  `TemplateElement[value.raw=${twoCodes}]`,
  `TemplateElement[value.raw=/${named}/] ~ TemplateElement[value.raw=/${named}/]`,
].join(", ");

/** What sends requests, and is there without an import. */
const requester = "/^(fetch|WebSocket|EventSource)$/";

type Report = (node: Rule.Node) => void;

/** A file that compares with a second code, wherever it does. */
function codesCompared(report: Report): Rule.RuleListener {
  const compared = new Set<unknown>();
  return {
    [`BinaryExpression[operator=/^[!=]==$/] > ${code}`](node: Literal & Rule.Node) {
      const isNew = !compared.has(node.value);
      if (compared.add(node.value).size === 2 && isNew) report(node);
    },
  };
}

/** The table where rows are inserted, in Drizzle's words or in SQL's, and other names for the table. */
const insert = 'CallExpression:matches([callee.property.name="insert"], [callee.property.value="insert"])';
const table =
  ':matches(Identifier[name="creations"], MemberExpression[property.name="creations"], MemberExpression[property.value="creations"])';
const insertsCreations = [
  `${insert}:has(${table})`,
  `VariableDeclarator > :matches(ConditionalExpression, LogicalExpression).init > ${table}`,
  'VariableDeclarator[init.name="creations"]',
  'Property[key.name="creations"][value.type="Identifier"]:not([value.name="creations"])',
  'ImportSpecifier[imported.name="creations"]:not([local.name="creations"])',
  "Literal[value=/\\binto\\s+(?:\\w+\\.)?\\W?creations\\b/i]",
  "TemplateElement[value.raw=/\\binto\\s+(?:\\w+\\.)?\\W?creations\\b/i]",
  'TemplateLiteral:has(> TemplateElement[value.raw=/\\binto\\s*$/i]):has(> Identifier[name="creations"])',
  'TemplateLiteral:has(> TemplateElement[value.raw=/\\binto\\s*$/i]):has(> MemberExpression[property.name="creations"])',
].join(", ");

interface OnePlace {
  name: string;
  files: string;
  except: string[];
  /** Whether what tests run beside them is held, too. */
  holdsFixtures?: boolean;
  /** Whether tests are held, and what runs beside them. */
  holdsTests?: boolean;
  selector?: string;
  /** Finds what no selector can. */
  finds?: (report: Report) => Rule.RuleListener;
  message: string;
}

const codesMessage =
  "What an error code means stands in connector/errors.ts: make it a column of the table, and ask policyOf().";

/** What is written in one place only, and `except` names it. */
const onePlace: OnePlace[] = [
  {
    name: "sentences",
    files: "connector/**/*.ts",
    except: [`connector/{reasons/**/*.ts,errors.ts,problems.ts,${othersWords.join(",")}}`],
    selector: [
      'NewExpression[callee.name="AppError"] > ObjectExpression > Property[key.name=/^(detail|action|fields|reason)$/]',
      sentences,
      wholeSentence,
      cell,
      answered,
    ].join(", "),
    message:
      "Sentences stand in connector/reasons, where they are translated: throw refusal(), or say() one of the table.",
  },
  {
    name: "sentences-of-the-panel",
    files: "force-app/**/lwc/**/*.js",
    except: ["force-app/**/__tests__/**"],
    selector: [sentences, wordsOfThePanel].join(", "),
    message:
      "What the panel says is a label, which is translated: import it from @salesforce/label, or take what the connector says.",
  },
  {
    name: "error-codes",
    files: "connector/**/*.ts",
    except: ["connector/errors.ts", "connector/reasons/refusals.ts"],
    selector: codesTogether,
    message: codesMessage,
  },
  {
    name: "compared-error-codes",
    files: "connector/**/*.ts",
    except: [
      "connector/errors.ts",
      "connector/reasons/refusals.ts",
      // The diagnosis has a check of its own for each.
      "connector/connection/diagnosis/checkOrg.ts",
      // What is gone needs no deletion, and what may be gone is looked for.
      "connector/salesforce/deleteContact.ts",
    ],
    finds: codesCompared,
    message: codesMessage,
  },
  {
    name: "error-codes-of-the-panel",
    files: "force-app/**/lwc/**/*.js",
    except: ["force-app/**/lwc/problemKinds/*.js", "force-app/**/__tests__/**"],
    selector: codesTogether,
    finds: codesCompared,
    message:
      "What an error code means to the panel stands in c/problemKinds, and in connector/errors.ts as a column: ask that.",
  },
  {
    name: "claim",
    files: "{connector,scripts}/**/*.ts",
    except: [
      "connector/creations/ledger/{claim,recoverCreation}.ts",
      "connector/quota/reserveRepeatedly.fixture.ts",
    ],
    holdsFixtures: true,
    selector: insertsCreations,
    message:
      "Only connector/creations/ledger/claim.ts writes creations, and takes their quota: call claim. After a restore, recoverCreation.ts writes those that Salesforce has.",
  },
  {
    name: "clock-and-chance",
    files: "connector/matching/**/*.ts",
    except: [],
    selector: [
      'MemberExpression[object.name="Date"]:matches([property.name="now"], [property.value="now"])',
      'MemberExpression[object.name="Math"]:matches([property.name="random"], [property.value="random"])',
      'NewExpression[callee.name="Date"][arguments.length=0]',
      'CallExpression[callee.name="Date"]',
      "Identifier[name=/^(performance|crypto)$/]:not(MemberExpression > .property):not(Property > .key)",
    ].join(", "),
    message: impure,
  },
  {
    name: "row-types",
    files: "connector/**/*.ts",
    except: ["connector/database/schema/**"],
    selector: 'TSQualifiedName[right.name="$inferSelect"]',
    message: "The type of a row stands beside its table in connector/database/schema.",
  },
  {
    name: "external-id",
    files: "connector/**/*.ts",
    except: ["connector/salesforce/externalLeadId.ts"],
    selector: "Literal[value=/Crosswalk_Lead__c/i], TemplateElement[value.raw=/Crosswalk_Lead__c/i]",
    message:
      "The package's external-id field is named in connector/salesforce/externalLeadId.ts: use leadIdName or isLeadId.",
  },
  {
    name: "imports",
    files: "{connector,test/org}/**/*.ts",
    except: [
      "connector/salesforce/jsforce.ts",
      "connector/database/postgres/driver.ts",
      "connector/largePackages.ts",
    ],
    selector: 'ImportExpression, TSImportType, CallExpression[callee.name="require"]',
    message:
      "Import at the top of the file, where every rule sees it: `import { … } from` or `import type { … } from`.",
  },
  {
    name: "requires",
    files: "connector/**/*.ts",
    except: ["connector/largePackages.ts"],
    selector: 'ImportDeclaration[source.value="node:module"]',
    message:
      "Import at the top of the file, where every rule sees it: `import { … } from` or `import type { … } from`.",
  },
  {
    name: "installed-files",
    files: "{connector,force-app,scripts,test}/**/*.{ts,js,mjs}",
    except: [],
    holdsTests: true,
    selector: `${importing}[source.value=/node_modules/]`,
    message: "Import a package by its name, which other rules go by, and never by where it lies.",
  },
  {
    name: "environment",
    files: "connector/**/*.ts",
    except: ["connector/main.ts"],
    selector: 'ImportDeclaration[source.value="node:process"]',
    message: "Only connector/main.ts reads the environment: take the value from config.ts's Config.",
  },
  {
    name: "requests",
    files: "connector/**/*.ts",
    except: ["connector/salesforce/**"],
    selector: [
      `Identifier[name=${requester}]:not(MemberExpression > .property):not(Property > .key)`,
      `MemberExpression[object.name=/^global(This)?$/]:matches([property.name=${requester}], [property.value=${requester}])`,
      `ObjectPattern > Property:matches([key.name=${requester}], [key.value=${requester}])`,
      // It loads any module of Node without an import.
      'MemberExpression:matches([property.name="getBuiltinModule"], [property.value="getBuiltinModule"])',
      'ObjectPattern > Property[key.name="getBuiltinModule"]',
    ].join(", "),
    message: "Only connector/salesforce fetches: add a function there.",
  },
  {
    name: "rows-in-routes",
    files: "connector/routes/**/*.ts",
    except: [],
    selector: [
      'MemberExpression:matches([property.name="database"], [property.value="database"])',
      'ObjectPattern > Property[key.name="database"]',
    ].join(", "),
    message: "Routes hold no queries, and hand on no database: call a verb with the context.",
  },
  {
    name: "tables",
    files: "connector/**/*.ts",
    // Routes name no rows either.
    except: [...roomsWithQueries, "routes"].flatMap((room) => globsOf({ room })),
    selector:
      ":matches(ImportDeclaration[importKind!='type'], ExportNamedDeclaration[exportKind!='type'], ExportAllDeclaration[exportKind!='type'])[source.value=/database\\u002fschema\\u002f/]",
    message: "No queries here, but the types of rows: put it into a verb of the room whose rows it reads.",
  },
  {
    name: "files-of-a-component",
    files: "force-app/**/lwc/**/*.js",
    except: ["force-app/**/__tests__/**"],
    selector: `${importing}[source.value=/^(\\.\\.|@crosswalk)/]:not([source.value=${testFile}])`,
    message: "A component imports its own files, and others as c/name: a script of it is deployed alone.",
  },
  {
    name: "test-files",
    files: "{connector,force-app,scripts,test/org,test/lightning}/**/*.{ts,js,mjs}",
    except: ["**/__tests__/**"],
    selector: `${importing}[source.value=${testFile}]`,
    message: "What runs imports nothing that only tests have: move what both need into a file of its own.",
  },
  {
    name: "arguments",
    files: "{scripts/**/*,test/*/main}.ts",
    except: [],
    selector: 'MemberExpression[object.name="process"][property.name="argv"]',
    message:
      "Commands read their arguments with parseArgs, which test/package/documents asks what a document may name.",
  },
  {
    name: "prepared",
    files: "connector/**/*.ts",
    except: [],
    selector: 'CallExpression[callee.name="prepared"] > :matches(:function, CallExpression).arguments',
    message:
      "A query is kept under the function that makes it: give prepared a function of the module, by its name.",
  },
  {
    name: "no-module-state",
    files: "connector/**/*.ts",
    except: [],
    selector: emptyAtFirst,
    message: moduleStateMessage,
  },
];

const refuse = ({ selector, finds, message }: OnePlace): Rule.RuleModule => ({
  create(context) {
    const report: Report = (node) => context.report({ node, message });
    return { ...finds?.(report), ...(selector && { [selector]: report }) };
  },
});

const noModuleWrites: Linter.Config = {
  name: "one place: what modules remember",
  files: ["connector/**/*.ts"],
  // A process has one main, which stops it once.
  ignores: [...own, "connector/main.ts"],
  plugins: { state: { rules: { "no-module-writes": writtenLater } } },
  rules: { "state/no-module-writes": "error" },
};

/** Each is a rule of its own, so that a file can be the place of one and is held by the others. */
const placesPlugin = {
  rules: Object.fromEntries(onePlace.map((place) => [place.name, refuse(place)])),
};

const restrictions = onePlace.map(({ name, files, except, ...holds }): Linter.Config => ({
  name: `one place: ${name}`,
  files: [files],
  ignores: [...(holds.holdsTests ? [] : holds.holdsFixtures ? tests : own), ...except],
  plugins: { places: placesPlugin },
  rules: { [`places/${name}`]: "error" },
}));

/** A file of a program of which the list does not know where it stands. */
const unplaced = (program: string, rooms: Layer[]): Linter.Config => ({
  name: `rooms of ${program} that have no place yet`,
  files: [`${program}/**/*.ts`],
  ignores: [...rooms.flatMap(globsIn(program)), `${program}/**/*.test.ts`],
  rules: {
    "no-restricted-syntax": [
      "error",
      {
        selector: "Program",
        message: "This room has no place yet: add it to the list in config/lint/layers.ts.",
      },
    ],
  },
});

/** Types, and most rules, hold for TypeScript alone. */
const typescriptOnly: Linter.Config = {
  name: "programs of TypeScript",
  files: ["{connector,test/org}/**/*.{js,mjs,cjs,jsx,mts,cts,tsx}"],
  // They run before any TypeScript does: the first tells a Node that cannot read it what it needs.
  ignores: ["start", "smallHeap", "quickModules", "withoutLanguages", "load"].map(
    (file) => `connector/${file}.mjs`,
  ),
  rules: {
    "no-restricted-syntax": [
      "error",
      { selector: "Program", message: "This program is written in TypeScript: name the file .ts." },
    ],
  },
};

const nodeProtocol: Linter.Config = {
  name: "modules of Node, by their full name, which other rules go by",
  files: ["**/*.{ts,js,mjs,cjs}"],
  // Salesforce's rules for components bring the plugin under its usual name.
  plugins: { modules: importPlugin },
  rules: { "modules/enforce-node-protocol-usage": ["error", "always"] },
};

const config: Linter.Config[] = [
  nodeProtocol,
  typescriptOnly,
  {
    name: "rooms of the connector",
    files: ["connector/**/*.ts"],
    ignores: own,
    plugins: { import: importPlugin },
    rules: {
      "import/no-restricted-paths": [
        "error",
        { basePath: projectFolder, zones: [...layerZones, outsideZone, ...distanceZones] },
      ],
    },
  },
  ...packageRules,
  ...restrictions,
  noModuleWrites,
  unplaced("connector", layers),
  unplaced("test/org", practiceOrgLayers),
  {
    name: "programs of their own",
    files: programs.map(({ folder }) => `${folder}/**/*.{ts,js,mjs,cjs}`),
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
  ...programs.map(({ folder, is }) => ({
    name: `packages of ${folder}`,
    files: [`${folder}/**/*.{ts,js,mjs,cjs}`],
    ignores: own,
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^@crosswalk/", message: `${folder} is a program of its own: ${is}.` }] },
      ] as Linter.RuleEntry,
    },
  })),
  {
    name: "suites and commands",
    files: ["test/**/*.{ts,js,mjs}", "scripts/**/*.{ts,mjs}"],
    ignores: programs.map(({ folder }) => `${folder}/**`),
    plugins: { import: importPlugin },
    rules: {
      "import/no-restricted-paths": [
        "error",
        {
          basePath: projectFolder,
          zones: [...doorZones, ...suiteZones, ...zonesOf("scripts", scriptLayers, []), ...loneScriptZones],
        },
      ],
    },
  },
  {
    name: "tests beside what they test",
    files: ["connector/**/*.{test,fixture}.ts", "force-app/**/__tests__/**/*.js"],
    // Salesforce's rules for components bring the plugin under its usual name.
    plugins: { modules: importPlugin },
    rules: {
      "modules/no-restricted-paths": ["error", { basePath: projectFolder, zones: doorZones }],
    },
  },
];

export default config;
