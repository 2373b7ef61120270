/** What a component without a style sheet has: no styles. */
module.exports = [];
