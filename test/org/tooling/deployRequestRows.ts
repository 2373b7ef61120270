import { listJobs } from "../components/componentStore.ts";
import type { Row } from "../storage/rows.ts";
import type { Org } from "../types.ts";

/** What a deployment's result has of its row. */
interface Deployment {
  id: string;
  status: string;
  checkOnly: boolean;
  createdBy: string;
  createdDate: string;
  startDate?: string;
  completedDate?: string;
  lastModifiedDate: string;
  errorMessage?: string;
}

/** Deployments and validations, as Setup lists them under Deployment Status. */
export function deployRequestRows(org: Org): Row[] {
  return listJobs(org, "deploy").map((result) => {
    const { id, status, checkOnly, createdBy, lastModifiedDate, ...more } = result as Deployment;
    return {
      Id: id,
      Status: status,
      CheckOnly: checkOnly,
      StartDate: more.startDate ?? null,
      CompletedDate: more.completedDate ?? null,
      ErrorMessage: more.errorMessage ?? null,
      CreatedDate: more.createdDate,
      CreatedById: createdBy,
      LastModifiedDate: lastModifiedDate,
      LastModifiedById: createdBy,
      SystemModstamp: lastModifiedDate,
    };
  });
}
