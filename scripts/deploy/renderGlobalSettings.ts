export interface GlobalSettings {
  callbackUrl: string;
  /** Absent: Salesforce makes one. */
  consumerKey?: string | undefined;
  consumerSecret?: string | undefined;
}

/** Fills in the template of the app's global OAuth settings, without elements for absent values. */
export function renderGlobalSettings(template: string, values: GlobalSettings): string {
  return template
    .split("\n")
    .flatMap((line) => {
      const name = /\{\{(\w+)\}\}/.exec(line)?.[1];
      if (name === undefined) return [line];
      const value = values[name as keyof GlobalSettings];
      return value === undefined ? [] : [line.replace(`{{${name}}}`, () => escapeXml(value))];
    })
    .join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
