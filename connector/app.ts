import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppContext } from "./context.ts";
import { authenticate } from "./http/authenticate.ts";
import { limitBody } from "./http/bodyLimit.ts";
import { openApiDocument } from "./http/openApiDocument.ts";
import { observe } from "./http/observe.ts";
import { answerNotFound, answerProblem } from "./http/problem.ts";
import { openToStrangers } from "./http/rateLimit.ts";
import { createRouter } from "./http/createRouter.ts";
import type { AppEnv } from "./http/appEnv.ts";
import { allowPanelOrigins, securityHeaders } from "./http/securityHeaders.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { batchReviewRoutes } from "./routes/batchReviews.ts";
import { batchRowRoutes } from "./routes/batchRows.ts";
import { batchRoutes } from "./routes/batches.ts";
import { connectionRoutes } from "./routes/connection.ts";
import { contactRoutes } from "./routes/contacts.ts";
import { draftRoutes } from "./routes/drafts.ts";
import { erasedPeopleRoutes } from "./routes/erasedPeople.ts";
import { importLeadListRoutes } from "./routes/importLeadList.ts";
import { leadFilePreviewRoutes } from "./routes/leadFilePreview.ts";
import { leadListRoutes } from "./routes/leadLists.ts";
import { leadRoutes } from "./routes/leads.ts";
import { lookupRoutes } from "./routes/lookups.ts";
import { matchReportRoutes } from "./routes/matchReports.ts";
import { oauthRoutes } from "./routes/oauth.ts";
import { orgBindingRoutes } from "./routes/orgBinding.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { teamDiagnosisRoutes } from "./routes/teamDiagnosis.ts";
import { signInRoutes } from "./routes/signIns.ts";
import { systemRoutes } from "./routes/system.ts";
import { usageRoutes } from "./routes/usage.ts";

/** The connector as one fetch handler: what all routes share, then the routes, those behind sign-in last. */
export function createApp(app: AppContext): OpenAPIHono<AppEnv> {
  const router = createRouter();
  router.onError(answerProblem);
  router.notFound(answerNotFound);
  router.use(observe(app));
  router.use(securityHeaders(app.config));
  router.use("/v1/*", allowPanelOrigins(app.config));

  router.route("/", systemRoutes);
  router.route("/", oauthRoutes);
  router.route("/", signInRoutes);
  router.use("/v1/*", authenticate);
  router.use("/v1/*", limitBody);
  router.route("/", connectionRoutes);
  router.route("/", orgBindingRoutes);
  router.route("/", settingsRoutes);
  router.route("/", teamDiagnosisRoutes);
  router.route("/", usageRoutes);
  router.route("/", erasedPeopleRoutes);
  router.route("/", importLeadListRoutes);
  router.route("/", leadFilePreviewRoutes);
  router.route("/", leadListRoutes);
  router.route("/", leadRoutes);
  router.route("/", matchReportRoutes);
  router.route("/", accountRoutes);
  router.route("/", lookupRoutes);
  router.route("/", draftRoutes);
  router.route("/", contactRoutes);
  router.route("/", batchReviewRoutes);
  router.route("/", batchRoutes);
  router.route("/", batchRowRoutes);

  router.get("/openapi.json", openToStrangers, openApiDocument(router, app.config.publicUrl));
  return router;
}
