import type { Linter, Rule } from "eslint";

/**
 * What is written in one place only. Each is a rule of its own, so that the place of one is held by the
 * others. Who imports whom is held by imports.ts.
 */
interface OnePlace {
  name: string;
  files: string;
  except: string[];
  selector: string;
  message: string;
}

/** A text that reads as a whole sentence: a capital, a space, a full stop. */
const sentence = "/^\\p{Lu}[\\p{L}'’]*,? [^]*[.!?]$/u";
const startsSo = "/^\\p{Lu}[\\p{L}'’]*,? /u";
/** Whoever throws an Error speaks to programmers. */
const toUsers = ':not(NewExpression[callee.name="Error"] > *)';

/** What is empty where a module keeps it, so that something will fill it later. */
const ofModule = ":matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration";
const filledLater = [
  `${ofModule}[kind=/^(?:let|var)$/]`,
  `${ofModule} > VariableDeclarator > NewExpression[callee.name=/^Weak(?:Map|Set)$/]`,
  `${ofModule} > VariableDeclarator > NewExpression[callee.name=/^(?:Map|Set)$/][arguments.length=0]`,
];

const onePlace: OnePlace[] = [
  {
    name: "sentences",
    files: "connector/**/*.ts",
    // Words of others have their own place: those of Salesforce, of schemas and of the HTTP library, which
    // programmers read, and what is said to whoever runs the connector.
    except: [
      "connector/reasons/**",
      "connector/log/createMetrics.ts",
      "connector/log/measureState.ts",
      "connector/{errors,config}.ts",
      "connector/pages/connection/readiness.ts",
      "connector/salesforce/{translateError,withDuplicates,composite}.ts",
      "connector/http/{problem,fieldErrors,openApiDocument,describePort}.ts",
      "connector/database/{storage,{move,engine}/*,*/troubles}.ts",
    ],
    selector: [
      'NewExpression[callee.name="AppError"] > ObjectExpression > Property[key.name=/^(?:detail|action|fields|reason)$/]',
      `Literal[value=${sentence}]${toUsers}`,
      `TemplateLiteral:has(> TemplateElement:first-child[value.raw=${startsSo}]):has(> TemplateElement[tail=true][value.raw=/[.!?]$/])${toUsers}`,
    ].join(", "),
    message:
      "Sentences stand in connector/reasons, where they are translated: throw refusal(), or say() one of the table.",
  },
  {
    name: "words-of-the-panel",
    files: "force-app/**/lwc/**/*.js",
    except: ["force-app/**/__tests__/**"],
    selector: [
      "Literal[value=/\\p{L}\\s+\\p{L}/u]:not([value=/slds-/])",
      "TemplateElement[value.raw=/\\p{L}\\s+\\p{L}/u]:not([value.raw=/slds-/])",
    ].join(", "),
    message:
      "What the panel says is a label, which is translated: import it from @salesforce/label, or take what the connector says.",
  },
  {
    name: "claim",
    files: "{connector,scripts}/**/*.ts",
    except: ["connector/creations/ledger/{claim,recoverCreation}.ts"],
    selector: [
      'CallExpression[callee.property.name="insert"] > Identifier[name="creations"]',
      "TemplateElement[value.raw=/\\binto\\s+\\W?creations\\b/i]",
      "Literal[value=/\\binto\\s+\\W?creations\\b/i]",
    ].join(", "),
    message:
      "Only connector/creations/ledger/claim.ts writes creations, and takes their quota: call claim. After a restore, recoverCreation.ts writes those that Salesforce has.",
  },
  {
    name: "requests",
    files: "connector/**/*.ts",
    except: ["connector/salesforce/**"],
    selector:
      'CallExpression[callee.name="fetch"], MemberExpression[object.name="globalThis"][property.name="fetch"]',
    message: "Only connector/salesforce fetches: add a function there.",
  },
  {
    name: "clock-and-chance",
    files: "connector/matching/**/*.ts",
    except: [],
    selector: [
      'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
      'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
      'NewExpression[callee.name="Date"][arguments.length=0]',
    ].join(", "),
    message: "connector/matching is pure: pass the data in.",
  },
  {
    name: "no-module-state",
    files: "connector/**/*.ts",
    except: [],
    selector: filledLater.join(", "),
    message:
      "Modules remember nothing: use the context's memory (connector/work/memory.ts), or give a constant what it holds.",
  },
];

const refuse = ({ selector, message }: OnePlace): Rule.RuleModule => ({
  create: ({ report }) => ({ [selector]: (node: Rule.Node) => report({ node, message }) }),
});

const plugin = { rules: Object.fromEntries(onePlace.map((place) => [place.name, refuse(place)])) };

export default onePlace.map(({ name, files, except }): Linter.Config => ({
  name: `one place: ${name}`,
  files: [files],
  ignores: ["**/*.test.ts", "**/*.fixture.ts", ...except],
  plugins: { places: plugin },
  rules: { [`places/${name}`]: "error" },
}));
