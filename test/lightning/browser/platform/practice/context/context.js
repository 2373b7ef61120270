/** What the server knows of the page's user, written into the document: user, i18n, org, connector. */
export const context = Object.freeze(JSON.parse(document.getElementById("page-context").textContent));
