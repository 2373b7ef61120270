import { isPackageName } from "../../connector/salesforce/packageAccess.ts";
import { listComponents, listIds, readComponent, type Component } from "../org/metadataApi.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { StepError } from "../org/stepError.ts";

/** The app's name where no managed package has put its namespace in front. */
const appName = "Crosswalk";
export const policyType = "ExtlClntAppOauthConfigurablePolicies";

interface FoundApp {
  id: string;
  /** As the org has it, e.g. `acme__Crosswalk` from a managed package. */
  name: string;
}

/** The app in the org, its own rather than a package's; undefined where the org does not have it. */
export async function findApp(org: OrgSession): Promise<FoundApp | undefined> {
  const ids = await listIds(org, "ExternalClientApplication");
  const names = [...ids.keys()].filter((name) => isPackageName(name, appName));
  const name = names.find((each) => each === appName) ?? names[0];
  return name === undefined ? undefined : { name, id: ids.get(name) ?? "" };
}

/** The org's own app; undefined where it has none. Throws StepError where it has a managed package's. */
export async function findOwnApp(org: OrgSession): Promise<FoundApp | undefined> {
  const app = await findApp(org);
  if (app === undefined || app.name === appName) return app;
  throw new StepError(
    `The org has the app from a managed package, as ${app.name}: its key is that of the package.`,
    "Ask who made the package for its key and secret, and set the app's policy in Setup, External Client App " +
      "Manager: config/guides/packages.md.",
  );
}

/** A component of the app, under its name in the org. */
interface NamedComponent {
  name: string;
  component: Component;
}

/** What Salesforce calls the app's components begins so, as seen in live orgs. */
const usualBeginning = new RegExp(`^(?:\\w+__)?${appName}`, "i");

/**
 * The app's component of a type that has one for each app: the one that says that it belongs to the app,
 * whatever it is called. Undefined where there is none. Usual names are read first, because each is a
 * request.
 */
export async function findOfApp(org: OrgSession, type: string): Promise<NamedComponent | undefined> {
  const listed = await listComponents(org, type);
  const isUsual = (name: string) => usualBeginning.test(name);
  for (const name of [...listed.filter(isUsual), ...listed.filter((each) => !isUsual(each))]) {
    const component = await readComponent(org, type, name);
    if (isPackageName(component?.get("externalClientApplication") ?? "", appName) && component) {
      return { name, component };
    }
  }
  return undefined;
}
