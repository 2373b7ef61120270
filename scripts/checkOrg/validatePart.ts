import { deploySf, type DeployFailure } from "../org/sf.ts";
import { runAppTests } from "../deploy/packageSteps.ts";
import type { PackagePart } from "./check.ts";

const folders: Record<PackagePart, string[]> = {
  package: ["--source-dir", "force-app", ...runAppTests],
  // With the package, because translations name its labels and the org may not have it yet.
  translations: ["--source-dir", "force-app", "--source-dir", "config/translations"],
};

/**
 * A deployment of a part that changes nothing. The connector's address stands in the package's files; where
 * it is not known yet, any address does for a validation.
 */
export function validatePart(
  targetOrg: string,
  part: PackagePart,
  connectorUrl: string | undefined,
): Promise<DeployFailure[]> {
  const args = ["project", "deploy", "start", "--dry-run", "--target-org", targetOrg, "--wait", "30"];
  return deploySf([...args, ...folders[part]], {
    environment: {
      CROSSWALK_CONNECTOR_URL: connectorUrl ?? "https://crosswalk.example.com",
      CROSSWALK_CONTACT_EMAIL: "crosswalk@example.com",
    },
  });
}
