import type { Access, Caller } from "../types.ts";

/** A class with @RestResource. No Apex runs here: `answers` says what each of its methods returns. */
export interface ApexRestClass {
  name: string;
  /** The path below /services/apexrest, or below the namespace there. */
  urlMapping: string;
  /** What a method answers to a caller, by HTTP method; names are without the namespace. */
  answers: Partial<Record<"GET" | "POST", (user: ApexUser) => unknown>>;
}

/** What Apex can ask about its running user. */
interface ApexUser {
  /** As FeatureManagement.checkPermission does: a name without namespace is the class's own. */
  checkPermission(name: string): boolean;
}

export const apexRestClasses: readonly ApexRestClass[] = [
  {
    name: "CrosswalkAccess",
    urlMapping: "/crosswalk/access",
    answers: { GET: (user) => ({ isAdmin: user.checkPermission("Crosswalk_Admin") }) },
  },
];

/** The running user of a class in `namespace`. */
export function apexUser(access: Access, caller: Caller, namespace: string | null): ApexUser {
  const prefix = namespace === null ? "" : `${namespace}__`;
  return { checkPermission: (name) => access.customPermissions(caller).includes(prefix + name) };
}
