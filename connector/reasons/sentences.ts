export const sentences = { "field-required": "{field} is required." } as const satisfies Record<
  string,
  string
>;
