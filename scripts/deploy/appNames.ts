import type { DeployFailure } from "./sf.ts";

export const policyType = "ExtlClntAppOauthConfigurablePolicies";

/** Names that Salesforce gives the policy of such an app, as seen in live orgs. The first is ours, too. */
export const namesOfPolicy: readonly string[] = [
  "Crosswalk_oauthPlcy",
  "Crosswalk_defaultPolicy",
  "Crosswalk_oauth_defaultPolicy",
  "Crosswalk_oauth_oauthPlcy",
];

/** Which of an org's policies is the app's: the one to write, as an app has one. Undefined where none is. */
export function policyNameAmong(names: readonly string[]): string | undefined {
  const known = namesOfPolicy.find((name) => names.includes(name));
  if (known !== undefined) return known;
  const [only, ...more] = names.filter((name) => /^Crosswalk_/i.test(name));
  return more.length === 0 ? only : undefined;
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
