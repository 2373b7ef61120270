/** How the page looks, as an admin chooses it in Setup under Themes and Branding, and a user with Cosmos. */
interface Theme {
  label: string;
  /** The design system's stylesheet, as a path on this server. */
  styles: string;
  /** The design system's class for a body that is light or dark. Only SLDS 2 can be dark. */
  bodyClass: string;
}

const cosmos = "/assets-2/css/bundled/slds2.cosmos.css";

export const themes = {
  lightning: {
    label: "Lightning (SLDS 1)",
    styles: "/assets/styles/salesforce-lightning-design-system.min.css",
    bodyClass: "",
  },
  cosmos: { label: "Cosmos (SLDS 2), light", styles: cosmos, bodyClass: "slds-color-scheme_light" },
  "cosmos-dark": { label: "Cosmos (SLDS 2), dark", styles: cosmos, bodyClass: "slds-color-scheme_dark" },
} as const satisfies Record<string, Theme>;

export type ThemeName = keyof typeof themes;

export const themeNames = Object.keys(themes) as ThemeName[];

/** The theme of this name; the first one for any other. */
export function themeOf(name: string | undefined): ThemeName {
  return themeNames.find((known) => known === name) ?? "lightning";
}
