/** The next step, where no refusal says it. */
export const remedySentences = {
  "mend-network":
    "If it happens often, check the network, firewall, and proxy between the connector and Salesforce. Nothing is sent twice.",
  "mend-timed-out":
    "If it happens often, look for slow triggers and flows on Contact, and see status.salesforce.com. Nothing is sent twice.",
  "mend-insecure":
    "Check whose certificate the connector's host sees for Salesforce. A proxy that inspects TLS traffic needs its certificate in NODE_EXTRA_CA_CERTS.",
  "mend-host-name": "Check the DNS of the connector's host, and SALESFORCE_LOGIN_URL.",
  "mend-proxy":
    "Check the address, user and password in HTTPS_PROXY, and whether the proxy lets the connector reach Salesforce.",
  "mend-killed":
    "Find out from the host why the connector ended: its memory, a restart, the power. If it isn't running, start it. Nothing is sent twice.",
  "mend-validation-rule":
    "See the validation rules of Contact in Setup, under Object Manager. If users can't meet the rule, change it.",
  "mend-required-field":
    "In Setup, under Object Manager, Contact, make the field optional or give it a default value, or have users fill it in where the form shows it.",
  "mend-automation":
    "Correct the Apex trigger or flow on Contact in Setup. Salesforce sends the error to whoever last changed it.",
  "mend-storage":
    "Make room on the disk of the connector's host, or make the database writable. /readyz says what is wrong.",
  "mend-internal": "Find the request ID in the connector's log, and report it with the lines around it.",
  "mend-erased": "Don't import them again.",
  "mend-clock":
    "Set the clock of the connector's host, for example by NTP. With a wrong clock, sessions end too soon or too late, and contacts count in the wrong month.",
  "mend-not-revoked":
    "To be sure that the access has ended, revoke it for the user in Setup, under Connected Apps OAuth Usage. The user can sign in to Crosswalk again.",
  "mend-version":
    "Deploy the Crosswalk package that belongs to the connector's version, or update the connector.",
} as const;
