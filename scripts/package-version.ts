import path from "node:path";
import { connectorOrigin, readOptions } from "./deploy/options.ts";
import { preparePackage, type PackageType } from "./deploy/preparePackage.ts";
import { deployCommand, runPlan, sfStep } from "./deploy/runSteps.ts";
import { projectFolder, readSf } from "./org/sf.ts";
import { StepError } from "./org/stepError.ts";

/**
 * `npm run package -- --type unlocked --dev-hub HUB --contact-email YOU`: makes a package version that others
 * install. `--type managed --namespace NAME` makes a managed one. `--connector-url URL` where all orgs with the
 * package use one connector.
 */
await deployCommand(async (print) => {
  const texts = ["type", "namespace", "dev-hub", "contact-email", "connector-url"] as const;
  const options = readOptions(texts, [], ["type", "dev-hub", "contact-email"]);
  const type = packageType(options.type);
  const namespace = options.namespace ?? "";
  if ((type === "managed") !== (namespace !== "")) {
    throw new StepError(
      `A managed package needs --namespace, an unlocked one has none.`,
      "Register a namespace in a Developer Edition org and link it to the Dev Hub.",
    );
  }
  const devHub = options["dev-hub"] ?? "";
  const contactEmail = options["contact-email"] ?? "";
  const connectorUrl = options["connector-url"] && connectorOrigin(options["connector-url"]);
  const cwd = path.join(projectFolder, "config/generated/package", type);
  const kind = type === "managed" ? "Managed" : "Unlocked";
  const plan = {
    purpose: `Makes a version of the ${type} package Crosswalk:`,
    steps: [
      {
        title: "Copy what such a package may hold",
        run: async () => void (await preparePackage({ type, namespace, contactEmail, connectorUrl })),
        nextStep: "Check that config/generated can be written.",
      },
      sfStep(
        "Create the package",
        [
          ...["package", "create", "--name", "Crosswalk", "--package-type", kind, "--path", "force-app"],
          ...["--target-dev-hub", devHub, ...(type === "unlocked" ? ["--no-namespace"] : [])],
        ],
        "Sign in to the Dev Hub with: npm run sf -- org login web --set-default-dev-hub --alias devhub",
        {
          cwd,
          done: async () => {
            const list = ["package", "list", "--target-dev-hub", devHub];
            const packages = await readSf<{ Name: string }[]>(list);
            return packages.some(({ Name }) => Name === "Crosswalk") ? "the Dev Hub has it." : undefined;
          },
        },
      ),
      sfStep(
        "Create a version of it",
        [
          ...["package", "version", "create", "--package", "Crosswalk", "--code-coverage"],
          ...["--installation-key-bypass", "--target-dev-hub", devHub, "--wait", "60"],
        ],
        "Correct what the CLI names above and run this again.",
        { cwd },
      ),
    ],
    ending: `Made. Promote it with: npm run sf -- package version promote --package ID --target-dev-hub ${devHub}`,
  };
  await runPlan(plan, print);
});

function packageType(text: string | undefined): PackageType {
  if (text === "unlocked" || text === "managed") return text;
  throw new StepError(`--type ${text} is neither unlocked nor managed.`, "Run npm run package -- --help.");
}
