import description from "./package.json" with { type: "json" };

/** Of the connector that runs. */
export const { version } = description;
