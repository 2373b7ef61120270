import { soqlText } from "../../connector/salesforce/soql.ts";
import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";
import { readUserId } from "../org/readUserId.ts";

/** A deployment or removal as the org has it, in Setup, Deployment Status. */
export interface DeploymentInOrg {
  id: string;
  /** As the Tooling API has it in DeployRequest, e.g. `InProgress`. */
  status: string;
}

/** More than one user starts while a removal runs. */
const deploymentsMax = 20;

/**
 * The session's user's own ones but for validations, the newest first: an org lists everybody's. Throws where
 * it does not tell.
 */
export async function ownDeployments(org: OrgSession): Promise<DeploymentInOrg[]> {
  const soql =
    `SELECT Id, Status FROM DeployRequest WHERE CheckOnly = false AND CreatedById = ${soqlText(await readUserId(org))} ` +
    `ORDER BY CreatedDate DESC NULLS LAST LIMIT ${deploymentsMax}`;
  const { status, body } = await org.send(`/tooling/query?q=${encodeURIComponent(soql)}`);
  if (status >= 400) throw new OrgRefusal(status, body);
  const { records } = body as { records: { Id: string; Status: string }[] };
  return records.map((row) => ({ id: row.Id, status: row.Status }));
}

const ended = ["Succeeded", "SucceededPartial", "Failed", "Canceled"];

export const hasEnded = ({ status }: DeploymentInOrg): boolean => ended.includes(status);
