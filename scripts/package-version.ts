import path from "node:path";
import { connectorOrigin } from "./deploy/connectorOrigin.ts";
import { runScript } from "./deploy/main.ts";
import { preparePackage, type PackageType } from "./deploy/preparePackage.ts";
import { projectFolder, readSf } from "./org/sf.ts";
import { sfStep } from "./deploy/sfStep.ts";
import { StepError } from "./org/stepError.ts";

await runScript({
  command: "npm run package --",
  purpose: "Makes a package version that others install: unlocked, or managed under a namespace.",
  options: ["type", "namespace", "dev-hub", "contact-email", "connector-url"],
  required: ["type", "dev-hub", "contact-email"],
  plan: (options) => {
    const type = packageType(options.type ?? "");
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
    return {
      purpose: `Makes a version of the ${type} package Crosswalk:`,
      steps: [
        {
          title: "Copy what such a package may hold",
          shown: `writes ${path.relative(projectFolder, cwd)}`,
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
              const packages = await readSf<{ Name: string }[]>([
                "package",
                "list",
                "--target-dev-hub",
                devHub,
              ]);
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
      ending:
        "Made. Promote it with: npm run sf -- package version promote --package ID --target-dev-hub " +
        devHub,
    };
  },
});

function packageType(text: string): PackageType {
  if (text === "unlocked" || text === "managed") return text;
  throw new StepError(`--type ${text} is neither unlocked nor managed.`, "Run npm run package -- --help.");
}
