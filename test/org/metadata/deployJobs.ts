import type { PracticeService } from "../call/restCall.ts";
import type { Caller, Org } from "../types.ts";
import { progressOf, settleDeployments, startDeployment } from "./deployQueue.ts";
import type { DeployResult } from "./deployTypes.ts";
import { findJob, type AsyncJob } from "../components/componentStore.ts";
import { SoapFault } from "./soapXml.ts";

const validationDays = 10;

/** The job of that kind. Throws SoapFault where there is none. */
export function readJob(org: Org, kind: AsyncJob["kind"], id: string): AsyncJob & { id: string } {
  settleDeployments(org);
  const job = findJob(org, id);
  if (job?.kind !== kind) {
    throw new SoapFault("sf:INVALID_ID_FIELD", `Invalid async process id: ${id}`);
  }
  const result = { ...(job.result as { id: string }), ...progressOf(org, id) };
  return { ...job, result, id: result.id };
}

/** Deploys a validated deployment, if it was validated with tests within ten days. */
export function deployValidated(service: PracticeService, caller: Caller, id: string): DeployResult {
  const { org } = service;
  const { result, zip } = readJob(org, "deploy", id);
  const validation = result as DeployResult;
  const age = org.now().getTime() - Date.parse(validation.completedDate ?? "");
  if (!validation.checkOnly || !validation.success || age > validationDays * 86_400_000 || !zip) {
    throw new SoapFault(
      "sf:INVALID_ID_FIELD",
      `The deployment ${id} is no successful validation of the last ${validationDays} days`,
    );
  }
  const { ignoreWarnings, rollbackOnError } = validation;
  return startDeployment(service, caller, zip, {
    checkOnly: false,
    ignoreWarnings,
    rollbackOnError,
    runTests: [],
  });
}
