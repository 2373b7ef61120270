import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppContext } from "./context.ts";
import { authenticate } from "./http/authenticate.ts";
import { createRouter } from "./http/router.ts";
import { limitBody } from "./http/bodyLimit.ts";
import { openApiDocument } from "./http/openApiDocument.ts";
import { observe } from "./http/observe.ts";
import { takeTurn, wakeJob } from "./http/takeTurn.ts";
import { answerInWords } from "./http/wordsFor.ts";
import { answerNotFound, answerProblem } from "./http/problem.ts";
import { openToStrangers } from "./http/rateLimit.ts";
import type { AppEnv } from "./http/appEnv.ts";
import { allowPanelOrigins, securityHeaders } from "./http/securityHeaders.ts";
import { accountRoutes, lookupRoutes } from "./routes/lookups.ts";
import { batchReviewRoutes } from "./routes/batchReviews.ts";
import { batchRowRoutes } from "./routes/batchRows.ts";
import { batchRoutes } from "./routes/batches.ts";
import { batchUndoRoutes } from "./routes/batchUndos.ts";
import { connectionRoutes, orgBindingRoutes } from "./routes/connection.ts";
import { contactRoutes, draftRoutes } from "./routes/contacts.ts";
import { erasedPeopleRoutes, erasureRoutes } from "./routes/erasures.ts";
import {
  addedLeadRoutes,
  importLeadListRoutes,
  importRoutes,
  leadFilePreviewRoutes,
} from "./routes/imports.ts";
import { leadListRoutes, matchReportRoutes } from "./routes/leadLists.ts";
import { leadRoutes } from "./routes/leads.ts";
import { oauthRoutes } from "./routes/oauth.ts";
import { recordPageRoutes } from "./routes/recordPages.ts";
import { rehearsalRoutes } from "./routes/rehearsals.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { teamDiagnosisRoutes } from "./routes/teamDiagnosis.ts";
import { signInRoutes } from "./routes/signIns.ts";
import { systemRoutes } from "./routes/system.ts";
import { timelineRoutes } from "./routes/timeline.ts";
import { usageRoutes } from "./routes/usage.ts";

/** The connector as one fetch handler: what all routes share, then the routes, those behind sign-in last. */
export function createApp(app: AppContext): OpenAPIHono<AppEnv> {
  const router = createRouter();
  router.onError(answerProblem);
  router.notFound(answerNotFound);
  router.use(observe(app));
  router.use(securityHeaders(app.config));
  router.use(answerInWords);
  router.use("/v1/*", allowPanelOrigins(app.config));

  router.route("/", systemRoutes);
  router.route("/", oauthRoutes);
  router.route("/", signInRoutes);
  router.use("/v1/*", authenticate);
  router.use("/v1/*", takeTurn());
  router.use("/v1/*", limitBody);
  router.use("/v1/batches/*", wakeJob("batches"));
  router.use("/v1/rehearsals/*", wakeJob("rehearsals"));
  router.route("/", connectionRoutes);
  router.route("/", orgBindingRoutes);
  router.route("/", settingsRoutes);
  router.route("/", teamDiagnosisRoutes);
  router.route("/", timelineRoutes);
  router.route("/", usageRoutes);
  router.route("/", erasedPeopleRoutes);
  router.route("/", erasureRoutes);
  router.route("/", importLeadListRoutes);
  router.route("/", importRoutes);
  router.route("/", leadFilePreviewRoutes);
  router.route("/", addedLeadRoutes);
  router.route("/", leadListRoutes);
  router.route("/", leadRoutes);
  router.route("/", matchReportRoutes);
  router.route("/", accountRoutes);
  router.route("/", recordPageRoutes);
  router.route("/", lookupRoutes);
  router.route("/", draftRoutes);
  router.route("/", contactRoutes);
  router.route("/", batchReviewRoutes);
  router.route("/", batchRoutes);
  router.route("/", batchRowRoutes);
  router.route("/", batchUndoRoutes);
  router.route("/", rehearsalRoutes);

  router.get("/openapi.json", openToStrangers, openApiDocument(router, app.config.publicUrl));
  return router;
}
