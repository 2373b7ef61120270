import "@lwc/synthetic-shadow";
import { createElement } from "lwc";
import App from "shell/app";
import { startRouter } from "practice/router";
import { enforceLightningWebSecurity } from "./lightningWebSecurity.js";

enforceLightningWebSecurity(window);
startRouter();
document.body.appendChild(createElement("shell-app", { is: App }));
