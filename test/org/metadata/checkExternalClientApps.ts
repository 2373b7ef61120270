import type { Org } from "../types.ts";
import type { Component } from "../components/components.ts";
import { listStoredComponents } from "../components/componentStore.ts";
import { appOf } from "../components/appOf.ts";
import type { Problem } from "./problem.ts";

const policyType = "ExtlClntAppOauthConfigurablePolicies";
const globalType = "ExtlClntAppGlobalOauthSettings";

/**
 * What an org refuses of External Client Apps. OAuth settings have one policy, which the org makes itself
 * where the deployment brings none, so a second name is a duplicate (seen in public reports of deployments
 * to live orgs). OAuth settings depend on global ones (Metadata API Developer Guide, oauthLink).
 */
export function checkExternalClientApps(org: Org, components: readonly Component[]): Problem[] {
  const kept = [policyType, globalType].flatMap((type) => listStoredComponents(org, type));
  const known = [...kept, ...components];
  return components.flatMap((component) => {
    const { type, fullName, fileName } = component;
    const problem = (message: string): Problem[] => [
      { type, fullName, fileName, message, severity: "Error" },
    ];
    const app = appOf(component);
    const others = (other: string) => known.filter((each) => each.type === other && appOf(each) === app);
    if (type === policyType) {
      const [first] = others(policyType);
      if (first === undefined || first.fullName === fullName) return [];
      return problem(`DUPLICATE_VALUE: ExtlClntAppOauthSettingsId duplicates value on ${first.fullName}`);
    }
    if (type === "ExtlClntAppOauthSettings" && others(globalType).length === 0) {
      return problem(`No ${globalType} of the external client app ${app ?? ""} found`);
    }
    return [];
  });
}
