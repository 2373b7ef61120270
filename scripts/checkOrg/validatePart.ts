import { withAppFiles } from "../deploy/appFiles.ts";
import { enforced } from "../deploy/egress.ts";
import { findOfApp, policyType } from "../deploy/findApp.ts";
import { runAppTests } from "../deploy/packageSteps.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { deploySf, type DeployFailure } from "../org/sf.ts";
import type { PackagePart } from "./check.ts";

const contactEmail = "crosswalk@example.com";

/**
 * A deployment of a part that changes nothing. It names its tests: where one with Apex names none, an org in
 * production runs all of its own. The connector's address stands in the files; where it is not known yet, any
 * does for a validation.
 */
export async function validatePart(
  org: OrgSession,
  targetOrg: string,
  part: PackagePart,
  connectorUrl = "https://crosswalk.example.com",
  deploy = deploySf,
): Promise<DeployFailure[]> {
  const validate = (...more: string[]) =>
    deploy(
      [
        ...["project", "deploy", "start", "--dry-run", "--target-org", targetOrg, "--wait", "30"],
        ...["--source-dir", "force-app", ...more.flatMap((folder) => ["--source-dir", folder])],
        ...runAppTests,
      ],
      { environment: { CROSSWALK_CONNECTOR_URL: connectorUrl, CROSSWALK_CONTACT_EMAIL: contactEmail } },
    );
  if (part === "package") return validate();
  const policy = await findOfApp(org, policyType);
  return withAppFiles(
    { contactEmail, callbackUrl: `${connectorUrl}/oauth/callback` },
    { names: new Map(policy && [[policyType, policy.name]]), keepsConsumer: false, ipRules: enforced },
    (folder) => validate(folder, "config/translations"),
  );
}
