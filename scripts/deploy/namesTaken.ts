import type { DeployFailure } from "../org/sf.ts";

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
