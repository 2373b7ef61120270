import { readMigrations } from "../readMigrations.ts";

/** By this the connections of connectors are known among all of a server. */
export const applicationName = "crosswalk-connector";

/** This connector's, with the newest migration that it knows. */
export const ownApplicationName = (): string =>
  `${applicationName} ${readMigrations("postgres").at(-1)?.at ?? 0}`;

/** The newest migration that the connector of a connection knows. */
export const versionOf = (application: string): number => Number(application.split(" ").at(-1));
