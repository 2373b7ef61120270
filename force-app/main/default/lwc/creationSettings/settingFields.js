import { textOf } from "c/reasonText";

/**
 * The settings that are changed by an input of one type ("toggle" or "number"), as the connector's form lists
 * them, each with its value and its words in the user's language.
 */
export function fieldsOfType(type, form, settings) {
  return form
    .filter(({ input }) => input.type === type)
    .map(({ setting, label, help, input }) => ({
      ...input,
      name: setting,
      label: textOf(label),
      help: help ? textOf(help) : null,
      value: settings[setting],
    }));
}
