DROP TABLE `clock_seen`;--> statement-breakpoint
DROP INDEX `events_for_all`;--> statement-breakpoint
CREATE INDEX `events_for_all` ON `events` (`at`) WHERE "events"."event" in ('setting.changed', 'connector.started', 'connector.stopped', 'connector.killed');--> statement-breakpoint
DELETE FROM `events` WHERE `event` IN ('clock.wrong', 'clock.right');
