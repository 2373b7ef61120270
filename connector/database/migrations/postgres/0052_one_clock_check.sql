DROP TABLE "clock_seen";
DROP INDEX "events_for_all";
CREATE INDEX "events_for_all" ON "events" ("at") WHERE "events"."event" in ('setting.changed', 'connector.started', 'connector.stopped', 'connector.killed');
DELETE FROM "events" WHERE "event" IN ('clock.wrong', 'clock.right');
