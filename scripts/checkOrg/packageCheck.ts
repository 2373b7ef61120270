import { withAppFiles } from "../deploy/appFiles.ts";
import { enforced } from "../deploy/egress.ts";
import { findOfApp, policyType } from "../deploy/findApp.ts";
import { runAppTests, takesNoTranslations } from "../deploy/packageSteps.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { deploySf, type DeployFailure } from "../org/sf.ts";
import { problem, warning, type Look, type Tools } from "./check.ts";
import { scrubbed } from "./scrubbed.ts";

const contactEmail = "crosswalk@example.com";

/**
 * A deployment of the package, its app and the translations that changes nothing. It names its tests: an org
 * in production would run all of its own.
 */
export async function validate(
  org: OrgSession,
  targetOrg: string,
  connectorUrl = "https://crosswalk.example.com",
  deploy = deploySf,
): Promise<DeployFailure[]> {
  const policy = await findOfApp(org, policyType);
  return withAppFiles(
    { contactEmail, callbackUrl: `${connectorUrl}/oauth/callback` },
    { names: new Map(policy && [[policyType, policy.name]]), keepsConsumer: false, ipRules: enforced },
    (folder) =>
      deploy(
        [
          ...["project", "deploy", "start", "--dry-run", "--target-org", targetOrg, "--wait", "30"],
          ...["force-app", folder, "config/translations"].flatMap((each) => ["--source-dir", each]),
          ...runAppTests,
        ],
        { environment: { CROSSWALK_CONNECTOR_URL: connectorUrl, CROSSWALK_CONTACT_EMAIL: contactEmail } },
      ),
  );
}

/** The parts of a deployment by the types of their components, and what to do where one is refused. */
const parts = [
  {
    isOf: (type: string) => type === "Translations",
    refused: warning,
    nextStep:
      "The panel speaks English. Turn on Setup, Translation Language Settings, and each language there.",
  },
  {
    isOf: (type: string) => /^(ExternalClient|ExtlClnt)/.test(type),
    refused: problem,
    nextStep:
      "Turn on Setup, External Client Apps, Settings, Opt in to External Client Apps. You need External Client " +
      "App Developer, Admin and Viewer, and View Client Secret.",
  },
];
const thePackage = {
  refused: problem,
  nextStep: "Mend what each line names: config/guides/install.md. Apex tests fail where rules refuse them.",
};

const shownMax = 8;

/** Whether the org would take what a deployment brings. */
export async function lookAtPackage(tools: Tools): Promise<Look> {
  const failures = await tools.validate();
  const byPart = Map.groupBy(
    failures,
    ({ componentType }) => parts.find(({ isOf }) => isOf(componentType)) ?? thePackage,
  );
  const isOff = failures.some(({ problem: words }) => takesNoTranslations.test(words));
  const findings = [...byPart].map(([{ refused, nextStep }, some]) => {
    const lines = some.map((each) => `${each.componentType} ${each.fullName}: ${each.problem}`);
    const shown = lines.slice(0, shownMax);
    return refused(shown.map((line) => scrubbed(line)).join("; "), shown.join("; "), nextStep);
  });
  return {
    saw: failures.length === 0 ? "all of it" : `all but ${failures.length} components`,
    facts: { refusedComponents: failures.length, translationWorkbench: !isOff },
    findings,
  };
}
