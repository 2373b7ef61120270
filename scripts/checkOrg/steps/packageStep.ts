import type { DeployFailure } from "../../org/sf.ts";
import { takesNoTranslations } from "../../deploy/packageSteps.ts";
import {
  failed,
  passed,
  unknown,
  warned,
  type CheckStep,
  type CheckTools,
  type PackagePart,
} from "../check.ts";
import { comparePackage, isDeployed } from "../comparePackage.ts";

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

const factsOf = (failures: readonly DeployFailure[]) => ({
  failures: failures.length,
  // Names of the package's own types alone, which its source has, too.
  failedTypes: [...new Set(failures.map(({ componentType }) => componentType))],
});

export const packageStep: CheckStep = {
  name: "package",
  title: "Whether the org would take the package, and what it has of it",
  checks: [
    {
      id: "package.core",
      asks: "Would the org take the package, and do its tests run?",
      remedy: "Each line names a component and what the org lacks for it: config/guides/install.md.",
      look: async (tools) => {
        const failures = await validated(tools, "package");
        return failures.length === 0 ? passed("yes") : failed(listed(linesOf(failures)), factsOf(failures));
      },
    },
    {
      id: "package.translations",
      asks: "Would the org take the translations?",
      remedy: "Turn on Setup, Translation Language Settings, for a panel in other languages than English.",
      look: async (tools) => {
        const core = await validated(tools, "package");
        if (core.length > 0) return unknown("the package itself is refused");
        const failures = await validated(tools, "translations");
        if (failures.length === 0) return passed("yes", { translationWorkbench: true });
        if (failures.some(({ problem }) => takesNoTranslations.test(problem))) {
          return warned("no, the panel speaks English", { translationWorkbench: false });
        }
        return {
          ...failed(listed(linesOf(failures)), factsOf(failures)),
          remedy:
            "Leave the translations out, and report what the org answers with the JSON of this command.",
        };
      },
    },
    {
      id: "package.retrieved",
      asks: "Has the org the package as its source is?",
      remedy:
        "Deploy the package again, or take over what somebody changed in Setup: Setup, View Setup Audit Trail, says who.",
      look: async ({ retrieve }) => {
        const retrieved = await retrieve();
        if (!isDeployed(retrieved)) {
          return unknown("the package is not deployed there, or as a managed one, which nobody can change");
        }
        const differences = comparePackage(retrieved);
        const lines = differences.map(
          ({ type, fullName, what }) => `${type} ${fullName} (${what.join(", ")})`,
        );
        const facts = {
          changed: differences.length,
          changedTypes: [...new Set(differences.map(({ type }) => type))],
        };
        return differences.length === 0 ? passed("yes", facts) : failed(`not so: ${listed(lines)}`, facts);
      },
    },
  ],
};
