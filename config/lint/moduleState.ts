import type { Rule, Scope } from "eslint";
import type { Node } from "estree";

/**
 * What a module remembers is shared by all connectors of a process, and nobody can see or bound it. Two rules
 * see it: one what is empty at first, to be filled later; the other what is written to later, whatever it
 * holds at first. Neither sees what a function of another file keeps for the module that calls it.
 */
export const moduleStateMessage =
  "Modules remember nothing: use the context's memory (connector/memory.ts), or give a constant what it holds.";

const ofModule = ":matches(Program, Program > ExportNamedDeclaration, Program > ExportDefaultDeclaration)";
const variable = `${ofModule} > VariableDeclaration`;
/** What stays as long as the module: its variables with all that they hold, and static members. */
const kept = `:matches(${variable}, ${ofModule} > ClassDeclaration > ClassBody > PropertyDefinition[static=true])`;
const keptByDefault = "Program > ExportDefaultDeclaration";

const empties = [
  "NewExpression[callee.name=/^Weak(Map|Set)$/]",
  "NewExpression[callee.name=/^(Map|Set)$/][arguments.length=0]",
  'CallExpression[callee.object.name="Object"][callee.property.name="create"][arguments.length=1]',
  // An argument is for whom it is given to.
  "ArrayExpression[elements.length=0]:not(CallExpression *)",
  "ObjectExpression[properties.length=0]:not(CallExpression *)",
];

/** Variables, and what is empty until somebody fills it. */
export const emptyAtFirst = [
  `${variable}[kind=/^(?:let|var)$/]`,
  // A static field that is not fixed is written to, by `this` or by the name of the class.
  `${ofModule} > ClassDeclaration > ClassBody > PropertyDefinition[static=true][readonly!=true]:matches([value=null], [value.type="Literal"])`,
  ...empties.map((empty) => `${kept} ${empty}:not(:function *)`),
  ...empties.map((empty) => `${keptByDefault} ${empty}:not(:function *):not(ClassDeclaration *)`),
].join(", ");

/** Methods of arrays, maps and sets that change them. */
const changing = /^(?:add|clear|copyWithin|delete|fill|pop|push|reverse|set|shift|sort|splice|unshift)$/;

/**
 * Writes from within a function to what a constant of the module holds, or one of another file, or to what a
 * function keeps that the module calls as it loads.
 */
export const writtenLater: Rule.RuleModule = {
  create: (context) => ({
    "Program:exit"(program) {
      const [module] = context.sourceCode.getScope(program).childScopes;
      if (!module) return;
      for (const scope of [module, ...calledAtLoad(module)]) {
        for (const { defs, references } of scope.variables) {
          if (!defs.some(isValue)) continue;
          for (const reference of references) {
            const isLater = reference.from.variableScope !== scope;
            const node = reference.identifier as Rule.Node;
            // A variable of the module is refused as such.
            const isWrite = isWritten(node) || (scope !== module && reference.isWrite());
            if (isLater && isWrite) context.report({ node, message: moduleStateMessage });
          }
        }
      }
    },
  }),
};

/** The functions of the module that it calls itself, where they stand or by their name. */
function calledAtLoad(module: Scope.Scope): Scope.Scope[] {
  const isCalled = ({ from, identifier }: Scope.Reference): boolean =>
    from === module && isCallee(identifier as Rule.Node);
  const named = module.variables
    .filter(({ references }) => references.some(isCalled))
    .flatMap(({ defs }) => defs.map(valueOf));
  return module.childScopes.filter(
    ({ type, block }) => type === "function" && (isCallee(block as Rule.Node) || named.includes(block)),
  );
}

/** What a definition gives a name to. */
const valueOf = ({ node }: Scope.Definition): unknown => (node as { init?: unknown }).init ?? node;

function isCallee(node: Rule.Node): boolean {
  const parent: Node | null = node.parent;
  return parent?.type === "CallExpression" && parent.callee === node;
}

/** A variable, a parameter, or what another file of the project exports. */
function isValue({ type, parent }: Scope.Definition): boolean {
  if (type === "Variable" || type === "Parameter") return true;
  // `import x = require("y")` has no source.
  return type === "ImportBinding" && "source" in parent && String(parent.source.value).startsWith(".");
}

function isWritten(identifier: Rule.Node): boolean {
  if (isAssignedTo(identifier)) return true;
  const member = outermostMember(identifier);
  if (member === identifier) return false;
  const parent: Node | null = member.parent;
  switch (parent?.type) {
    case "AssignmentExpression":
      return parent.left === member;
    case "UpdateExpression":
      return true;
    case "UnaryExpression":
      return parent.operator === "delete";
    case "CallExpression":
      return parent.callee === member && changing.test(nameOf(member));
    default:
      return false;
  }
}

/** `Object.assign(identifier, …)`. */
function isAssignedTo(identifier: Rule.Node): boolean {
  const parent: Node | null = identifier.parent;
  return (
    parent?.type === "CallExpression" &&
    parent.arguments[0] === identifier &&
    parent.callee.type === "MemberExpression" &&
    parent.callee.object.type === "Identifier" &&
    parent.callee.object.name === "Object" &&
    /^(?:assign|definePropert(?:y|ies)|setPrototypeOf)$/.test(nameOf(parent.callee))
  );
}

/** `a.b.c` of the `a` in it, through `!`, `as` and `?.`. */
function outermostMember(node: Rule.Node): Rule.Node {
  const { parent } = node;
  const isWithin =
    (parent?.type === "MemberExpression" && parent.object === node) || wrappers.has(parent?.type as string);
  return isWithin && parent ? outermostMember(parent) : node;
}

/** What says something of a value's type, and leaves it as it is. */
const wrappers = new Set([
  "TSNonNullExpression",
  "TSAsExpression",
  "TSSatisfiesExpression",
  "ChainExpression",
]);

function nameOf(member: Node): string {
  if (member.type !== "MemberExpression") return "";
  const { property } = member;
  if (property.type === "Literal") return String(property.value);
  return property.type === "Identifier" && !member.computed ? property.name : "";
}
