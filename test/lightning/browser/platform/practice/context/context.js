/** What the server wrote into the document about the user: name, org, i18n and custom permissions. */
export const context = Object.freeze(JSON.parse(document.getElementById("page-context").textContent));
