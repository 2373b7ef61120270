/**
 * What the server knows of the page's user, written into the document: user, org, i18n, custom permissions.
 */
export const context = Object.freeze(JSON.parse(document.getElementById("page-context").textContent));
