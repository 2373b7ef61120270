import { listComponents, readComponent, type Component } from "../org/metadataApi.ts";
import type { OrgSession } from "../org/orgSession.ts";
import type { DeployFailure } from "../org/sf.ts";

export const policyType = "ExtlClntAppOauthConfigurablePolicies";

/** Names that Salesforce gives the policy of such an app, as seen in live orgs. The first is ours, too. */
export const usualNames: readonly string[] = [
  "Crosswalk_oauthPlcy",
  "Crosswalk_defaultPolicy",
  "Crosswalk_oauth_defaultPolicy",
  "Crosswalk_oauth_oauthPlcy",
];

/** A policy as the org has it, under its name there. */
export interface NamedPolicy {
  name: string;
  policy: Component;
}

/**
 * The app's policy: the one that says it belongs to the app Crosswalk, whatever it is called, as an app has
 * one. Undefined where there is none. Usual names are read first, because each is a request.
 */
export async function findPolicy(org: OrgSession): Promise<NamedPolicy | undefined> {
  const listed = await listComponents(org, policyType);
  const isUsual = (name: string) => usualNames.includes(name);
  for (const name of [...listed.filter(isUsual), ...listed.filter((each) => !isUsual(each))]) {
    const policy = await readComponent(org, policyType, name);
    if (policy?.get("externalClientApplication") === "Crosswalk") return { name, policy };
  }
  return undefined;
}

/**
 * The names under which the org has components already, by type: its refusal of a second one tells them, e.g.
 * "duplicates value on Crosswalk_Policies".
 */
export function namesTaken(failures: readonly DeployFailure[]): Map<string, string> {
  return new Map(
    failures.flatMap(({ componentType, problem }) => {
      const name = /\bduplicates value on (?!record with id)(\w+)/.exec(problem)?.[1];
      return name === undefined ? [] : [[componentType, name] as const];
    }),
  );
}
