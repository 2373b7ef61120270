import { checkIcons } from "c/checkIcons";

/** Checks by their states, the worst first: [{id, heading, isFine, checks}]. */
export function groupsOf(checks) {
  return checkIcons
    .map(({ name, stateLabel }) => ({
      id: name,
      heading: stateLabel,
      isFine: name === "passed",
      checks: checks.filter(({ state }) => state === name),
    }))
    .filter((group) => group.checks.length > 0);
}
