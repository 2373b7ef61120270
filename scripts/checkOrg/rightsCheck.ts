import type { RequestContext } from "../../connector/context.ts";
import { diagnose } from "../../connector/pages/connection/diagnosis/diagnose.ts";
import type { Check as Precondition } from "../../connector/pages/connection/diagnosis/check.ts";
import { readTeam } from "../../connector/pages/connection/team/readTeam.ts";
import { preconditions } from "../../connector/pages/connection/team/teamChecks.ts";
import { adminSet, repSet } from "../../connector/salesforce/team/holders.ts";
import { finding, problem, unknown, type Finding, type Look, type Tools } from "./check.ts";
import { scrubbed } from "./scrubbed.ts";

/** What the diagnosis says of the connector itself, which is made for this check. */
const ofConnector = ["org-bound", "creation-on", "lead-source", "quota", "erasing"];

const outcomes = { failed: "problem", warning: "warning", unknown: "unknown" } as const;

const textOf = (said: { text: string } | string | null) =>
  (typeof said === "object" ? said?.text : said) ?? null;

/** The connector's own diagnosis, for whoever's context it is. */
export async function findingsOfUser(ctx: RequestContext): Promise<Finding[]> {
  const { checks } = await diagnose(ctx);
  return checks.flatMap((check) => (ofConnector.includes(check.id) ? [] : findingsOf(check)));
}

function findingsOf({ id, title, state, detail, remedy }: Precondition): Finding[] {
  if (state === "passed") return [];
  const says = `${title.text}: ${textOf(detail)}`;
  return [finding(outcomes[state])(scrubbed(`${id} ${state}`), says, textOf(remedy))];
}

export async function lookAtUser({ ctx }: Tools): Promise<Look> {
  return { saw: ctx.caller.username, findings: await findingsOfUser(ctx) };
}

const namesShownMax = 5;

/** Who holds the package's permission sets, and what keeps them from working. */
export async function lookAtTeam({ ctx }: Tools): Promise<Look> {
  const team = await readTeam(ctx);
  if (!team.seesHolders) {
    const next = "Sign the CLI in as a user with View Setup and Configuration.";
    return {
      saw: "not shown",
      findings: [unknown("team not shown", "The org does not show who holds permission sets", next)],
    };
  }
  const { members } = team;
  const findings: Finding[] = [repSet, adminSet].flatMap((set) => {
    if (members.some(({ packageSets }) => packageSets?.some(({ name }) => name === set))) return [];
    const label = set.replace("_", " ");
    const next = `Deploy the package, then Setup, Permission Sets, ${label}, Manage Assignments.`;
    return [problem(`nobody with ${set}`, `Nobody holds ${label}`, next)];
  });
  // Nobody has signed in to the connector that is made for this check.
  const columns = preconditions(team).filter(({ id }) => id !== "sign-in");
  for (const column of columns) {
    const checked = members.map((member) => ({ member, found: column.check(member, column) }));
    for (const state of ["failed", "warning", "unknown"] as const) {
      const those = checked.filter(({ found }) => found.state === state);
      const [first] = those;
      if (!first) continue;
      const names = those.slice(0, namesShownMax).map(({ member }) => member.username);
      const more = those.length > names.length ? " and others" : "";
      const count = `${those.length} of ${members.length}`;
      const says = `${column.title.text}: ${textOf(first.found.detail)} ${count}: ${names.join(", ")}${more}`;
      findings.push(
        finding(outcomes[state])(`${column.id} ${state} ${count}`, says, textOf(first.found.remedy)),
      );
    }
  }
  return { saw: `${members.length} people`, facts: { members: members.length }, findings };
}
