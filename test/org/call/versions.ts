import type { RestCall } from "./restCall.ts";

/** The API versions that the org serves, oldest first. They differ only in what describe leaves out. */
const oldestVersion = 45;
export const newestVersion = 68;

interface ApiVersion {
  label: string;
  url: string;
  version: string;
}

/** GET /services/data: each version with its release, three a year from Spring '19 (45.0). */
export const versions: ApiVersion[] = Array.from({ length: newestVersion - oldestVersion + 1 }, (_, i) => {
  const season = ["Spring", "Summer", "Winter"][i % 3] ?? "";
  const year = 19 + Math.floor(i / 3) + (season === "Winter" ? 1 : 0);
  const version = `${oldestVersion + i}.0`;
  return { label: `${season} '${year}`, url: `/services/data/v${version}`, version };
});

const served = new Set(versions.map(({ version }) => `v${version}`));

export const isServed = (version: string) => served.has(version);

/** `v67.0` as 67. */
export const versionNumber = (version: string) => Number(version.slice(1));

/** Where an API's resources of a version are: `/services/data/v67.0`, `/services/data/v67.0/tooling`. */
export const apiPath = ({ api, version }: Pick<RestCall, "api" | "version">) =>
  `/services/data/${version}${api === "tooling" ? "/tooling" : ""}`;

/** The path of an API's sobjects. */
export const sobjectsPath = (call: Pick<RestCall, "api" | "version">) => `${apiPath(call)}/sobjects`;
