import { createElement } from "lwc";
import App from "shell/app";
import { returnToPlace } from "practice/keptPlace";
import { usePackagedApp } from "practice/packagedApp";
import { startRouter } from "practice/router";
import { enforceLightningWebSecurity } from "../../../lightningWebSecurity.js";

/** Draws Lightning Experience around the components of a package: `{app, constructors}`. */
export function startLightning(packaged) {
  enforceLightningWebSecurity(window);
  usePackagedApp(packaged);
  startRouter();
  document.body.appendChild(createElement("shell-app", { is: App }));
  returnToPlace();
}
