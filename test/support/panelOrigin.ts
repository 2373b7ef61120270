/** Where the panel runs, as far as a connector under test can tell. */
export const panelOrigin = "http://localhost:4000";
