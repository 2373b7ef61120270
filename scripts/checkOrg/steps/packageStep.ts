import type { DeployFailure } from "../../org/sf.ts";
import { takesNoTranslations } from "../../deploy/packageSteps.ts";
import { areSecretsOverRest, secretsSwitch } from "../../deploy/secretsOverRest.ts";
import { soqlText } from "../../../connector/salesforce/soql.ts";
import { readUserId } from "../../org/readUserId.ts";
import {
  failed,
  passed,
  unknown,
  warned,
  type CheckStep,
  type CheckTools,
  type PackagePart,
} from "../check.ts";

const shownMax = 8;

const linesOf = (failures: readonly DeployFailure[]) =>
  failures.map(({ componentType, fullName, problem }) => `${componentType} ${fullName}: ${problem}`);

function listed(lines: readonly string[]): string {
  const more = lines.length > shownMax ? [`and ${lines.length - shownMax} more`] : [];
  return [...lines.slice(0, shownMax), ...more].join("; ");
}

/** Each part is validated once, however many checks ask. */
const validated = ({ org, validate }: CheckTools, part: PackagePart) =>
  org.once(`validated ${part}`, () => validate(part));

const factsOf = (failures: readonly DeployFailure[]) => ({ failures: failures.length });

/** What the org refuses beside the package itself, where it takes that. */
async function refusedBeside(tools: CheckTools): Promise<DeployFailure[] | undefined> {
  const core = await validated(tools, "package");
  return core.length > 0 ? undefined : await validated(tools, "all");
}

const isTranslation = ({ componentType }: DeployFailure) => componentType === "Translations";

const packageRefused = unknown("the package itself is refused");

const refused = (failures: readonly DeployFailure[]) => ({
  ...failed(listed(linesOf(failures)), factsOf(failures)),
  problems: linesOf(failures).slice(0, shownMax),
});

/** By the field of a permission set. */
const wantedPermissions: Record<string, string> = {
  PermissionsExternalClientAppDeveloper: "External Client App Developer",
  PermissionsExternalClientAppAdmin: "External Client App Admin",
  PermissionsExternalClientAppViewer: "External Client App Viewer",
  PermissionsViewClientSecret: "View Client Secret",
};

export const packageStep: CheckStep = {
  name: "package",
  title: "Whether the org would take the package and its app",
  checks: [
    {
      id: "package.core",
      asks: "Would the org take the package, and do its tests run?",
      remedy: "Each line names a component and what the org lacks for it: config/guides/install.md.",
      look: async (tools) => {
        const failures = await validated(tools, "package");
        return failures.length === 0 ? passed("yes") : refused(failures);
      },
    },
    {
      id: "package.app",
      asks: "Would the org take the app that people sign in through?",
      remedy:
        "Turn on Setup, External Client Apps, Settings, Opt in to External Client Apps, and see package.app-permissions.",
      look: async (tools) => {
        // An org that does not know the types refuses the deployment, and names no component.
        const failures = (await refusedBeside(tools))?.filter((each) => !isTranslation(each));
        if (failures === undefined) return packageRefused;
        return failures.length === 0 ? passed("yes") : refused(failures);
      },
    },
    {
      id: "package.app-permissions",
      asks: "May you register the app, and read its secret?",
      remedy:
        "Give your user these System Permissions in Setup, in a permission set of your own. A cloned profile may lack them.",
      look: async ({ org }) => {
        const fields = Object.keys(wantedPermissions);
        const userId = soqlText(await readUserId(org));
        const setsWith = (condition: string) =>
          org.query<Record<string, unknown>>(
            `SELECT ${fields.join(", ")} FROM PermissionSet WHERE ${condition}`,
          );
        const sets = [
          ...(await setsWith(`ProfileId IN (SELECT ProfileId FROM User WHERE Id = ${userId})`)),
          ...(await setsWith(
            `Id IN (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = ${userId})`,
          )),
        ];
        const lacking = fields.filter((field) => !sets.some((set) => set[field] === true));
        if (lacking.length === 0) return passed("yes");
        return warned(`not without ${lacking.map((field) => wantedPermissions[field]).join("; ")}`, {
          lacking,
        });
      },
    },
    {
      id: "package.app-secret",
      asks: "Does the org give the secret that it makes for the app?",
      look: async ({ org }) => {
        const secretsOverRest = await areSecretsOverRest(org);
        if (secretsOverRest === undefined) {
          return unknown("the org does not show its settings of External Client Apps");
        }
        const saw = secretsOverRest ? "yes" : `not now: deploying asks to turn on ${secretsSwitch}`;
        return passed(saw, { secretsOverRest });
      },
    },
    {
      id: "package.translations",
      asks: "Would the org take the translations?",
      remedy:
        "Turn on Setup, Translation Language Settings, and each language there, for a panel in other languages than English.",
      look: async (tools) => {
        const refusals = await refusedBeside(tools);
        if (refusals === undefined) return packageRefused;
        const failures = refusals.filter(isTranslation);
        if (failures.length === 0 && refusals.length > 0) return unknown("the app is refused");
        if (failures.length === 0) return passed("yes", { translationWorkbench: true });
        const languages = failures.map(({ fullName }) => fullName);
        return {
          ...warned(`the panel speaks English in place of ${languages.join(", ")}`, {
            ...(failures.every(({ problem }) => takesNoTranslations.test(problem)) && {
              translationWorkbench: false,
            }),
            languagesRefused: languages,
          }),
          problems: linesOf(failures),
        };
      },
    },
  ],
};
