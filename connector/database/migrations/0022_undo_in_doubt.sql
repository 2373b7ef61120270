ALTER TABLE `creations` ADD `undo_at` integer;--> statement-breakpoint
CREATE INDEX `creations_undo` ON `creations` (`undo_at`) WHERE "creations"."undo_at" is not null;