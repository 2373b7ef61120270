import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";

/** A deployment or removal as the org has it, in Setup, Deployment Status. */
export interface DeploymentInOrg {
  id: string;
  /** As the Tooling API has it in DeployRequest, e.g. `InProgress`. */
  status: string;
}

/** The org's newest one but for validations; undefined where there is none. Throws where it does not tell. */
export async function newestDeployment(org: OrgSession): Promise<DeploymentInOrg | undefined> {
  const soql =
    "SELECT Id, Status FROM DeployRequest WHERE CheckOnly = false ORDER BY CreatedDate DESC NULLS LAST LIMIT 1";
  const { status, body } = await org.send(`/tooling/query?q=${encodeURIComponent(soql)}`);
  if (status >= 400) throw new OrgRefusal(status, body);
  const [row] = (body as { records: { Id: string; Status: string }[] }).records;
  return row && { id: row.Id, status: row.Status };
}

const ended = ["Succeeded", "SucceededPartial", "Failed", "Canceled"];

export const hasEnded = ({ status }: DeploymentInOrg): boolean => ended.includes(status);
