import type { Plugin } from "rollup";

const prefix = "\0salesforce:";

/**
 * Resolves the imports from `@salesforce/…` that depend on the user: who it is, language and permissions.
 * Others have defaults in lightning-base-components.
 */
export function userModules(): Plugin {
  return {
    name: "salesforce-user-modules",
    resolveId(source) {
      return /^@salesforce\/(user\/|customPermission\/|i18n\/(locale|timeZone|lang|dir|currency)$)/.test(
        source,
      )
        ? prefix + source.slice("@salesforce/".length)
        : null;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      const [kind, name] = id.slice(prefix.length).split("/");
      switch (kind) {
        case "user":
          return fromContext(name === "Id" ? "user.id" : "isGuest");
        case "i18n":
          return fromContext(`i18n.${name}`);
        default:
          return fromContext(`customPermissions[${JSON.stringify(name)}]`);
      }
    },
  };
}

function fromContext(property: string): string {
  return `import { context } from "practice/context"; export default context.${property};`;
}
