/**
 * What Salesforce takes in one request, from its REST API Developer Guide. A larger number is refused, so
 * none of these can be raised.
 */

/** Queries, or further pages, in one composite request ("Composite": 25 subrequests, of them 5 queries). */
export const queriesPerCall = 5;
/** Graphs in one request, each of which commits or rolls back alone ("Composite Graph Limits"). */
export const graphsMax = 75;
/** Once more graphs of a request have failed, Salesforce halts the rest ("Composite Graph Limits"). */
export const graphFailuresMax = 14;
/** Records that one request creates or deletes ("sObject Collections"). */
export const collectionMax = 200;
